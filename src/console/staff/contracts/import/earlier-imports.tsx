import { Link } from '@tanstack/react-router';
import { Card, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../../words/dates';
import { ProblemAlert } from '../../problem-alert';
import { useContractWords } from '../words/contract-words';
import type { ImportView } from './import-data';

interface EarlierImportsProps {
  readonly items: readonly ImportView[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** What the officer's body has imported, the newest first. */
export function EarlierImports({ items, isPending, error, retry }: EarlierImportsProps): ReactNode {
  const { imports, language } = useContractWords();
  return (
    <Card size="small" title={<h2>{imports.earlier}</h2>} id="earlier-imports">
      {error === null ? null : <ProblemAlert error={error} retry={retry} />}
      {isPending ? <Skeleton active /> : null}
      {!isPending && items.length === 0 ? <p>{imports.noneYet}</p> : null}
      <ul className="files-list">
        {items.map(({ id, fileName, status, contractCount, createdBy, createdAt }) => (
          <li key={id}>
            <div>
              <Link to="/contracts/import/$id" params={{ id }} search={{}}>
                {fileName}
              </Link>{' '}
              <Tag>{imports.statuses[status]}</Tag>
              <small>{imports.contracts(contractCount)}</small>{' '}
              <small>{imports.sentBy(createdBy.name, longMoment(createdAt, language))}</small>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
