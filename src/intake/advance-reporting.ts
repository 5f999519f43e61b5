import { mergedContract } from '../domain/contract/rule-overlay';
import type { Instant, OrganizationId, PlainDate } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { addDays, addMonths } from '../domain/plain-date';
import { reportersAmong, type BodyInTree } from '../domain/upward-report/reporting-body';
import {
  fireRungs,
  monthAt,
  monthsToOpen,
  nextRungAt,
  noticesOf,
  openReportingDuty,
  recounted,
} from '../domain/upward-report/reporting-duty';
import { reportingTermsOf, type ReportingTerms } from '../domain/upward-report/reporting-rules';
import { loadCalendar } from '../store/calendar.store';
import type { Database } from '../store/database';
import { caseTimeOf, type EventLogDeps } from '../store/event-log';
import { insertNotifications } from '../store/notification.store';
import {
  appendReportingEvents,
  bodiesInTree,
  calendarsOfOwed,
  changeReportingDuties,
  insertMonth,
  insertReportingDuties,
  lastOpenedMonth,
  lockReporting,
  refusedRowsIn,
  takeRungsDue,
  takeStale,
  type BodyOfRegister,
  type DutyChange,
  type KeptReportingDuty,
  type NewReportingDuty,
  type ReportingEvent,
} from '../store/reporting-duty.store';
import { loadLayers } from '../store/rule-set.store';
import { findInspectorate } from '../store/supervising-body';
import { inTransaction, type Reader, type Transaction } from '../store/transaction';
import type { Notice } from '../domain/notification';

type ReportingDeps = Pick<EventLogDeps, 'database' | 'loadClock'>;

const SYSTEM: Actor = { type: 'system' };
const AT_ONCE = 200;

/**
 * 每月归集上报: opens the months that have ended, moves what a new calendar moves, and fires the rungs that are due. Each
 * step is one transaction and safe to repeat; two workers do not get in each other's way.
 * @returns how much was done; 0 when nothing waits.
 */
export async function advanceReporting(deps: ReportingDeps): Promise<number> {
  const now = await caseTimeOf(deps);
  const opened = await openMonths(deps.database, now);
  const moved = await recount(deps.database, now);
  return opened + moved + (await fire(deps.database, now));
}

async function openMonths(database: Database, now: Instant): Promise<number> {
  const last = await lastOpenedMonth(database.prisma);
  if (last !== null && monthsToOpen(last, now).length === 0) return 0;
  return inTransaction(database, async (transaction) => {
    await lockReporting(transaction);
    const known = await lastOpenedMonth(transaction);
    if (known === null) {
      await insertMonth(transaction, addMonths(monthAt(now), -1), now);
      return 0;
    }
    // One month a transaction: after a long pause the others follow at once.
    const [month] = monthsToOpen(known, now);
    return month === undefined ? 0 : 1 + (await openMonth(database, transaction, { month, now }));
  });
}

interface Opening {
  readonly month: PlainDate;
  readonly now: Instant;
}

async function openMonth(
  database: Database,
  transaction: Transaction,
  { month, now }: Opening,
): Promise<number> {
  await insertMonth(transaction, month, now);
  const bodies = await bodiesInTree(transaction);
  const termsOf = await termsByRegion(database, bodies, month);
  const refused = await refusedRowsIn(transaction, month);
  const known = new Map(bodies.map((body) => [body.organizationId, body]));
  const duties: NewReportingDuty[] = [];
  for (const [id, covers] of owingBodies(bodies, termsOf)) {
    const body = known.get(id);
    const terms = body === undefined ? null : termsOf(body);
    if (body === undefined || terms === null) continue;
    duties.push(await opened(transaction, { body, terms, covers, month, refused }));
  }
  if (duties.length === 0) return 0;
  await insertReportingDuties(transaction, duties);
  await appendReportingEvents(
    transaction,
    duties.map(({ organizationId, covers, duty }) => ({
      ...{ organizationId, month, type: 'opened', data: { covers, dueOn: duty.dueOn }, actor: SYSTEM },
      ...{ occurredAt: duty.startedAt, recordedAt: now },
    })),
  );
  return duties.length;
}

/** Where nobody was named a reporter, and no contract stands, nothing is owed. */
export function owingBodies(
  bodies: readonly BodyOfRegister[],
  termsOf: (body: BodyInTree) => ReportingTerms | null,
): ReadonlyMap<OrganizationId, readonly OrganizationId[]> {
  const known = new Map(bodies.map((body) => [body.organizationId, body]));
  const concerned = [...reportersAmong(bodies, termsOf)].filter(
    ([id, covers]) =>
      known.get(id)?.hasReporter === true || covers.some((one) => known.get(one)?.hasContracts === true),
  );
  return new Map(concerned);
}

interface Owing {
  readonly body: BodyInTree;
  readonly terms: ReportingTerms;
  readonly covers: readonly OrganizationId[];
  readonly month: PlainDate;
  readonly refused: ReadonlyMap<OrganizationId, number>;
}

async function opened(
  reader: Reader,
  { body, terms, covers, month, refused }: Owing,
): Promise<NewReportingDuty> {
  const { organizationId, path, regionCode } = body;
  const calendar = await loadCalendar(reader, regionCode);
  const owed = openReportingDuty({ organizationId, path, regionCode, month, covers, terms }, calendar);
  const refusedRows = covers.reduce((sum, one) => sum + (refused.get(one) ?? 0), 0);
  return { ...owed, calendar: calendar.version, refusedRows, nextRungAt: nextRungAt(owed, calendar) };
}

/** The rules of monthly reports by place, as they are in force on the last day of a month. */
export async function termsByRegion(
  { pool }: Pick<Database, 'pool'>,
  bodies: readonly BodyInTree[],
  month: PlainDate,
): Promise<(body: BodyInTree) => ReportingTerms | null> {
  const on = addDays(addMonths(month, 1), -1);
  const terms = new Map<string, ReportingTerms | null>();
  for (const { regionCode } of bodies) {
    if (terms.has(regionCode)) continue;
    const layers = await loadLayers(pool, { regionCode, acceptingOrganizationId: null, on });
    terms.set(regionCode, reportingTermsOf(mergedContract(layers)));
  }
  return ({ regionCode }) => terms.get(regionCode) ?? null;
}

async function recount(database: Database, now: Instant): Promise<number> {
  let moved = 0;
  for (const { regionCode, calendar: counted } of await calendarsOfOwed(database.prisma)) {
    const calendar = await loadCalendar(database.prisma, regionCode);
    if (calendar.version === counted) continue;
    moved += await inTransaction(database, async (transaction) => {
      const { version } = calendar;
      const stale = await takeStale(transaction, { regionCode, version, limit: AT_ONCE });
      const changes = stale.map((before): DutyChange & { readonly before: KeptReportingDuty } => {
        const after = recounted(before, calendar);
        const { organizationId, month, duty } = after;
        const next = nextRungAt(after, calendar);
        return { organizationId, month, duty, state: 'owed', calendar: version, nextRungAt: next, before };
      });
      await changeReportingDuties(
        transaction,
        changes.map(({ before: _, ...change }) => change),
      );
      const events = changes.flatMap(({ organizationId, month, duty, before }): readonly ReportingEvent[] =>
        duty.dueOn === before.duty.dueOn
          ? []
          : [
              {
                ...{ organizationId, month, type: 'moved', actor: SYSTEM, occurredAt: now, recordedAt: now },
                data: { fromOn: before.duty.dueOn, toOn: duty.dueOn, calendar: version },
              },
            ],
      );
      await appendReportingEvents(transaction, events);
      return stale.length;
    });
  }
  return moved;
}

async function fire(database: Database, now: Instant): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const due = await takeRungsDue(transaction, now, AT_ONCE);
    const changes: DutyChange[] = [];
    const events: ReportingEvent[] = [];
    const notices: Notice[] = [];
    for (const owed of due) {
      const calendar = await loadCalendar(transaction, owed.regionCode);
      const fired = fireRungs(owed, calendar, now);
      const after = fired?.owed ?? owed;
      const { organizationId, month, duty } = after;
      const next = nextRungAt(after, calendar);
      changes.push({ organizationId, month, duty, state: 'owed', calendar: owed.calendar, nextRungAt: next });
      if (fired === null) continue;
      const { rungs, at } = fired;
      events.push({
        ...{ organizationId, month, type: 'rungs-reached', data: { rungs }, actor: SYSTEM },
        ...{ occurredAt: at, recordedAt: now },
      });
      const inspectorateId = await findInspectorate(transaction, owed.path);
      notices.push(
        ...noticesOf(fired, { calendar, inspectorateId }).map((notice) => ({ ...notice, about: null })),
      );
    }
    if (changes.length === 0) return 0;
    await changeReportingDuties(transaction, changes);
    await appendReportingEvents(transaction, events);
    await insertNotifications(transaction, notices);
    return changes.length;
  });
}
