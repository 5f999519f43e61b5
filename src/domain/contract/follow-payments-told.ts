import { findDuty, dutyIdOf, withdrawDuty } from '../duty';
import type { Instant, PlainDate } from '../ids';
import { DUE_DAY_RUNG } from './contract-rules';
import type { ContractState, Milestone } from './contract';
import type { FedPayment } from './fed-payment';
import {
  editMilestone,
  findMilestone,
  isSettled,
  isWhole,
  settleMilestone,
  watchMilestone,
} from './milestone';
import type { Payment } from './overdue-interest';
import { byHandOf, isMatching, matchPayments } from './payment-matching';

/**
 * What payment systems have told is matched anew whenever something happens to a contract in force: its milestones are
 * paid by what was told and by what people have recorded beyond it, in whatever order either came.
 */
export function followTold(state: ContractState, at: Instant): ContractState {
  if (state.fed === undefined || !isMatching(state)) return state;
  const { fed, untold } = matchPayments(state.milestones, state.fed);
  const told = state.fed;
  const matched: ContractState = {
    ...state,
    fed: fed.map((payment, place) => unchanged(told[place], payment)),
  };
  return matched.milestones.reduce<ContractState>((next, { milestoneId }) => {
    const paid = { told: toldOf(fed, milestoneId), untold: untold.get(milestoneId) ?? [] };
    return paidAnew(next, { milestoneId, ...paid }, at);
  }, matched);
}

/** What did not change stays the same thing: whoever compares two states sees only what has moved. */
function unchanged(before: FedPayment | undefined, after: FedPayment): FedPayment {
  if (before?.issue !== after.issue || before.unplacedFen !== after.unplacedFen) return after;
  return JSON.stringify(before.shares) === JSON.stringify(after.shares) ? before : after;
}

const toldOf = (fed: readonly FedPayment[], milestoneId: string): readonly Payment[] =>
  fed.flatMap(({ paidOn, shares }) =>
    shares
      .filter((share) => share.milestoneId === milestoneId)
      .map(({ amountFen }) => ({ on: paidOn, amountFen })),
  );

interface Paid {
  readonly milestoneId: string;
  readonly told: readonly Payment[];
  readonly untold: readonly Payment[];
}

function paidAnew(state: ContractState, { milestoneId, told, untold }: Paid, at: Instant): ContractState {
  const before = findMilestone(state, milestoneId);
  if (before === null || (told.length === 0 && before.byHand === undefined)) return state;
  const byHand = byHandOf(before);
  const payments = [...told, ...untold].sort(byDay);
  const counted: Partial<Milestone> =
    told.length === 0
      ? { payments: byHand.payments, performedFen: byHand.performedFen }
      : { payments, performedFen: Math.max(byHand.performedFen, sumOf(payments)), byHand };
  const next = told.length === 0 ? withoutByHand(state, milestoneId) : state;
  return standingAnew(
    editMilestone(next, milestoneId, () => counted),
    { milestoneId, byHand },
    at,
  );
}

const byDay = (left: Payment, right: Payment): number =>
  Number(left.on > right.on) - Number(left.on < right.on) || left.amountFen - right.amountFen;

const sumOf = (payments: readonly Payment[]): number =>
  payments.reduce((sum, { amountFen }) => sum + amountFen, 0);

function withoutByHand(state: ContractState, milestoneId: string): ContractState {
  const milestones = state.milestones.map((milestone) => {
    if (milestone.milestoneId !== milestoneId) return milestone;
    const { byHand: _, ...rest } = milestone;
    return rest;
  });
  return { ...state, milestones };
}

/** Met, owed again, or owed in part: by the sums that stand there now. */
function standingAnew(
  state: ContractState,
  { milestoneId, byHand }: Pick<Paid, 'milestoneId'> & { readonly byHand: ReturnType<typeof byHandOf> },
  at: Instant,
): ContractState {
  const milestone = findMilestone(state, milestoneId);
  if (milestone === null || milestone.state === 'waived') return state;
  if (byHand.settledOn !== null || isWhole(milestone)) {
    const on = byHand.settledOn ?? wholeOn(milestone);
    if (milestone.state !== 'met') return settleMilestone(state, milestoneId, { state: 'met', on, at });
    return editMilestone(state, milestoneId, () => ({ performedOn: on }));
  }
  if (milestone.state === 'met') return owedAgain(state, milestone, at);
  return editMilestone(state, milestoneId, () => ({ state: partOf(state, milestone) }));
}

/** The day of the payment with which all had come. */
function wholeOn({ payments, amountFen, dueOn }: Milestone): PlainDate {
  let sumFen = 0;
  const last = payments.find((payment) => (sumFen += payment.amountFen) >= (amountFen ?? 0));
  return (last ?? payments.at(-1))?.on ?? dueOn ?? ('1970-01-01' as PlainDate);
}

/** 退款、冲正: what had been paid is owed once more, by its own day. */
function owedAgain(
  state: ContractState,
  { milestoneId, performedFen }: Milestone,
  at: Instant,
): ContractState {
  const owed = editMilestone(state, milestoneId, () => ({
    ...{ state: performedFen > 0 ? ('partly-met' as const) : ('upcoming' as const), performedOn: null },
  }));
  const milestone = findMilestone(owed, milestoneId);
  return milestone === null ? owed : watchMilestone(owed, milestone, at);
}

function partOf(
  state: ContractState,
  { milestoneId, state: standing, performedFen }: Milestone,
): Milestone['state'] {
  if (standing === 'overdue') return 'overdue';
  if (performedFen > 0) return 'partly-met';
  const duty = findDuty(state, dutyIdOf('perform', milestoneId));
  return duty?.reachedRungs.includes(DUE_DAY_RUNG) === true ? 'due' : 'upcoming';
}

/** It was performed and is not any more: nothing is to be closed out. */
export function performedNoMore(state: ContractState, at: Instant): ContractState {
  if (state.status !== 'performed' || state.milestones.every(isSettled)) return state;
  return withdrawDuty({ ...state, status: 'performing' }, 'close-out', at);
}
