import type { CaseState } from '../case';
import type { MilestoneState, Quantity, SupervisionResult, ToleranceAsked } from '../contract/contract';
import type { Duty } from '../duty';
import type { CaseId, Instant, OfficerId, PlainDate } from '../ids';
import type { OrganizationRef } from '../organization';
import type { WorkingCalendar } from '../working-calendar';
import type { CommitmentDuty, CommitmentRules } from './commitment-rules';

/** A promise of a government body to society, to a group or to a company (政务承诺, seed 003 一). */
export const COMMITMENT_STATUSES = [
  'registered', // 已登记，尚无节点开始
  'performing', // 兑现中
  'honoured', // 已兑现
  'partly-honoured', // 部分兑现
  'not-honoured', // 未兑现
  'withdrawn', // 依法撤回
  'closed', // 已办结
] as const;
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

export type CommitmentOutcome = 'honoured' | 'partly-honoured' | 'not-honoured' | 'withdrawn';

/** To whom it was promised; the name of a group or company stays in the store. */
export const COMMITMENT_AUDIENCES = ['public', 'group', 'company'] as const;
export type CommitmentAudience = (typeof COMMITMENT_AUDIENCES)[number];

export type CommitmentNodeState = MilestoneState | 'not-honoured';

/** 承诺节点: a day by which something promised is to be there. */
export interface CommitmentNode {
  readonly nodeId: string;
  /** The day that was promised; only a lawful change moves it. */
  readonly dueOn: PlainDate;
  /** Null: the promise names no number. */
  readonly target: Quantity | null;
  readonly performedThousandths: number;
  readonly state: CommitmentNodeState;
  readonly performedOn: PlainDate | null;
  /** Whether somebody was supervised over it, and what came of it. */
  readonly supervision: 'none' | 'open' | SupervisionResult;
  readonly toleranceAsked: ToleranceAsked | null;
  /** Null unless it is proposed to be confirmed as not honoured. */
  readonly proposal: NotHonouredProposal | null;
}

/** 拟确认未兑现: the body is heard before a second person confirms it. */
export interface NotHonouredProposal {
  /** Null: an office's system that named nobody. */
  readonly proposedBy: OfficerId | null;
  readonly isAnswered: boolean;
}

/**
 * Closed, after seed 003 一(三): 换届、领导人员更替、机构职能调整 is none of them, and whoever is harmed by a change is
 * compensated by law.
 */
export const CHANGE_GROUNDS = [
  'national-interest', // 国家利益
  'public-interest', // 公共利益
  'other-statutory', // 其他法定事由
  'plan-adjustment', // 规划调整
  'policy-change', // 政策变化
  'force-majeure', // 不可抗力
] as const;
export type ChangeGround = (typeof CHANGE_GROUNDS)[number];

export interface LawfulChange {
  readonly ground: ChangeGround;
  readonly on: PlainDate;
}

export type CommitmentOwner = 'promisor' | 'regulator';

/** The whole commitment as the law sees it: codes, ids and dates. What was promised in words stays in the store. */
export interface CommitmentState extends CaseState {
  readonly schema: 1;
  readonly caseId: CaseId;
  readonly code: string;
  readonly status: CommitmentStatus;
  readonly outcome: CommitmentOutcome | null;
  readonly kindCode: string;
  readonly regionCode: string;
  readonly audience: CommitmentAudience;
  readonly madeOn: PlainDate;
  readonly registeredAt: Instant;
  /** The body that promised, or its successor: a promise passes on with the functions. */
  readonly promisor: OrganizationRef;
  readonly regulator: OrganizationRef;
  readonly manager: OfficerId | null;
  readonly nodes: readonly CommitmentNode[];
  /** The contracts that carry it out. */
  readonly contractIds: readonly CaseId[];
  readonly changes: readonly LawfulChange[];
  readonly duties: readonly Duty<CommitmentDuty, CommitmentOwner>[];
  readonly rules: CommitmentRules;
  readonly calendar: WorkingCalendar;
}
