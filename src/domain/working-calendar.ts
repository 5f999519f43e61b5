import type { PlainDate } from './ids';
import { addDays, fromDayNumber, toDayNumber, weekdayOfDayNumber, yearOf } from './plain-date';
import { statutoryDaysOf } from './statutory-holidays';

/** A day that is not what its weekday says: an off-day by notice, or a weekend day worked in exchange (调休). */
export interface CalendarException {
  readonly on: PlainDate;
  readonly kind: 'off-day' | 'make-up-day';
  readonly name: string;
}

/**
 * The working days of a place, as plain data that travels with a case. Weekends are not listed; `exceptions` are
 * sorted by day, one a day.
 */
export interface WorkingCalendar {
  readonly version: string;
  /** The last year whose notice of the State Council is known; what lies after it is provisional. */
  readonly officialThrough: number;
  /** The first day that may be asked for. */
  readonly startsOn: PlainDate;
  readonly exceptions: readonly CalendarException[];
  /** The last year with data, official or provisional; absent means `officialThrough`. */
  readonly coversThrough?: number;
}

/** What is known of one year, before the years are put together. */
export interface CalendarYear {
  readonly year: number;
  readonly status: 'official' | 'provisional';
  readonly days: readonly CalendarException[];
}

export type DayKind = 'working-day' | 'weekend' | 'off-day' | 'make-up-day';

export interface CalendarDay {
  readonly kind: DayKind;
  readonly name: string;
}

export interface CalendarRefusal {
  readonly type: 'calendar-year-not-covered';
  readonly year: number;
  readonly coveredFrom: number;
  readonly coveredThrough: number;
}

const WEEKDAY_NAMES = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** The first year of the working-day calendar; before it nothing is answered. */
export const CALENDAR_FROM_YEAR = 2004;

const NEVER = Number.POSITIVE_INFINITY;

const byDay = (left: CalendarException, right: CalendarException): number => (left.on < right.on ? -1 : 1);

export function coversThrough(calendar: WorkingCalendar): number {
  return calendar.coversThrough ?? calendar.officialThrough;
}

/** The fact in the way when a day lies outside the calendar, or null when the calendar can be asked about it. */
export function coverageRefusalFor(calendar: WorkingCalendar, on: PlainDate): CalendarRefusal | null {
  const year = yearOf(on);
  const coveredThrough = coversThrough(calendar);
  if (on >= calendar.startsOn && year <= coveredThrough) return null;
  return {
    type: 'calendar-year-not-covered',
    year,
    coveredFrom: yearOf(calendar.startsOn),
    coveredThrough,
  };
}

/**
 * Whether a notice that is not known yet may still change a day. A notice for January reaches back into the last
 * days of December (2006, 2007, 2011, 2018 and 2022 had such days), never further than the weekend before New Year.
 */
export function isProvisionalOn(calendar: WorkingCalendar, on: PlainDate): boolean {
  return on >= provisionalFrom(calendar);
}

/** The first day that a notice which is not known yet may still change. */
export function provisionalFrom({ officialThrough }: WorkingCalendar): PlainDate {
  return `${officialThrough}-12-27` as PlainDate;
}

/** Index of the first exception on or after the day. */
export function exceptionIndexFrom(calendar: WorkingCalendar, on: PlainDate): number {
  let low = 0;
  let high = calendar.exceptions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const exception = calendar.exceptions[middle];
    if (exception !== undefined && exception.on < on) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function calendarDayOf(dayNumber: number, exception: CalendarException | null): CalendarDay {
  if (exception !== null) {
    const name = exception.kind === 'make-up-day' ? `${exception.name}（调休上班）` : exception.name;
    return { kind: exception.kind, name };
  }
  const weekday = weekdayOfDayNumber(dayNumber);
  const kind = weekday === 0 || weekday === 6 ? 'weekend' : 'working-day';
  return { kind, name: WEEKDAY_NAMES[weekday] ?? '' };
}

/** Throws RangeError before the calendar starts: silence about a year is no answer. */
export function requireCovered(calendar: WorkingCalendar, on: PlainDate): void {
  if (on < calendar.startsOn) {
    throw new RangeError(
      `${on} lies before the calendar ${calendar.version}, which starts on ${calendar.startsOn}`,
    );
  }
}

/** Throws RangeError for a day before the calendar starts. After its last year only weekends are known. */
export function dayKindOn(calendar: WorkingCalendar, on: PlainDate): CalendarDay {
  requireCovered(calendar, on);
  const exception = calendar.exceptions[exceptionIndexFrom(calendar, on)];
  return calendarDayOf(toDayNumber(on), exception?.on === on ? exception : null);
}

export function isWorkingDay(calendar: WorkingCalendar, on: PlainDate): boolean {
  const { kind } = dayKindOn(calendar, on);
  return kind === 'working-day' || kind === 'make-up-day';
}

/** The first working day after the given one. */
export function nextWorkingDay(calendar: WorkingCalendar, on: PlainDate): PlainDate {
  let next = addDays(on, 1);
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1);
  return next;
}

/**
 * What a case that begins on `fromOn` needs to carry: two more years than are known officially, or than its first
 * year where that is later. The version stays that of the whole calendar.
 */
export function sliceCalendar(calendar: WorkingCalendar, fromOn: PlainDate): WorkingCalendar {
  requireCovered(calendar, fromOn);
  const wanted = Math.max(calendar.officialThrough, yearOf(fromOn)) + 2;
  const through = Math.min(wanted, coversThrough(calendar));
  const exceptions = calendar.exceptions.filter(({ on }) => on >= fromOn && yearOf(on) <= through);
  return { ...calendar, startsOn: fromOn, exceptions, coversThrough: through };
}

/** Lays a region's days (民族自治地方的放假, 《全国年节及纪念日放假办法》 art. 4) over the national ones, day by day. */
export function mergeLayers(national: WorkingCalendar, region: WorkingCalendar): WorkingCalendar {
  const merged = new Map(national.exceptions.map((exception) => [exception.on, exception]));
  for (const exception of region.exceptions) merged.set(exception.on, exception);
  return {
    ...national,
    version: `${national.version}+${region.version}`,
    exceptions: [...merged.values()].sort(byDay),
  };
}

/**
 * The statutory off-days of a year whose notice is not known: 13 days, without the exchanges that only a notice can
 * order. Throws RangeError for a year without festival data.
 */
export function provisionalYear(year: number): readonly CalendarException[] {
  const days = findProvisional(year);
  if (days === undefined) throw new RangeError(`no festival data for ${year}`);
  return days;
}

function findProvisional(year: number): readonly CalendarException[] | undefined {
  return statutoryDaysOf(year)?.map(({ on, name }) => ({ on, kind: 'off-day', name }));
}

/**
 * Puts the years together and continues them provisionally. The first year without a notice ends what counts as
 * official, whatever is known of later ones; the first year of which nothing is known ends the calendar.
 * Throws RangeError without an official year.
 */
export function calendarOf(version: string, years: readonly CalendarYear[]): WorkingCalendar {
  const official = new Map(
    years.filter(({ status }) => status === 'official').map(({ year, days }) => [year, days]),
  );
  const firstYear = Math.min(...official.keys());
  if (!Number.isFinite(firstYear)) throw new RangeError('a calendar needs at least one official year');
  let officialThrough = firstYear;
  while (official.has(officialThrough + 1)) officialThrough += 1;
  const byDate = new Map<PlainDate, CalendarException>();
  let year = firstYear;
  for (
    let days = official.get(year);
    days !== undefined;
    days = official.get(year) ?? findProvisional(year)
  ) {
    for (const day of days) byDate.set(day.on, day);
    year += 1;
  }
  return {
    version,
    officialThrough,
    startsOn: `${firstYear}-01-01` as PlainDate,
    coversThrough: year - 1,
    exceptions: [...byDate.values()].sort(byDay),
  };
}

/** One day of a walk. The exception is null on a day that is what its weekday says. */
export interface WalkedDay {
  readonly dayNumber: number;
  readonly isWorking: boolean;
  readonly exception: CalendarException | null;
}

/** Each call gives the day after the one before, beginning after `on`: one look-up, however long the walk. */
export function walkAfter(calendar: WorkingCalendar, on: PlainDate): () => WalkedDay {
  requireCovered(calendar, on);
  let dayNumber = toDayNumber(on);
  let index = exceptionIndexFrom(calendar, fromDayNumber(dayNumber + 1));
  let upcoming = calendar.exceptions[index];
  let upcomingNumber = upcoming === undefined ? NEVER : toDayNumber(upcoming.on);
  return () => {
    dayNumber += 1;
    if (upcoming !== undefined && upcomingNumber === dayNumber) {
      const exception = upcoming;
      index += 1;
      upcoming = calendar.exceptions[index];
      upcomingNumber = upcoming === undefined ? NEVER : toDayNumber(upcoming.on);
      return { dayNumber, isWorking: exception.kind === 'make-up-day', exception };
    }
    const weekday = weekdayOfDayNumber(dayNumber);
    return { dayNumber, isWorking: weekday !== 0 && weekday !== 6, exception: null };
  };
}
