import { toCaseId, type Instant, type OfficerId, type OrganizationId, type PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { APPROACHING_WORKING_DAYS, timeLeftOn } from '../domain/time-left';
import { nextWorkingDay } from '../domain/working-calendar';
import type { FilingDeps } from '../intake/receive-complaint';
import { loadCalendar } from '../store/calendar.store';
import { caseTimeOf } from '../store/event-log';
import { officerNames, organizationNames } from '../store/names';
import type { Reader } from '../store/transaction';
import type { DutyMoment, DutyPlace } from '../store/waiting-rows';

/** 临期 is counted in the nation's working days for the filter; each line tells its own region's. */
export async function dutyMomentOf(intake: Pick<FilingDeps, 'database' | 'loadClock'>): Promise<DutyMoment> {
  const [now, calendar] = await Promise.all([caseTimeOf(intake), loadCalendar(intake.database.prisma, null)]);
  let approachingUntil: PlainDate = plainDateAt(now);
  for (let days = 0; days < APPROACHING_WORKING_DAYS; days += 1)
    approachingUntil = nextWorkingDay(calendar, approachingUntil);
  return { now, approachingUntil };
}

/** The place of a line in the order of an inbox, as it stands in an address. */
function toDutyCursor({ dueAt, caseId, itemId }: DutyPlace): string {
  return Buffer.from(`${dueAt ?? ''}|${caseId}|${itemId}`).toString('base64url');
}

/** Null for what is none of ours. */
function readDutyCursor(cursor: string): DutyPlace | null {
  const [dueAt = '', caseId = '', itemId = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const isInstant =
    dueAt === '' || (/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(dueAt) && !Number.isNaN(Date.parse(dueAt)));
  if (!isInstant || !/^[0-9a-f-]{36}$/.test(caseId) || !/^[\w/-]{1,80}$/.test(itemId)) return null;
  return { dueAt: dueAt === '' ? null : (dueAt as Instant), caseId: toCaseId(caseId), itemId };
}

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of waiting work; null where its cursor is none of ours. One more is read than shown, to know what follows. */
export async function dutyPageOf<Line extends DutyPlace>(
  { cursor, limit }: Page,
  read: (place: { readonly after: DutyPlace | null; readonly limit: number }) => Promise<readonly Line[]>,
): Promise<{ readonly shown: readonly Line[]; readonly nextCursor: string | null } | null> {
  const after = cursor === undefined ? null : readDutyCursor(cursor);
  if (cursor !== undefined && after === null) return null;
  const found = await read({ after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { shown, nextCursor: found.length > limit && last !== undefined ? toDutyCursor(last) : null };
}

interface WaitingLine {
  readonly regionCode: string;
  readonly managerId: OfficerId | null;
  readonly dueOn: PlainDate | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the lines of a register's waiting work call by name, and the days that are left of each in its region. */
export interface WaitingNames {
  readonly body: (id: OrganizationId) => Named;
  readonly person: (id: OfficerId) => Named;
  readonly timeLeft: (line: WaitingLine, today: PlainDate) => ReturnType<typeof timeLeftOn>;
}

export async function namesOfWaiting<Line extends WaitingLine>(
  reader: Reader,
  lines: readonly Line[],
  bodyOf: (line: Line) => OrganizationId,
): Promise<WaitingNames> {
  const regions = [...new Set(lines.map(({ regionCode }) => regionCode))];
  const managers = lines.flatMap(({ managerId }) => managerId ?? []);
  const [bodies, people, calendars] = await Promise.all([
    organizationNames(reader, lines.map(bodyOf)),
    officerNames(reader, managers),
    Promise.all(regions.map(async (region) => [region, await loadCalendar(reader, region)] as const)),
  ]);
  const ofRegion = new Map(calendars);
  return {
    body: (id) => ({ id, name: bodies.get(id) ?? '' }),
    person: (id) => ({ id, name: people.get(id) ?? '' }),
    timeLeft: ({ regionCode, dueOn }, today) => {
      const calendar = ofRegion.get(regionCode);
      if (calendar === undefined) throw new Error(`no calendar was loaded for ${regionCode}`);
      return timeLeftOn(today, dueOn, calendar);
    },
  };
}
