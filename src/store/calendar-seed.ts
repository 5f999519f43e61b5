import years from '../../prisma/seed/calendar-cn.json';
import { parsePlainDate } from '../domain/plain-date';
import type { CalendarException } from '../domain/working-calendar';
import type { SeedYear } from './calendar.store';

function exceptionOf(day: {
  readonly on: string;
  readonly kind: string;
  readonly name: string;
}): CalendarException {
  const on = parsePlainDate(day.on);
  if (on === null || (day.kind !== 'off-day' && day.kind !== 'make-up-day')) {
    throw new Error(`the seeded calendar has no readable day ${day.on}`);
  }
  return { on, kind: day.kind, name: day.name };
}

/** The national calendar as the product is delivered; made by prisma/seed/make-calendar.ts. */
export const nationalSeed: readonly SeedYear[] = years.map(({ year, status, notice, days }) => ({
  year,
  status: status === 'official' ? 'official' : 'provisional',
  notice,
  days: days.map(exceptionOf),
}));
