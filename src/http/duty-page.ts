import { toCaseId, type Instant, type PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { APPROACHING_WORKING_DAYS } from '../domain/time-left';
import { nextWorkingDay } from '../domain/working-calendar';
import type { FilingDeps } from '../intake/receive-complaint';
import { loadCalendar } from '../store/calendar.store';
import type { DutyMoment, DutyPlace } from '../store/duty-list.store';
import { caseTimeOf } from '../store/event-log';

/** 临期 is counted in the nation's working days for the filter; each line tells its own region's. */
export async function dutyMomentOf(intake: Pick<FilingDeps, 'database' | 'loadClock'>): Promise<DutyMoment> {
  const [now, calendar] = await Promise.all([caseTimeOf(intake), loadCalendar(intake.database.prisma, null)]);
  let approachingUntil: PlainDate = plainDateAt(now);
  for (let days = 0; days < APPROACHING_WORKING_DAYS; days += 1)
    approachingUntil = nextWorkingDay(calendar, approachingUntil);
  return { now, approachingUntil };
}

/** The place of a line in the order of an inbox, as it stands in an address. */
export function toDutyCursor({ dueAt, caseId, itemId }: DutyPlace): string {
  return Buffer.from(`${dueAt ?? ''}|${caseId}|${itemId}`).toString('base64url');
}

/** Null for what is none of ours. */
export function readDutyCursor(cursor: string): DutyPlace | null {
  const [dueAt = '', caseId = '', itemId = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const isInstant =
    dueAt === '' || (/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(dueAt) && !Number.isNaN(Date.parse(dueAt)));
  if (!isInstant || !/^[0-9a-f-]{36}$/.test(caseId) || !/^[\w/-]{1,80}$/.test(itemId)) return null;
  return { dueAt: dueAt === '' ? null : (dueAt as Instant), caseId: toCaseId(caseId), itemId };
}
