import fc from 'fast-check';
import {
  addDays,
  addMilliseconds,
  addMonths,
  compareText,
  daysBetween,
  endOfDay,
  fromDayNumber,
  fromMilliseconds,
  instantAt,
  parseInstant,
  parsePlainDate,
  plainDateAt,
  toDayNumber,
  toMilliseconds,
  weekday,
} from '../../src/domain/plain-date';
import type { Instant } from '../../src/domain/ids';
import { day } from '../support/national-calendar';

const DAY_MS = 86_400_000;
const instant = (text: string): Instant => text as Instant;
const anyDayNumber = fc.integer({ min: toDayNumber(day('1900-01-01')), max: toDayNumber(day('2199-12-31')) });

describe('a plain date', () => {
  it.each(['2026-02-29', '2025-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1900-02-29', '0000-01-01'])(
    '%s does not exist and is refused',
    (text) => expect(parsePlainDate(text)).toBeNull(),
  );

  it.each(['2026-2-1', '20260201', '2026/02/01', ' 2026-02-01', '2026-02-01T00:00', '', '二〇二六'])(
    '%p is not written as a date and is refused',
    (text) => expect(parsePlainDate(text)).toBeNull(),
  );

  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (text) =>
    expect(parsePlainDate(text)).toBe(text),
  );

  it('counts days, weekdays and text exactly as the Gregorian calendar does, for every day of three centuries', () => {
    const from = toDayNumber(day('1900-01-01'));
    const to = toDayNumber(day('2199-12-31'));
    const wrong: string[] = [];
    for (let number = from; number <= to; number += 1) {
      const oracle = new Date(number * DAY_MS);
      const on = fromDayNumber(number);
      const same = on === oracle.toISOString().slice(0, 10) && weekday(on) === oracle.getUTCDay();
      if (!same || toDayNumber(on) !== number) wrong.push(on);
    }
    expect(wrong).toEqual([]);
  });

  it('adds days and takes them back', () => {
    fc.assert(
      fc.property(anyDayNumber, fc.integer({ min: -20_000, max: 20_000 }), (number, days) => {
        const on = fromDayNumber(number);
        const moved = addDays(on, days);
        expect(addDays(moved, -days)).toBe(on);
        expect(daysBetween(on, moved)).toBe(days);
        expect(Math.sign(compareText(on, moved))).toBe(0 - Math.sign(days));
      }),
    );
  });
});

describe('months (民法典 202)', () => {
  it.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-31', 24, '2028-12-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('from %s, %i months end on %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(to));
});

describe('an instant', () => {
  it('belongs to the day it is in Shanghai, not to the day in UTC', () => {
    expect(plainDateAt(instant('2026-02-13T15:59:59.999Z'))).toBe('2026-02-13');
    expect(plainDateAt(instant('2026-02-13T16:00:00.000Z'))).toBe('2026-02-14');
  });

  it('ends a day at 24:00 in Shanghai, which is when the next one begins', () => {
    expect(endOfDay(day('2026-12-31'))).toBe('2026-12-31T16:00:00.000Z');
    expect(plainDateAt(endOfDay(day('2026-12-31')))).toBe('2027-01-01');
    expect(plainDateAt(addMilliseconds(endOfDay(day('2026-12-31')), -1))).toBe('2026-12-31');
  });

  it('is found for an hour of a day in Shanghai', () => {
    expect(instantAt(day('2026-03-01'), '09:00')).toBe('2026-03-01T01:00:00.000Z');
    expect(instantAt(day('2026-03-01'), '07:30')).toBe('2026-02-28T23:30:00.000Z');
  });

  it.each(['24:01', '9:00', '12:60', '25:00', ''])('%p is no time of day', (time) =>
    expect(() => instantAt(day('2026-03-01'), time)).toThrow(RangeError),
  );

  it.each([
    ['2026-02-14T09:30:00+08:00', '2026-02-14T01:30:00.000Z'],
    ['2026-02-14T09:30Z', '2026-02-14T09:30:00.000Z'],
    ['2026-02-14T00:10:00.1-05:00', '2026-02-14T05:10:00.100Z'],
    ['2026-02-14T09:30:00.123456Z', '2026-02-14T09:30:00.123Z'],
  ])('%s is read as %s', (text, at) => expect(parseInstant(text)).toBe(at));

  it.each(['2026-02-14T09:30:00', '2026-02-30T09:30:00Z', '2026-02-14T24:00:00Z', '2026-02-14', 'now'])(
    '%s says no certain moment and is refused',
    (text) => expect(parseInstant(text)).toBeNull(),
  );

  it('keeps every millisecond on the way to a number and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000_000, max: 7_000_000_000_000 }), (milliseconds) => {
        const at = fromMilliseconds(milliseconds);
        expect(at).toBe(new Date(milliseconds).toISOString());
        expect(toMilliseconds(at)).toBe(milliseconds);
      }),
    );
  });
});
