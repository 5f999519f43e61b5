import { dueBy, type Said, type Unnumbered } from '../announcing';
import { dutyIdOf, findDuty } from '../duty';
import type { PlainDate } from '../ids';
import type { Addressee, DueBy, Template } from '../notification';
import type { Actor, Role } from '../officer';
import type { OrganizationRef } from '../organization';
import type { ContractOwner, ContractParty, ContractSide, ContractState } from './contract';
import { BOTH_PARTIES, type ContractDuty } from './contract-rules';
import { findMilestone } from './milestone';
import type { MilestoneSaid } from './notice-contents';
import { bodyOf } from './party';

export function say(state: ContractState, template: Unnumbered<Template>, to: Addressee): Said[number] {
  // Only the contract's own code is added to a template that was checked without it.
  return { template: { ...template, number: state.code }, to };
}

const inRole = ({ organizationId }: Pick<OrganizationRef, 'organizationId'>, role: Role): Addressee => ({
  ...{ type: 'role', organizationId, role },
});

/** Who answers for the contract in the department: whoever was assigned, or everybody who holds the office. */
export function managerOf({ manager, undertaking }: ContractState): Addressee {
  return manager === null ? inRole(undertaking, 'contract-manager') : { type: 'officer', officerId: manager };
}

export const toManager = (state: ContractState, template: Unnumbered<Template>): Said => [
  say(state, template, managerOf(state)),
];

/** Its manager, and whoever speaks for it where a breach is determined. */
export const toDepartment = (state: ContractState, template: Unnumbered<Template>): Said => [
  ...toManager(state, template),
  say(state, template, inRole(state.undertaking, 'respondent-liaison')),
];

export const toRegulator = (
  state: ContractState,
  template: Unnumbered<Template>,
  role: Role = 'case-handler',
): Said => [say(state, template, inRole(state.regulator, role))];

export const toLegalOffice = (state: ContractState, template: Unnumbered<Template>): Said => [
  say(state, template, inRole(state.undertaking, 'legal-reviewer')),
];

/** The regulator too, unless it was one of its own that acted. */
export function toBoth(state: ContractState, actor: Actor, template: Unnumbered<Template>): Said {
  const isOwn = actor.type === 'officer' && actor.organizationId === state.regulator.organizationId;
  return [...toManager(state, template), ...(isOwn ? [] : toRegulator(state, template))];
}

const WORKING_ROLES = {
  reporter: 'collection-reporter',
  regulator: 'case-handler',
} as const satisfies Partial<Record<ContractOwner, Role>>;

/** Who does what an owner owes. What the counterparty owes, the department presses for. */
export function workerOf(state: ContractState, owner: ContractOwner): Addressee {
  if (owner === 'public' || owner === 'counterparty') return managerOf(state);
  return inRole(state[owner], WORKING_ROLES[owner]);
}

/**
 * Whom a rung reaches: the office that the ladder names, in the body that owes the duty. The inspectorate stands beside
 * every line: the store finds the one nearest to the department.
 */
export function rungAddressee(state: ContractState, owner: ContractOwner, to: string): Addressee {
  // A ladder names offices, and the parties for a milestone; the rule set was refused when it named anything else.
  if (to === BOTH_PARTIES) return managerOf(state);
  const role = to as Role;
  return inRole(role === 'inspector' ? state.undertaking : (bodyOf(state, owner) ?? state.undertaking), role);
}

interface ReachedContact {
  readonly side: ContractSide;
  readonly to: Addressee;
}

/**
 * The contacts who are told: of each party those with an address. Of a party that left none the first is tried all the
 * same, so that the department learns that nobody was reached.
 */
export function contactsOf({ caseId: contractId, parties }: ContractState): readonly ReachedContact[] {
  return parties.flatMap(({ partyId, side, contacts }) => {
    const withAddress = contacts.filter(({ hasAddress }) => hasAddress);
    const tried = withAddress.length > 0 ? withAddress : contacts.slice(0, 1);
    return tried.map(({ contactId }) => ({
      side,
      to: { type: 'contract-contact', contractId, partyId, contactId } as const,
    }));
  });
}

/** Parties that have named nobody at all. The department itself has its manager. */
export function silentParties({ parties, undertaking }: ContractState): readonly ContractParty[] {
  return parties.filter(
    ({ contacts, organization }) =>
      contacts.length === 0 && organization?.organizationId !== undertaking.organizationId,
  );
}

export const toContacts = (state: ContractState, template: Unnumbered<Template>): Said =>
  contactsOf(state).map(({ to }) => say(state, template, to));

export function milestoneSaid(state: ContractState, milestoneId: string): MilestoneSaid | null {
  const milestone = findMilestone(state, milestoneId);
  if (milestone === null) return null;
  const { kind, owedBy, amountFen, dueOn } = milestone;
  return { undertakingId: state.undertaking.organizationId, milestone: kind, owedBy, amountFen, dueOn };
}

/** What is said of a milestone; nothing when the contract knows no such one. */
export function ofMilestone(
  state: ContractState,
  milestoneId: string,
  said: (milestone: MilestoneSaid) => Said,
): Said {
  const milestone = milestoneSaid(state, milestoneId);
  return milestone === null ? [] : said(milestone);
}

/** By when a duty of the contract, or of one milestone, is owed; null where no clock runs for it. */
export function byOf(
  state: ContractState,
  duty: ContractDuty,
  about: { readonly milestoneId?: string; readonly today: PlainDate },
): DueBy | null {
  const found = findDuty(state, dutyIdOf(duty, about.milestoneId));
  return found?.state === 'running' ? dueBy(state, found, about.today) : null;
}
