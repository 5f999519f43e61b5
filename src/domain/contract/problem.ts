import { dutyIdOf } from '../duty';
import type { OfficerId, OrganizationId, PlainDate } from '../ids';
import type { Actor } from '../officer';
import type { OrganizationRef } from '../organization';
import { relationsOf } from './access';
import { ruleFor } from './command-table';
import type { ContractState } from './contract';
import { bodyOf } from './party';

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
  readonly state: 'assigned' | 'answered';
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

const NOTHING_YET: Monitoring = { lastCheck: null, raised: 0, problems: [] };

export const monitoringOf = ({ monitoring = NOTHING_YET }: Pick<ContractState, 'monitoring'>): Monitoring =>
  monitoring;

export const openProblems = (state: Pick<ContractState, 'monitoring'>): readonly ContractProblem[] =>
  monitoringOf(state).problems;

export function findProblem(
  state: Pick<ContractState, 'monitoring'>,
  problemId: string,
): ContractProblem | null {
  return openProblems(state).find((problem) => problem.problemId === problemId) ?? null;
}

/** 问题3: people count them. */
export const problemNumber = (problemId: string): number => Number(problemId.slice(1));

export const problemDutyId = (problemId: string): string => dutyIdOf('answer-issue', problemId);

/** The body that has to see to it. */
export function assigneeOf(state: ContractState, { assignee }: ContractProblem): OrganizationRef {
  return bodyOf(state, assignee) ?? state.undertaking;
}

/** As whom an officer would raise a problem; null: they may not. */
export function raiserOf(state: ContractState, actor: Actor): RaisedBy | null {
  if (actor.type !== 'officer') return null;
  const relations = relationsOf(state, actor);
  const { by } = ruleFor('report-problem');
  const as = PROBLEM_RAISERS.find(
    (raiser) =>
      relations.includes(raiser) &&
      by.some(({ relation, roles }) => relation === raiser && roles.some((role) => actor.roles.includes(role))),
  );
  const { organizationId, officerId } = actor;
  return as === undefined ? null : { as, organizationId, officerId };
}

/** Whether it was the actor's office that raised it. A body that has been succeeded speaks through its successor. */
export function isRaisedBy(state: ContractState, { raisedBy }: ContractProblem, actor: Actor): boolean {
  if (actor.type !== 'officer') return false;
  const { organizationId } = actor;
  return organizationId === raiserIdOf(state, raisedBy);
}

export function raiserIdOf(
  { undertaking, regulator }: Pick<ContractState, 'undertaking' | 'regulator'>,
  { as, organizationId }: RaisedBy,
): OrganizationId {
  if (as === 'supervising') return organizationId;
  return (as === 'undertaking' ? undertaking : regulator).organizationId;
}

export function isAssignedTo(state: ContractState, problem: ContractProblem, actor: Actor): boolean {
  return actor.type === 'officer' && actor.organizationId === assigneeOf(state, problem).organizationId;
}
