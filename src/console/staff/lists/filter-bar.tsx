import { FilterOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { Select } from '../select';
import { useWords } from '../words/staff-words';
import type { RegisterSearch } from './list-search';

interface FilterBarProps {
  readonly search: ReactNode;
  /** Always in sight where there is room. */
  readonly main: ReactNode;
  readonly extra?: ReactNode;
  readonly isExtraSet?: boolean;
  readonly setFilters: number;
  readonly clear: () => void;
}

export function FilterBar(props: FilterBarProps): ReactNode {
  const { lists } = useWords();
  const [isOpen, setIsOpen] = useState(props.isExtraSet ?? false);
  const id = useId();
  return (
    <div className="filters no-print" data-open={isOpen} data-extra={props.extra !== undefined}>
      {props.search}
      <Button
        className="filter-toggle"
        icon={<FilterOutlined />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? lists.fewer : lists.more}
      </Button>
      {props.setFilters > 0 ? <Button onClick={props.clear}>{lists.clear}</Button> : null}
      <div className="filter-fields" id={id}>
        {props.main}
        {isOpen ? props.extra : null}
      </div>
    </div>
  );
}

interface ChoiceFilterProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly (readonly [Value, string])[];
  /** What holds where nothing is chosen. */
  readonly otherwise?: string;
  readonly onChange: (value: Value | undefined) => void;
}

export function ChoiceFilter<Value extends string>(props: ChoiceFilterProps<Value>): ReactNode {
  const { lists } = useWords();
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{props.label}</label>
      <Select<Value>
        id={id}
        value={props.value ?? null}
        placeholder={props.otherwise ?? lists.all}
        allowClear
        popupMatchSelectWidth={false}
        options={props.options.map(([value, label]) => ({ value, label }))}
        onChange={(value: Value | null | undefined) => props.onChange(value ?? undefined)}
      />
    </div>
  );
}

type State = Pick<RegisterSearch, 'status' | 'field'>;

interface StateFiltersProps {
  readonly search: State;
  readonly change: (part: State) => void;
}

/** What every list of cases can be narrowed to: how far a case is, and what it is about. */
export function StateFilters({ search, change }: StateFiltersProps): ReactNode {
  const { lists, domain } = useWords();
  return (
    <>
      <ChoiceFilter
        label={lists.filters.status}
        value={search.status}
        options={optionsOf(domain.statuses)}
        onChange={(status) => change({ status })}
      />
      <ChoiceFilter
        label={lists.filters.field}
        value={search.field}
        options={optionsOf(domain.fields)}
        onChange={(field) => change({ field })}
      />
    </>
  );
}

interface DayFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** The browser's own field for a day: it speaks the person's language and needs no further code. */
export function DayFilter({ label, value, onChange }: DayFilterProps): ReactNode {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    </div>
  );
}

/** A table of words as the options of a filter, in the table's order. */
export const optionsOf = <Code extends string>(
  words: Readonly<Record<Code, string>>,
): readonly (readonly [Code, string])[] =>
  Object.entries<string>(words).map(([code, label]) => [code as Code, label] as const);
