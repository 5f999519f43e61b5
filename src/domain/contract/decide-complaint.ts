import { unless, when } from '../obstacle';
import { refused } from '../result';
import { findComplaint } from './complaint-upon';
import type { Deciders } from './decision';

/** What a complaint tells the contract that it is linked to: safe to repeat. */
export const complaintDeciders: Deciders<'complaint-told' | 'complaint-answered' | 'complaint-unlinked'> = {
  'complaint-told': ({ state, facts }) =>
    unless(
      [when(findComplaint(state, facts.complaintId) !== null, { type: 'target-is-same' })],
      [{ ...facts, type: 'complaint-told' }],
    ),

  'complaint-answered': ({ state, facts }) => {
    const known = findComplaint(state, facts.complaintId);
    if (known === null || known.outcome === facts.outcome) return refused({ type: 'target-is-same' });
    return unless([], [{ ...facts, type: 'complaint-answered', number: known.number }]);
  },

  'complaint-unlinked': ({ state, facts }) => {
    const known = findComplaint(state, facts.complaintId);
    if (known === null) return refused({ type: 'target-is-same' });
    return unless([], [{ ...facts, type: 'complaint-unlinked', number: known.number }]);
  },
};
