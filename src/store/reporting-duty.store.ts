import { createHash } from 'node:crypto';
import type { Duty } from '../domain/duty';
import type { Instant, OrganizationId, PlainDate } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { BodyInTree } from '../domain/upward-report/reporting-body';
import { spanOf, type ReportingDuty } from '../domain/upward-report/reporting-duty';
import type { ReportingTerms } from '../domain/upward-report/reporting-rules';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

/** Whoever opens months does it alone. */
const REPORTING_LOCK = 42_042;

export async function lockReporting(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${REPORTING_LOCK})`;
}

/** The month that was opened last, or null before the first. */
export async function lastOpenedMonth(reader: Reader): Promise<PlainDate | null> {
  const [row] = await reader.$queryRaw<readonly { readonly month: PlainDate | null }[]>`
    SELECT max(month)::text AS month FROM app.reporting_month`;
  return row?.month ?? null;
}

export async function insertMonth(transaction: Transaction, month: PlainDate, at: Instant): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.reporting_month (month, opened_at) VALUES (${month}::date, ${at}::timestamptz)`;
}

/**
 * The body for which a contract is reported: who undertakes it, where that body or one above it was to report it; else
 * whom its category names, such as the sector's regulator.
 */
export const REPORTED_FOR = Prisma.sql`CASE WHEN c.reporter_id = ANY ((SELECT u.path FROM app.organization u
  WHERE u.organization_id = c.undertaking_id)::text[]) THEN c.undertaking_id ELSE c.reporter_id END`;

export interface BodyOfRegister extends BodyInTree {
  /** Whether it has ever collected a contract. */
  readonly hasContracts: boolean;
}

/** Every body of the tree, those that are no more among them: their contracts are reported by others. */
export function bodiesInTree(reader: Reader): Promise<readonly BodyOfRegister[]> {
  return reader.$queryRaw`
    SELECT o.organization_id AS "organizationId", o.parent_id AS "parentId", o.successor_id AS "successorId", o.path,
      o.region_code AS "regionCode", o.kind, o.status,
      EXISTS (SELECT 1 FROM app.role_grant g JOIN app.officer f ON f.officer_id = g.officer_id
        WHERE g.organization_id = o.organization_id AND g.role = 'collection-reporter' AND g.status = 'granted'
          AND f.status = 'active') AS "hasReporter",
      EXISTS (SELECT 1 FROM app.contract c
        WHERE (c.undertaking_id = o.organization_id OR c.reporter_id = o.organization_id)
          AND ${REPORTED_FOR} = o.organization_id) AS "hasContracts"
    FROM app.organization o ORDER BY cardinality(o.path), o.organization_id`;
}

/** Rows of tables that were refused within a month, by the body that sent the table. */
export async function refusedRowsIn(
  reader: Reader,
  month: PlainDate,
): Promise<ReadonlyMap<OrganizationId, number>> {
  const { from, to } = spanOf(month);
  const rows = await reader.$queryRaw<readonly { readonly id: OrganizationId; readonly rows: number }[]>`
    SELECT i.organization_id AS id, count(*)::int AS rows
    FROM app.contract_import i JOIN app.contract_import_row r ON r.import_id = i.id AND r.verdict = 'refused'
    WHERE i.created_at >= ${from}::timestamptz AND i.created_at < ${to}::timestamptz GROUP BY 1`;
  return new Map(rows.map(({ id, rows: count }) => [id, count]));
}

/** A duty as it stands, with what its row knows beside its clock. */
export interface KeptReportingDuty extends ReportingDuty {
  readonly state: 'owed' | 'sent';
  /** The version of the calendar by which its day was counted. */
  readonly calendar: string;
  readonly refusedRows: number;
}

export type NewReportingDuty = Omit<KeptReportingDuty, 'state'> & { readonly nextRungAt: Instant | null };

const keyOf = (terms: ReportingTerms): string =>
  createHash('sha256').update(JSON.stringify(terms)).digest('hex');

/** Writes the duties of a month. */
export async function insertReportingDuties(
  transaction: Transaction,
  duties: readonly NewReportingDuty[],
): Promise<void> {
  const terms = new Map(duties.map((one) => [keyOf(one.terms), one.terms]));
  await transaction.$executeRaw`
    INSERT INTO app.reporting_terms (key, terms)
    SELECT key, terms FROM jsonb_to_recordset(${JSON.stringify([...terms].map(([key, of]) => ({ key, terms: of })))}::jsonb)
      AS row(key text, terms jsonb)
    ON CONFLICT (key) DO NOTHING`;
  const rows = duties.map(({ terms: of, ...row }) => ({
    ...{ ...row, termsKey: keyOf(of), dueOn: row.duty.dueOn, dueAt: row.duty.dueAt },
  }));
  await transaction.$executeRaw`
    INSERT INTO app.reporting_duty (organization_id, month, path, covers, region_code, terms_key, calendar, duty, state,
      due_on, due_at, next_rung_at, refused_rows)
    SELECT "organizationId", month, path, covers, "regionCode", "termsKey", calendar, duty, 'owed', "dueOn", "dueAt",
      "nextRungAt", "refusedRows"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("organizationId" text, month date, path text[],
      covers text[], "regionCode" text, "termsKey" text, calendar text, duty jsonb, "dueOn" date, "dueAt" timestamptz,
      "nextRungAt" timestamptz, "refusedRows" integer)`;
}

export const DUTY_COLUMNS = Prisma.sql`d.organization_id AS "organizationId", d.month::text AS month, d.path, d.covers,
  d.region_code AS "regionCode", t.terms, d.calendar, d.duty, d.state, d.refused_rows AS "refusedRows"`;
const KEPT = Prisma.sql`${DUTY_COLUMNS} FROM app.reporting_duty d JOIN app.reporting_terms t ON t.key = d.terms_key`;

/** One duty, held until the transaction ends; null when nothing is owed for that month. */
export async function lockReportingDuty(
  transaction: Transaction,
  organizationId: OrganizationId,
  month: PlainDate,
): Promise<KeptReportingDuty | null> {
  const [row] = await transaction.$queryRaw<readonly KeptReportingDuty[]>`
    SELECT ${KEPT} WHERE d.organization_id = ${organizationId} AND d.month = ${month}::date FOR UPDATE OF d`;
  return row ?? null;
}

export async function findReportingDuty(
  reader: Reader,
  organizationId: OrganizationId,
  month: PlainDate,
): Promise<KeptReportingDuty | null> {
  const [row] = await reader.$queryRaw<readonly KeptReportingDuty[]>`
    SELECT ${KEPT} WHERE d.organization_id = ${organizationId} AND d.month = ${month}::date`;
  return row ?? null;
}

/** Duties that have reached a rung, the earliest first; those that another worker has in hand are left to it. */
export function takeRungsDue(
  transaction: Transaction,
  now: Instant,
  limit: number,
): Promise<readonly KeptReportingDuty[]> {
  return transaction.$queryRaw`
    SELECT ${KEPT} WHERE d.state = 'owed' AND d.next_rung_at <= ${now}::timestamptz
    ORDER BY d.next_rung_at, d.organization_id LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED`;
}

/** By which versions of their calendars the days of a region's open duties were counted. */
export function calendarsOfOwed(
  reader: Reader,
): Promise<readonly { readonly regionCode: string; readonly calendar: string }[]> {
  return reader.$queryRaw`
    SELECT DISTINCT region_code AS "regionCode", calendar FROM app.reporting_duty WHERE state = 'owed'`;
}

/** A region's open duties that were counted by another version of the calendar than this. */
export function takeStale(
  transaction: Transaction,
  {
    regionCode,
    version,
    limit,
  }: { readonly regionCode: string; readonly version: string; readonly limit: number },
): Promise<readonly KeptReportingDuty[]> {
  return transaction.$queryRaw`
    SELECT ${KEPT} WHERE d.state = 'owed' AND d.region_code = ${regionCode} AND d.calendar <> ${version}
    ORDER BY d.organization_id, d.month LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED`;
}

/** How a duty stands from now on. */
export interface DutyChange {
  readonly organizationId: OrganizationId;
  readonly month: PlainDate;
  readonly duty: Duty;
  readonly state: KeptReportingDuty['state'];
  readonly calendar: string;
  readonly nextRungAt: Instant | null;
}

export async function changeReportingDuties(
  transaction: Transaction,
  changes: readonly DutyChange[],
): Promise<void> {
  const rows = changes.map((row) => ({ ...row, dueOn: row.duty.dueOn, dueAt: row.duty.dueAt }));
  await transaction.$executeRaw`
    UPDATE app.reporting_duty d SET duty = row.duty, state = row.state, calendar = row.calendar, due_on = row."dueOn",
      due_at = row."dueAt", next_rung_at = row."nextRungAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("organizationId" text, month date, duty jsonb,
      state text, calendar text, "dueOn" date, "dueAt" timestamptz, "nextRungAt" timestamptz)
    WHERE d.organization_id = row."organizationId" AND d.month = row.month`;
}

export interface ReportingEvent {
  readonly organizationId: OrganizationId;
  readonly month: PlainDate;
  readonly type: 'opened' | 'rungs-reached' | 'moved' | 'confirmed' | 'corrected';
  readonly data: object;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/** Whoever writes holds the duty, so that the next number is its own. */
export async function appendReportingEvents(
  transaction: Transaction,
  events: readonly ReportingEvent[],
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.reporting_event (organization_id, month, sequence, type, data, actor, occurred_at, recorded_at)
    SELECT row."organizationId", row.month, 1 + (SELECT count(*) FROM app.reporting_event e
      WHERE e.organization_id = row."organizationId" AND e.month = row.month), row.type, row.data, row.actor,
      row."occurredAt", row."recordedAt"
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS row("organizationId" text, month date, type text,
      data jsonb, actor jsonb, "occurredAt" timestamptz, "recordedAt" timestamptz)`;
}

export type KeptReportingEvent = Pick<ReportingEvent, 'type' | 'data' | 'actor'> & {
  readonly sequence: number;
  readonly occurredAt: Date;
};

export function listReportingEvents(
  reader: Reader,
  organizationId: OrganizationId,
  month: PlainDate,
): Promise<readonly KeptReportingEvent[]> {
  return reader.$queryRaw`
    SELECT sequence, type, data, actor, occurred_at AS "occurredAt" FROM app.reporting_event
    WHERE organization_id = ${organizationId} AND month = ${month}::date ORDER BY sequence`;
}
