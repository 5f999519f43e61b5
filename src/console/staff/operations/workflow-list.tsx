import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { ListState } from '../lists/list-state';
import { SearchField } from '../lists/search-field';
import { Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useWords } from '../words/staff-words';
import { CASES_PER_PAGE, wordFor, workflowsQuery, type Watched } from './operations-data';
import type { OperationsSearch } from './operations-search';
import { useOperationsWords } from './words/operations-words';

const route = getRouteApi('/operations');
const NONE: readonly Watched[] = [];

/** Every open case in the engine beside its record; or whatever a number finds, closed cases too. */
export function WorkflowList(): ReactNode {
  const { cases } = useOperationsWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery(workflowsQuery(search));
  const go = (part: Pick<OperationsSearch, 'q' | 'offset'>): void => {
    const { q, offset } = part;
    const asked = { ...(q === undefined ? {} : { q }), ...(offset === undefined ? {} : { offset }) };
    void navigate({ search: { tab: 'cases', ...asked } });
  };
  const items = data?.items ?? NONE;
  return (
    <>
      <div className="filters no-print">
        <SearchField q={search.q} hint={cases.search} onSearch={(q) => go({ q })} />
      </div>
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={search.q !== undefined}
        empty={{ title: cases.empty, help: cases.emptyHelp }}
        retry={() => void refetch()}
        clear={() => go({})}
      >
        <CaseTable items={items} />
        <Paging
          from={Number(search.offset ?? 0)}
          count={items.length}
          next={data?.nextOffset ?? null}
          go={(offset) => go({ q: search.q, offset: offset === 0 ? undefined : String(offset) })}
        />
      </ListState>
    </>
  );
}

function CaseTable({ items }: { readonly items: readonly Watched[] }): ReactNode {
  const { cases } = useOperationsWords();
  const isNarrow = useIsNarrow();
  const columns: TableColumnsType<Watched> = [
    { title: cases.columns.number, key: 'number', render: (_value, row) => <Which row={row} /> },
    {
      title: cases.columns.engine,
      key: 'engine',
      width: 130,
      render: (_value, row) => <EngineState row={row} />,
    },
    { title: cases.columns.waiting, key: 'waiting', render: (_value, row) => <Waiting row={row} /> },
    { title: cases.columns.until, key: 'until', render: (_value, row) => <Until row={row} /> },
    {
      title: cases.columns.versions,
      key: 'versions',
      width: 130,
      render: (_value, row) => <Versions row={row} />,
    },
  ];
  const narrow: TableColumnsType<Watched> = [
    {
      title: cases.columns.number,
      key: 'all',
      render: (_value, row) => (
        <div className="case-card">
          <Which row={row} />
          <EngineState row={row} />
          <Waiting row={row} />
          <Until row={row} />
          <Versions row={row} />
        </div>
      ),
    },
  ];
  return (
    <Table<Watched>
      className="case-table"
      size="small"
      rowKey="caseId"
      dataSource={items}
      columns={isNarrow ? narrow : columns}
      showHeader={!isNarrow}
      pagination={false}
    />
  );
}

interface OfRow {
  readonly row: Watched;
}

function Which({ row: { caseId, number, status } }: OfRow): ReactNode {
  const { cases, domain } = useOperationsWords();
  return (
    <div className="stack">
      <Link
        to="/operations/workflows/$id"
        params={{ id: caseId }}
        className="case-link"
        aria-label={cases.open(number)}
        preload={false}
      >
        {number}
      </Link>
      <span>{wordFor(domain.statuses, status)}</span>
    </div>
  );
}

export function EngineState({ row: { state } }: OfRow): ReactNode {
  const { cases } = useOperationsWords();
  return <span className={`engine-state ${state}`}>{cases.states[state]}</span>;
}

function Waiting({ row }: OfRow): ReactNode {
  const { cases } = useOperationsWords();
  return (
    <div className="stack">
      <span>{cases.waitingFor(row.state, row.waitingFor)}</span>
      <span className="marks">
        {row.pendingCommands > 0 ? <Mark tone="alert">{cases.pending(row.pendingCommands)}</Mark> : null}
      </span>
    </div>
  );
}

function Until({ row: { waitingUntil, wakesAt } }: OfRow): ReactNode {
  const { cases, language } = useOperationsWords();
  if (waitingUntil === null) return <span className="faint">{cases.nothing}</span>;
  return (
    <div className="stack">
      <span>{cases.caseTime(longMoment(waitingUntil, language))}</span>
      {wakesAt === null ? null : <span className="faint">{cases.wakes(longMoment(wakesAt, language))}</span>}
    </div>
  );
}

function Versions({ row: { rowVersion, engineVersion, isBehind } }: OfRow): ReactNode {
  const { cases } = useOperationsWords();
  return (
    <div className="stack">
      <span className="amount">{`${rowVersion} / ${engineVersion ?? '—'}`}</span>
      {isBehind ? <Mark tone="alert">{cases.behind}</Mark> : null}
    </div>
  );
}

interface PagingProps {
  readonly from: number;
  readonly count: number;
  readonly next: number | null;
  readonly go: (offset: number) => void;
}

function Paging({ from, count, next, go }: PagingProps): ReactNode {
  const { cases } = useOperationsWords();
  const { lists } = useWords();
  return (
    <Flex className="pager no-print" wrap gap="small" align="center" justify="flex-end">
      <span className="faint">{cases.more}</span>
      <span>{cases.range(from + 1, from + count)}</span>
      {from === 0 && next === null ? null : (
        <nav aria-label={lists.paging}>
          <Flex gap="small">
            <Button disabled={from === 0} onClick={() => go(Math.max(0, from - CASES_PER_PAGE))}>
              {lists.previous}
            </Button>
            <Button disabled={next === null} onClick={() => go(next ?? from)}>
              {lists.next}
            </Button>
          </Flex>
        </nav>
      )}
    </Flex>
  );
}
