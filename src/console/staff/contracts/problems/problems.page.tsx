import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { ReplyOf } from '../../../api/operations';
import { asTab, TabBar } from '../../lists/tab-bar';
import { ChoiceFilter, FilterBar } from '../../lists/filter-bar';
import { ListHead } from '../../lists/list-head';
import { changedSearch, filtersIn } from '../../lists/list-search';
import { ListState } from '../../lists/list-state';
import { Pager } from '../../lists/pager';
import { useLiveList } from '../../lists/use-live-list';
import { api } from '../../staff-api';
import { CONTRACTS_KEY } from '../contract-data';
import { termWords } from '../form/contract-picks';
import { useContractWords } from '../words/contract-words';
import type { ProblemSearch } from './problem-search';
import { ProblemTable } from './problem-table';
import '../contract.css';

const PAGE_SIZE = '50';
const SCOPES = ['mine', 'body', 'all'] as const;
/** The tab is no filter. */
const NO_FILTERS = ['scope'] as const;

interface Reading {
  readonly signal: AbortSignal;
}

const problemsQuery = (search: ProblemSearch) => ({
  queryKey: [...CONTRACTS_KEY, 'problems', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /contract-problems', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

const countsQuery = {
  queryKey: [...CONTRACTS_KEY, 'problem-counts'],
  queryFn: ({ signal }: Reading) => api.call('GET /contract-problems/counts', { signal }),
};

/** 问题交办: what has been assigned, to whom and by when; it is seen to on the page of its contract. */
export function ProblemsPage(): ReactNode {
  const { problems: words } = useContractWords();
  const search = useSearch({ from: '/contracts/problems' });
  const navigate = useNavigate({ from: '/contracts/problems' });
  const { changes, list, refresh } = useLiveList(CONTRACTS_KEY, 'contract');
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(problemsQuery(search));
  const { data: counts } = useQuery(countsQuery);
  useEffect(() => {
    document.title = `${words.listTitle} · Pacta`;
  }, [words]);
  const go = (next: ProblemSearch): void => void navigate({ search: next });
  const items = data?.items ?? [];
  return (
    <div ref={list}>
      <ListHead
        title={words.listTitle}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      />
      <Tabs search={search} counts={counts} />
      <Filters search={search} counts={counts} go={go} />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={filtersIn(search, NO_FILTERS) > 0}
        empty={{ title: words.empty, help: words.emptyHelp }}
        retry={refresh}
        clear={() => go(search.scope === undefined ? {} : { scope: search.scope })}
      >
        <ProblemTable problems={items} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
    </div>
  );
}

interface Counted {
  readonly search: ProblemSearch;
  readonly counts: ReplyOf<'GET /contract-problems/counts'> | undefined;
}

function Tabs({ search, counts }: Counted): ReactNode {
  const { problems: words } = useContractWords();
  return (
    <TabBar label={words.listTitle}>
      {SCOPES.map((scope) => (
        <Link
          key={scope}
          from="/contracts/problems"
          to="/contracts/problems"
          search={changedSearch(search, { scope: scope === 'mine' ? undefined : scope })}
          {...asTab(scope, search.scope ?? 'mine')}
        >
          {words.scopes[scope]} <span className="tab-count">{counts?.[scope] ?? ''}</span>
        </Link>
      ))}
    </TabBar>
  );
}

function Filters({
  search,
  counts,
  go,
}: Counted & { readonly go: (next: ProblemSearch) => void }): ReactNode {
  const words = useContractWords();
  const { problems: said } = words;
  const change = (part: Partial<ProblemSearch>): void => go(changedSearch(search, part));
  return (
    <FilterBar
      setFilters={filtersIn(search, NO_FILTERS)}
      clear={() => go(search.scope === undefined ? {} : { scope: search.scope })}
      search={null}
      main={
        <>
          <ChoiceFilter
            label={said.kind}
            value={search.kind}
            options={(counts?.kinds ?? []).map(
              (term) => [term.kind, `${termWords(term, words)} (${term.count})`] as const,
            )}
            onChange={(kind) => change({ kind })}
          />
          <Checkbox
            className="filter"
            checked={search.overdue === 'true'}
            onChange={({ target }) => change({ overdue: target.checked ? 'true' : undefined })}
          >
            {said.onlyOverdue(counts?.overdue ?? 0)}
          </Checkbox>
          <Checkbox
            className="filter"
            checked={search.state === 'all'}
            onChange={({ target }) => change({ state: target.checked ? 'all' : undefined })}
          >
            {said.withEnded}
          </Checkbox>
        </>
      }
    />
  );
}
