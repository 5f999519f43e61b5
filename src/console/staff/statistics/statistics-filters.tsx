import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CountedFilters } from '../lists/counted-filters';
import { filtersIn, type CountedSearch } from '../lists/list-search';
import { systemQuery } from '../query-keys';
import { useStatisticsWords } from './words/statistics-words';

interface StatisticsFiltersProps {
  readonly search: CountedSearch;
  readonly change: (part: CountedSearch) => void;
  readonly clear: () => void;
}

export function StatisticsFilters({ search, change, clear }: StatisticsFiltersProps): ReactNode {
  return (
    <CountedFilters
      search={search}
      setFilters={filtersIn(search, ['by'])}
      change={change}
      clear={clear}
      lead={<Periods search={search} change={change} />}
    />
  );
}

/** The periods that are asked for again and again, one press each. */
function Periods({ search, change }: Pick<StatisticsFiltersProps, 'search' | 'change'>): ReactNode {
  const words = useStatisticsWords();
  const { data: system } = useQuery(systemQuery);
  if (system === undefined) return null;
  const begins = beginnings(system.today);
  return (
    <div role="group" aria-label={words.period} className="periods">
      {(['month', 'quarter', 'year', 'all'] as const).map((period) => (
        <Button
          key={period}
          aria-pressed={search.from === begins[period] && search.to === undefined}
          onClick={() => change({ from: begins[period], to: undefined })}
        >
          {words.periods[period]}
        </Button>
      ))}
    </div>
  );
}

/** The first day of each period that today lies in. @param today `YYYY-MM-DD`, case time */
function beginnings(today: string) {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  const firstOfQuarter = String(month - ((month - 1) % 3)).padStart(2, '0');
  return {
    month: `${today.slice(0, 7)}-01`,
    quarter: `${year}-${firstOfQuarter}-01`,
    year: `${year}-01-01`,
    all: undefined,
  } as const;
}
