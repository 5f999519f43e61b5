import { dueBy, type Said, type Unnumbered } from '../announcing';
import { BOTH_PARTIES } from '../contract/contract-rules';
import { dutyIdOf, findDuty } from '../duty';
import type { OrganizationId, PlainDate } from '../ids';
import type { Addressee, DueBy, Template } from '../notification';
import type { Actor, Role } from '../officer';
import type { CommitmentOwner, CommitmentState } from './commitment';
import type { CommitmentDuty } from './commitment-rules';
import { placeOfNode } from './journal-voice';
import { findNode } from './node';
import type { NodeSaid } from './notice-contents';

export function say(state: CommitmentState, template: Unnumbered<Template>, to: Addressee): Said[number] {
  // Only the commitment's own code is added to a template that was checked without it.
  return { template: { ...template, number: state.code }, to };
}

const inRole = (organizationId: OrganizationId, role: Role): Addressee => ({
  ...{ type: 'role', organizationId, role },
});

/** Who answers for it in the body that promised: whoever was assigned, or everybody who holds the office. */
export function managerOf({ manager, promisor }: CommitmentState): Addressee {
  return manager === null
    ? inRole(promisor.organizationId, 'contract-manager')
    : { type: 'officer', officerId: manager };
}

export const toManager = (state: CommitmentState, template: Unnumbered<Template>): Said => [
  say(state, template, managerOf(state)),
];

export const toRegulator = (
  state: CommitmentState,
  template: Unnumbered<Template>,
  role: Role = 'case-handler',
): Said => [say(state, template, inRole(state.regulator.organizationId, role))];

/** The regulator too, unless it was one of its own that acted. */
export function toBoth(state: CommitmentState, actor: Actor, template: Unnumbered<Template>): Said {
  const isOwn = actor.type === 'officer' && actor.organizationId === state.regulator.organizationId;
  return [...toManager(state, template), ...(isOwn ? [] : toRegulator(state, template))];
}

/** Who does what an owner owes. */
export function workerOf(state: CommitmentState, owner: CommitmentOwner): Addressee {
  return owner === 'promisor' ? managerOf(state) : inRole(state.regulator.organizationId, 'case-handler');
}

/** Whom a rung reaches. A promise has no second party: what goes to both goes to the body that promised. */
export function rungAddressee(state: CommitmentState, owner: CommitmentOwner, to: string): Addressee {
  if (to === BOTH_PARTIES) return managerOf(state);
  // A ladder names offices; the rule set was refused when it named anything else.
  const role = to as Role;
  return inRole(state[role === 'inspector' ? 'promisor' : owner].organizationId, role);
}

/** What is said of a node; nothing when the commitment knows no such one. */
export function ofNode(state: CommitmentState, nodeId: string, said: (node: NodeSaid) => Said): Said {
  const node = findNode(state, nodeId);
  if (node === null) return [];
  const { organizationId: promisorId } = state.promisor;
  return said({ promisorId, node: placeOfNode(state, nodeId) ?? 1, dueOn: node.dueOn });
}

/** By when a duty of one node is owed; null where no clock runs for it. */
export function byOf(
  state: CommitmentState,
  duty: CommitmentDuty,
  about: { readonly nodeId: string; readonly today: PlainDate },
): DueBy | null {
  const found = findDuty(state, dutyIdOf(duty, about.nodeId));
  return found?.state === 'running' ? dueBy(state, found, about.today) : null;
}
