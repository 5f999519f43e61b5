import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { ListHead } from '../lists/list-head';
import { changedSearch, filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { SavedViews } from '../lists/saved-views';
import { useLiveList } from '../lists/use-live-list';
import { COLLECTING } from '../menu';
import { useSession } from '../session';
import { CONTRACTS_KEY, contractCountQuery, contractsQuery } from './contract-data';
import { ContractFilters } from './contract-filters';
import { readContractsSearch, type ContractsSearch } from './contract-search';
import { ContractTable } from './contract-table';
import { useContractWords } from './words/contract-words';
import './contract.css';

/** More are not counted by the API. */
const COUNTED = 1000;
/** What makes the register the overdue register, beside the order. */
const PRESET = ['sort', 'overdue'];

/** 合同台账: every contract that the officer may read; narrowed to the overdue ones, it is the 逾期执行库. */
export function ContractsPage(): ReactNode {
  const { list } = useContractWords();
  const search = useSearch({ from: '/contracts' });
  const navigate = useNavigate({ from: '/contracts' });
  const { changes, list: place, refresh } = useLiveList(CONTRACTS_KEY, 'contract');
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(contractsQuery(search));
  const counted = useCounted(search);
  const isOverdue = search.overdue === 'true';
  const title = isOverdue ? list.overdueTitle : list.title;
  useEffect(() => {
    document.title = `${title} · Pacta`;
  }, [title]);
  const go = (next: ContractsSearch): void => void navigate({ search: next });
  const contracts = data?.items ?? [];
  return (
    <div ref={place}>
      <ListHead
        title={title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      >
        <CollectLink />
        <SavedViews list="contracts" search={search} open={(raw) => go(readContractsSearch(raw))} />
      </ListHead>
      <ContractFilters
        search={search}
        change={(part) => go(changedSearch(search, part))}
        clear={() => go({})}
      />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={contracts.length === 0}
        isFiltered={filtersIn(search, PRESET) > 0}
        empty={
          isOverdue
            ? { title: list.emptyOverdue, help: list.emptyOverdueHelp }
            : { title: list.empty, help: list.emptyHelp }
        }
        retry={refresh}
        clear={() => go({})}
      >
        <ContractTable contracts={contracts} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          counted={counted}
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
    </div>
  );
}

function CollectLink(): ReactNode {
  const { list } = useContractWords();
  const { officer } = useSession();
  if (!officer.roles.some((role) => COLLECTING.includes(role))) return null;
  return (
    <Link to="/contracts/new">
      <PlusOutlined aria-hidden /> {list.collect}
    </Link>
  );
}

function useCounted(search: ContractsSearch): string {
  const { list } = useContractWords();
  const { data } = useQuery(contractCountQuery(changedSearch(search, { sort: undefined })));
  const total = data?.total ?? null;
  if (total === null) return '';
  return total >= COUNTED ? list.countedMany(COUNTED) : list.counted(total);
}
