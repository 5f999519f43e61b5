import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { FigureGrouping } from '../../../domain/complaint/figures';
import { monthName, monthsBetween } from '../../words/dates';
import { GROUPINGS, type CountedSearch, type StatisticsSearch } from '../lists/list-search';
import { ProblemAlert } from '../problem-alert';
import { useWords } from '../words/staff-words';
import { FigureChart } from './figure-chart';
import { FigureTable, type NamedGroup } from './figure-table';
import { figuresQuery, groupName, type FigureGroup } from './statistics-data';
import { useStatisticsWords } from './words/statistics-words';

const NO_GROUPS: readonly FigureGroup[] = [];
/** More bars than these nobody compares by eye. */
const MOST_BARS = 10;

interface OverTimeProps {
  readonly months: readonly FigureGroup[];
}

export function OverTime({ months }: OverTimeProps): ReactNode {
  const words = useStatisticsWords();
  const { language } = useWords();
  const groups = useNamed('month', months);
  const drawn = useMemo(
    () =>
      monthsBetween(months.map(({ key }) => key ?? '')).map((month) => ({
        name: monthName(month, language),
        figures: months.find(({ key }) => key === month)?.figures ?? null,
      })),
    [language, months],
  );
  return (
    <section className="figures-part" aria-labelledby="over-time">
      <h2 id="over-time">{words.overTime}</h2>
      <FigureChart groups={drawn} stance="columns" />
      <details>
        <summary>{words.showTable}</summary>
        <FigureTable groups={groups} of={words.month} />
      </details>
    </section>
  );
}

interface ComparedProps {
  readonly by: NonNullable<StatisticsSearch['by']>;
  readonly counted: CountedSearch;
  readonly change: (part: Pick<StatisticsSearch, 'by'>) => void;
}

/** The figures of one place, department or field beside those of the others. */
export function Compared({ by, counted, change }: ComparedProps): ReactNode {
  const words = useStatisticsWords();
  const { data, error, refetch } = useQuery(figuresQuery(by, counted));
  // While the next answer is on its way, the last one keeps its own name.
  const shown = data?.by ?? by;
  const named = useNamed(shown, data?.groups ?? NO_GROUPS);
  const groups = useMemo(
    () => [...named].sort((left, right) => receivedOf(right) - receivedOf(left)),
    [named],
  );
  const drawn = useMemo(
    () => groups.slice(0, MOST_BARS).map(({ name, group }) => ({ name, figures: group.figures })),
    [groups],
  );
  return (
    <section className="figures-part" aria-labelledby="compared">
      <h2 id="compared">{words.byGroup}</h2>
      <div className="groupings no-print">
        <Segmented
          aria-label={words.byGroup}
          size="small"
          value={by}
          options={GROUPINGS.map((value) => ({ value, label: words.groupings[value] }))}
          onChange={(chosen) => change({ by: chosen })}
        />
      </div>
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      <FigureChart groups={drawn} stance="rows" />
      {groups.length > MOST_BARS ? <p className="faint no-print">{words.largest(MOST_BARS)}</p> : null}
      <FigureTable groups={groups} of={shown === 'month' ? words.month : words.groupings[shown]} />
    </section>
  );
}

const receivedOf = ({ group }: NamedGroup): number => group.figures.received.count;

function useNamed(by: FigureGrouping, groups: readonly FigureGroup[]): readonly NamedGroup[] {
  const staff = useWords();
  const { notTransferred } = useStatisticsWords();
  return useMemo(
    () => groups.map((group) => ({ group, name: groupName(by, group, staff) ?? notTransferred })),
    [by, groups, notTransferred, staff],
  );
}
