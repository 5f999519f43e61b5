import type { DayRules, LegalBasis, Rung } from '../deadline';
import type { OrganizationKind } from '../organization';
import type { ContractOverlay } from '../contract/rule-overlay';

/** What a category may ask of a contract's data (合同信息的完整性). */
export const REPORT_FIELDS = [
  'own-number', // 单位自编合同号
  'amount', // 合同金额
  'signed-on', // 签订日
  'starts-on', // 履行期间
  'ends-on',
  'counterparty-uscc', // 相对方统一社会信用代码
  'milestones', // 履约节点
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** 准确性、完整性、连续性和时效性 (seed 004). */
export const SCORE_KINDS = ['completeness', 'accuracy', 'continuity', 'timeliness'] as const;
export type ScoreKind = (typeof SCORE_KINDS)[number];

export interface RequiredField {
  readonly field: ReportField;
  /** Categories of which it is not asked, by their two digits. */
  readonly exceptCategories: readonly string[];
}

/** Who reports the contracts they have collected, by when, and how the quality of what they report is measured. */
export interface ReportingRules {
  /** Bodies of these kinds owe a report each month, for themselves and for the bodies below that owe none. */
  readonly kinds: readonly OrganizationKind[];
  /** Bodies of these kinds report themselves when somebody there is a collection reporter; else who stands above does. */
  readonly kindsWithReporter: readonly OrganizationKind[];
  /** Counted from the last day of the month, which is day zero. */
  readonly due: { readonly unit: 'working-day' | 'calendar-day'; readonly amount: number };
  /** A reporter's own rungs go to the reporting body, `inspector` to the inspectorate, every other role to the superior. */
  readonly ladder: readonly Rung[];
  /** A contract is collected in time within so many calendar days after it was signed. */
  readonly collectionDays: number;
  /** Over how many months continuity is counted, the reported one included. */
  readonly continuityMonths: number;
  /** An empty month is unusual, and needs a reason, when none of so many reports before it was empty. */
  readonly zeroReasonAfterMonths: number;
  readonly requiredFields: readonly RequiredField[];
  /** How much each part counts in the whole; parts that have nothing to measure are left out. */
  readonly weights: Readonly<Record<ScoreKind, number>>;
}

/** The rules that one month of one body is held to, with what they stand on. They never change afterwards. */
export interface ReportingTerms extends ReportingRules {
  readonly dayRules: DayRules;
  readonly basis: LegalBasis;
}

/** What the layers say of monthly reports; null: nobody reports monthly. */
export function reportingTermsOf({
  reporting,
  dayRules,
}: Pick<ContractOverlay, 'reporting' | 'dayRules'>): ReportingTerms | null {
  if (reporting === undefined || dayRules === undefined) return null;
  return { ...reporting.value, dayRules: dayRules.value, basis: reporting.basis };
}
