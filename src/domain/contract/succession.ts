import type { PlainDate } from '../ids';

/**
 * 政府换届、相关责任人更替、机构调整、职能调整 (seed 003; 优化营商环境条例 31): each opens a review of every contract that it
 * touches, and none is a ground for leaving one.
 */
export const SUCCESSION_CAUSES = [
  'change-of-government',
  'change-of-leader',
  'reorganization',
  'change-of-functions',
] as const;
export type SuccessionCause = (typeof SUCCESSION_CAUSES)[number];

/** 承继审查结论. */
export const SUCCESSION_FINDINGS = [
  'continues', // 按约继续履行
  'negotiated', // 已与相对方协商
  'disputed', // 有争议
] as const;
export type SuccessionFinding = (typeof SUCCESSION_FINDINGS)[number];

/** Who took part in a negotiation, by post alone: a history names no person. */
export const NEGOTIATION_POSTS = [
  'body-leader',
  'contract-manager',
  'legal-reviewer',
  'counterparty',
  'regulator',
  'inspector',
] as const;
export type NegotiationPost = (typeof NEGOTIATION_POSTS)[number];

/** 协商结果. Terms are changed by an amendment of both parties, and by nothing else. */
export const NEGOTIATION_RESULTS = ['goes-on', 'to-be-amended', 'not-agreed'] as const;
export type NegotiationResult = (typeof NEGOTIATION_RESULTS)[number];

/** 承继审查 of one contract, the last that was opened. */
export interface SuccessionReview {
  readonly cause: SuccessionCause;
  /** The day of the change. */
  readonly on: PlainDate;
  /** How often both sides have negotiated over it. */
  readonly negotiations: number;
  /** Null while it is open. */
  readonly finding: SuccessionFinding | null;
}

/** Whether somebody would leave or change a contract because of those who govern: 新官不理旧账. */
export const isSuccessionCause = (ground: string): ground is SuccessionCause =>
  SUCCESSION_CAUSES.some((cause) => cause === ground);
