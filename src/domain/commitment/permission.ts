import { officeObstacleIn } from '../office-obstacle';
import type { Actor } from '../officer';
import type { Refusal } from '../refusal';
import { relationsOf } from './access';
import { COMMAND_TYPES, ruleFor } from './command-table';
import type { CommitmentState } from './commitment';
import type { CommitmentCommandType } from './facts';
import { standingObstacle } from './standing';

/** Why the actor may not issue the command now, whatever it says: office, status, standing; null where they may. */
export function obstacleTo(
  state: CommitmentState,
  actor: Actor,
  type: CommitmentCommandType,
): Refusal | null {
  const relations = relationsOf(state, actor);
  const obstacle = officeObstacleIn(ruleFor(type).by, relations, actor);
  if (obstacle !== null) return obstacle;
  if (ruleFor(type).statuses.includes(state.status)) return standingObstacle(state, type);
  const allowed = COMMAND_TYPES.filter((one) => {
    const { statuses, by } = ruleFor(one);
    return statuses.includes(state.status) && officeObstacleIn(by, relations, actor) === null;
  });
  return { type: 'case-not-in-status', status: state.status, allowed };
}

export interface Permission {
  readonly type: CommitmentCommandType;
  readonly mayIssue: boolean;
  readonly reason: Refusal | null;
}

/** Every command with its reason, for those who may read the commitment: what a console draws its buttons from. */
export function permissionsFor(state: CommitmentState, actor: Actor): readonly Permission[] {
  const relations = relationsOf(state, actor);
  return COMMAND_TYPES.filter((type) =>
    ruleFor(type).by.some(({ relation }) => relations.includes(relation)),
  ).map((type) => {
    const reason = obstacleTo(state, actor, type);
    return { type, mayIssue: reason === null, reason };
  });
}
