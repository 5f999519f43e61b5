import { dueOnFor, type Deadline } from './deadline';
import type { PlainDate } from './ids';
import { parsePlainDate, weekday, yearOf } from './plain-date';
import { accepted, refused, type Result } from './result';
import { statutoryDaysOf } from './statutory-holidays';
import type { CalendarException, WorkingCalendar } from './working-calendar';

/** What is wrong with a notice as it was handed in; `line` counts from 1 and is null when no line is to blame. */
export interface CalendarFault {
  readonly line: number | null;
  readonly type:
    | 'date-does-not-exist'
    | 'date-outside-year'
    | 'date-repeated'
    | 'kind-unknown'
    | 'name-missing'
    | 'columns-wrong'
    | 'make-up-day-on-weekday'
    | 'statutory-day-missing'
    | 'no-off-day'
    | 'year-differs';
  readonly text: string;
}

/** A day as a file has it, before anybody has judged it. */
export interface ImportedDay {
  readonly line: number;
  readonly date: string;
  readonly kind: string;
  readonly name: string;
}

/** The form in which holiday-cn publishes a notice. */
export interface HolidayCnDocument {
  readonly year: number;
  readonly days: readonly { readonly name: string; readonly date: string; readonly isOffDay: boolean }[];
}

/** What a notice is for. A region's layer adds days and need not repeat the national ones. */
export interface CalendarTarget {
  readonly layer: string;
  readonly year: number;
}

export const NATIONAL_LAYER = 'national';

const KINDS: Readonly<Record<string, CalendarException['kind']>> = {
  'off-day': 'off-day',
  休: 'off-day',
  放假: 'off-day',
  'make-up-day': 'make-up-day',
  班: 'make-up-day',
  上班: 'make-up-day',
};

const fault = (line: number | null, type: CalendarFault['type'], text: string): CalendarFault => ({
  line,
  type,
  text,
});

/** A notice for a year may reach back into the last days of the December before. */
function belongsTo(year: number, on: PlainDate): boolean {
  return yearOf(on) === year || (on >= `${year - 1}-12-25` && on <= `${year - 1}-12-31`);
}

function faultIn(day: ImportedDay, year: number): CalendarFault | null {
  const on = parsePlainDate(day.date);
  if (on === null) return fault(day.line, 'date-does-not-exist', day.date);
  if (!belongsTo(year, on)) return fault(day.line, 'date-outside-year', day.date);
  if (day.name.trim() === '') return fault(day.line, 'name-missing', day.date);
  const kind = KINDS[day.kind.trim()];
  if (kind === undefined) return fault(day.line, 'kind-unknown', day.kind);
  const isWeekend = weekday(on) === 0 || weekday(on) === 6;
  return kind === 'make-up-day' && !isWeekend ? fault(day.line, 'make-up-day-on-weekday', day.date) : null;
}

function faultsOfWhole(days: readonly CalendarException[], target: CalendarTarget): readonly CalendarFault[] {
  const offDays = new Set(days.filter(({ kind }) => kind === 'off-day').map(({ on }) => on));
  if (offDays.size === 0) return [fault(null, 'no-off-day', String(target.year))];
  // A copy of another year's dates looks like a notice; the statutory days give it away.
  const statutory = target.layer === NATIONAL_LAYER ? (statutoryDaysOf(target.year) ?? []) : [];
  return statutory
    .filter(({ on }) => !offDays.has(on))
    .map(({ on, name }) => fault(null, 'statutory-day-missing', `${on} ${name}`));
}

/**
 * The days of a notice, sorted, or everything that is wrong with it. Source of the whole: 国务院办公厅's notice for
 * the year; 《全国年节及纪念日放假办法》 art. 2 for what it cannot lack.
 */
export function judgeDays(
  days: readonly ImportedDay[],
  target: CalendarTarget,
): Result<readonly CalendarException[], readonly CalendarFault[]> {
  const faults: CalendarFault[] = [];
  const byDate = new Map<string, CalendarException>();
  for (const day of days) {
    const kind = KINDS[day.kind.trim()];
    const wrong = byDate.has(day.date)
      ? fault(day.line, 'date-repeated', day.date)
      : faultIn(day, target.year);
    if (wrong !== null) faults.push(wrong);
    else if (kind !== undefined)
      byDate.set(day.date, { on: day.date as PlainDate, kind, name: day.name.trim() });
  }
  if (faults.length > 0) return refused(faults);
  const sorted = [...byDate.values()].sort((left, right) => (left.on < right.on ? -1 : 1));
  const whole = faultsOfWhole(sorted, target);
  return whole.length > 0 ? refused(whole) : accepted(sorted);
}

/** The days of a holiday-cn document; `line` is the place in its list. */
export function daysOfHolidayCn(
  document: HolidayCnDocument,
  target: CalendarTarget,
): Result<readonly CalendarException[], readonly CalendarFault[]> {
  if (document.year !== target.year) return refused([fault(null, 'year-differs', String(document.year))]);
  const days = document.days.map(({ name, date, isOffDay }, index) => ({
    line: index + 1,
    date,
    kind: isOffDay ? 'off-day' : 'make-up-day',
    name,
  }));
  return judgeDays(days, target);
}

/** One line of CSV (RFC 4180): a field may stand in quotes, and then hold commas and doubled quotes. */
function fieldsOf(line: string): readonly string[] {
  const fields = line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,"]*)(?=,|$)/g) ?? [];
  return fields.map((field) =>
    field
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  );
}

/**
 * The days of a CSV text `date,kind,name`, with or without that first line. Kinds: off-day, 休, 放假; make-up-day, 班,
 * 上班. Empty lines are skipped, and still counted.
 */
export function daysOfCsv(
  text: string,
  target: CalendarTarget,
): Result<readonly CalendarException[], readonly CalendarFault[]> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const rows = lines
    .map((line, index) => ({ line: index + 1, text: line, fields: fieldsOf(line) }))
    .filter((row) => row.text.trim() !== '' && row.text.trim() !== 'date,kind,name');
  const broken = rows.filter(({ fields }) => fields.length !== 3);
  if (broken.length > 0) return refused(broken.map((row) => fault(row.line, 'columns-wrong', row.text)));
  const days = rows.map(({ line, fields: [date = '', kind = '', name = ''] }) => ({
    line,
    date,
    kind,
    name,
  }));
  return judgeDays(days, target);
}

/** The first day on which two calendars disagree, or null. No deadline that ends before it can move. */
export function firstDifference(before: WorkingCalendar, after: WorkingCalendar): PlainDate | null {
  const kindOf = (calendar: WorkingCalendar): ReadonlyMap<PlainDate, string> =>
    new Map(calendar.exceptions.map(({ on, kind }) => [on, kind]));
  const [old, now] = [kindOf(before), kindOf(after)];
  const different = [...old.keys(), ...now.keys()].filter((on) => old.get(on) !== now.get(on)).sort();
  return different[0] ?? null;
}

export interface MovedDeadline<T> {
  readonly open: T;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
}

/** Which of the open deadlines another calendar would move. One whose clock stands still has no date to move. */
export function movedDeadlines<T extends { readonly deadline: Deadline }>(
  open: readonly T[],
  before: WorkingCalendar,
  after: WorkingCalendar,
): readonly MovedDeadline<T>[] {
  return open.flatMap((it) => {
    const fromOn = dueOnFor(it.deadline, before);
    const toOn = dueOnFor(it.deadline, after);
    return fromOn === null || toOn === null || fromOn === toOn ? [] : [{ open: it, fromOn, toOn }];
  });
}
