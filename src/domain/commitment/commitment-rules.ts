import type { DayRules, LegalBasis, Rung } from '../deadline';
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
  /** Two digits; they stand in the code of a commitment. */
  readonly code: string;
  readonly label: string;
}

/** What a region says of commitments alone; all other numbers are those of its contracts. */
export interface CommitmentProvisions {
  readonly kinds: readonly CommitmentKind[];
  /** In which a body may answer when it is proposed that its promise was not honoured. */
  readonly answerWorkingDays: number;
  /** How far tolerance (容错) may move a supervision, in days. */
  readonly mostToleranceDays: number;
}

/** With the document that says so. */
export interface SourcedProvisions extends CommitmentProvisions {
  readonly basis: LegalBasis;
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
