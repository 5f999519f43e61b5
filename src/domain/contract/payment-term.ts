import type { PlainDate } from '../ids';
import type { PaymentStart } from './payment-limit';

/** What a contract says of when one payment is owed. */
export interface PaymentAgreement {
  /** Calendar days from its start; null where the contract names none. */
  readonly agreedDays: number | null;
  /** A day that the contract names instead; null where it names none. */
  readonly agreedOn: PlainDate | null;
  readonly start: PaymentStart;
  /** The milestone whose delivery or acceptance starts it; null: whatever is said of the payment itself. */
  readonly sourceId: string | null;
  /** 检验、验收期限, in calendar days from the delivery; null where the contract names none. */
  readonly inspectionDays: number | null;
}

/** 验收结论. */
export const ACCEPTANCE_RESULTS = ['qualified', 'qualified-with-defects', 'unqualified'] as const;
export type AcceptanceResult = (typeof ACCEPTANCE_RESULTS)[number];

/** How the buyer behaved over it (国令802 第十条: who puts an acceptance off pays all the same). */
export const BUYER_CONDUCTS = ['in-time', 'put-off', 'obstructed'] as const;
export type BuyerConduct = (typeof BUYER_CONDUCTS)[number];

/** 验收记录. */
export interface Acceptance {
  readonly on: PlainDate;
  readonly result: AcceptanceResult;
  readonly conduct: BuyerConduct;
}

/** The last acceptance that was recorded takes the place of the earlier ones. */
export interface LastAcceptance extends Acceptance {
  /** It did not pass at first: whoever delivers made the delay, and no inspection period runs out over it. */
  readonly hasFailed: boolean;
}

/**
 * By what interest on a late payment is owed where nothing was agreed: the regulation's rate (第十七条), or for a
 * construction price the LPR (建设工程司法解释（一）第二十六条).
 */
export const INTEREST_BASES = ['regulation', 'construction-price'] as const;
export type InterestBasis = (typeof INTEREST_BASES)[number];

export interface InterestAgreement {
  /** A year's interest that the contract names, in parts of ten thousand. */
  readonly agreedPerMyriad: number | null;
  readonly basis: InterestBasis;
}
