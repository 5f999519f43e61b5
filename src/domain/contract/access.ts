import type { OrganizationId } from '../ids';
import type { Actor, OfficerActor } from '../officer';
import { isWithin, type OrganizationRef } from '../organization';
import type { ContractState } from './contract';

/** How an actor stands to one contract. Nobody without a relation may act on it, or learn that it exists. */
export type Relation =
  | 'undertaking' // 承办单位
  | 'reporter' // 归集上报单位
  | 'regulator' // 行业监管部门、备案机关
  | 'superior' // above the undertaking department in the tree
  | 'supervising' // 政府督查室 of a government above it
  | 'office-system' // an office's own system, for the contracts of its bodies
  | 'operations'
  | 'system';

type Bodies = Pick<ContractState, 'undertaking' | 'reporter' | 'regulator'>;

/** Every relation the actor has to the contract, derived from the bodies alone. */
export function relationsOf(bodies: Bodies, actor: Actor): readonly Relation[] {
  switch (actor.type) {
    case 'system':
      return ['system'];
    case 'office-system':
      return isAbove(bodies, actor.organizationId) ? ['office-system'] : [];
    case 'officer':
      return officerRelations(bodies, actor);
    default:
      return [];
  }
}

/** Operations see that a contract is there and runs, never what it says. */
export function mayRead(bodies: Bodies, actor: Actor): boolean {
  return relationsOf(bodies, actor).some((relation) => relation !== 'operations');
}

/** Who may collect contracts for a body: itself, and whoever stands above it (上级代下级归集). */
export function mayCollectFor(undertaking: OrganizationRef, { organizationId }: OfficerActor): boolean {
  return isWithin(undertaking, organizationId);
}

const isAbove = ({ undertaking, regulator }: Bodies, organizationId: OrganizationId): boolean =>
  [undertaking, regulator].some((body) => isWithin(body, organizationId));

function officerRelations(bodies: Bodies, actor: OfficerActor): readonly Relation[] {
  const own = actor.organizationId;
  const isIn = (name: keyof Bodies): boolean => bodies[name].organizationId === own;
  const isSuperior = !isIn('undertaking') && isWithin(bodies.undertaking, own);
  return [
    ...(['undertaking', 'reporter', 'regulator'] as const).filter(isIn),
    ...(isSuperior ? (['superior'] as const) : []),
    ...(isSupervising(bodies, actor) ? (['supervising'] as const) : []),
    ...(actor.roles.includes('operations') ? (['operations'] as const) : []),
  ];
}

function isSupervising({ undertaking }: Bodies, { roles, organizationPath }: OfficerActor): boolean {
  const government = organizationPath.at(-2);
  return roles.includes('inspector') && government !== undefined && isWithin(undertaking, government);
}
