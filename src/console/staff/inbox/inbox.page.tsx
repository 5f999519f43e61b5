import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { BulkBar } from '../bulk/bulk-bar';
import { ListHead } from '../lists/list-head';
import { changedSearch, INBOX_TABS, readInboxSearch, type InboxSearch } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { SavedViews } from '../lists/saved-views';
import { ScopeSwitch } from '../lists/scope-switch';
import { useLiveList } from '../lists/use-live-list';
import { asTab, TabBar } from '../lists/tab-bar';
import { dutiesQuery, dutyCountsQuery, KEYS } from '../query-keys';
import { useWords } from '../words/staff-words';
import { hasInboxFilters, InboxFilters } from './inbox-filters';
import { InboxTable, type Duty } from './inbox-table';

const NO_DUTIES: readonly Duty[] = [];

/** 我的待办: what the officer must do in the position taken, what falls due first first. */
export function InboxPage(): ReactNode {
  const { lists } = useWords();
  const search = useSearch({ from: '/inbox' });
  const navigate = useNavigate({ from: '/inbox' });
  const { changes, list, refresh } = useLiveList(KEYS.duties);
  const [selected, setSelected] = useState<readonly Duty[]>(NO_DUTIES);
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(dutiesQuery(search));
  const go = (next: InboxSearch): void => {
    setSelected(NO_DUTIES);
    void navigate({ search: next });
  };
  const change = (part: Partial<InboxSearch>): void => go(changedSearch(search, part));
  const duties = data?.items ?? NO_DUTIES;
  return (
    <div ref={list}>
      <ListHead
        title={lists.inboxTitle}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      >
        <SavedViews list="inbox" search={search} open={(raw) => go(readInboxSearch(raw))} />
      </ListHead>
      <InboxTabs search={search} changed={changes.changed} go={change} />
      <InboxFilters search={search} change={change} />
      <BulkBar
        cases={selected.map(({ complaint }) => complaint)}
        onDone={() => {
          setSelected(NO_DUTIES);
          refresh();
        }}
      />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={duties.length === 0}
        isFiltered={hasInboxFilters(search)}
        empty={{ title: lists.emptyInbox, help: lists.emptyInboxHelp }}
        retry={refresh}
        clear={() => go(search.tab === undefined ? {} : { tab: search.tab })}
      >
        <InboxTable duties={duties} selected={selected} onSelect={setSelected} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
    </div>
  );
}

interface InboxTabsProps {
  readonly search: InboxSearch;
  readonly changed: ReadonlySet<string> | 'many';
  readonly go: (part: Partial<InboxSearch>) => void;
}

function InboxTabs({ search, changed, go }: InboxTabsProps): ReactNode {
  const { lists } = useWords();
  const queries = useQueryClient();
  const { data } = useQuery(dutyCountsQuery(search.scope));
  // The numbers follow every change at once; only the lines wait until they are asked for.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [...KEYS.duties, 'counts'] });
  }, [queries, changed]);
  return (
    <TabBar
      label={lists.inboxTitle}
      beside={<ScopeSwitch scope={search.scope} labels={lists.scopes} onChange={(scope) => go({ scope })} />}
    >
      {INBOX_TABS.map((tab) => (
        <Link
          key={tab}
          from="/inbox"
          to="/inbox"
          search={changedSearch(search, { tab: tab === 'mine' ? undefined : tab })}
          {...asTab(tab, search.tab ?? 'mine')}
        >
          {lists.tabs[tab]} <span className={`tab-count ${tab}`}>{data?.[tab] ?? ''}</span>
        </Link>
      ))}
    </TabBar>
  );
}
