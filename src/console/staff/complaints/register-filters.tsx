import { Checkbox, Tag } from 'antd';
import { useId, type ReactNode } from 'react';
import { ChoiceFilter, DayFilter, FilterBar, optionsOf, StateFilters } from '../lists/filter-bar';
import { filtersIn, type RegisterSearch } from '../lists/list-search';
import { SearchField } from '../lists/search-field';
import { OrganizationSelect } from '../organization-select';
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

interface BodyFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

function BodyFilter({ label, value, onChange }: BodyFilterProps): ReactNode {
  const id = useId();
  return (
    <div className="filter wide">
      <label htmlFor={id}>{label}</label>
      <OrganizationSelect id={id} value={value} allowClear onChange={onChange} />
    </div>
  );
}

/** What only a figure's link sets: shown, and taken off again, by name. */
function LinkedFilters({ search, change }: FieldsProps): ReactNode {
  const { lists } = useWords();
  const { figure } = search;
  const texts = [
    ['figure', figure === undefined ? undefined : lists.figures[figure]],
    ['regionCode', search.regionCode],
    ['ownerId', search.ownerId],
    ['officerId', search.officerId],
  ] as const;
  const set = texts.filter(([, text]) => text !== undefined);
  if (set.length === 0) return null;
  return (
    <p className="linked">
      {set.map(([name, text]) => (
        <Tag key={name} closable onClose={() => change({ [name]: undefined })}>
          {lists.filters[name]}: {text === 'none' ? lists.none : text}
        </Tag>
      ))}
    </p>
  );
}
