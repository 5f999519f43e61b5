import type { Actor, Role } from '../officer';
import type { Refusal } from '../refusal';
import { accepted, refused, type Result } from '../result';
import { hasRole, relationsOf, type Parties } from './access';
import { commandsIn, COMMAND_TYPES, ruleFor } from './command-table';
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
  const rule = ruleFor(type);
  const obstacle = officeObstacle(state, actor, type);
  if (obstacle !== null) return refused(obstacle);
  if (isCalledOff(state, actor)) return refused({ type: 'agent-unknown' });
  if (state.handling === 'followed' && !rule.whenFollowed) return refused({ type: 'case-handled-elsewhere' });
  if (!rule.statuses.includes(state.status)) {
    return refused({ type: 'case-not-in-status', status: state.status, allowed: allowedFor(state, actor) });
  }
  if (state.suspension !== null && !rule.whileSuspended) return refused({ type: 'already-suspended' });
  return accepted(true);
}

/** Why a command is not the actor's to issue, by relation and office alone, whatever the case has come to. */
export function officeObstacle(parties: Parties, actor: Actor, type: ComplaintCommandType): Refusal | null {
  const relations = relationsOf(parties, actor);
  const open = ruleFor(type).by.filter((by) => relations.includes(by.relation));
  if (open.length === 0) return { type: 'actor-not-concerned' };
  const isTheirs = open.some((by) => by.roles.length === 0 || hasRole(actor, by.roles));
  return isTheirs ? null : { type: 'role-missing', needed: neededRoles(open) };
}

/** An agent whose mandate has ended acts for nobody, whatever receipt it still holds. */
function isCalledOff(state: ComplaintState, actor: Actor): boolean {
  return actor.type === 'complainant' && actor.party === 'agent' && !state.agentActive;
}

function neededRoles(open: readonly { readonly roles: readonly Role[] }[]): readonly Role[] {
  return [...new Set(open.flatMap((by) => by.roles))];
}

/** What the actor may do instead, in the case's present status. */
function allowedFor(state: ComplaintState, actor: Actor): readonly ComplaintCommandType[] {
  const relations = relationsOf(state, actor);
  return commandsIn(state.status).filter((type) =>
    ruleFor(type).by.some(
      (by) => relations.includes(by.relation) && (by.roles.length === 0 || hasRole(actor, by.roles)),
    ),
  );
}

export interface Permission {
  readonly type: ComplaintCommandType;
  readonly mayIssue: boolean;
  readonly reason: Refusal | null;
}

/** Every command with its reason, for those who may read the case: what a console draws its buttons from. */
export function permissionsFor(state: ComplaintState, actor: Actor): readonly Permission[] {
  const relations = relationsOf(state, actor);
  return COMMAND_TYPES.filter((type) => ruleFor(type).by.some((by) => relations.includes(by.relation))).map(
    (type) => {
      const verdict = mayIssue(state, actor, type);
      const reason = verdict.ok ? standingObstacle(state, actor, type) : verdict.refusal;
      return { type, mayIssue: reason === null, reason };
    },
  );
}
