import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { addDays, fromDayNumber, toDayNumber, weekday } from '../../../domain/plain-date';
import { longDate } from '../../words/dates';
import type { CalendarYear } from './calendar-data';
import { useCalendarWords } from './words/calendar-words';

const WEEK = 7;
const MONTHS = Array.from({ length: 12 }, (_month, index) => index + 1);

interface Day {
  readonly on: PlainDate;
  readonly kind: 'working-day' | 'weekend' | 'off-day' | 'make-up-day';
  readonly name: string;
  readonly isProvisional: boolean;
}

/** Every day of the year by its kind and name. */
export function daysOf(year: CalendarYear): readonly Day[] {
  const special = new Map(year.days.map((day) => [day.on as string, day]));
  const first = toDayNumber(`${year.year}-01-01` as PlainDate);
  const after = toDayNumber(`${year.year + 1}-01-01` as PlainDate);
  return Array.from({ length: after - first }, (_day, offset) => {
    const on = fromDayNumber(first + offset);
    const isProvisional = on >= year.provisionalFrom;
    const found = special.get(on);
    if (found !== undefined) return { on, kind: found.kind, name: found.name, isProvisional };
    const kind = weekday(on) === 0 || weekday(on) === 6 ? 'weekend' : 'working-day';
    return { on, kind, name: '', isProvisional };
  });
}

interface YearViewProps {
  readonly days: readonly Day[];
  readonly today: string;
}

/** Twelve months, weeks from Monday to Sunday. */
export function YearView({ days, today }: YearViewProps): ReactNode {
  return (
    <div className="year">
      {MONTHS.map((month) => (
        <Month
          key={month}
          month={month}
          days={days.filter(({ on }) => Number(on.slice(5, 7)) === month)}
          today={today}
        />
      ))}
    </div>
  );
}

/** Days of other months stand empty. */
function weeksOf(days: readonly Day[]): readonly (readonly (Day | null)[])[] {
  const [first] = days;
  if (first === undefined) return [];
  const monday = addDays(first.on, -((weekday(first.on) + WEEK - 1) % WEEK));
  const lead = toDayNumber(first.on) - toDayNumber(monday);
  const cells: readonly (Day | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / WEEK) }, (_week, index) =>
    Array.from({ length: WEEK }, (_day, offset) => cells[index * WEEK + offset] ?? null),
  );
}

function Month({ month, days, today }: YearViewProps & { readonly month: number }): ReactNode {
  const words = useCalendarWords();
  return (
    <table className="month">
      <caption>{words.month(month)}</caption>
      <thead>
        <tr>
          {words.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          <tr key={`${month}-${index + 1}`}>
            {week.map((day, place) =>
              day === null ? (
                <td key={`empty-${place + 1}`} className="outside" />
              ) : (
                <DayCell key={day.on} day={day} isToday={day.on === today} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Their column says what they are. */
const ORDINARY: readonly Day['kind'][] = ['working-day', 'weekend'];

function DayCell({ day, isToday }: { readonly day: Day; readonly isToday: boolean }): ReactNode {
  const words = useCalendarWords();
  const name = day.name === '' ? words.kinds[day.kind] : words.dayName(day.kind, day.name);
  const standing = day.isProvisional ? words.provisional : words.official;
  const classes = [day.kind, ...(day.isProvisional ? ['provisional'] : []), ...(isToday ? ['today'] : [])];
  return (
    <td
      className={classes.join(' ')}
      title={`${longDate(day.on, words.language)} · ${name} · ${standing}`}
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
    >
      <span>{Number(day.on.slice(8, 10))}</span>
      <small className={ORDINARY.includes(day.kind) ? 'unseen' : ''}>{name}</small>
      <span className="unseen"> {standing}</span>
    </td>
  );
}
