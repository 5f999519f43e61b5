import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { ListHead } from '../lists/list-head';
import { changedSearch, filtersIn, type StatisticsSearch } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { useLiveList } from '../lists/use-live-list';
import { useWords } from '../words/staff-words';
import { Definitions } from './definitions';
import { Compared, OverTime } from './groups';
import { Headline } from './headline';
import { figuresQuery, STATISTICS } from './statistics-data';
import { StatisticsFilters } from './statistics-filters';
import { useStatisticsWords } from './words/statistics-words';
import './statistics.css';

/** 统计分析: the leaders' first screen. Every figure opens the cases that it counts. */
export function StatisticsPage(): ReactNode {
  const words = useStatisticsWords();
  const { language } = useWords();
  const { by = 'region', ...counted } = useSearch({ from: '/statistics' });
  const navigate = useNavigate({ from: '/statistics' });
  const { changes, list, refresh } = useLiveList(STATISTICS);
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(figuresQuery('month', counted));
  const change = (part: Partial<StatisticsSearch>): void =>
    void navigate({ search: (before) => changedSearch<StatisticsSearch>(before, part), resetScroll: false });
  const clear = (): void => void navigate({ search: by === 'region' ? {} : { by } });
  return (
    <div ref={list} className="figures-page">
      <ListHead
        title={words.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      />
      <StatisticsFilters search={counted} change={change} clear={clear} />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={data?.total.received.count === 0}
        isFiltered={filtersIn(counted) > 0}
        empty={{ title: words.empty, help: words.emptyHelp }}
        retry={refresh}
        clear={clear}
      >
        {data === undefined ? null : (
          <>
            <p className="faint as-of">{words.asOf(longMoment(data.asOf, language))}</p>
            <Headline figures={data.total} />
            <OverTime months={data.groups} />
            <Compared by={by} counted={counted} change={change} />
            <Definitions />
          </>
        )}
      </ListState>
    </div>
  );
}
