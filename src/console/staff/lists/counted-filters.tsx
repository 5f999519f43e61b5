import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { regionsQuery } from '../query-keys';
import { useWords } from '../words/staff-words';
import { BodyFilter } from './body-filter';
import { ChoiceFilter, DayFilter, FilterBar, optionsOf } from './filter-bar';
import { filtersIn, type CountedSearch } from './list-search';
import './counted-filters.css';

interface CountedFiltersProps {
  readonly search: CountedSearch;
  readonly setFilters: number;
  readonly change: (part: CountedSearch) => void;
  readonly clear: () => void;
  /** What stands before the fields. */
  readonly lead?: ReactNode;
  /** Whether a period of receipt may be set. */
  readonly period?: 'asked' | 'none';
}

const MAIN = ['from', 'to', 'regionCode', 'field'];

/** Which cases are counted: when they were received, where, about what, with whom. */
export function CountedFilters(props: CountedFiltersProps): ReactNode {
  const { search, change, lead = null, period = 'asked' } = props;
  const { lists, domain } = useWords();
  const { data } = useQuery(regionsQuery);
  const regions = (data?.groups ?? []).flatMap(({ key, label }) =>
    key === null ? [] : [[key, label] as const],
  );
  return (
    <div className="counted">
      <FilterBar
        setFilters={props.setFilters}
        isExtraSet={filtersIn({ ...search }, MAIN) > 0}
        clear={props.clear}
        search={lead}
        main={
          <>
            {period === 'asked' ? <PeriodFilter search={search} change={change} /> : null}
            <ChoiceFilter
              label={lists.filters.regionCode}
              value={search.regionCode}
              options={regions}
              onChange={(regionCode) => change({ regionCode })}
            />
            <ChoiceFilter
              label={lists.filters.field}
              value={search.field}
              options={optionsOf(domain.fields)}
              onChange={(field) => change({ field })}
            />
          </>
        }
        extra={(['respondentId', 'verifyingId', 'acceptingId'] as const).map((name) => (
          <BodyFilter
            key={name}
            label={lists.filters[name]}
            value={search[name]}
            onChange={(id) => change({ [name]: id })}
          />
        ))}
      />
    </div>
  );
}

function PeriodFilter({ search, change }: Pick<CountedFiltersProps, 'search' | 'change'>): ReactNode {
  const { lists } = useWords();
  return (
    <>
      <DayFilter
        label={lists.filters.receivedFrom}
        value={search.from}
        onChange={(from) => change({ from })}
      />
      <DayFilter label={lists.filters.receivedTo} value={search.to} onChange={(to) => change({ to })} />
    </>
  );
}
