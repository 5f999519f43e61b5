import { unless, when } from '../obstacle';
import { inFuture, notOverdue, notOwed, withoutEvidence, type Deciders } from './decision';
import type { Milestone } from './contract';
import { findMilestone } from './milestone';
import { byHandOf } from './payment-matching';

/** Fen that a payment is short of; null for what is no sum of money. */
function unpaidOf(milestone: Milestone | null): number | null {
  if (milestone?.kind !== 'payment' || milestone.amountFen === null) return null;
  return Math.max(0, milestone.amountFen - milestone.performedFen);
}

/** What becomes of a milestone, and of the contract when all of them are settled. */
export const performanceDeciders: Deciders<
  | 'record-performance'
  | 'correct-performance'
  | 'waive-milestone'
  | 'explain-overdue'
  | 'close-out'
  | 'archive'
> = {
  'record-performance': ({ state, facts, on }) => {
    const unpaidFen = unpaidOf(findMilestone(state, facts.milestoneId));
    const amountFen = facts.completes ? (facts.amountFen ?? unpaidFen) : facts.amountFen;
    return unless(
      [
        notOwed(state, facts.milestoneId),
        inFuture(facts.on, on),
        when(!facts.completes && facts.amountFen === null && facts.thousandths === null, {
          type: 'nothing-named',
        }),
        // Nobody lets himself off a debt: what the other side lets go is waived, with its paper.
        when(facts.completes && (amountFen ?? 0) < (unpaidFen ?? 0), { type: 'payment-not-whole' }),
      ],
      [{ ...facts, amountFen, type: 'performance-recorded' }],
    );
  },

  'correct-performance': ({ state, facts }) => {
    const milestone = findMilestone(state, facts.milestoneId);
    return unless(
      [
        when(milestone === null, { type: 'milestone-unknown' }),
        when(milestone === null || hasNone(milestone), { type: 'performance-not-recorded' }),
      ],
      [{ ...facts, type: 'performance-corrected' }],
    );
  },

  // Both sides let it go: their paper is the evidence.
  'waive-milestone': ({ state, facts }) =>
    unless(
      [notOwed(state, facts.milestoneId), withoutEvidence(facts)],
      [{ ...facts, type: 'milestone-waived' }],
    ),

  'explain-overdue': ({ state, facts, on }) =>
    unless(
      [notOverdue(state, facts.milestoneId), when(facts.plannedOn < on, { type: 'date-in-past' })],
      [{ ...facts, type: 'overdue-explained' }],
    ),

  'close-out': ({ on }) => unless([], [{ type: 'contract-closed-out', on }]),

  archive: () => unless([], [{ type: 'contract-archived' }]),
};

/** Of what a payment system has told there is nothing to correct: it corrects itself. */
function hasNone(milestone: Milestone): boolean {
  const { performedFen, settledOn } = byHandOf(milestone);
  return settledOn === null && performedFen === 0 && milestone.performedThousandths === 0;
}
