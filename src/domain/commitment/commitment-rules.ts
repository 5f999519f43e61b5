import type { DayRules, Rung } from '../deadline';
import type { Limit } from '../policy';

/** The duties of a commitment that run on the legal clock. */
export const COMMITMENT_DUTIES = [
  'perform', // 承诺节点, one for each
  'explain-overdue', // 说明未兑现原因
  'supervise', // 督查并形成结果; tolerance moves this one alone
  'answer-proposal', // 对拟确认未兑现的书面陈述
  'close', // 办结
] as const;
export type CommitmentDuty = (typeof COMMITMENT_DUTIES)[number];

/** 五类承诺 (seed 003 一(一)), as a region has them: data, for the document says 包括但不限于. */
export interface CommitmentKind {
  readonly code: string;
  readonly label: string;
}

/** The rules of one region for commitments, as data; a commitment pins the version in force when it is registered. */
export interface CommitmentRules {
  readonly ruleSetId: string;
  readonly version: number;
  readonly name: string;
  readonly dayRules: DayRules;
  readonly limits: Readonly<Record<CommitmentDuty, Limit | null>>;
  readonly ladders: Readonly<Partial<Record<CommitmentDuty, readonly Rung[]>>>;
  readonly kinds: readonly CommitmentKind[];
  /** How far tolerance (容错) may move a supervision, in days; it moves nothing else. */
  readonly mostToleranceDays: number;
  readonly wakingSpreadMinutes: number;
}
