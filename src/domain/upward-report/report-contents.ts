import type { ContractEventType } from '../contract/events';

/** What a month has brought of a contract: it came in, its terms or standing changed, or it was performed. */
export const REPORTED_KINDS = ['new', 'changed', 'performed'] as const;
export type ReportedKind = (typeof REPORTED_KINDS)[number];

/** Under what each event of a contract is reported (合同信息与合同履约信息, seed 003); null: it is no news to a platform. */
export const REPORTED_AS = {
  'contract-collected': 'new',
  'review-requested': null,
  'opinion-given': null,
  'signature-recorded': 'changed',
  'contract-filed': 'changed',
  'performance-recorded': 'performed',
  'performance-corrected': 'performed',
  'milestone-waived': 'performed',
  'acceptance-recorded': 'performed',
  'amount-confirmed': 'performed',
  'payment-reported': 'performed',
  'payment-placed': 'performed',
  'payment-disowned': 'performed',
  'overdue-explained': 'performed',
  'contract-amended': 'changed',
  'performance-suspended': 'changed',
  'performance-resumed': 'changed',
  'supervision-opened': null,
  'supervision-concluded': 'performed',
  'tolerance-asked': null,
  'tolerance-granted': null,
  'tolerance-refused': null,
  'contract-terminated': 'changed',
  'contract-rescinded': 'changed',
  'dispute-recorded': 'changed',
  'dispute-settled': 'changed',
  'determination-opened': null,
  'determination-answered': 'changed',
  'decision-item-answered': null,
  'contract-checked': null,
  'problem-reported': null,
  'handler-named': null,
  'problem-answered': null,
  'problem-confirmed': null,
  'problem-returned': null,
  'problem-withdrawn': null,
  'complaint-told': null,
  'complaint-answered': null,
  'complaint-unlinked': null,
  'contract-closed-out': 'changed',
  'contract-archived': null,
  'manager-assigned': null,
  'succession-review-opened': null,
  'negotiation-recorded': null,
  'succession-reviewed': null,
  'contract-urged': null,
  'contract-listed': null,
  'notice-undelivered': null,
  'calendar-changed': null,
  'undertaking-succeeded': 'changed',
  'body-succeeded': 'changed',
  'rungs-reached': null,
  'duty-lapsed': null,
} as const satisfies Record<ContractEventType, ReportedKind | null>;

export function eventsReportedAs(kind: ReportedKind): readonly ContractEventType[] {
  // The table's keys are those of its type.
  return (Object.keys(REPORTED_AS) as ContractEventType[]).filter((type) => REPORTED_AS[type] === kind);
}

/** What shows that data was not right when it came in. */
export const REPORT_FAULTS = [
  'clerical-amendment', // 文字更正
  'performance-corrected', // 更正履行记录
  'payment-contradicted', // 支付系统与登记不一致
] as const;
export type ReportFault = (typeof REPORT_FAULTS)[number];

/** What is counted of a month; each figure opens the contracts that it counts. */
export const REPORT_FIGURES = [
  'contracts',
  ...REPORTED_KINDS,
  'incomplete',
  'faulty',
  'collected-late',
] as const;
export type ReportFigure = (typeof REPORT_FIGURES)[number];

export interface CategoryCounts {
  readonly categoryCode: string;
  readonly new: number;
  readonly changed: number;
  readonly performed: number;
  /** Of the new ones; fen. */
  readonly amountFen: number;
}

/** Everything that is counted of one month of one reporter. */
export interface ReportCounts {
  readonly figures: Readonly<Record<ReportFigure, number>>;
  /** Of the new contracts; fen. */
  readonly amountFen: number;
  readonly fieldsAsked: number;
  readonly fieldsFilled: number;
  /** New contracts that were signed before, stock left out: how soon they were collected can be said of these. */
  readonly timed: number;
  /** Rows of tables that were refused in the month: they are no contracts. */
  readonly refusedRows: number;
  readonly categories: readonly CategoryCounts[];
  /** SHA-256 over every contract, its version and what was found of it; the same set has the same digest. */
  readonly digest: string;
}

export const isZero = ({ figures }: ReportCounts): boolean => figures.contracts === 0;
