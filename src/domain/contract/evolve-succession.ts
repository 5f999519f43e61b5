import { meetDuty, openDuty } from '../duty';
import type { Instant } from '../ids';
import { plainDateAt } from '../plain-date';
import type { ContractState } from './contract';
import { leftByItsHandlers } from './evolve-monitoring';
import type { Folds } from './fold';
import type { SuccessionReview } from './succession';

/** 承继审查. Nothing here moves a date of the contract. */
export const successionFolds: Folds<
  | 'succession-review-opened'
  | 'negotiation-recorded'
  | 'succession-reviewed'
  | 'undertaking-succeeded'
  | 'body-succeeded'
> = {
  'succession-review-opened': ({ state, data: { cause, on }, at }) => underReview(state, { cause, on }, at),

  'negotiation-recorded': ({ state }) => {
    const { succession } = state;
    if (succession === undefined) return state;
    return { ...state, succession: { ...succession, negotiations: succession.negotiations + 1 } };
  },

  'succession-reviewed': ({ state, data: { finding = 'continues' }, at }) => {
    const reviewed = meetDuty(state, 'review-succession', at);
    const { succession } = reviewed;
    return succession === undefined ? reviewed : { ...reviewed, succession: { ...succession, finding } };
  },

  'undertaking-succeeded': ({ state, data, at }) => {
    const succeeded = leftByItsHandlers({ ...state, undertaking: data.undertaking, manager: null }, 'public');
    // What is closed out is only kept by its successor.
    if (state.status === 'closed-out' || state.status === 'archived') return succeeded;
    return underReview(succeeded, { cause: 'reorganization', on: plainDateAt(at) }, at);
  },

  'body-succeeded': ({ state, data: { party, body } }) =>
    leftByItsHandlers({ ...state, [party]: body }, party),
};

function underReview(
  state: ContractState,
  change: Pick<SuccessionReview, 'cause' | 'on'>,
  at: Instant,
): ContractState {
  const opened: ContractState = { ...state, succession: { ...change, negotiations: 0, finding: null } };
  return openDuty(opened, { duty: 'review-succession', owner: 'public', at }, state.suspension);
}
