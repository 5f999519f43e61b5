import { dutyIdOf, findDuty, meetDuty, moveDuty, openDuty, reproject, withdrawWhere } from '../duty';
import type { Instant, PlainDate } from '../ids';
import { addDays, plainDateAt } from '../plain-date';
import type { ContractState, Milestone } from './contract';
import { isAssigned } from './duty-kinds';
import type { Folds } from './fold';
import { editMilestone, owesClosing, settleMilestone } from './milestone';

/** Supervision, tolerance and the exits behind it; what comes from above and from outside. */
export const supervisionFolds: Folds<
  | 'supervision-opened'
  | 'supervision-concluded'
  | 'tolerance-asked'
  | 'tolerance-granted'
  | 'tolerance-refused'
  | 'contract-terminated'
  | 'contract-rescinded'
  | 'dispute-recorded'
  | 'dispute-settled'
  | 'contract-urged'
  | 'contract-listed'
  | 'notice-undelivered'
  | 'calendar-changed'
> = {
  'supervision-opened': ({ state, data }) =>
    editMilestone(state, data.milestoneId, () => ({ supervision: 'open' })),

  'supervision-concluded': ({ state, data, at }) => {
    const { milestoneId, result } = data;
    const concluded = editMilestone(state, milestoneId, () => ({ supervision: result }));
    if (result === 'performed') {
      // What was found performed is performed whole, whatever of it had been recorded before.
      const whole = editMilestone(concluded, milestoneId, (milestone) => ({
        performedFen: milestone.amountFen ?? milestone.performedFen,
        performedThousandths: milestone.quantity?.thousandths ?? milestone.performedThousandths,
        ...foundByHand(milestone, plainDateAt(at)),
      }));
      return settleMilestone(whole, milestoneId, { state: 'met', on: plainDateAt(at), at });
    }
    // Whoever found it impossible still owes the next step: the contract goes to the 终止库, or is supervised again.
    // So it is with what was not performed in spite of it: a determination is the next step.
    if (result === 'impossible' || result === 'not-performed') return concluded;
    const met = meetDuty(concluded, dutyIdOf('supervise', milestoneId), at);
    const again = { duty: 'supervise', owner: 'regulator', at, subjectId: milestoneId } as const;
    return openDuty(met, again, state.suspension);
  },

  'tolerance-asked': ({ state, data: { milestoneId, days, ground, askedBy } }) =>
    editMilestone(state, milestoneId, () => ({ toleranceAsked: { days, ground, askedBy } })),

  // The contract's date, the interest and the overdue days stand: only who supervises has more time.
  'tolerance-granted': ({ state, data }) => {
    const answered = editMilestone(state, data.milestoneId, () => ({ toleranceAsked: null }));
    const dutyId = dutyIdOf('supervise', data.milestoneId);
    const dueOn = findDuty(answered, dutyId)?.dueOn;
    return dueOn == null ? answered : moveDuty(answered, dutyId, addDays(dueOn, data.days));
  },

  'tolerance-refused': ({ state, data }) =>
    editMilestone(state, data.milestoneId, () => ({ toleranceAsked: null })),

  'contract-terminated': ({ state, at }) =>
    inTerminationRegister({ ...state, terminatedBy: 'impossibility' }, at),
  'contract-rescinded': ({ state, at }) =>
    inTerminationRegister({ ...state, terminatedBy: 'rescission' }, at),

  'dispute-recorded': ({ state, data }) => ({
    ...state,
    dispute: { way: data.way, openedOn: data.on, settledOn: null, breachBy: null },
  }),

  'dispute-settled': ({ state, data, at }) => {
    const dispute = { way: 'negotiation', openedOn: data.on, ...state.dispute } as const;
    const settled = { ...state, dispute: { ...dispute, settledOn: data.on, breachBy: data.breachBy } };
    return owesClosing(meetDuty(settled, 'settle-dispute', at), at);
  },

  'contract-urged': ({ state }) => state,
  'contract-listed': ({ state }) => ({ ...state, listed: true }),
  'notice-undelivered': ({ state }) => state,
  'calendar-changed': ({ state, data }) => reproject(state, data.calendar),
};

/** Apart from what a payment system tells of the same milestone. */
function foundByHand({ byHand, amountFen }: Milestone, settledOn: PlainDate): Pick<Milestone, 'byHand'> {
  if (byHand === undefined) return {};
  return { byHand: { ...byHand, performedFen: amountFen ?? byHand.performedFen, settledOn } };
}

/** 终止库: its clocks end but for the filing, and the dispute is followed to its end. */
function inTerminationRegister(state: ContractState, at: Instant): ContractState {
  const stopped = withdrawWhere(state, ({ duty }) => !isAssigned(duty) && duty !== 'file', at);
  const terminated: ContractState = { ...stopped, status: 'terminated' };
  return openDuty(terminated, { duty: 'settle-dispute', owner: 'public', at }, null);
}
