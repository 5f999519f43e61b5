import type { Instant } from '../domain/ids';
import { sliceCalendar, type WorkingCalendar } from '../domain/working-calendar';
import { loadCalendar } from '../store/calendar.store';
import { listStaleCases, regionsWithOpenCases, type StaleCase } from '../store/calendar-impact.store';
import { storeCommand } from '../store/command.store';
import type { Database } from '../store/database';

const batchSize = 500;
const firstId = '00000000-0000-0000-0000-000000000000';

/** The same calendar is told to a case once, however often it is announced. */
async function tell(
  database: Database,
  stale: StaleCase,
  calendar: WorkingCalendar,
  now: Instant,
): Promise<void> {
  const slice = sliceCalendar(calendar, stale.startsOn);
  const fact = {
    caseKind: stale.caseKind,
    caseId: stale.caseId,
    actor: { type: 'system' },
    type: 'calendar-imported',
    facts: { type: 'calendar-imported', calendar: slice },
    texts: {},
    idempotencyKey: `calendar:${calendar.version}`,
    receivedAt: now,
  } as const;
  await storeCommand(database, fact, { deliveredAs: 'signal', graceMs: 0 });
}

/**
 * Stores, for every open case that counts with an earlier calendar, the one its region has now; the relay delivers
 * it, and the case moves its open dates with an entry and a notice. Safe to repeat: it finds only what is missing.
 * @param now case time.
 * @returns how many cases were told.
 */
export async function announceCalendar(database: Database, now: Instant): Promise<number> {
  let told = 0;
  for (const regionCode of await regionsWithOpenCases(database.prisma)) {
    const calendar = await loadCalendar(database.prisma, regionCode);
    let after = firstId;
    for (;;) {
      const question = { regionCode, version: calendar.version, after, limit: batchSize };
      const stale = await listStaleCases(database.prisma, question);
      for (const one of stale) await tell(database, one, calendar, now);
      told += stale.length;
      const last = stale.at(-1);
      if (last === undefined || stale.length < batchSize) break;
      after = last.caseId;
    }
  }
  return told;
}
