import { isCompetentVerifier, isRespondentOrBelow } from '../complaint/access';
import { when } from '../obstacle';
import type { OrganizationRef } from '../organization';
import type { Refusal } from '../refusal';
import type { ContractDetermination, ContractState, Milestone } from './contract';
import { isSettled } from './milestone';

/** What a supervision must have found before a breach can be determined; in the 终止库 impossibility is one as well. */
function wasSupervisedInVain({ status }: ContractState, { supervision }: Milestone): boolean {
  return supervision === 'not-performed' || (status === 'terminated' && supervision === 'impossible');
}

/** Why no breach of this milestone may be determined now, or null (seed 001 二(四)3、4). */
export function determinationObstacle(state: ContractState, milestone: Milestone): Refusal | null {
  if (isSettled(milestone)) return { type: 'milestone-settled', state: milestone.state };
  return (
    when(!wasSupervisedInVain(state, milestone), { type: 'supervision-missing' }) ??
    // A company is no body of the tree: its breach is determined under the laws of its sector, not here.
    when(milestone.owedBy !== 'public', { type: 'breach-not-by-public' })
  );
}

/** Why this body may not determine a breach of the contract's department, or null. */
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
  if (obstacles.includes(null)) return null;
  const nearest = obstacles.find((one) => one?.type === 'breach-not-by-public');
  return nearest ?? { type: 'supervision-missing' };
}

/** 认定违约: whatever else the contract comes to, this is how it is known. */
export function isBreachDetermined({ determinations, complaints = [] }: ContractState): boolean {
  return [...determinations, ...complaints].some(({ outcome }) => outcome === 'breach-determined');
}
