import type { CaseId } from '../ids';
import type { Actor } from '../officer';
import { mayRead, seesWhole, type Parties } from './access';
import type { ComplaintOutcome, ComplaintState } from './complaint';
import type { ComplaintEventType } from './events';

/**
 * Naming the contract may name the complainant: the body complained of learns which contract is meant by its notice
 * alone, which holds it only after the complainant agreed.
 * @param disclosed what the officer chose to tell in the notice, as it was sent last.
 */
export function namesContract(disclosed: readonly string[]): boolean {
  return disclosed.includes('contract-number');
}

/** Whether the actor may learn upon which contract the complaint runs. */
export function seesLink(parties: Parties, actor: Actor, disclosed: readonly string[]): boolean {
  return seesWhole(parties, actor) || (mayRead(parties, actor) && namesContract(disclosed));
}

/** That a contract was linked is told, even without its name, to nobody who does not see the whole case. */
export const isOfLink = (type: ComplaintEventType): boolean =>
  type === 'contract-linked' || type === 'contract-unlinked';

/** What a contract's own log may hold of a complaint upon it: what its department knows from the notice as well. */
export interface ToldToContract {
  readonly contractId: CaseId;
  readonly outcome: ComplaintOutcome | null;
}

/** What the case has come to; none while it is undone again. */
export const resultOf = ({ outcome, determinationRevoked }: ComplaintState): ComplaintOutcome | null =>
  determinationRevoked ? null : outcome;

/** Null: nothing is linked, or the notice does not name the contract. */
export function toldToContract(state: ComplaintState): ToldToContract | null {
  const { linkedContract, contractNamed } = state;
  if (linkedContract === undefined || contractNamed !== true) return null;
  return { contractId: linkedContract.contractId, outcome: resultOf(state) };
}
