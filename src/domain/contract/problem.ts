import { dutyIdOf } from '../duty';
import type { OrganizationId } from '../ids';
import type { Actor } from '../officer';
import type { OrganizationRef } from '../organization';
import { relationsOf } from './access';
import { ruleFor } from './command-table';
import type { ContractState } from './contract';
import { PROBLEM_RAISERS, type ContractProblem, type Monitoring, type RaisedBy } from './monitoring';
import { bodyOf } from './party';

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
export function assigneeOf(
  state: ContractState,
  { assignee }: Pick<ContractProblem, 'assignee'>,
): OrganizationRef {
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
      by.some(
        ({ relation, roles }) => relation === raiser && roles.some((role) => actor.roles.includes(role)),
      ),
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
