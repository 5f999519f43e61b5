import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { BodyFilters } from './body-filters';
import { ChoiceFilter, DayFilter, FilterBar, optionsOf } from '../lists/filter-bar';
import { filtersIn } from '../lists/list-search';
import { SearchField } from '../lists/search-field';
import { useSession } from '../session';
import { categoriesQuery } from './contract-data';
import type { ContractsSearch } from './contract-search';
import { useContractWords } from './words/contract-words';

interface ContractFiltersProps {
  readonly search: ContractsSearch;
  readonly change: (part: Partial<ContractsSearch>) => void;
  readonly clear: () => void;
}

const MAIN = ['q', 'status', 'categoryCode', 'overdue', 'sort'];

export function ContractFilters({ search, change, clear }: ContractFiltersProps): ReactNode {
  const { list } = useContractWords();
  return (
    <FilterBar
      setFilters={filtersIn(search)}
      isExtraSet={filtersIn(search, MAIN) > 0}
      clear={clear}
      search={<SearchField q={search.q} hint={list.search} onSearch={(q) => change({ q })} />}
      main={<MainFilters search={search} change={change} />}
      extra={<ExtraFilters search={search} change={change} />}
    />
  );
}

type FieldsProps = Omit<ContractFiltersProps, 'clear'>;

function MainFilters({ search, change }: FieldsProps): ReactNode {
  const { list, labels } = useContractWords();
  const { officer } = useSession();
  const { data } = useQuery(categoriesQuery(search.undertakingId ?? officer.organizationId));
  const { milestone, overdue } = list.sorts;
  return (
    <>
      <ChoiceFilter
        label={list.filters.status}
        value={search.status}
        options={optionsOf(labels.statuses)}
        onChange={(status) => change({ status })}
      />
      <ChoiceFilter<string>
        label={list.filters.category}
        value={search.categoryCode}
        options={(data?.items ?? []).map(({ code, label }) => [code, list.category(code, label)] as const)}
        onChange={(categoryCode) => change({ categoryCode })}
      />
      <Checkbox
        className="filter"
        checked={search.overdue === 'true'}
        onChange={({ target }) => change({ overdue: target.checked ? 'true' : undefined })}
      >
        {list.filters.overdue}
      </Checkbox>
      <ChoiceFilter
        label={list.filters.sort}
        otherwise={list.sorts.collected}
        value={search.sort === 'collected' ? undefined : search.sort}
        options={optionsOf({ milestone, overdue })}
        onChange={(sort) => change({ sort })}
      />
    </>
  );
}

function ExtraFilters({ search, change }: FieldsProps): ReactNode {
  const { list } = useContractWords();
  return (
    <>
      <DayFilter
        label={list.filters.dueBefore}
        value={search.dueBefore}
        onChange={(dueBefore) => change({ dueBefore })}
      />
      <BodyFilters search={search} change={change} />
    </>
  );
}
