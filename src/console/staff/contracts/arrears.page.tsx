import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { money } from '../../words/money';
import { BodyFilters } from './body-filters';
import { DayFilter, FilterBar } from '../lists/filter-bar';
import { ListHead } from '../lists/list-head';
import { changedSearch, filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { useLiveList } from '../lists/use-live-list';
import { api } from '../staff-api';
import { ArrearsByBody } from './arrears-by-body';
import { useArrearsExport } from './arrears-export';
import type { ArrearsSearch } from './arrears-search';
import { ArrearsTable } from './arrears-table';
import { CONTRACTS_KEY } from './contract-data';
import { useContractWords } from './words/contract-words';
import './contract.css';

const PAGE_SIZE = '50';

const arrearsQuery = (search: ArrearsSearch) => ({
  queryKey: [...CONTRACTS_KEY, 'arrears', search],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.call('GET /contracts/arrears', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

/** 拖欠账款: what public bodies have not paid in time, the longest overdue first, and how much each owes. */
export function ArrearsPage(): ReactNode {
  const { owed } = useContractWords();
  const search = useSearch({ from: '/contracts/arrears' });
  const navigate = useNavigate({ from: '/contracts/arrears' });
  const { changes, list: place, refresh } = useLiveList(CONTRACTS_KEY, 'contract');
  const { isBusy, save } = useArrearsExport(search);
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(arrearsQuery(search));
  useEffect(() => {
    document.title = `${owed.listTitle} · Pacta`;
  }, [owed]);
  const go = (next: ArrearsSearch): void => void navigate({ search: next });
  const items = data?.items ?? [];
  return (
    <div ref={place}>
      <ListHead
        title={owed.listTitle}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
        hasOwnExport
      >
        <Button size="small" icon={<DownloadOutlined />} loading={isBusy} onClick={() => void save()}>
          {owed.export}
        </Button>
        <Link to="/contracts/arrears/disclosure" search={{}}>
          {owed.disclosure.title}
        </Link>
      </ListHead>
      <Filters search={search} change={(part) => go(changedSearch(search, part))} clear={() => go({})} />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={filtersIn(search) > 0}
        empty={{ title: owed.empty, help: owed.emptyHelp }}
        retry={refresh}
        clear={() => go({})}
      >
        {data === undefined ? null : <ByBody arrears={data} />}
        <ArrearsTable arrears={items} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
    </div>
  );
}

interface FiltersProps {
  readonly search: ArrearsSearch;
  readonly change: (part: Partial<ArrearsSearch>) => void;
  readonly clear: () => void;
}

function Filters({ search, change, clear }: FiltersProps): ReactNode {
  const { owed } = useContractWords();
  return (
    <FilterBar
      setFilters={filtersIn(search)}
      isExtraSet={filtersIn(search, ['small']) > 0}
      clear={clear}
      search={null}
      main={
        <Checkbox
          className="filter"
          checked={search.small === 'true'}
          onChange={({ target }) => change({ small: target.checked ? 'true' : undefined })}
        >
          {owed.onlySmall}
        </Checkbox>
      }
      extra={
        <>
          <DayFilter
            label={owed.dueBefore}
            value={search.dueBefore}
            onChange={(dueBefore) => change({ dueBefore })}
          />
          <BodyFilters search={search} change={change} />
        </>
      }
    />
  );
}

type Arrears = ReplyOf<'GET /contracts/arrears'>;

/** How much in all, and of whom: independent of the page of the list. */
function ByBody({ arrears: { bodies, contracts, balanceYuan } }: { readonly arrears: Arrears }): ReactNode {
  const { owed, language } = useContractWords();
  return (
    <details className="by-body">
      <summary>{owed.sum(contracts, money(balanceYuan, language))}</summary>
      <ArrearsByBody bodies={bodies} />
    </details>
  );
}
