import type { Folds } from './fold';
import { editMilestone, findMilestone, isSettled, isWhole, settleMilestone } from './milestone';

/** What a payment is counted from. Its day follows afterwards, from all that is known then. */
export const paymentFolds: Folds<'acceptance-recorded' | 'amount-confirmed'> = {
  'acceptance-recorded': ({ state, data, at }) => {
    const { milestoneId, on, result, conduct } = data;
    const told = editMilestone(state, milestoneId, ({ acceptance }) => ({
      acceptance: {
        on,
        result,
        conduct,
        hasFailed: acceptance?.hasFailed === true || result === 'unqualified',
      },
    }));
    const milestone = findMilestone(told, milestoneId);
    const isDone = milestone?.kind === 'acceptance' && !isSettled(milestone) && result !== 'unqualified';
    return isDone ? settleMilestone(told, milestoneId, { state: 'met', on, at }) : told;
  },

  'amount-confirmed': ({ state, data, at }) => {
    const { milestoneId, on, amountFen } = data;
    const told = editMilestone(state, milestoneId, (milestone) => ({
      amountConfirmedOn: on,
      amountFen: amountFen ?? milestone.amountFen,
    }));
    const milestone = findMilestone(told, milestoneId);
    const isPaid = milestone !== null && milestone.performedFen > 0 && isWhole(milestone);
    return isPaid ? settleMilestone(told, milestoneId, { state: 'met', on, at }) : told;
  },
};
