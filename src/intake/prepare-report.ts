import type { Instant, OrganizationId, PlainDate } from '../domain/ids';
import { addMonths } from '../domain/plain-date';
import type { ReportState } from '../domain/upward-report/decide-report';
import type { ReportCounts } from '../domain/upward-report/report-contents';
import { monthAt, punctualityOf } from '../domain/upward-report/reporting-duty';
import type { ReportingTerms } from '../domain/upward-report/reporting-rules';
import { scoresOf, type ReportScores } from '../domain/upward-report/scores';
import type { Database } from '../store/database';
import { bodiesInTree, findReportingDuty, type KeptReportingDuty } from '../store/reporting-duty.store';
import type { Reader } from '../store/transaction';
import { countItems, type ReportQuestion, type SentVersion } from '../store/upward-report-items';
import { monthsBefore, reportVersions, zerosBefore, type SentReport } from '../store/upward-report.store';
import { owingBodies, termsByRegion } from './advance-reporting';

/** One month of one body: what is owed, what has been sent of it, and what would be sent now. */
export interface PreparedReport {
  readonly organizationId: OrganizationId;
  readonly path: readonly OrganizationId[];
  readonly month: PlainDate;
  readonly state: ReportState;
  readonly terms: ReportingTerms;
  readonly covers: readonly OrganizationId[];
  /** Null while the month runs: nothing is owed yet. */
  readonly owed: KeptReportingDuty | null;
  /** The latest first. */
  readonly versions: readonly SentReport[];
  readonly counts: ReportCounts;
  readonly scores: ReportScores;
  readonly isUnusuallyEmpty: boolean;
}

type Concerned = Pick<
  PreparedReport,
  'organizationId' | 'path' | 'month' | 'state' | 'terms' | 'covers' | 'owed'
>;

export interface ReportAsked {
  readonly organizationId: OrganizationId;
  readonly month: PlainDate;
  readonly now: Instant;
}

/** Null when the body owes nothing for that month. */
export async function prepareReport(database: Database, asked: ReportAsked): Promise<PreparedReport | null> {
  const { prisma } = database;
  const concerned = await concernedBy(database, asked);
  if (concerned === null) return null;
  const { organizationId, month, terms } = concerned;
  const versions = await reportVersions(prisma, organizationId, month);
  const isUnusuallyEmpty = await wouldBeUnusual(prisma, { organizationId, month, terms });
  const [latest] = versions;
  if (latest !== undefined) {
    return { ...concerned, versions, counts: latest.counts, scores: latest.scores, isUnusuallyEmpty };
  }
  const counts = await countAll(prisma, questionOf(concerned), concerned.owed);
  const scores = await scoreMonth(prisma, { ...concerned, counts, now: asked.now });
  return { ...concerned, versions, counts, scores, isUnusuallyEmpty };
}

/** The duty of a month that has ended, or the month that runs as it would be reported. */
async function concernedBy(
  database: Database,
  { organizationId, month, now }: ReportAsked,
): Promise<Concerned | null> {
  const owed = await findReportingDuty(database.prisma, organizationId, month);
  if (owed !== null) {
    const { path, terms, covers, state } = owed;
    return { organizationId, path, month, terms, covers, state, owed };
  }
  if (month !== monthAt(now)) return null;
  const bodies = await bodiesInTree(database.prisma);
  const body = bodies.find((one) => one.organizationId === organizationId);
  const termsOf = await termsByRegion(database, bodies, month);
  const covers = owingBodies(bodies, termsOf).get(organizationId);
  const terms = body === undefined ? null : termsOf(body);
  if (body === undefined || terms === null || covers === undefined) return null;
  return { organizationId, path: body.path, month, terms, covers, state: 'running', owed: null };
}

export const questionOf = ({
  covers,
  month,
  terms,
}: Pick<Concerned, 'covers' | 'month' | 'terms'>): ReportQuestion => ({
  ...{ covers, month, rules: terms },
});

/** Rows that were refused are those of the month's end: the tables themselves are not kept. */
export async function countAll(
  reader: Reader,
  source: ReportQuestion | SentVersion,
  owed: Pick<KeptReportingDuty, 'refusedRows'> | null,
): Promise<ReportCounts> {
  return { ...(await countItems(reader, source)), refusedRows: owed?.refusedRows ?? 0 };
}

/** The scores of a month as it would be sent now, or was. */
export async function scoreMonth(
  reader: Reader,
  scored: Pick<Concerned, 'organizationId' | 'month' | 'terms' | 'owed'> & {
    readonly counts: ReportCounts;
    readonly now: Instant;
  },
): Promise<ReportScores> {
  const { organizationId, month, terms, owed, counts, now } = scored;
  const from = addMonths(month, 1 - terms.continuityMonths);
  const { owed: before, sent } = await monthsBefore(reader, organizationId, { from, before: month });
  const isInTime = owed === null || ['open', 'in-time'].includes(punctualityOf(owed.duty, now));
  return scoresOf(counts, { months: { met: sent + 1, of: before + 1 }, isInTime }, terms);
}

/** Whether an empty month would be unusual: none of the reports before it was empty. */
export async function wouldBeUnusual(
  reader: Reader,
  { organizationId, month, terms }: Pick<Concerned, 'organizationId' | 'month' | 'terms'>,
): Promise<boolean> {
  const asked = { before: month, months: terms.zeroReasonAfterMonths };
  const zeros = await zerosBefore(reader, organizationId, asked);
  return zeros.length > 0 && !zeros.includes(true);
}
