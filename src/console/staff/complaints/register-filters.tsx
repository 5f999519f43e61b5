import { useQuery } from '@tanstack/react-query';
import { Checkbox, Tag } from 'antd';
import type { ReactNode } from 'react';
import { BodyFilter } from '../lists/body-filter';
import { ChoiceFilter, DayFilter, FilterBar, optionsOf, StateFilters } from '../lists/filter-bar';
import { filtersIn, type RegisterSearch } from '../lists/list-search';
import { SearchField } from '../lists/search-field';
import { officerQuery, organizationQuery, regionsQuery } from '../query-keys';
import { useWords } from '../words/staff-words';

interface RegisterFiltersProps {
  readonly search: RegisterSearch;
  readonly change: (part: Partial<RegisterSearch>) => void;
  readonly clear: () => void;
}

const MAIN = ['q', 'status', 'field', 'overdue', 'sort'];

export function RegisterFilters({ search, change, clear }: RegisterFiltersProps): ReactNode {
  const { lists } = useWords();
  return (
    <>
      <FilterBar
        setFilters={filtersIn(search)}
        isExtraSet={filtersIn(search, MAIN) > 0}
        clear={clear}
        search={<SearchField q={search.q} hint={lists.searchRegister} onSearch={(q) => change({ q })} />}
        main={<MainFilters search={search} change={change} />}
        extra={<ExtraFilters search={search} change={change} />}
      />
      <LinkedFilters search={search} change={change} />
    </>
  );
}

type FieldsProps = Pick<RegisterFiltersProps, 'search' | 'change'>;

function MainFilters({ search, change }: FieldsProps): ReactNode {
  const { lists } = useWords();
  return (
    <>
      <StateFilters search={search} change={change} />
      <Checkbox
        className="filter"
        checked={search.overdue === 'true'}
        onChange={({ target }) => change({ overdue: target.checked ? 'true' : undefined })}
      >
        {lists.filters.overdue}
      </Checkbox>
      <ChoiceFilter
        label={lists.filters.sort}
        otherwise={lists.sorts.received}
        value={search.sort}
        options={[['due', lists.sorts.due]]}
        onChange={(sort) => change({ sort })}
      />
    </>
  );
}

function ExtraFilters({ search, change }: FieldsProps): ReactNode {
  const { lists, domain } = useWords();
  return (
    <>
      <ChoiceFilter
        label={lists.filters.outcome}
        value={search.outcome}
        options={optionsOf(domain.outcomes)}
        onChange={(outcome) => change({ outcome })}
      />
      <ChoiceFilter
        label={lists.filters.channel}
        value={search.channel}
        options={optionsOf(domain.channels)}
        onChange={(channel) => change({ channel })}
      />
      <ChoiceFilter
        label={lists.filters.kind}
        value={search.kind}
        options={optionsOf(domain.kinds)}
        onChange={(kind) => change({ kind })}
      />
      <DayFilter
        label={lists.filters.receivedFrom}
        value={search.receivedFrom}
        onChange={(receivedFrom) => change({ receivedFrom })}
      />
      <DayFilter
        label={lists.filters.receivedTo}
        value={search.receivedTo}
        onChange={(receivedTo) => change({ receivedTo })}
      />
      <DayFilter
        label={lists.filters.dueBefore}
        value={search.dueBefore}
        onChange={(dueBefore) => change({ dueBefore })}
      />
      {(['respondentId', 'verifyingId', 'acceptingId'] as const).map((name) => (
        <BodyFilter
          key={name}
          label={lists.filters[name]}
          value={search[name]}
          onChange={(id) => change({ [name]: id })}
        />
      ))}
    </>
  );
}

/** What only a figure's link sets: shown, and taken off again, by name. */
function LinkedFilters({ search, change }: FieldsProps): ReactNode {
  const { lists } = useWords();
  const set = (['figure', 'regionCode', 'ownerId', 'officerId'] as const).flatMap((name) => {
    const code = search[name];
    return code === undefined ? [] : [{ name, code, Name: NAMES[name] }];
  });
  if (set.length === 0) return null;
  return (
    <p className="linked">
      {set.map(({ name, code, Name }) => (
        <Tag key={name} closable onClose={() => change({ [name]: undefined })}>
          {lists.filters[name]}: {code === 'none' ? lists.none : <Name code={code} />}
        </Tag>
      ))}
    </p>
  );
}

interface OfCode {
  /** What stands in the address; shown as it is where nobody knows a name for it. */
  readonly code: string;
}

function FigureName({ code }: OfCode): ReactNode {
  const figures: Readonly<Record<string, string>> = useWords().lists.figures;
  return figures[code] ?? code;
}

function RegionName({ code }: OfCode): ReactNode {
  const { data } = useQuery(regionsQuery);
  return data?.groups.find(({ key }) => key === code)?.label ?? code;
}

function BodyName({ code }: OfCode): ReactNode {
  return useQuery(organizationQuery(code)).data?.name ?? code;
}

function OfficerName({ code }: OfCode): ReactNode {
  return useQuery(officerQuery(code)).data?.name ?? code;
}

const NAMES = {
  figure: FigureName,
  regionCode: RegionName,
  ownerId: BodyName,
  officerId: OfficerName,
} as const;
