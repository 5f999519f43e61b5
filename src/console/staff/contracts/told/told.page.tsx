import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { FilterBar } from '../../lists/filter-bar';
import { ListHead } from '../../lists/list-head';
import { changedSearch, filtersIn } from '../../lists/list-search';
import { ListState } from '../../lists/list-state';
import { Pager } from '../../lists/pager';
import { useLiveList } from '../../lists/use-live-list';
import { api } from '../../staff-api';
import { CONTRACTS_KEY } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { SettleDialog, type Settling } from './settle-dialog';
import type { ToldSearch } from './told-search';
import { ToldTable } from './told-table';
import '../contract.css';

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
  const { changes, list, refresh } = useLiveList(CONTRACTS_KEY, 'contract');
  const [settling, setSettling] = useState<Settling | null>(null);
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(toldQuery(search));
  useEffect(() => {
    document.title = `${told.title} · Pacta`;
  }, [told]);
  const go = (next: ToldSearch): void => void navigate({ search: next });
  const items = data?.items ?? [];
  return (
    <div ref={list}>
      <ListHead
        title={told.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
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
