import { ENGLISH_LABELS } from '../complaint/labels.en';
import { englishDate } from '../rule-words.en';
import type { PlainDate } from '../ids';
import type { ReportFault, ReportFigure } from './report-contents';
import type { ReportPunctuality } from './reporting-duty';
import { SCORE_KINDS, type ReportField, type ReportingRules, type ScoreKind } from './reporting-rules';

/** January 2026 */
export function englishMonth(month: PlainDate): string {
  return englishDate(month).replace(/^\d+ /, '');
}

export const ENGLISH_REPORT_FIELDS = {
  'own-number': 'own number',
  amount: 'amount',
  'signed-on': 'day of signature',
  'starts-on': 'beginning of the term',
  'ends-on': 'end of the term',
  'counterparty-uscc': 'credit code of the counterparty',
  milestones: 'milestones',
} as const satisfies Record<ReportField, string>;

export const ENGLISH_REPORT_FAULTS = {
  'clerical-amendment': 'slip of the pen corrected',
  'performance-corrected': 'record of performance corrected',
  'payment-contradicted': 'the payment system tells otherwise',
} as const satisfies Record<ReportFault, string>;

export const ENGLISH_REPORT_FIGURES = {
  contracts: 'Contracts reported',
  new: 'New',
  changed: 'Changed',
  performed: 'Performance',
  incomplete: 'Fields missing',
  faulty: 'Corrected or contradicted',
  'collected-late': 'Collected late',
} as const satisfies Record<ReportFigure, string>;

export const ENGLISH_SCORES = {
  completeness: 'Completeness',
  accuracy: 'Accuracy',
  continuity: 'Continuity',
  timeliness: 'Timeliness',
} as const satisfies Record<ScoreKind, string>;

export const ENGLISH_PUNCTUALITIES = {
  open: 'To be reported',
  'in-time': 'Reported in time',
  late: 'Reported late',
  overdue: 'Overdue',
} as const satisfies Record<ReportPunctuality, string>;

/** How each part is measured; said beside every score, for no document defines it. */
export function englishScoreDefinition(
  kind: ScoreKind,
  { collectionDays, continuityMonths }: Pick<ReportingRules, 'collectionDays' | 'continuityMonths'>,
): string {
  return {
    completeness:
      'of the fields that the categories of the reported contracts ask for, the share that is filled',
    accuracy:
      'reported contracts without a corrected slip, a corrected record or a contradicting payment; refused rows of tables count against it',
    continuity: `of the months owed within the last ${continuityMonths}, this one included, the share that was reported`,
    timeliness: `new contracts (not stock) collected within ${collectionDays} days after signature, and whether this report was in time`,
  }[kind];
}

/** The rules of monthly reports in one line. */
export function reportingWords(rules: ReportingRules): string {
  const { kinds, kindsWithReporter, due, weights } = rules;
  const namesOf = (some: ReportingRules['kinds']): string =>
    some.map((kind) => ENGLISH_LABELS.organizationKinds[kind]).join(', ');
  const unit = due.unit === 'working-day' ? 'working day' : 'day';
  return [
    `each month for themselves and the bodies below: ${namesOf(kinds)}`,
    ...(kindsWithReporter.length === 0 ? [] : [`where they have a reporter: ${namesOf(kindsWithReporter)}`]),
    `due on ${unit} ${due.amount} of the next month`,
    `${rules.ladder.length} reminders and steps of escalation`,
    `a zero report after ${rules.zeroReasonAfterMonths} months with data needs a reason`,
    `fields asked for: ${rules.requiredFields.map(({ field }) => ENGLISH_REPORT_FIELDS[field]).join(', ')}`,
    `quality, by our own definition: ${SCORE_KINDS.map((kind) => `${ENGLISH_SCORES[kind].toLowerCase()} ${weights[kind]} % (${englishScoreDefinition(kind, rules)})`).join(', ')}`,
  ].join('; ');
}
