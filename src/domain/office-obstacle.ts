import { hasRole, type Actor, type Role } from './officer';
import type { Refusal } from './refusal';

/** One way to a command: a relation to the case, with one of the roles; none named: no role is needed. */
export interface OfficeRule<Relation extends string = string> {
  readonly relation: Relation;
  readonly roles: readonly Role[];
}

/** Why a command is not the actor's to issue, by relation and office alone; null where it is. */
export function officeObstacleIn(
  by: readonly OfficeRule[],
  relations: readonly string[],
  actor: Actor,
): Refusal | null {
  const open = by.filter(({ relation }) => relations.includes(relation));
  if (open.length === 0) return { type: 'actor-not-concerned' };
  const isTheirs = open.some(({ roles }) => roles.length === 0 || hasRole(actor, roles));
  return isTheirs ? null : { type: 'role-missing', needed: [...new Set(open.flatMap(({ roles }) => roles))] };
}

/** Whether one of the roles opens the way for whoever stands so to the case. */
export const officesMay = <Relation extends string>(
  by: readonly OfficeRule<Relation>[],
  roles: readonly Role[],
  as: Relation,
): boolean =>
  by.some(({ relation, roles: those }) => relation === as && those.some((role) => roles.includes(role)));
