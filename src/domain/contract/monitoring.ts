import type { OfficerId, OrganizationId, PlainDate } from '../ids';

/** What a check finds of one item. */
export const CHECK_FINDINGS = ['satisfactory', 'unsatisfactory', 'not-applicable'] as const;
export type CheckFinding = (typeof CHECK_FINDINGS)[number];

export interface CheckedItem {
  readonly code: string;
  readonly finding: CheckFinding;
}

export const PROBLEM_SEVERITIES = ['minor', 'major', 'critical'] as const;
export type ProblemSeverity = (typeof PROBLEM_SEVERITIES)[number];

/** To which of a contract's bodies a problem is assigned (交办). Who follows it in office follows it here. */
export const PROBLEM_ASSIGNEES = ['public', 'reporter', 'regulator'] as const;
export type ProblemAssignee = (typeof PROBLEM_ASSIGNEES)[number];

/** As whom somebody raised a problem. */
export const PROBLEM_RAISERS = ['undertaking', 'regulator', 'supervising'] as const;
export type ProblemRaiser = (typeof PROBLEM_RAISERS)[number];

/** Whose word ends it: the body, whoever holds its offices by then. */
export interface RaisedBy {
  readonly as: ProblemRaiser;
  readonly organizationId: OrganizationId;
  readonly officerId: OfficerId;
}

/** As the store knows it; the state of a contract holds only the first two. */
export const PROBLEM_STATES = ['assigned', 'answered', 'solved', 'withdrawn'] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** 交办的问题 that is open: what becomes of it afterwards is in the log and in the store. */
export interface ContractProblem {
  /** `q3`: the third of its contract. */
  readonly problemId: string;
  readonly kind: string;
  readonly severity: ProblemSeverity;
  readonly milestoneId: string | null;
  readonly raisedBy: RaisedBy;
  readonly assignee: ProblemAssignee;
  /** Whom the assigned body has named; null: everybody who holds the office. */
  readonly handler: OfficerId | null;
  readonly state: Extract<ProblemState, 'assigned' | 'answered'>;
  /** Who answered it last: somebody else confirms. */
  readonly answeredBy: OfficerId | null;
}

/** What a contract remembers of being looked after. */
export interface Monitoring {
  /** `failed`: what was found wanting then, and nobody has made a problem of yet. */
  readonly lastCheck: { readonly on: PlainDate; readonly failed: readonly string[] } | null;
  /** How many problems there have been. */
  readonly raised: number;
  readonly problems: readonly ContractProblem[];
}
