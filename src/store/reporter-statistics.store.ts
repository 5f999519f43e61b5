import type { Instant, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { ReportPunctuality } from '../domain/upward-report/reporting-duty';
import { Prisma } from './prisma/client';
import { DUTY_COLUMNS } from './reporting-duty.store';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';
import { LINES, visibleTo, type ReportingLine } from './upward-report.store';

/** How the bodies have reported a month. */
export type ReporterTotals = Readonly<Record<ReportPunctuality, number>> & {
  readonly owed: number;
  readonly zero: number;
  readonly contracts: number;
};

/** Sent after its day, or not sent and its day gone. @see punctualityOf */
const isLate = (now: Instant): Prisma.Sql =>
  Prisma.sql`coalesce((d.duty ->> 'endedAt')::timestamptz, ${now}::timestamptz) >= d.due_at`;

/** The figures of the month, over everything that the officer may read. */
export async function reporterTotals(
  reader: Reader,
  actor: OfficerActor,
  { month, now }: { readonly month: PlainDate; readonly now: Instant },
): Promise<ReporterTotals> {
  const late = isLate(now);
  const [row] = await reader.$queryRaw<readonly ReporterTotals[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} count(*)::int AS owed,
      count(*) FILTER (WHERE d.state = 'sent' AND NOT ${late})::int AS "in-time",
      count(*) FILTER (WHERE d.state = 'sent' AND ${late})::int AS late,
      count(*) FILTER (WHERE d.state = 'owed' AND NOT ${late})::int AS open,
      count(*) FILTER (WHERE d.state = 'owed' AND ${late})::int AS overdue,
      count(*) FILTER (WHERE (report ->> 'isZero')::boolean)::int AS zero,
      coalesce(sum((report #>> '{counts,figures,contracts}')::int), 0)::int AS contracts
    ${LINES} WHERE d.month = ${month}::date AND ${visibleTo(actor)}`;
  if (row === undefined) throw new Error('the reporters were not counted');
  return row;
}

/** Its lines: who is overdue first, then whose data is worst. */
export function reporterLines(
  reader: Reader,
  actor: OfficerActor,
  { month, now, limit }: { readonly month: PlainDate; readonly now: Instant; readonly limit: number },
): Promise<readonly ReportingLine[]> {
  return reader.$queryRaw`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} line.* FROM (
      SELECT ${DUTY_COLUMNS}, o.name, report, d.state = 'owed' AND ${isLate(now)} AS is_overdue
      ${LINES} WHERE d.month = ${month}::date AND ${visibleTo(actor)}) line
    ORDER BY is_overdue DESC, (report #>> '{scores,whole}')::int NULLS LAST, "organizationId" LIMIT ${limit}`;
}
