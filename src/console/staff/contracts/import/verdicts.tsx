import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { VERDICTS, type Verdict } from '../../../../domain/contract-import/contract-import';
import { changedSearch } from '../../lists/list-search';
import { Pager } from '../../lists/pager';
import { asTab, TabBar } from '../../lists/tab-bar';
import { Mark } from '../../lists/tags';
import { ProblemAlert } from '../../problem-alert';
import { useContractWords } from '../words/contract-words';
import { verdictsQuery, type ImportedContract, type ImportView } from './import-data';

const route = getRouteApi('/contracts/import/$id');

interface OfImport {
  readonly view: ImportView;
}

/** The verdict of each contract, with the cell, the reason and what to do. */
export function Verdicts({ view }: OfImport): ReactNode {
  const { imports } = useContractWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery({
    ...verdictsQuery(view.id, search, view.counts),
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? [];
  return (
    <section aria-label={imports.verdictsTitle}>
      <h2>{imports.verdictsTitle}</h2>
      <Tabs view={view} current={search.verdict} />
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {isPending ? <Skeleton active /> : null}
      {!isPending && items.length === 0 ? <p>{imports.none}</p> : null}
      {items.length === 0 ? null : <VerdictTable items={items} />}
      <Pager
        cursor={search.cursor}
        nextCursor={data?.nextCursor ?? null}
        go={(cursor) => void navigate({ search: changedSearch(search, { cursor }), resetScroll: false })}
      />
    </section>
  );
}

function Tabs({ view, current }: OfImport & { readonly current: Verdict | undefined }): ReactNode {
  const { imports } = useContractWords();
  const { id, counts, contractCount } = view;
  return (
    <TabBar label={imports.verdictsTitle}>
      <Link {...asTab('all', current ?? 'all')} to="/contracts/import/$id" params={{ id }} search={{}}>
        {imports.all} {contractCount}
      </Link>
      {VERDICTS.filter((verdict) => (counts[verdict] ?? 0) > 0).map((verdict) => (
        <Link
          key={verdict}
          {...asTab(verdict, current)}
          to="/contracts/import/$id"
          params={{ id }}
          search={{ verdict }}
        >
          {imports.verdicts[verdict]} {counts[verdict]}
        </Link>
      ))}
    </TabBar>
  );
}

function VerdictTable({ items }: { readonly items: readonly ImportedContract[] }): ReactNode {
  const { imports } = useContractWords();
  const { rows, contract, verdict, why } = imports.table;
  return (
    <table className="verdicts">
      <thead>
        <tr>
          {[rows, contract, verdict, why].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <OneVerdict key={one.rows.join()} one={one} />
        ))}
      </tbody>
    </table>
  );
}

const ALERTING: readonly Verdict[] = ['refused', 'secret', 'differs'];

function OneVerdict({ one }: { readonly one: ImportedContract }): ReactNode {
  const { imports } = useContractWords();
  const { rows, repeatedRows, name, number, verdict, faults, contract } = one;
  return (
    <tr>
      <td>{imports.rowsOf(rows.join('、'))}</td>
      <td>
        <div className="stack">
          {name === null && contract !== null ? null : <span>{name ?? imports.unnamed}</span>}
          {contract === null ? (
            <span className="faint">{number}</span>
          ) : (
            <Link to="/contracts/$id" params={{ id: contract.id }} search={{}} preload={false}>
              {contract.code}
            </Link>
          )}
        </div>
      </td>
      <td>
        <Mark tone={ALERTING.includes(verdict) ? 'alert' : 'plain'}>{imports.verdicts[verdict]}</Mark>
      </td>
      <td>
        {faults.map(({ row, heading, message, fix }) => (
          <div key={`${row}/${heading ?? ''}/${message}`} lang="zh-CN">
            {imports.fault(imports.cell(row, heading), message, fix)}
          </div>
        ))}
        {repeatedRows.length === 0 ? null : imports.repeated(repeatedRows.join('、'))}
      </td>
    </tr>
  );
}
