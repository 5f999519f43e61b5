import { findDuty } from '../duty';
import type { ContractState, Milestone } from './contract';
import { figuresOf } from './figures';
import { findMilestone, isSettled } from './milestone';
import { isAgreedPayment, paymentFactsOf } from './payment-due';

/** Why a contract's money may not be paid now. The first two are what 备案与支付环节打通 is about (seed 002). */
export const CLEARANCE_REASONS = {
  'not-signed': '合同尚未由各方全部签署，没有生效',
  'not-filed': '合同应当备案而没有备案：备案之后才可以支付',
  suspended: '合同已经中止履行，恢复履行之后才可以支付',
  terminated: '合同已经终止或者解除，应付款项按争议解决的结果另行办理',
  'closed-out': '合同已经销号，没有应付的款项',
  'milestone-unknown': '合同没有这个节点，请核对节点编号',
  'milestone-not-payable': '这个节点不是行政机关一方的付款节点',
  'milestone-settled': '这个节点已经付清或者免除，没有应付的款项',
  'acceptance-missing': '约定在这次付款之前的验收尚未完成',
  'amount-above-rest': '申请支付的金额超过尚未支付的金额',
} as const;

export type ClearanceReason = keyof typeof CLEARANCE_REASONS;

/** What the payment system asks about; nulls: the contract as a whole, and no certain amount. */
export interface ClearanceQuestion {
  readonly milestoneId: string | null;
  readonly amountFen: number | null;
}

export interface Clearance {
  readonly isFiled: boolean;
  readonly mayBePaid: boolean;
  readonly reasons: readonly ClearanceReason[];
  /** What is left to be paid on what was asked about; null where no amount was agreed. */
  readonly restFen: number | null;
}

/**
 * Whether the contract is filed, and whether it may be paid now. Every reason against it is told, so that whoever pays
 * need not ask again after each. To pay before the day is no reason: early payment harms nobody.
 */
export function judgeClearance(state: ContractState, asked: ClearanceQuestion): Clearance {
  const restFen = restOf(state, asked.milestoneId);
  const reasons: readonly ClearanceReason[] = [
    ...reasonsOfStanding(state),
    ...(asked.milestoneId === null ? [] : reasonsOfMilestone(state, asked.milestoneId)),
    ...(restFen !== null && asked.amountFen !== null && asked.amountFen > restFen
      ? (['amount-above-rest'] as const)
      : []),
  ];
  return { isFiled: state.filing !== null, mayBePaid: reasons.length === 0, reasons, restFen };
}

function reasonsOfStanding(state: ContractState): readonly ClearanceReason[] {
  switch (state.status) {
    case 'draft':
    case 'reviewing':
    case 'approved':
      return ['not-signed'];
    case 'terminated':
      return ['terminated'];
    case 'closed-out':
    case 'archived':
      return ['closed-out'];
    default:
      return [
        ...(owesFiling(state) ? (['not-filed'] as const) : []),
        ...(state.suspension === null ? [] : (['suspended'] as const)),
      ];
  }
}

function owesFiling(state: ContractState): boolean {
  const duty = findDuty(state, 'file');
  return state.filing === null && duty !== null && duty.state !== 'withdrawn';
}

function reasonsOfMilestone(state: ContractState, milestoneId: string): readonly ClearanceReason[] {
  const milestone = findMilestone(state, milestoneId);
  if (milestone === null) return ['milestone-unknown'];
  if (!isPayable(milestone)) return ['milestone-not-payable'];
  if (isSettled(milestone)) return ['milestone-settled'];
  return awaitsAcceptance(state, milestone) ? ['acceptance-missing'] : [];
}

const isPayable = ({ kind, owedBy }: Milestone): boolean => kind === 'payment' && owedBy === 'public';

/**
 * 验收合格后付款: what the term of the payment says, else an acceptance that was agreed for before it, by its day, or by
 * its place where one has none. Where the term has run out all the same, an acceptance that was put off holds up nothing.
 */
export function awaitsAcceptance(state: ContractState, payment: Milestone): boolean {
  if (isAgreedPayment(payment)) {
    const isOwed = payment.state === 'due' || payment.state === 'overdue';
    return (
      payment.term.start === 'acceptance' && !isOwed && paymentFactsOf(state, payment).acceptedOn === null
    );
  }
  const { milestones } = state;
  const place = milestones.indexOf(payment);
  return milestones.some(
    (other, at) =>
      other.kind === 'acceptance' &&
      !isSettled(other) &&
      isBefore(other, payment, at < place ? 'earlier' : 'later'),
  );
}

function isBefore(other: Milestone, payment: Milestone, place: 'earlier' | 'later'): boolean {
  if (other.dueOn === null || payment.dueOn === null || other.dueOn === payment.dueOn)
    return place === 'earlier';
  return other.dueOn < payment.dueOn;
}

/** Of a milestone; without one of all payments, or of the price where none were agreed one by one. */
function restOf(state: ContractState, milestoneId: string | null): number | null {
  if (milestoneId !== null) {
    const milestone = findMilestone(state, milestoneId);
    if (milestone === null || !isPayable(milestone) || milestone.amountFen === null) return null;
    return Math.max(0, milestone.amountFen - milestone.performedFen);
  }
  const { payableFen, paidFen } = figuresOf(state);
  const owedFen = payableFen > 0 ? payableFen : state.amountFen;
  return owedFen === null ? null : Math.max(0, owedFen - paidFen);
}
