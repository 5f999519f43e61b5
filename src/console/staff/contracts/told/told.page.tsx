import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Changes } from '../../lists/changes';
import { FilterBar } from '../../lists/filter-bar';
import { ListHead } from '../../lists/list-head';
import { changedSearch, filtersIn } from '../../lists/list-search';
import { ListState } from '../../lists/list-state';
import { Pager } from '../../lists/pager';
import { useListKeys } from '../../lists/use-list-keys';
import { api } from '../../staff-api';
import { CONTRACTS_KEY } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { SettleDialog, type Settling } from './settle-dialog';
import type { ToldSearch } from './told-search';
import { ToldTable } from './told-table';
import '../contract.css';

/** The feed of changes tells of complaints alone. */
const NO_NEWS: Changes = { changed: new Set<string>(), isLive: true, forget: () => undefined };
const PAGE_SIZE = '50';

const toldQuery = (search: ToldSearch) => ({
  queryKey: [...CONTRACTS_KEY, 'told', search],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.call('GET /contract-payments', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

/** 支付核对: what payment systems have told and what fits nothing, with the two things that can be said of it. */
export function ToldPage(): ReactNode {
  const { told } = useContractWords();
  const search = useSearch({ from: '/contracts/payments' });
  const navigate = useNavigate({ from: '/contracts/payments' });
  const queries = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  const [settling, setSettling] = useState<Settling | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: CONTRACTS_KEY }), [queries]);
  useListKeys(place, refresh);
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(toldQuery(search));
  useEffect(() => {
    document.title = `${told.title} · Pacta`;
  }, [told]);
  const go = (next: ToldSearch): void => void navigate({ search: next });
  const items = data?.items ?? [];
  return (
    <div ref={place}>
      <ListHead
        title={told.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={NO_NEWS}
        refresh={refresh}
      />
      <Filters search={search} go={go} />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={search.contractId !== undefined}
        empty={{ title: told.empty, help: told.emptyHelp }}
        retry={refresh}
        clear={() => go({})}
      >
        <ToldTable payments={items} settle={setSettling} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
      {settling === null ? null : (
        <SettleDialog settling={settling} onClose={() => setSettling(null)} onDone={refresh} />
      )}
    </div>
  );
}

interface FiltersProps {
  readonly search: ToldSearch;
  readonly go: (next: ToldSearch) => void;
}

function Filters({ search, go }: FiltersProps): ReactNode {
  const { told } = useContractWords();
  return (
    <FilterBar
      setFilters={filtersIn(search)}
      clear={() => go({})}
      search={null}
      main={
        <Checkbox
          className="filter"
          checked={search.state === 'all'}
          onChange={({ target }) => go(changedSearch(search, { state: target.checked ? 'all' : undefined }))}
        >
          {told.all}
        </Checkbox>
      }
    />
  );
}
