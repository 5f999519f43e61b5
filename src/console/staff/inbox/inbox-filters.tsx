import type { ReactNode } from 'react';
import { ChoiceFilter, DayFilter, FilterBar, optionsOf, StateFilters } from '../lists/filter-bar';
import { filtersIn, type InboxSearch } from '../lists/list-search';
import { SearchField } from '../lists/search-field';
import { useWords } from '../words/staff-words';

const NO_FILTERS = ['tab', 'scope'];

/** Tab and scope say whose work it is, not which of it. */
export const hasInboxFilters = (search: InboxSearch): boolean => filtersIn(search, NO_FILTERS) > 0;

interface InboxFiltersProps {
  readonly search: InboxSearch;
  readonly change: (part: Partial<InboxSearch>) => void;
}

export function InboxFilters({ search, change }: InboxFiltersProps): ReactNode {
  const { lists, domain } = useWords();
  const clear = (): void =>
    change({ status: undefined, field: undefined, duty: undefined, dueBefore: undefined, q: undefined });
  return (
    <FilterBar
      setFilters={filtersIn(search, NO_FILTERS)}
      clear={clear}
      search={<SearchField q={search.q} hint={lists.searchInbox} onSearch={(q) => change({ q })} />}
      main={
        <>
          <ChoiceFilter
            label={lists.filters.duty}
            value={search.duty}
            options={optionsOf(domain.duties)}
            onChange={(duty) => change({ duty })}
          />
          <StateFilters search={search} change={change} />
          <DayFilter
            label={lists.filters.dueBefore}
            value={search.dueBefore}
            onChange={(dueBefore) => change({ dueBefore })}
          />
        </>
      }
    />
  );
}
