import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { WAITING_TABS } from '../../../domain/waiting-tab';
import { BodyFilter } from '../lists/body-filter';
import type { Changes } from '../lists/changes';
import { ChoiceFilter, DayFilter, FilterBar, optionsOf } from '../lists/filter-bar';
import { ListHead } from '../lists/list-head';
import { changedSearch, filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { SavedViews } from '../lists/saved-views';
import { ScopeSwitch } from '../lists/scope-switch';
import { SearchField } from '../lists/search-field';
import { asTab, TabBar } from '../lists/tab-bar';
import { useLiveList } from '../lists/use-live-list';
import { api } from '../staff-api';
import { useWords } from '../words/staff-words';
import { ContractDutyTable } from './duty-table';
import { readContractDutySearch, type ContractDutySearch } from './duty-search';
import { useContractWords } from './words/contract-words';
import './contract.css';

const DUTIES_KEY = ['contract-duties'] as const;
const PAGE_SIZE = '50';
/** Tab and scope say whose work it is, not which of it. */
const NO_FILTERS = ['tab', 'scope'];

interface Reading {
  readonly signal: AbortSignal;
}

const dutiesQuery = (search: ContractDutySearch) => ({
  queryKey: [...DUTIES_KEY, 'list', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /contract-duties', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

const countsQuery = (scope: ContractDutySearch['scope']) => ({
  queryKey: [...DUTIES_KEY, 'counts', scope ?? 'mine'],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /contract-duties/counts', { query: scope === undefined ? {} : { scope }, signal }),
});

/** 合同待办: what the officer must do in contracts, what falls due first first. */
export function ContractDutiesPage(): ReactNode {
  const { duties: words } = useContractWords();
  const search = useSearch({ from: '/contracts/duties' });
  const navigate = useNavigate({ from: '/contracts/duties' });
  const { changes, list, refresh } = useLiveList(DUTIES_KEY, 'contract');
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(dutiesQuery(search));
  useEffect(() => {
    document.title = `${words.title} · Pacta`;
  }, [words]);
  const go = (next: ContractDutySearch): void => void navigate({ search: next });
  const change = (part: Partial<ContractDutySearch>): void => go(changedSearch(search, part));
  const items = data?.items ?? [];
  return (
    <div ref={list}>
      <ListHead
        title={words.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      >
        <SavedViews list="contract-duties" search={search} open={(raw) => go(readContractDutySearch(raw))} />
      </ListHead>
      <Tabs search={search} changed={changes.changed} go={change} />
      <Filters search={search} change={change} />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={filtersIn(search, NO_FILTERS) > 0}
        empty={{ title: words.empty, help: words.emptyHelp }}
        retry={refresh}
        clear={() => go(search.tab === undefined ? {} : { tab: search.tab })}
      >
        <ContractDutyTable duties={items} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
    </div>
  );
}

interface SearchProps {
  readonly search: ContractDutySearch;
  readonly change: (part: Partial<ContractDutySearch>) => void;
}

function Filters({ search, change }: SearchProps): ReactNode {
  const { duties: words, labels, list } = useContractWords();
  const clear = (): void =>
    change({ duty: undefined, undertakingId: undefined, dueBefore: undefined, q: undefined });
  return (
    <FilterBar
      setFilters={filtersIn(search, NO_FILTERS)}
      clear={clear}
      search={<SearchField q={search.q} hint={words.search} onSearch={(q) => change({ q })} />}
      main={
        <>
          <ChoiceFilter
            label={words.duty}
            value={search.duty}
            options={optionsOf(labels.duties)}
            onChange={(duty) => change({ duty })}
          />
          <BodyFilter
            label={list.filters.undertakingId}
            value={search.undertakingId}
            onChange={(undertakingId) => change({ undertakingId })}
          />
          <DayFilter
            label={words.dueBefore}
            value={search.dueBefore}
            onChange={(dueBefore) => change({ dueBefore })}
          />
        </>
      }
    />
  );
}

interface TabsProps {
  readonly search: ContractDutySearch;
  readonly changed: Changes['changed'];
  readonly go: (part: Partial<ContractDutySearch>) => void;
}

function Tabs({ search, changed, go }: TabsProps): ReactNode {
  const { lists } = useWords();
  const { duties: words } = useContractWords();
  const queries = useQueryClient();
  const { data } = useQuery(countsQuery(search.scope));
  // The numbers follow every change at once; only the lines wait until they are asked for.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [...DUTIES_KEY, 'counts'] });
  }, [queries, changed]);
  return (
    <TabBar
      label={words.title}
      beside={<ScopeSwitch scope={search.scope} labels={words.scopes} onChange={(scope) => go({ scope })} />}
    >
      {WAITING_TABS.map((tab) => (
        <Link
          key={tab}
          from="/contracts/duties"
          to="/contracts/duties"
          search={changedSearch(search, { tab: tab === 'mine' ? undefined : tab })}
          {...asTab(tab, search.tab ?? 'mine')}
        >
          {lists.tabs[tab]} <span className={`tab-count ${tab}`}>{data?.[tab] ?? ''}</span>
        </Link>
      ))}
    </TabBar>
  );
}
