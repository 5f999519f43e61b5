import { unless, when } from '../obstacle';
import { inFuture, notOwed, withoutEvidence, type Deciders } from './decision';
import { findMilestone } from './milestone';

/** What a payment is counted from, where it is more than a delivery (国令802 第九条、第十条). */
export const paymentDeciders: Deciders<'record-acceptance' | 'confirm-amount'> = {
  // Of a delivery that is done as well: it is accepted after it has come.
  'record-acceptance': ({ state, facts, on }) =>
    unless(
      [
        when(findMilestone(state, facts.milestoneId) === null, { type: 'milestone-unknown' }),
        inFuture(facts.on, on),
        withoutEvidence(facts),
      ],
      [{ ...facts, type: 'acceptance-recorded' }],
    ),

  'confirm-amount': ({ state, facts, on }) =>
    unless(
      [notOwed(state, facts.milestoneId), inFuture(facts.on, on), withoutEvidence(facts)],
      [{ ...facts, type: 'amount-confirmed' }],
    ),
};
