import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useEffect, useMemo, type ReactNode } from 'react';
import { BodyFilter } from '../lists/body-filter';
import { CaseLines, type CaseColumn } from '../lists/case-lines';
import { ChoiceFilter, FilterBar, optionsOf } from '../lists/filter-bar';
import { ListHead } from '../lists/list-head';
import { changedSearch, filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { SearchField } from '../lists/search-field';
import { DueDate } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useLiveList } from '../lists/use-live-list';
import { COLLECTING } from '../menu';
import { useSession } from '../session';
import { COMMITMENTS_KEY, commitmentsQuery, kindsQuery, type Commitment } from './commitment-data';
import type { CommitmentsSearch } from './commitment-search';
import { RegisterButton } from './register-dialog';
import { useCommitmentWords, type CommitmentWords } from './words/commitment-words';

/** 政务承诺: every commitment that the officer may read. */
export function CommitmentsPage(): ReactNode {
  const { list, ofDay } = useCommitmentWords();
  const { officer } = useSession();
  const search = useSearch({ from: '/commitments' });
  const navigate = useNavigate({ from: '/commitments' });
  const { changes, list: place, refresh } = useLiveList(COMMITMENTS_KEY, 'commitment');
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(commitmentsQuery(search));
  useEffect(() => {
    document.title = `${list.title} · Pacta`;
  }, [list.title]);
  const go = (next: CommitmentsSearch): void => void navigate({ search: next });
  const commitments = data?.items ?? [];
  return (
    <div ref={place}>
      <ListHead
        title={list.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      >
        <Link to="/commitments/list" search={{}}>
          {ofDay.title}
        </Link>
        {officer.roles.some((role) => COLLECTING.includes(role)) ? <RegisterButton /> : null}
      </ListHead>
      <CommitmentFilters
        search={search}
        change={(part) => go(changedSearch(search, part))}
        clear={() => go({})}
      />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={commitments.length === 0}
        isFiltered={filtersIn(search) > 0}
        empty={{ title: list.empty, help: list.emptyHelp }}
        retry={refresh}
        clear={() => go({})}
      >
        <CommitmentTable commitments={commitments} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          counted=""
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
    </div>
  );
}

interface FiltersProps {
  readonly search: CommitmentsSearch;
  readonly change: (part: Partial<CommitmentsSearch>) => void;
  readonly clear: () => void;
}

const MAIN = ['q', 'status', 'kindCode', 'overdue'];

function CommitmentFilters({ search, change, clear }: FiltersProps): ReactNode {
  const { list } = useCommitmentWords();
  return (
    <FilterBar
      setFilters={filtersIn(search)}
      isExtraSet={filtersIn(search, MAIN) > 0}
      clear={clear}
      search={<SearchField q={search.q} hint={list.search} onSearch={(q) => change({ q })} />}
      main={<MainFilters search={search} change={change} />}
      extra={(['promisorId', 'regulatorId'] as const).map((name) => (
        <BodyFilter
          key={name}
          label={list.filters[name]}
          value={search[name]}
          onChange={(id) => change({ [name]: id })}
        />
      ))}
    />
  );
}

function MainFilters({ search, change }: Omit<FiltersProps, 'clear'>): ReactNode {
  const { list, labels } = useCommitmentWords();
  const { officer } = useSession();
  const { data } = useQuery(kindsQuery(search.promisorId ?? officer.organizationId));
  return (
    <>
      <ChoiceFilter
        label={list.filters.status}
        value={search.status}
        options={optionsOf(labels.statuses)}
        onChange={(status) => change({ status })}
      />
      <ChoiceFilter<string>
        label={list.filters.kind}
        value={search.kindCode}
        options={(data?.items ?? []).map(({ code, label }) => [code, list.kind(code, label)] as const)}
        onChange={(kindCode) => change({ kindCode })}
      />
      <Checkbox
        className="filter"
        checked={search.overdue === 'true'}
        onChange={({ target }) => change({ overdue: target.checked ? 'true' : undefined })}
      >
        {list.filters.overdue}
      </Checkbox>
    </>
  );
}

const keyOf = ({ id }: Commitment): string => id;
const codeOf = ({ code }: Commitment): string => code;

function CommitmentTable({ commitments }: { readonly commitments: readonly Commitment[] }): ReactNode {
  const words = useCommitmentWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? NARROW : wideColumns(words)), [isNarrow, words]);
  return <CaseLines lines={commitments} columns={columns} keyOf={keyOf} numberOf={codeOf} />;
}

function wideColumns({ list: { columns } }: CommitmentWords): readonly CaseColumn<Commitment>[] {
  return [
    { title: columns.commitment, key: 'which', cell: (one) => <Which commitment={one} /> },
    { title: columns.status, key: 'status', width: '140px', cell: (one) => <Status commitment={one} /> },
    { title: columns.next, key: 'next', width: '200px', cell: (one) => <Next commitment={one} /> },
    {
      ...{ title: columns.promisor, key: 'promisor', width: '18%' },
      cell: ({ promisor, manager }) => (
        <div className="stack">
          <span>{promisor.name}</span>
          {manager === null ? null : <span className="faint">{manager.name}</span>}
        </div>
      ),
    },
    {
      ...{ title: columns.regulator, key: 'regulator', width: '18%', from: 'xl' as const },
      cell: ({ regulator }) => regulator.name,
    },
  ];
}

const NARROW: readonly CaseColumn<Commitment>[] = [
  {
    title: '',
    key: 'all',
    cell: (one) => (
      <div className="case-card">
        <Which commitment={one} />
        <Next commitment={one} />
        <div className="card-foot">
          <span>{one.promisor.name}</span>
          <Status commitment={one} />
        </div>
      </div>
    ),
  },
];

interface OfCommitment {
  readonly commitment: Commitment;
}

function Which({ commitment: { id, code, name } }: OfCommitment): ReactNode {
  return (
    <div className="stack">
      <Link to="/commitments/$id" params={{ id }} search={{}} className="case-link" preload={false}>
        {code}
      </Link>
      <span className="title">{name}</span>
    </div>
  );
}

function Status({ commitment: { status, outcome } }: OfCommitment): ReactNode {
  const { labels } = useCommitmentWords();
  return (
    <div className="stack">
      <span>{labels.statuses[status]}</span>
      {outcome === null || outcome === status ? null : (
        <span className="faint">{labels.outcomes[outcome]}</span>
      )}
    </div>
  );
}

/** In colour and in words: how late it is, or the next day. */
function Next({ commitment }: OfCommitment): ReactNode {
  const { list } = useCommitmentWords();
  const { overdueSince, overdueDays, overdueNodes, nextNodeOn } = commitment;
  if (overdueSince !== null) {
    return (
      <div className="stack">
        <span className="time-left over">{list.overdue(overdueDays, overdueNodes)}</span>
        <DueDate on={overdueSince} />
      </div>
    );
  }
  if (nextNodeOn === null) return <span className="faint">{list.nothingOwed}</span>;
  return <DueDate on={nextNodeOn} />;
}
