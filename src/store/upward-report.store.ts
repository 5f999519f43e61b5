import type { Instant, OrganizationId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { ReportCounts } from '../domain/upward-report/report-contents';
import type { ReportScores } from '../domain/upward-report/scores';
import { Prisma } from './prisma/client';
import { DUTY_COLUMNS, type KeptReportingDuty } from './reporting-duty.store';
import { PLANNED_EACH_TIME } from './statement-names';
import type { SentVersion } from './upward-report-items';
import type { Reader, Transaction } from './transaction';

/** One version of what was reported. */
export interface SentReport extends SentVersion {
  readonly counts: ReportCounts;
  readonly scores: ReportScores;
  readonly isZero: boolean;
  readonly reason: string | null;
  readonly actor: OfficerActor;
  readonly sentAt: Date;
}

const REPORT = Prisma.sql`r.organization_id AS "organizationId", r.month::text AS month, r.version, r.counts, r.scores,
  r.is_zero AS "isZero", r.reason, r.actor, r.sent_at AS "sentAt"`;

export async function insertReport(
  transaction: Transaction,
  report: Omit<SentReport, 'sentAt'> & { readonly sentAt: Instant },
): Promise<void> {
  const { organizationId, month, version, counts, scores, isZero, reason, actor, sentAt } = report;
  await transaction.$executeRaw`
    INSERT INTO app.upward_report (organization_id, month, version, counts, scores, is_zero, reason, actor, sent_at)
    VALUES (${organizationId}, ${month}::date, ${version}::int, ${JSON.stringify(counts)}::jsonb,
      ${JSON.stringify(scores)}::jsonb, ${isZero}, ${reason}, ${JSON.stringify(actor)}::jsonb, ${sentAt}::timestamptz)`;
}

/** Every version of a month's report, the latest first. */
export function reportVersions(
  reader: Reader,
  organizationId: OrganizationId,
  month: PlainDate,
): Promise<readonly SentReport[]> {
  return reader.$queryRaw`
    SELECT ${REPORT} FROM app.upward_report r
    WHERE r.organization_id = ${organizationId} AND r.month = ${month}::date ORDER BY r.version DESC`;
}

export interface MonthsBefore {
  /** Months owed and reported in the span that ends before this one. */
  readonly owed: number;
  readonly sent: number;
}

/** How regularly a body has reported in a span of months before one. */
export async function monthsBefore(
  reader: Reader,
  organizationId: OrganizationId,
  span: { readonly from: PlainDate; readonly before: PlainDate },
): Promise<MonthsBefore> {
  const [row] = await reader.$queryRaw<readonly MonthsBefore[]>`
    SELECT count(*)::int AS owed, count(*) FILTER (WHERE state = 'sent')::int AS sent FROM app.reporting_duty
    WHERE organization_id = ${organizationId} AND month >= ${span.from}::date AND month < ${span.before}::date`;
  return row ?? { owed: 0, sent: 0 };
}

/** Whether each of a body's last reports before a month, the latest first, was a zero report. */
export async function zerosBefore(
  reader: Reader,
  organizationId: OrganizationId,
  { before, months }: { readonly before: PlainDate; readonly months: number },
): Promise<readonly boolean[]> {
  const rows = await reader.$queryRaw<readonly { readonly isZero: boolean }[]>`
    SELECT is_zero AS "isZero" FROM (
      SELECT DISTINCT ON (month) month, is_zero FROM app.upward_report
      WHERE organization_id = ${organizationId} AND month < ${before}::date ORDER BY month DESC, version DESC) r
    ORDER BY month DESC LIMIT ${months}`;
  return rows.map(({ isZero }) => isZero);
}

/**
 * Whose reports an officer may read: those of its own body and of all below; an inspector's and a credit office's reach
 * over everything below their government (归口管理, seed 004).
 */
export function visibleTo({ organizationId, organizationPath, roles }: OfficerActor): Prisma.Sql {
  const government = organizationPath.at(-2) ?? null;
  const isInspector = roles.includes('inspector');
  return Prisma.sql`(d.path @> ARRAY[${organizationId}]::text[] OR (${government}::text IS NOT NULL
    AND d.path @> ARRAY[${government}]::text[] AND (${isInspector} OR EXISTS (SELECT 1 FROM app.organization own
      WHERE own.organization_id = ${organizationId} AND own.kind = 'credit-office'))))`;
}

export interface ReportingFilter {
  readonly organizationId?: OrganizationId | undefined;
  readonly month?: PlainDate | undefined;
  readonly state?: KeptReportingDuty['state'] | undefined;
  /** Owed, and its day has passed at this moment. */
  readonly overdueAt?: Instant | undefined;
  /** Only the asker's own body. */
  readonly isOwn: boolean;
  readonly after: { readonly month: PlainDate; readonly organizationId: OrganizationId } | null;
  readonly limit: number;
}

/** A duty with the latest version that was sent of it. */
export interface ReportingLine extends KeptReportingDuty {
  readonly name: string;
  readonly report: Pick<SentReport, 'version' | 'counts' | 'scores' | 'isZero'> | null;
}

/** Each duty `d` with its terms `t`, its body `o` and its latest report, or null. */
export const LINES = Prisma.sql`FROM app.reporting_duty d
  JOIN app.reporting_terms t ON t.key = d.terms_key
  JOIN app.organization o ON o.organization_id = d.organization_id
  LEFT JOIN LATERAL (SELECT jsonb_build_object('version', r.version, 'counts', r.counts, 'scores', r.scores,
      'isZero', r.is_zero) AS report
    FROM app.upward_report r WHERE r.organization_id = d.organization_id AND r.month = d.month
    ORDER BY r.version DESC LIMIT 1) latest ON true`;

function conditions(actor: OfficerActor, filter: Omit<ReportingFilter, 'limit'>): Prisma.Sql {
  const { organizationId, month, state, overdueAt, isOwn, after } = filter;
  const parts = [
    isOwn ? Prisma.sql`d.organization_id = ${actor.organizationId}` : visibleTo(actor),
    organizationId === undefined ? null : Prisma.sql`d.organization_id = ${organizationId}`,
    month === undefined ? null : Prisma.sql`d.month = ${month}::date`,
    state === undefined ? null : Prisma.sql`d.state = ${state}`,
    overdueAt === undefined ? null : Prisma.sql`d.state = 'owed' AND d.due_at <= ${overdueAt}::timestamptz`,
    after === null
      ? null
      : Prisma.sql`(d.month < ${after.month}::date
          OR (d.month = ${after.month}::date AND d.organization_id > ${after.organizationId}))`,
  ];
  return Prisma.join(
    parts.filter((part) => part !== null),
    ' AND ',
  );
}

/** A page of duties that the officer may read: the latest month first, within it by body. */
export function listReportingDuties(
  reader: Reader,
  actor: OfficerActor,
  filter: ReportingFilter,
): Promise<readonly ReportingLine[]> {
  return reader.$queryRaw`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} ${DUTY_COLUMNS}, o.name, report
    ${LINES} WHERE ${conditions(actor, filter)}
    ORDER BY d.month DESC, d.organization_id LIMIT ${filter.limit}`;
}

/** Whether the officer may read the reports of a body, owed or not. */
export async function mayReadReports(
  reader: Reader,
  actor: OfficerActor,
  path: readonly OrganizationId[],
): Promise<boolean> {
  const [row] = await reader.$queryRaw<readonly { readonly may: boolean }[]>`
    SELECT ${visibleTo(actor)} AS may FROM (SELECT ${[...path]}::text[] AS path) d`;
  return row?.may ?? false;
}
