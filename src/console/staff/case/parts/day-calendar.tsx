import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { addDays, weekday } from '../../../../domain/plain-date';
import { longDate, shortDate } from '../../../words/dates';
import type { DeadlineView } from '../case-data';
import { useCaseWords } from '../words/case-words';

type Day = DeadlineView['explanation'][number];

const WEEK = 7;

/** Weeks from Monday to Sunday; a stretch of weeks that nothing is told of is left out. */
function weeksOf(days: readonly Day[]): readonly (readonly (Day | PlainDate)[])[] {
  const told = new Map(days.map((day) => [day.on, day]));
  const mondays = new Set(days.map(({ on }) => mondayOf(on as PlainDate)));
  return [...mondays].toSorted().map((monday) =>
    Array.from({ length: WEEK }, (_day, offset) => {
      const on = addDays(monday, offset);
      return told.get(on) ?? on;
    }),
  );
}

const mondayOf = (on: PlainDate): PlainDate => addDays(on, -((weekday(on) + WEEK - 1) % WEEK));

interface DayCalendarProps {
  readonly deadline: Pick<DeadlineView, 'dueOn' | 'explanation'>;
  readonly today: string;
}

/** Why the day is this day: every day on the way by its name. */
export function DayCalendar({ deadline, today }: DayCalendarProps): ReactNode {
  const { clock, language } = useCaseWords();
  return (
    <table className="day-calendar">
      <caption>{clock.calendarOf}</caption>
      <thead>
        <tr>
          {clock.weekdays.split(' ').map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(deadline.explanation).map((week) => (
          <tr key={nameOf(week[0])}>
            {week.map((day) => (
              <DayCell key={nameOf(day)} day={day} deadline={deadline} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={WEEK}>
            {deadline.dueOn === null
              ? clock.standsStill
              : clock.due(longDate(deadline.dueOn as PlainDate, language))}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

const nameOf = (day: Day | PlainDate | undefined): string =>
  day === undefined || typeof day === 'string' ? (day ?? '') : day.on;

interface DayCellProps extends DayCalendarProps {
  readonly day: Day | PlainDate;
}

function DayCell({ day, deadline, today }: DayCellProps): ReactNode {
  const { clock, language } = useCaseWords();
  const on = nameOf(day) as PlainDate;
  const isToday = on === today ? ' today' : '';
  if (typeof day === 'string') {
    return (
      <td className={`outside${isToday}`}>
        <span>{shortDate(on, language)}</span>
      </td>
    );
  }
  const isDue = on === deadline.dueOn;
  const place = deadline.explanation.filter((one) => one.counted && one.on <= on).length;
  return (
    <td className={`${day.counted ? 'counted' : 'skipped'} kind-${day.kind}${isDue ? ' due' : ''}${isToday}`}>
      <span>{shortDate(on, language)}</span>
      <small>{day.counted ? clock.dayNumber(place) : clock.dayName(day.kind, day.name)}</small>
      {day.counted && day.kind !== 'working-day' ? <small>{clock.dayName(day.kind, day.name)}</small> : null}
    </td>
  );
}
