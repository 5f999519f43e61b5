import type { Instant, PlainDate } from './ids';

/** Asia/Shanghai has been UTC+8 without daylight saving since 1991-09-15; case dates begin in 2004. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Bound once: looking up a global costs a sandbox far more than the sum it is wanted for. */
const { floor } = Math;

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const pad = (value: number, width: number): string => `${value}`.padStart(width, '0');

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function civilOf(on: PlainDate): Civil {
  return { year: +on.slice(0, 4), month: +on.slice(5, 7), day: +on.slice(8, 10) };
}

function plainDateOf({ year, month, day }: Civil): PlainDate {
  if (year < 1 || year > 9999) throw new RangeError(`year ${year} cannot be written as YYYY-MM-DD`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

/** Days since 1970-01-01. The count treats March as the first month, so that the leap day comes last. */
export function toDayNumber(on: PlainDate): number {
  const { year, month, day } = civilOf(on);
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leaps = floor(shifted / 4) - floor(shifted / 100) + floor(shifted / 400);
  return shifted * 365 + leaps + dayOfYear - 719_468;
}

/** The inverse of `toDayNumber`. Throws RangeError outside the years 1–9999. */
export function fromDayNumber(dayNumber: number): PlainDate {
  const sinceMarchOfYearZero = dayNumber + 719_468;
  const era = floor(sinceMarchOfYearZero / 146_097);
  const dayOfEra = sinceMarchOfYearZero - era * 146_097;
  const yearOfEra = floor(
    (dayOfEra - floor(dayOfEra / 1460) + floor(dayOfEra / 36_524) - floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
  const marchMonth = floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - floor((153 * marchMonth + 2) / 5) + 1;
  return plainDateOf({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day });
}

/** A day as a person or a file wrote it; null unless it is `YYYY-MM-DD` and exists. */
export function parsePlainDate(text: string): PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const { year, month, day } = civilOf(text as PlainDate);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
  return exists ? (text as PlainDate) : null;
}

export function yearOf(on: PlainDate): number {
  return civilOf(on).year;
}

export function addDays(on: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(on) + days);
}

/** The corresponding day of the month reached, or that month's last day where there is none (民法典 202). */
export function addMonths(on: PlainDate, months: number): PlainDate {
  const { year, month, day } = civilOf(on);
  const monthsSinceYearZero = year * 12 + month - 1 + months;
  const reachedYear = floor(monthsSinceYearZero / 12);
  const reachedMonth = monthsSinceYearZero - reachedYear * 12 + 1;
  const reachedDay = Math.min(day, lastDayOfMonth(reachedYear, reachedMonth));
  return plainDateOf({ year: reachedYear, month: reachedMonth, day: reachedDay });
}

/** Days from one date to another: 0 for the same day, negative when `toOn` is earlier. */
export function daysBetween(fromOn: PlainDate, toOn: PlainDate): number {
  return toDayNumber(toOn) - toDayNumber(fromOn);
}

/** 0 = Sunday … 6 = Saturday, of a day number. */
export function weekdayOfDayNumber(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(on: PlainDate): number {
  return weekdayOfDayNumber(toDayNumber(on));
}

/** Both kinds of text sort as time does: negative, zero or positive. */
export function compareText<T extends PlainDate | Instant>(left: T, right: T): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function toMilliseconds(at: Instant): number {
  const clock = at.slice(11);
  const ms =
    Number(clock.slice(0, 2)) * 3_600_000 +
    Number(clock.slice(3, 5)) * 60_000 +
    Number(clock.slice(6, 8)) * 1000 +
    Number(clock.slice(9, 12));
  return toDayNumber(at.slice(0, 10) as PlainDate) * DAY_MS + ms;
}

export function fromMilliseconds(milliseconds: number): Instant {
  const dayNumber = floor(milliseconds / DAY_MS);
  const rest = milliseconds - dayNumber * DAY_MS;
  const hours = pad(floor(rest / 3_600_000), 2);
  const minutes = pad(floor(rest / 60_000) % 60, 2);
  const seconds = pad(floor(rest / 1000) % 60, 2);
  return `${fromDayNumber(dayNumber)}T${hours}:${minutes}:${seconds}.${pad(rest % 1000, 3)}Z` as Instant;
}

const INSTANT_TEXT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/i;

function offsetMs(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const size = Number(zone.slice(1, 3)) * 3_600_000 + Number(zone.slice(4, 6)) * 60_000;
  return zone.startsWith('-') ? -size : size;
}

/** An ISO 8601 instant with an offset, normalised to UTC with milliseconds; null when it does not exist or has no offset. */
export function parseInstant(text: string): Instant | null {
  const parts = INSTANT_TEXT.exec(text);
  const on = parsePlainDate(parts?.[1] ?? '');
  if (parts === null || on === null) return null;
  const [, , hours, minutes, seconds = '0', fraction = '0', zone = 'Z'] = parts;
  const clockMs =
    Number(hours) * 3_600_000 +
    Number(minutes) * 60_000 +
    Number(seconds) * 1000 +
    Number(fraction.padEnd(3, '0').slice(0, 3));
  return fromMilliseconds(toDayNumber(on) * DAY_MS + clockMs - offsetMs(zone));
}

export function addMilliseconds(at: Instant, milliseconds: number): Instant {
  return fromMilliseconds(toMilliseconds(at) + milliseconds);
}

/** The day it is in Asia/Shanghai. */
export function plainDateAt(at: Instant): PlainDate {
  return fromDayNumber(floor((toMilliseconds(at) + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** `HH:MM` of a day in Asia/Shanghai; 24:00 is the moment the next day begins. */
export function instantAt(on: PlainDate, time: string): Instant {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) throw new RangeError(`${time} is not a time of day`);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return fromMilliseconds(toDayNumber(on) * DAY_MS + minutes * 60_000 - SHANGHAI_OFFSET_MS);
}

/** 24:00 in Asia/Shanghai, the last moment of the day (民法典 203). */
export function endOfDay(on: PlainDate): Instant {
  return instantAt(on, '24:00');
}
