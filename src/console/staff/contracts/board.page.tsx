import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { CONTRACT_GROUPINGS } from '../../../domain/contract/statistics';
import { longMoment } from '../../words/dates';
import { BodyFilters } from './body-filters';
import { DayFilter, FilterBar } from '../lists/filter-bar';
import { ListHead } from '../lists/list-head';
import { changedSearch, filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { useLiveList } from '../lists/use-live-list';
import { api } from '../staff-api';
import { useWords } from '../words/staff-words';
import { BoardChart, BoardHeadline, BoardTable } from './board-parts';
import type { BoardSearch } from './board-search';
import { useContractWords } from './words/contract-words';
import '../statistics/statistics.css';
import './contract.css';

const BOARD_KEY = ['contract-board'] as const;

const boardQuery = (search: BoardSearch) => ({
  queryKey: [...BOARD_KEY, search],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.call('GET /statistics/contracts', { query: search, signal }),
  placeholderData: keepPreviousData,
});

/** 合同看板: contracts by body, category and place; who is late, and since when. Every count opens its contracts. */
export function BoardPage(): ReactNode {
  const { board } = useContractWords();
  const { language } = useWords();
  const search = useSearch({ from: '/contracts/board' });
  const navigate = useNavigate({ from: '/contracts/board' });
  const { changes, list, refresh } = useLiveList(BOARD_KEY, 'contract');
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(boardQuery(search));
  useEffect(() => {
    document.title = `${board.title} · Pacta`;
  }, [board]);
  const go = (next: BoardSearch): void => void navigate({ search: next, resetScroll: false });
  const change = (part: Partial<BoardSearch>): void => go(changedSearch(search, part));
  const clear = (): void => go(search.by === undefined ? {} : { by: search.by });
  return (
    <div ref={list} className="figures-page">
      <ListHead
        title={board.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      />
      <Filters search={search} change={change} clear={clear} />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={data?.total.contracts.count === 0}
        isFiltered={filtersIn(search, ['by']) > 0}
        empty={{ title: board.empty, help: board.emptyHelp }}
        retry={refresh}
        clear={clear}
      >
        {data === undefined ? null : (
          <>
            <p className="faint as-of">{board.asOf(longMoment(data.asOf, language))}</p>
            <BoardHeadline figures={data.total} />
            <section className="figures-part" aria-labelledby="compared">
              <h2 id="compared">{board.byGroup}</h2>
              <div className="groupings no-print">
                <Segmented
                  aria-label={board.byGroup}
                  size="small"
                  value={search.by ?? 'undertaking'}
                  options={CONTRACT_GROUPINGS.map((value) => ({ value, label: board.groupings[value] }))}
                  onChange={(by) => change({ by })}
                />
              </div>
              <BoardChart groups={data.groups} />
              <BoardTable groups={data.groups} of={board.groupings[data.by]} />
              <p className="faint figures-apart">{board.explained}</p>
            </section>
          </>
        )}
      </ListState>
    </div>
  );
}

interface FiltersProps {
  readonly search: BoardSearch;
  readonly change: (part: Partial<BoardSearch>) => void;
  readonly clear: () => void;
}

function Filters({ search, change, clear }: FiltersProps): ReactNode {
  const { board } = useContractWords();
  return (
    <FilterBar
      setFilters={filtersIn(search, ['by'])}
      clear={clear}
      search={null}
      main={
        <>
          <BodyFilters search={search} change={change} />
          <DayFilter label={board.dueFrom} value={search.from} onChange={(from) => change({ from })} />
          <DayFilter label={board.dueTo} value={search.to} onChange={(to) => change({ to })} />
        </>
      }
    />
  );
}
