import { officeObstacleIn } from '../office-obstacle';
import type { Actor } from '../officer';
import type { Refusal } from '../refusal';
import { accepted, refused, type Result } from '../result';
import { relationsOf, type Relation } from './access';
import { COMMAND_TYPES, ruleFor } from './command-table';
import type { ContractState } from './contract';
import type { ContractCommandType } from './facts';
import { problemObstacle } from './problem-obstacle';
import { standingObstacle } from './standing';

/** Whether the actor may issue the command now, judged on relation, role, status and suspension alone. */
export function mayIssue(
  state: ContractState,
  actor: Actor,
  type: ContractCommandType,
): Result<true, Refusal> {
  return judge(standpointOf(state, actor), type);
}

/** One asker before one contract: what every command is judged on, found out once for all of them. */
interface Standpoint {
  readonly state: ContractState;
  readonly actor: Actor;
  readonly relations: readonly Relation[];
  /** What the actor may do instead, in the contract's present status. */
  readonly allowed: () => readonly ContractCommandType[];
}

function standpointOf(state: ContractState, actor: Actor): Standpoint {
  const relations = relationsOf(state, actor);
  let allowed: readonly ContractCommandType[] | null = null;
  const isOpen = (type: ContractCommandType): boolean => {
    const { statuses, by } = ruleFor(type);
    return statuses.includes(state.status) && officeObstacleIn(by, relations, actor) === null;
  };
  return { state, actor, relations, allowed: () => (allowed ??= COMMAND_TYPES.filter(isOpen)) };
}

function judge(
  { state, actor, relations, allowed }: Standpoint,
  type: ContractCommandType,
): Result<true, Refusal> {
  const rule = ruleFor(type);
  const obstacle = officeObstacleIn(rule.by, relations, actor);
  if (obstacle !== null) return refused(obstacle);
  if (!rule.statuses.includes(state.status)) {
    return refused({ type: 'case-not-in-status', status: state.status, allowed: allowed() });
  }
  if (state.suspension !== null && !rule.whileSuspended) return refused({ type: 'already-suspended' });
  return accepted(true);
}

export interface Permission {
  readonly type: ContractCommandType;
  readonly mayIssue: boolean;
  readonly reason: Refusal | null;
}

/** Every command with its reason, for those who may read the contract: what a console draws its buttons from. */
export function permissionsFor(state: ContractState, actor: Actor): readonly Permission[] {
  const standpoint = standpointOf(state, actor);
  const isConcerned = (type: ContractCommandType): boolean =>
    ruleFor(type).by.some((by) => standpoint.relations.includes(by.relation));
  return COMMAND_TYPES.filter(isConcerned).map((type) => {
    const verdict = judge(standpoint, type);
    const reason = verdict.ok
      ? (standingObstacle(state, type) ?? problemObstacle(state, actor, type))
      : verdict.refusal;
    return { type, mayIssue: reason === null, reason };
  });
}
