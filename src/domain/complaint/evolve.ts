import type { CaseEvent } from '../case';
import type { ComplaintState } from './complaint';
import type { BeginningType, ComplaintData, ComplaintEventType } from './events';
import { acceptanceFolds } from './evolve-acceptance';
import { conclusionFolds } from './evolve-conclusion';
import { duplicateFolds } from './evolve-duplicate';
import { linkedContractFolds } from './evolve-linked-contract';
import { determinationFolds } from './evolve-determination';
import { supervisionFolds } from './evolve-supervision';
import { openedExOfficio } from './evolve-ex-officio';
import { received } from './evolve-received';
import type { Fold, Folds } from './fold';
import { settleStatus } from './status';

const FOLDS: Folds<Exclude<ComplaintEventType, BeginningType>> = {
  ...acceptanceFolds,
  ...conclusionFolds,
  ...determinationFolds,
  ...supervisionFolds,
  ...duplicateFolds,
  ...linkedContractFolds,
};

/** Folds one recorded event into the case. The status is derived from the demands, last. */
export function evolve(state: ComplaintState | null, event: CaseEvent<ComplaintData>): ComplaintState {
  const { data } = event;
  if (state === null) {
    if (data.type === 'complaint-received') return received(event, data);
    if (data.type === 'determination-opened') return openedExOfficio(event, data);
    throw new Error(`a complaint cannot begin with ${data.type}`);
  }
  if (data.type === 'complaint-received' || data.type === 'determination-opened')
    throw new Error('a complaint is received once');
  const at = event.occurredAt;
  const folded = foldFor(data.type)({ state, data, at, actor: event.actor });
  return settleStatus({ ...folded, sequence: event.sequence }, at);
}

function foldFor<Type extends Exclude<ComplaintEventType, BeginningType>>(type: Type): Fold<Type> {
  const folds: { readonly [Key in Type]: Fold<Key> } = FOLDS;
  return folds[type];
}
