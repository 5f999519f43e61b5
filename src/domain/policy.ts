import type { ChainedActType } from './complaint/approval';
import type { HandlingParty } from './complaint/complaint';
import type { Budget, DayRules, Extension, LegalBasis, Rung } from './deadline';
import type { Role } from './officer';

/** The duties of a complaint case that run on the legal clock. */
export const COMPLAINT_DUTIES = [
  'accept',
  'transfer',
  'supplement',
  'sign-in',
  'return',
  'verify',
  'transfer-again',
  'answer',
  'question',
  'order',
  'rectify',
  'confirm',
  'justify',
  'defend',
  'determine',
  'explain',
  'report-to-acceptors',
  'ask-review',
  'decide-review',
  'answer-instruction',
  'settle-instalment',
  'check-suspension',
  'follow-up',
  'rate',
] as const;

export type ComplaintDuty = (typeof COMPLAINT_DUTIES)[number];

/**
 * How long a duty may take. `budget` null means that the text gives no number (及时（文件未规定具体时限）); then
 * `internalTarget` runs instead and is labelled internal wherever it is shown.
 */
export interface Limit {
  readonly budget: Budget | null;
  readonly internalTarget: Budget | null;
  readonly basis: LegalBasis;
  /** Of the transfer only: from which event it counts, where the document says so. */
  readonly from?: (typeof TRANSFER_STARTS)[number];
}

export const TRANSFER_STARTS = ['receipt', 'acceptance'] as const;

/** One signature in a chain: 承办 → 审核 → 法制审核 → 签发. */
export interface ApprovalStep {
  readonly party: HandlingParty;
  readonly role: Role;
}

/** Who grants an extension: the head of the agency that owes the duty, or only who stands above it. */
export const EXTENSION_GRANTERS = ['head-of-agency', 'supervisor'] as const;

export interface ExtensionTerms {
  /** How often one duty may be extended. */
  readonly times: number;
  readonly grantedBy: (typeof EXTENSION_GRANTERS)[number];
}

export interface RejectReason {
  readonly code: string;
  readonly label: string;
  /** Where the complainant should go instead. */
  readonly elsewhere: string;
}

/**
 * The rules of one region and accepting department, as data. A case pins the version in force at its intake; each
 * number names its document and article. Source: policy.md §1, §11; design.md §7, §8.
 */
export interface ComplaintRules {
  readonly ruleSetId: string;
  readonly version: number;
  readonly name: string;
  readonly dayRules: DayRules;
  readonly limits: Readonly<Record<ComplaintDuty, Limit | null>>;
  readonly ladders: Readonly<Partial<Record<ComplaintDuty, readonly Rung[]>>>;
  readonly approvals: Readonly<Record<ChainedActType, readonly ApprovalStep[]>>;
  /** Null: the rule set names no extension for the duty, so nobody can grant one. */
  readonly extensions: Readonly<
    Partial<Record<ComplaintDuty, Pick<Extension, 'amount' | 'unit'> & ExtensionTerms>>
  >;
  readonly rejectReasons: readonly RejectReason[];
  /** A longer rectification is for a leader to decide. */
  readonly rectificationLeaderDays: number;
  readonly contactAttempts: number;
  /** 中止办理 or 终止办理 when a court has the matter. */
  readonly parallelProceedings: 'suspend' | 'discontinue';
  /** 公示期限, from the day of the determination; absent where no rule set provides for publication. */
  readonly publication?: { readonly months: number; readonly basis: LegalBasis };
  /** Minutes over which the waking at a crowded midnight is spread; what is recorded stays the legal instant. */
  readonly wakingSpreadMinutes: number;
}

/**
 * The transfer counts from receipt; from acceptance only where the channel's rules limit the acceptance itself, and do
 * not say that both are one (受理与转办同时完成).
 */
export function transferRunsFrom({ limits }: Pick<ComplaintRules, 'limits'>): 'receipt' | 'acceptance' {
  const isAcceptanceLimited = limits.accept !== null && limits.accept.budget !== null;
  if (!isAcceptanceLimited) return 'receipt';
  return limits.transfer?.from ?? 'acceptance';
}
