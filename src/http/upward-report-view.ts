import type { z } from 'zod';
import type { Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import { toYuan } from '../domain/money';
import { plainDateAt } from '../domain/plain-date';
import { rungLabel } from '../domain/rung-label';
import { workingDaysLeft } from '../domain/deadline';
import {
  PUNCTUALITY_LABELS,
  REPORT_FAULT_LABELS,
  REPORT_FIELD_LABELS,
  SCORE_LABELS,
  scoreDefinition,
} from '../domain/upward-report/labels';
import { mayReport } from '../domain/upward-report/decide-report';
import { punctualityOf } from '../domain/upward-report/reporting-duty';
import { SCORE_KINDS } from '../domain/upward-report/reporting-rules';
import type { Score } from '../domain/upward-report/scores';
import type { WorkingCalendar } from '../domain/working-calendar';
import type { PreparedReport } from '../intake/prepare-report';
import type { KeptReportingEvent } from '../store/reporting-duty.store';
import type { ReportItem } from '../store/upward-report-items';
import type { ReportingLine, SentReport } from '../store/upward-report.store';
import type { reportingDutyView, reportItems, ReportView } from '../wire/upward-report.wire';
import type { OfficerActor } from './authenticate';
import { toPermission } from './permission';
import { reportEventSentence } from './upward-report-sentences';

/** Said wherever a score is shown. */
export const SCORE_NOTE = '内部口径：文件要求提高数据的准确性、完整性、连续性和时效性，没有规定怎样计算。';

/** 2026-01-01 → 2026-01 */
export const toMonth = (month: PlainDate): string => month.slice(0, 7);

/** Hundredths of a percent, as a percentage. */
const percentOf = (score: Score): number | null => (score === null ? null : score / 100);

export interface NamesInReport {
  readonly bodies: ReadonlyMap<OrganizationId, string>;
  readonly officers: ReadonlyMap<OfficerId, string>;
}

const bodyNamed = (id: OrganizationId, { bodies }: Pick<NamesInReport, 'bodies'>) => ({
  ...{ id, name: bodies.get(id) ?? id },
});

type DutyView = z.input<typeof reportingDutyView>;

/** One line of a list of duties. */
export function toReportingDuty(line: ReportingLine, calendar: WorkingCalendar, now: Instant): DutyView {
  const { organizationId: id, name, month, duty, state, report } = line;
  const punctuality = punctualityOf(duty, now);
  const rung = duty.reachedRungs.at(-1) ?? null;
  return {
    ...{
      organization: { id, name },
      month: toMonth(month),
      dueOn: duty.dueOn,
      provisional: duty.provisional,
    },
    ...{ state, punctuality, punctualityLabel: PUNCTUALITY_LABELS[punctuality] },
    daysOverdue: daysOverdueOf(line, calendar, now),
    ...{ rung, rungLabel: rung === null ? null : rungLabel(rung) },
    ...(report === null ? UNSENT : sentPart(report)),
  };
}

type SentPart = Pick<DutyView, 'version' | 'isZero' | 'contracts' | 'scores'>;
const UNSENT: SentPart = { version: null, isZero: null, contracts: null, scores: null };

const sentPart = (report: NonNullable<ReportingLine['report']>): SentPart => ({
  ...{ version: report.version, isZero: report.isZero, contracts: report.counts.figures.contracts },
  scores: scoresIn(report),
});

/** Working days; until it was sent, or until now. */
function daysOverdueOf({ duty }: ReportingLine, calendar: WorkingCalendar, now: Instant): number {
  const { dueOn, endedAt } = duty;
  return dueOn === null ? 0 : Math.max(0, -workingDaysLeft(plainDateAt(endedAt ?? now), dueOn, calendar));
}

function scoresIn({ scores: { scores, whole } }: Pick<SentReport, 'scores'>): DutyView['scores'] {
  return {
    whole: percentOf(whole),
    completeness: percentOf(scores.completeness),
    accuracy: percentOf(scores.accuracy),
    continuity: percentOf(scores.continuity),
    timeliness: percentOf(scores.timeliness),
  };
}

export interface ReportAround {
  readonly events: readonly KeptReportingEvent[];
  readonly names: NamesInReport;
  readonly actor: OfficerActor;
  readonly now: Instant;
}

/** One month of one body, whole. */
export function toReportView(
  report: PreparedReport,
  { events, names, actor, now }: ReportAround,
): ReportView {
  const { organizationId, month, state, terms, owed, counts, scores, versions } = report;
  const { figures, amountFen, refusedRows, digest } = counts;
  return {
    ...{ organization: bodyNamed(organizationId, names), month: toMonth(month), state },
    ...{ dueOn: owed?.duty.dueOn ?? null, provisional: owed?.duty.provisional ?? false },
    punctuality: owed === null ? null : punctualityOf(owed.duty, now),
    basis: owed?.duty.deadline.basis ?? terms.basis,
    covers: report.covers.map((id) => bodyNamed(id, names)),
    ...{ figures, amountYuan: toYuan(amountFen), refusedRows, digest },
    categories: counts.categories.map(({ amountFen: fen, ...category }) => ({
      ...{ ...category, amountYuan: toYuan(fen) },
    })),
    whole: percentOf(scores.whole),
    scores: SCORE_KINDS.map((kind) => ({
      ...{ kind, label: SCORE_LABELS[kind], score: percentOf(scores.scores[kind]), ...scores.parts[kind] },
      ...{ weight: terms.weights[kind], definition: scoreDefinition(kind, terms) },
    })),
    scoreNote: SCORE_NOTE,
    measures: { collectionDays: terms.collectionDays, continuityMonths: terms.continuityMonths },
    isUnusuallyEmpty: report.isUnusuallyEmpty && figures.contracts === 0,
    versions: versions.map((version) => toVersion(version, names)),
    events: events.map((event) => ({
      ...{ sequence: event.sequence, type: event.type, at: event.occurredAt.toISOString() },
      sentence: reportEventSentence(event, names.officers),
    })),
    permissions: {
      confirm: permission('confirm', report, actor),
      correct: permission('correct', report, actor),
    },
  };
}

function permission(act: 'confirm' | 'correct', report: PreparedReport, actor: OfficerActor) {
  const judged = mayReport(act, report, actor);
  return toPermission(judged.ok ? null : judged.refusal);
}

function toVersion(
  { version, sentAt, actor, isZero, reason, counts }: SentReport,
  { officers }: NamesInReport,
): ReportView['versions'][number] {
  return {
    ...{ version, sentAt: sentAt.toISOString(), isZero, reason },
    by: { id: actor.officerId, name: officers.get(actor.officerId) ?? actor.officerId },
    ...{ contracts: counts.figures.contracts, digest: counts.digest },
  };
}

/** One contract behind a figure. */
export function toReportItem(item: ReportItem): z.input<typeof reportItems>['items'][number] {
  const { contractId: id, missing, faults, ...rest } = item;
  return {
    ...{ id, ...rest },
    missing: missing.map((field) => ({ field, label: REPORT_FIELD_LABELS[field] })),
    faults: faults.map((fault) => ({ fault, label: REPORT_FAULT_LABELS[fault] })),
  };
}
