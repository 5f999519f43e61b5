import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../problem-alert';
import { directoryQuery } from '../query-keys';
import { useBodyWords } from './words/body-words';

/** The bodies that best fit what was typed: by name, short name, pinyin or its initials. */
export function BodySearch({
  asked,
  show,
}: {
  readonly asked: string;
  readonly show: (id: string) => void;
}): ReactNode {
  const { words, domain } = useBodyWords();
  const { data, error, refetch } = useQuery(directoryQuery(asked));
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  const items = data?.items ?? null;
  return (
    <>
      <p className="tree-help faint" role="status">
        {items === null ? ' ' : said(items.length)}
      </p>
      <ul className="body-found" aria-label={words.search}>
        {(items ?? []).map(({ organizationId, name, kind, within }) => (
          <li key={organizationId}>
            <Button type="link" onClick={() => show(organizationId)}>
              {name}
            </Button>
            <span className="faint">{[domain.organizationKinds[kind], ...within.slice(-1)].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );

  function said(count: number): string {
    return count === 0 ? words.nothingFound : words.found(count);
  }
}
