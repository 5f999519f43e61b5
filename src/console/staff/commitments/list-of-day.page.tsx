import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo, type ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { longDate } from '../../words/dates';
import { BodyFilter } from '../lists/body-filter';
import { CaseLines, type CaseColumn } from '../lists/case-lines';
import { DayFilter, FilterBar } from '../lists/filter-bar';
import { changedSearch, filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { PageHead } from '../lists/page-head';
import { Pager } from '../lists/pager';
import { useIsNarrow } from '../lists/use-is-narrow';
import { systemQuery } from '../query-keys';
import { listOfDayQuery, type Listed } from './commitment-data';
import type { ListOfDaySearch } from './commitment-search';
import { useListOfDayExport } from './list-of-day-export';
import { useCommitmentWords, type CommitmentWords } from './words/commitment-words';

/** 承诺清单: the commitments as they stood when a day ended, today's if none is chosen. */
export function ListOfDayPage(): ReactNode {
  const { ofDay, list, language } = useCommitmentWords();
  const search = useSearch({ from: '/commitments/list' });
  const navigate = useNavigate({ from: '/commitments/list' });
  const today = useQuery(systemQuery).data?.today;
  const on = search.on ?? today;
  const { data, error, isFetching, isPending, dataUpdatedAt, refetch } = useQuery({
    ...listOfDayQuery({ ...search, on: on ?? '' }),
    enabled: on !== undefined,
  });
  useEffect(() => {
    document.title = `${ofDay.title} · Pacta`;
  }, [ofDay]);
  const go = (next: ListOfDaySearch): void => void navigate({ search: next });
  const again = (): void => void refetch();
  const heading = on === undefined ? ofDay.title : ofDay.heading(longDate(on as PlainDate, language));
  return (
    <>
      <PageHead title={heading} readAt={dataUpdatedAt} isReading={isFetching} refresh={again} />
      <p className="faint">
        {ofDay.help} <Link to="/commitments">{list.title}</Link>
      </p>
      {on === undefined ? null : <Filters search={search} on={on} go={go} />}
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={data?.items.length === 0}
        isFiltered={false}
        empty={{ title: ofDay.empty, help: ofDay.emptyHelp }}
        retry={again}
        clear={() => go({})}
      >
        {data === undefined ? null : (
          <>
            <ListedTable items={data.items} />
            <Pager
              cursor={search.cursor}
              nextCursor={data.nextCursor}
              go={(cursor) => go(changedSearch(search, { cursor }))}
            />
          </>
        )}
      </ListState>
    </>
  );
}

interface FiltersProps {
  readonly search: ListOfDaySearch;
  readonly on: string;
  readonly go: (next: ListOfDaySearch) => void;
}

function Filters({ search, on, go }: FiltersProps): ReactNode {
  const { ofDay, list } = useCommitmentWords();
  const { isBusy, save } = useListOfDayExport({ ...search, on });
  return (
    <FilterBar
      setFilters={filtersIn(search)}
      search={null}
      clear={() => go({})}
      main={
        <>
          <DayFilter label={ofDay.on} value={on} onChange={(day) => go(changedSearch(search, { on: day }))} />
          <BodyFilter
            label={list.filters.promisorId}
            value={search.promisorId}
            onChange={(promisorId) => go(changedSearch(search, { promisorId }))}
          />
          <Button icon={<DownloadOutlined />} loading={isBusy} onClick={() => void save()}>
            {ofDay.export}
          </Button>
        </>
      }
    />
  );
}

const keyOf = ({ id }: Listed): string => id;
const codeOf = ({ code }: Listed): string => code;

function ListedTable({ items }: { readonly items: readonly Listed[] }): ReactNode {
  const words = useCommitmentWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? narrowColumns(words) : wideColumns(words)), [isNarrow, words]);
  return <CaseLines lines={items} columns={columns} keyOf={keyOf} numberOf={codeOf} />;
}

function wideColumns(words: CommitmentWords): readonly CaseColumn<Listed>[] {
  const { columns } = words.list;
  return [
    { title: columns.commitment, key: 'which', cell: (one) => <Which listed={one} /> },
    { title: words.ofDay.nodes, key: 'nodes', width: '36%', cell: (one) => <Nodes listed={one} /> },
    {
      title: columns.status,
      key: 'status',
      width: '112px',
      cell: (one) => words.labels.statuses[one.status],
    },
    { title: columns.promisor, key: 'promisor', width: '18%', cell: (one) => one.promisor.name },
  ];
}

function narrowColumns(words: CommitmentWords): readonly CaseColumn<Listed>[] {
  return [
    {
      title: words.list.columns.commitment,
      key: 'all',
      cell: (one) => (
        <div className="case-card">
          <Which listed={one} />
          <Nodes listed={one} />
          <div className="card-foot">
            <span>{one.promisor.name}</span>
            <span>{words.labels.statuses[one.status]}</span>
          </div>
        </div>
      ),
    },
  ];
}

interface OfListed {
  readonly listed: Listed;
}

function Which({ listed: { id, code, name, kindLabel } }: OfListed): ReactNode {
  return (
    <div className="stack">
      <Link to="/commitments/$id" params={{ id }} search={{}} className="case-link" preload={false}>
        {code}
      </Link>
      <span className="title">{name}</span>
      <span className="faint">{kindLabel}</span>
    </div>
  );
}

function Nodes({ listed: { nodes } }: OfListed): ReactNode {
  const { ofDay, labels, language } = useCommitmentWords();
  return (
    <div className="stack">
      {nodes.map(({ nodeId, title, dueOn, state }) => (
        <span key={nodeId}>
          {ofDay.node(title, longDate(dueOn as PlainDate, language), labels.nodeStates[state])}
        </span>
      ))}
    </div>
  );
}
