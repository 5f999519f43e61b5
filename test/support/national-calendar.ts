import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlainDate } from '../../src/domain/plain-date';
import { calendarOf, type CalendarYear } from '../../src/domain/working-calendar';
import type { PlainDate } from '../../src/domain/ids';

const seedFile = join(__dirname, '..', '..', 'prisma', 'seed', 'calendar-cn.json');

export const seedYears = JSON.parse(readFileSync(seedFile, 'utf8')) as readonly CalendarYear[];

/** The calendar as it is seeded: official 2004–2026, provisional after that. */
export const nationalCalendar = calendarOf('cn-2026', seedYears);

/** A day written in a test; throws when it does not exist. */
export function day(text: string): PlainDate {
  const on = parsePlainDate(text);
  if (on === null) throw new Error(`${text} does not exist`);
  return on;
}
