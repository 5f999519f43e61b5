import type { Instant, PlainDate } from '../../../src/domain/ids';
import { addDays, instantAt, parsePlainDate, plainDateAt } from '../../../src/domain/plain-date';
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../../src/domain/working-calendar';

/**
 * A day of a story: so many working days before (negative) or after today, or a date. Told in working days, a story
 * comes out the same on whatever day the city is founded.
 */
export type StoryDay = number | string;

/** @throws RangeError for 0: what happens today would depend on the hour at which the city is founded. */
export function dayOf(day: StoryDay, now: Instant, calendar: WorkingCalendar): PlainDate {
  if (typeof day === 'string') {
    const on = parsePlainDate(day);
    if (on === null) throw new RangeError(`${day} is no day`);
    return on;
  }
  if (day === 0) throw new RangeError('today is no day of a story');
  let on = plainDateAt(now);
  for (let left = Math.abs(day); left > 0; left -= 1) {
    on = day > 0 ? nextWorkingDay(calendar, on) : lastWorkingDayBefore(calendar, on);
  }
  return on;
}

function lastWorkingDayBefore(calendar: WorkingCalendar, on: PlainDate): PlainDate {
  let before = addDays(on, -1);
  while (!isWorkingDay(calendar, before)) before = addDays(before, -1);
  return before;
}

/** @param time `HH:MM` in Asia/Shanghai. */
export function momentOf(day: PlainDate, time: string): Instant {
  return instantAt(day, time);
}
