import { dutyIdOf, findDuty, meetDuty, openDuty, withdrawDuty, withdrawWhere } from '../duty';
import type { Instant, PlainDate } from '../ids';
import { plainDateAt } from '../plain-date';
import type { ContractState, Milestone } from './contract';
import { isAgreedPayment, paymentDueOf, type AgreedPayment, type PaymentDue } from './payment-due';

export function findMilestone({ milestones }: ContractState, milestoneId: string): Milestone | null {
  return milestones.find((milestone) => milestone.milestoneId === milestoneId) ?? null;
}

export function editMilestone(
  state: ContractState,
  milestoneId: string,
  edit: (milestone: Milestone) => Partial<Milestone>,
): ContractState {
  return {
    ...state,
    milestones: state.milestones.map((milestone) =>
      milestone.milestoneId === milestoneId ? { ...milestone, ...edit(milestone) } : milestone,
    ),
  };
}

/** Nothing is owed on it any more. */
export function isSettled({ state }: Pick<Milestone, 'state'>): boolean {
  return state === 'met' || state === 'waived';
}

/** Whether all of the money and all of the things that it names have come. */
export function isWhole({ amountFen, performedFen, quantity, performedThousandths }: Milestone): boolean {
  if (amountFen === null && quantity === null) return false;
  const hasMoney = amountFen === null || performedFen >= amountFen;
  const hasThings = quantity === null || performedThousandths >= quantity.thousandths;
  return hasMoney && hasThings;
}

/**
 * Calendar days since the contract's own date, which no tolerance and no plan moves, until today or until the day on
 * which it was performed late; 0 while it is in time.
 */
export function overdueDays(
  { state, dueOn, performedOn }: Milestone,
  today: PlainDate,
  between: DaysBetween,
): number {
  const wasOwed = state === 'overdue' || state === 'met';
  if (dueOn === null || !wasOwed) return 0;
  return Math.max(0, between(dueOn, performedOn ?? today));
}

type DaysBetween = (fromOn: PlainDate, toOn: PlainDate) => number;

/** Both sides are reminded of it from here on, and it is watched until it is met. */
export function watchMilestone(state: ContractState, milestone: Milestone, at: Instant): ContractState {
  const { milestoneId, owedBy } = milestone;
  if (isSettled(milestone)) return state;
  const { deadline, dueOn } = dueOf(state, milestone);
  const dated = dueOn === milestone.dueOn ? state : editMilestone(state, milestoneId, () => ({ dueOn }));
  if (dueOn === null) return dated;
  if (dueOn < plainDateAt(at)) return markOverdue(dated, milestoneId, at);
  const opening = { duty: 'perform', owner: owedBy, at, subjectId: milestoneId } as const;
  const clock = deadline ?? { budget: { unit: 'date', on: dueOn } as const };
  return openDuty(dated, { ...clock, ...opening }, state.suspension);
}

/** Its day has passed: the department explains, and somebody supervises. */
export function markOverdue(state: ContractState, milestoneId: string, at: Instant): ContractState {
  const milestone = findMilestone(state, milestoneId);
  if (milestone === null || isSettled(milestone)) return state;
  const marked = editMilestone(state, milestoneId, () => ({ state: 'overdue' }));
  const opening = { at, subjectId: milestoneId } as const;
  const explaining = openDuty(
    marked,
    { duty: 'explain-overdue', owner: 'public', ...opening },
    state.suspension,
  );
  return openDuty(explaining, { duty: 'supervise', owner: 'regulator', ...opening }, state.suspension);
}

/** It is done: its clocks end, whichever still run. */
export function settleMilestone(
  state: ContractState,
  milestoneId: string,
  as: { readonly state: 'met' | 'waived'; readonly on: PlainDate; readonly at: Instant },
): ContractState {
  const settled = editMilestone(state, milestoneId, () => ({
    state: as.state,
    toleranceAsked: null,
    performedOn: as.state === 'met' ? as.on : null,
  }));
  const met = meetDuty(settled, dutyIdOf('perform', milestoneId), as.at);
  const explained = withdrawDuty(met, dutyIdOf('explain-overdue', milestoneId), as.at);
  return meetDuty(explained, dutyIdOf('supervise', milestoneId), as.at);
}

/** Performed, or dealt with to the end: it can be closed out (销号). */
export function owesClosing(state: ContractState, at: Instant): ContractState {
  return openDuty(state, { duty: 'close-out', owner: 'public', at }, null);
}

function dueOf(state: ContractState, milestone: Milestone): PaymentDue {
  return isAgreedPayment(milestone)
    ? paymentDueOf(state, milestone)
    : { deadline: null, dueOn: milestone.dueOn };
}

const RUNNING: readonly ContractState['status'][] = ['signed', 'filed', 'performing'];

/** What has just been said may have started a payment's clock, or moved it: the law says by when it is owed now. */
export function followPayments(state: ContractState, at: Instant): ContractState {
  if (!RUNNING.includes(state.status)) return state;
  return state.milestones
    .filter(isAgreedPayment)
    .filter((payment) => !isSettled(payment))
    .reduce((next, payment) => followed(next, payment, at), state);
}

function followed(state: ContractState, payment: AgreedPayment, at: Instant): ContractState {
  const { milestoneId } = payment;
  const due = paymentDueOf(state, payment);
  if (!isMoved(state, payment, due)) return state;
  const { dueOn } = due;
  const isLate = payment.state === 'overdue';
  if (isLate && isPast(dueOn, at)) return editMilestone(state, milestoneId, () => ({ dueOn }));
  const ended = withdrawWhere(state, ({ subjectId }) => subjectId === milestoneId, at);
  const moved = editMilestone(ended, milestoneId, () => ({ dueOn, ...(isLate ? reopened(payment) : {}) }));
  const next = findMilestone(moved, milestoneId);
  return next === null ? moved : watchMilestone(moved, next, at);
}

const isPast = (dueOn: PlainDate | null, at: Instant): boolean => dueOn !== null && dueOn < plainDateAt(at);

const reopened = ({ performedFen }: Milestone): Pick<Milestone, 'state'> => ({
  state: performedFen > 0 ? 'partly-met' : 'upcoming',
});

/** Another day, or the same one counted from another start. */
function isMoved(state: ContractState, payment: AgreedPayment, { deadline, dueOn }: PaymentDue): boolean {
  const duty = findDuty(state, dutyIdOf('perform', payment.milestoneId));
  const isCounted = deadline !== null && duty?.state === 'running';
  return dueOn !== payment.dueOn || (isCounted && duty.deadline.startOn !== deadline.startOn);
}
