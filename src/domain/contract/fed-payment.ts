import type { PlainDate } from '../ids';
import type { ContractSide } from './contract';
import type { Payment } from './overdue-interest';

/** Whether the payee is the one whom the contract names; `vouched`: a person has matched the payment by hand. */
export const PAYEE_VERDICTS = ['party', 'unverified', 'other', 'vouched'] as const;
export type PayeeVerdict = (typeof PAYEE_VERDICTS)[number];

/** What is wrong with a payment that a payment system has told of; each waits for the contract's manager. */
export const PAYMENT_ISSUES = [
  'contract-unknown', // 没有这份合同
  'contract-not-in-force', // 没有签订，或者已经终止、销号
  'payee-differs', // 收款人不是合同当事人
  'milestone-not-payable', // 指明的节点不是付款节点
  'nothing-owed', // 超出尚欠的金额
  'recorded-otherwise', // 少于人工登记的金额
  'reversal-alone', // 冲正所指的支付没有报来
  'reversal-too-large', // 冲正的金额超过原支付
] as const;
export type PaymentIssue = (typeof PAYMENT_ISSUES)[number];

/** 财政支付系统 tells of one payment, or of the reversal (退款、冲正) of an earlier one. Amounts in fen. */
export interface ToldPayment {
  readonly paymentId: string;
  /** What the payment system calls it. */
  readonly number: string;
  readonly paidOn: PlainDate;
  readonly amountFen: number;
  readonly payer: ContractSide;
  readonly payee: PayeeVerdict;
  /** The payment that is undone, whole or in part. */
  readonly reverses: string | null;
  /** The milestone that whoever paid has named. */
  readonly milestoneId: string | null;
}

export interface PaymentShare {
  readonly milestoneId: string;
  readonly amountFen: number;
}

/** What has become of it. */
export interface PaymentMatch {
  readonly shares: readonly PaymentShare[];
  /** What belongs to no milestone; fen. */
  readonly unplacedFen: number;
  readonly issue: PaymentIssue | null;
}

export interface FedPayment extends ToldPayment, PaymentMatch {
  /** By hand: the milestone it belongs to, or that it is none of this contract's. */
  readonly placement: PaymentPlacement | null;
}

export type PaymentPlacement =
  { readonly type: 'milestone'; readonly milestoneId: string } | { readonly type: 'not-ours' };

/** What people have recorded of a milestone, kept apart from what a payment system tells of it. */
export interface PaidByHand {
  readonly payments: readonly Payment[];
  readonly performedFen: number;
  /** The day on which somebody said that nothing is owed any more. */
  readonly settledOn: PlainDate | null;
}
