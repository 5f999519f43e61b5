import { useQuery, useQueryClient } from '@tanstack/react-query';
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
import { ScopeSwitch } from '../lists/scope-switch';
import { SearchField } from '../lists/search-field';
import { asTab, TabBar } from '../lists/tab-bar';
import { useLiveList } from '../lists/use-live-list';
import { useWords } from '../words/staff-words';
import { DUTIES_KEY, dutiesQuery, dutyCountsQuery } from './commitment-data';
import type { CommitmentDutySearch } from './commitment-search';
import { CommitmentDutyTable } from './duty-table';
import { useCommitmentWords } from './words/commitment-words';

/** Tab and scope say whose work it is, not which of it. */
const NO_FILTERS = ['tab', 'scope'];

/** 承诺待办: what the officer must do in commitments, what falls due first first. */
export function CommitmentDutiesPage(): ReactNode {
  const { duties: words } = useCommitmentWords();
  const search = useSearch({ from: '/commitments/duties' });
  const navigate = useNavigate({ from: '/commitments/duties' });
  const { changes, list, refresh } = useLiveList(DUTIES_KEY, 'commitment');
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(dutiesQuery(search));
  useEffect(() => {
    document.title = `${words.title} · Pacta`;
  }, [words]);
  const go = (next: CommitmentDutySearch): void => void navigate({ search: next });
  const change = (part: Partial<CommitmentDutySearch>): void => go(changedSearch(search, part));
  const items = data?.items ?? [];
  return (
    <div ref={list}>
      <ListHead
        title={words.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      />
      <Tabs search={search} changed={changes.changed} change={change} />
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
        <CommitmentDutyTable duties={items} />
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
  readonly search: CommitmentDutySearch;
  readonly change: (part: Partial<CommitmentDutySearch>) => void;
}

function Filters({ search, change }: SearchProps): ReactNode {
  const { duties: words, labels, list } = useCommitmentWords();
  const clear = (): void =>
    change({ duty: undefined, promisorId: undefined, dueBefore: undefined, q: undefined });
  return (
    <FilterBar
      setFilters={filtersIn(search, NO_FILTERS)}
      clear={clear}
      search={<SearchField q={search.q} hint={list.search} onSearch={(q) => change({ q })} />}
      main={
        <>
          <ChoiceFilter
            label={words.duty}
            value={search.duty}
            options={optionsOf(labels.duties)}
            onChange={(duty) => change({ duty })}
          />
          <BodyFilter
            label={list.filters.promisorId}
            value={search.promisorId}
            onChange={(promisorId) => change({ promisorId })}
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

function Tabs({
  search,
  changed,
  change,
}: SearchProps & { readonly changed: Changes['changed'] }): ReactNode {
  const { lists } = useWords();
  const { duties: words } = useCommitmentWords();
  const queries = useQueryClient();
  const { data } = useQuery(dutyCountsQuery(search.scope));
  // The numbers follow every change at once; only the lines wait until they are asked for.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [...DUTIES_KEY, 'counts'] });
  }, [queries, changed]);
  return (
    <TabBar
      label={words.title}
      beside={
        <ScopeSwitch scope={search.scope} labels={words.scopes} onChange={(scope) => change({ scope })} />
      }
    >
      {WAITING_TABS.map((tab) => (
        <Link
          key={tab}
          from="/commitments/duties"
          to="/commitments/duties"
          search={changedSearch(search, { tab: tab === 'mine' ? undefined : tab })}
          {...asTab(tab, search.tab ?? 'mine')}
        >
          {lists.tabs[tab]} <span className={`tab-count ${tab}`}>{data?.[tab] ?? ''}</span>
        </Link>
      ))}
    </TabBar>
  );
}
