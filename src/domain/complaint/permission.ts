import { officeObstacleIn } from '../office-obstacle';
import type { Actor } from '../officer';
import type { Refusal } from '../refusal';
import { accepted, refused, type Result } from '../result';
import { relationsOf, type Parties, type Relation } from './access';
import { commandsIn, COMMAND_TYPES, ruleFor } from './command-table';
import { concernsRespondent } from './company';
import type { ComplaintState } from './complaint';
import type { ComplaintCommandType } from './facts';
import { standingObstacle } from './standing';

/**
 * Whether the actor may issue the command now, judged on relation, role, handling, suspension and status alone. What
 * stands in its way and what it says is judged by `decide`; a command that passes here can still be refused there.
 */
export function mayIssue(
  state: ComplaintState,
  actor: Actor,
  type: ComplaintCommandType,
): Result<true, Refusal> {
  return judge(standpointOf(state, actor), type);
}

/** One asker before one case: what every command is judged on, found out once for all of them. */
interface Standpoint {
  readonly state: ComplaintState;
  readonly actor: Actor;
  readonly relations: readonly Relation[];
  /** What the actor may do instead, in the case's present status. */
  readonly allowed: () => readonly ComplaintCommandType[];
}

function standpointOf(state: ComplaintState, actor: Actor): Standpoint {
  const relations = relationsOf(state, actor);
  let allowed: readonly ComplaintCommandType[] | null = null;
  return {
    state,
    actor,
    relations,
    allowed: () =>
      (allowed ??= commandsIn(state.status).filter(
        (type) => officeObstacleIn(ruleFor(type).by, relations, actor) === null,
      )),
  };
}

function judge(
  { state, actor, relations, allowed }: Standpoint,
  type: ComplaintCommandType,
): Result<true, Refusal> {
  const rule = ruleFor(type);
  const obstacle = officeObstacleIn(rule.by, relations, actor);
  if (obstacle !== null) return refused(obstacle);
  if (isCalledOff(state, actor)) return refused({ type: 'agent-unknown' });
  if (state.handling === 'followed' && !rule.whenFollowed) return refused({ type: 'case-handled-elsewhere' });
  if (!rule.statuses.includes(state.status)) {
    return refused({ type: 'case-not-in-status', status: state.status, allowed: allowed() });
  }
  if (state.suspension !== null && !rule.whileSuspended) return refused({ type: 'already-suspended' });
  return accepted(true);
}

/** Why a command is not the actor's to issue, by relation and office alone, whatever the case has come to. */
export function officeObstacle(parties: Parties, actor: Actor, type: ComplaintCommandType): Refusal | null {
  return officeObstacleIn(ruleFor(type).by, relationsOf(parties, actor), actor);
}

/** An agent whose mandate has ended acts for nobody, whatever receipt it still holds. */
function isCalledOff(state: ComplaintState, actor: Actor): boolean {
  return actor.type === 'complainant' && actor.party === 'agent' && !state.agentActive;
}

export interface Permission {
  readonly type: ComplaintCommandType;
  readonly mayIssue: boolean;
  readonly reason: Refusal | null;
}

/** Every command with its reason, for those who may read the case: what a console draws its buttons from. */
export function permissionsFor(state: ComplaintState, actor: Actor): readonly Permission[] {
  const standpoint = standpointOf(state, actor);
  const isConcerned = (type: ComplaintCommandType): boolean =>
    ruleFor(type).by.some((by) => standpoint.relations.includes(by.relation));
  const offered = COMMAND_TYPES.filter((type) => isConcerned(type) && concernsRespondent(state, type));
  return offered.map((type) => {
    const verdict = judge(standpoint, type);
    const reason = verdict.ok ? standingObstacle(state, actor, type) : verdict.refusal;
    return { type, mayIssue: reason === null, reason };
  });
}
