import { isCompetentVerifier, isRespondentOrBelow } from '../complaint/access';
import { when } from '../obstacle';
import type { OrganizationRef } from '../organization';
import type { Refusal } from '../refusal';
import type { ContractDetermination, ContractParty, ContractState, Milestone } from './contract';
import { isSettled } from './milestone';

/** What a supervision must have found before a breach can be determined; in the 终止库 impossibility is one as well. */
function wasSupervisedInVain({ status }: ContractState, { supervision }: Milestone): boolean {
  return supervision === 'not-performed' || (status === 'terminated' && supervision === 'impossible');
}

/** Why no breach of this milestone may be determined now, or null (seed 001 二(四)3、4). */
export function determinationObstacle(state: ContractState, milestone: Milestone): Refusal | null {
  if (isSettled(milestone)) return { type: 'milestone-settled', state: milestone.state };
  return when(!wasSupervisedInVain(state, milestone), { type: 'supervision-missing' });
}

/** Who may have broken what the other side owes: the parties of the contract that are not on the public side. */
function breachers({ parties }: ContractState, { owedBy }: Milestone): readonly ContractParty[] {
  return owedBy === 'public' ? [] : parties.filter(({ side }) => side === 'counterparty');
}

/** The company whose breach of the milestone is meant: the one that was named, or the only one there is. */
export function breachingParty(
  state: ContractState,
  milestone: Milestone,
  partyId: string | null,
): ContractParty | null {
  const all = breachers(state, milestone);
  const [only, ...others] = all;
  if (partyId === null) return others.length === 0 ? (only ?? null) : null;
  return all.find((party) => party.partyId === partyId) ?? null;
}

/** Nobody is accused who owes nothing of the milestone, and of several companies the one must be named. */
export function partyObstacle(
  state: ContractState,
  milestone: Milestone,
  partyId: string | null,
): Refusal | null {
  const isKnown = breachingParty(state, milestone, partyId) !== null;
  const isOfDepartment = milestone.owedBy === 'public' && partyId === null;
  return when(!isKnown && !isOfDepartment, { type: 'breaching-party-unknown' });
}

/** Why this body may not determine a breach of the contract, be it the department's or a company's, or null. */
export function determinerObstacle(
  { undertaking, regulator }: Pick<ContractState, 'undertaking' | 'regulator'>,
  determining: OrganizationRef,
): Refusal | null {
  const { kind, organizationId } = determining;
  return (
    when(isRespondentOrBelow(determining, undertaking), { type: 'verifier-is-respondent' }) ??
    when(!isCompetentVerifier(determining, undertaking), { type: 'verifier-not-competent' }) ??
    // 行业监管部门或者县级人民政府: whatever other body stands above the department determines nothing.
    when(kind !== 'government' && organizationId !== regulator.organizationId, {
      type: 'verifier-not-competent',
    })
  );
}

export function openDetermination({ determinations }: ContractState): ContractDetermination | null {
  return determinations.find(({ outcome }) => outcome === null) ?? null;
}

/** One at a time, so that what it comes to is never said of another. */
export function determinationOpen(state: ContractState): Refusal | null {
  return when(openDetermination(state) !== null, { type: 'determination-open' });
}

/** What stands in the way of every determination that could be opened; the first milestone's reason speaks for all. */
export function undeterminable(state: ContractState): Refusal | null {
  const obstacles = state.milestones.map((milestone) => determinationObstacle(state, milestone));
  return when(!obstacles.includes(null), { type: 'supervision-missing' });
}

/** 认定违约 of the department: whatever else the contract comes to, this is how it is known. A company's is its own. */
export function isBreachDetermined({ determinations, complaints = [] }: ContractState): boolean {
  const ofDepartment = determinations.filter(({ partyId }) => partyId === undefined);
  return [...ofDepartment, ...complaints].some(({ outcome }) => outcome === 'breach-determined');
}
