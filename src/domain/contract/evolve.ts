import type { CaseEvent } from '../case';
import type { Instant } from '../ids';
import { collected } from './collected';
import type { ContractState } from './contract';
import type { ContractData } from './events';
import { complaintFolds } from './evolve-complaint';
import { determinationFolds } from './evolve-determination';
import { filingFolds, watched } from './evolve-filing';
import { monitoringFolds } from './evolve-monitoring';
import { performanceFolds } from './evolve-performance';
import { successionFolds } from './evolve-succession';
import { supervisionFolds } from './evolve-supervision';
import { toldFolds } from './evolve-told';
import type { Fold, Folds, LaterType } from './fold';
import { paymentFolds } from './evolve-payment';
import { followTold, performedNoMore } from './follow-payments-told';
import { followPayments, isSettled, owesClosing } from './milestone';

const FOLDS: Folds<LaterType> = {
  ...filingFolds,
  ...performanceFolds,
  ...paymentFolds,
  ...toldFolds,
  ...supervisionFolds,
  ...successionFolds,
  ...monitoringFolds,
  ...determinationFolds,
  ...complaintFolds,
};

/** Folds one recorded event into the contract. Whether it is performed follows from its milestones, last. */
export function evolve(state: ContractState | null, event: CaseEvent<ContractData>): ContractState {
  const { data } = event;
  const at = event.occurredAt;
  if (data.type === 'contract-collected') {
    if (state !== null) throw new Error('a contract is collected once');
    const first = collected(event, data);
    return data.status === 'signed' ? settleStatus(watched(first, at), at) : first;
  }
  if (state === null) throw new Error(`a contract cannot begin with ${data.type}`);
  const folded = foldFor(data.type)({ state, data, at });
  const followed = followPayments({ ...folded, sequence: event.sequence }, at);
  return settleStatus(performedNoMore(followTold(followed, at), at), at);
}

function foldFor<Type extends LaterType>(type: Type): Fold<Type> {
  const folds: { readonly [Key in Type]: Fold<Key> } = FOLDS;
  return folds[type];
}

/** What is done follows from the milestones: the first that has begun, and the last that is settled. */
function settleStatus(state: ContractState, at: Instant): ContractState {
  const { status, milestones } = state;
  if (status !== 'filed' && status !== 'performing') return state;
  if (milestones.length > 0 && milestones.every(isSettled))
    return owesClosing({ ...state, status: 'performed' }, at);
  const hasBegun = milestones.some((milestone) => milestone.state !== 'upcoming');
  return hasBegun && status === 'filed' ? { ...state, status: 'performing' } : state;
}
