import { dutyIdOf, findDuty, lapseDuty, meetDuty, openDuty, reachRungs, withdrawWhere } from '../duty';
import { plainDateAt } from '../plain-date';
import type { ContractState, Milestone } from './contract';
import { DUE_DAY_RUNG } from './contract-rules';
import type { DataOf } from './events';
import { isBreachDetermined } from './determination';
import { isAssigned } from './duty-kinds';
import type { Folds } from './fold';
import {
  editMilestone,
  findMilestone,
  isWhole,
  markOverdue,
  settleMilestone,
  watchMilestone,
} from './milestone';

/** What becomes of the milestones as time passes and people act, and of the contract at their end. */
export const performanceFolds: Folds<
  | 'performance-recorded'
  | 'performance-corrected'
  | 'milestone-waived'
  | 'overdue-explained'
  | 'contract-closed-out'
  | 'contract-archived'
  | 'rungs-reached'
  | 'duty-lapsed'
> = {
  'performance-recorded': ({ state, data, at }) => {
    const { milestoneId, on, amountFen, thousandths, completes } = data;
    const performed = editMilestone(state, milestoneId, (milestone) => ({
      performedFen: milestone.performedFen + (amountFen ?? 0),
      performedThousandths: milestone.performedThousandths + (thousandths ?? 0),
      payments: amountFen === null ? milestone.payments : [...milestone.payments, { on, amountFen }],
      state: milestone.state === 'overdue' ? 'overdue' : 'partly-met',
      ...recordedByHand(milestone, data),
    }));
    const milestone = findMilestone(performed, milestoneId);
    // Where a payment system tells of it as well, it may be what was told already.
    const isDone = completes || (milestone?.byHand === undefined && milestone !== null && isWhole(milestone));
    if (!isDone) return performed;
    return settleMilestone(performed, milestoneId, { state: 'met', on, at });
  },

  'performance-corrected': ({ state, data, at }) => {
    const undone = editMilestone(state, data.milestoneId, ({ kind, acceptance, byHand }) => ({
      ...{ state: 'upcoming', performedOn: null, performedFen: 0, performedThousandths: 0 },
      payments: [],
      ...(byHand === undefined ? {} : { byHand: { payments: [], performedFen: 0, settledOn: null } }),
      // What was found of a delivery falls with it; a payment waits for what was found of something else.
      acceptance: kind === 'payment' ? acceptance : null,
    }));
    const milestone = findMilestone(undone, data.milestoneId);
    return milestone === null ? undone : watchMilestone(undone, milestone, at);
  },

  'milestone-waived': ({ state, data, at }) =>
    settleMilestone(state, data.milestoneId, { state: 'waived', on: plainDateAt(at), at }),

  'overdue-explained': ({ state, data, at }) =>
    meetDuty(state, dutyIdOf('explain-overdue', data.milestoneId), at),

  'contract-closed-out': ({ state, at }) => {
    const closed: ContractState = { ...meetDuty(state, 'close-out', at), status: 'closed-out' };
    const left = withdrawWhere(closed, ({ duty }) => !isAssigned(duty), at);
    return openDuty({ ...left, outcome: outcomeOf(state) }, { duty: 'archive', owner: 'public', at }, null);
  },

  'contract-archived': ({ state, at }) => ({ ...meetDuty(state, 'archive', at), status: 'archived' }),

  'rungs-reached': ({ state, data }) => reached(state, data),

  'duty-lapsed': ({ state, data, at }) => {
    const duty = findDuty(state, data.dutyId);
    const lapsed = lapseDuty(state, data.dutyId, at);
    return duty?.duty === 'perform' && duty.subjectId !== null
      ? markOverdue(lapsed, duty.subjectId, at)
      : lapsed;
  },
};

/** Apart from what a payment system tells of the same milestone. */
function recordedByHand(
  { byHand }: Milestone,
  { on, amountFen, completes }: DataOf<'performance-recorded'>,
): Pick<Milestone, 'byHand'> {
  if (byHand === undefined) return {};
  const payments = amountFen === null ? byHand.payments : [...byHand.payments, { on, amountFen }];
  const settledOn = completes ? on : byHand.settledOn;
  return { byHand: { payments, performedFen: byHand.performedFen + (amountFen ?? 0), settledOn } };
}

function reached(state: ContractState, data: DataOf<'rungs-reached'>): ContractState {
  const next = reachRungs(state, data);
  const duty = findDuty(next, data.dutyId);
  if (duty?.duty !== 'perform' || !data.rungs.some(({ rung }) => rung === DUE_DAY_RUNG)) return next;
  return editMilestone(next, duty.subjectId ?? '', (milestone) =>
    milestone.state === 'upcoming' ? { state: 'due' } : {},
  );
}

function outcomeOf(state: ContractState): ContractState['outcome'] {
  const { status, milestones, terminatedBy } = state;
  if (isBreachDetermined(state)) return 'breach-determined';
  if (status === 'terminated') return terminatedBy === 'rescission' ? 'rescinded' : 'terminated-and-settled';
  const wasSupervised = milestones.some(({ supervision }) => supervision === 'performed');
  return wasSupervised ? 'performed-after-supervision' : 'performed';
}
