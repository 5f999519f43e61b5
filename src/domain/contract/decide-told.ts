import { unless, when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { ContractState } from './contract';
import { inFuture, type Deciders } from './decision';
import type { FedPayment, PaymentMatch, PaymentPlacement, ToldPayment } from './fed-payment';
import { findMilestone } from './milestone';
import { isMatching, matchPayments } from './payment-matching';

/** What a payment system tells is never refused for what it says: what does not fit waits for the manager. */
export const toldDeciders: Deciders<'report-payment' | 'place-payment' | 'disown-payment'> = {
  'report-payment': ({ state, facts, on }) => {
    const { type: _, ...told } = facts;
    return unless(
      [
        when(findTold(state, facts.paymentId) !== null, { type: 'payment-known' }),
        inFuture(facts.paidOn, on),
      ],
      [{ ...facts, type: 'payment-reported', ...matchOfNew(state, told) }],
    );
  },

  'place-payment': ({ state, facts }) => {
    const payment = findTold(state, facts.paymentId);
    const obstacle = unplaceable(state, payment, facts.milestoneId);
    if (payment === null || obstacle !== null) return unless([obstacle], []);
    const { number } = payment;
    const match = matchOnce(state, payment, { type: 'milestone', milestoneId: facts.milestoneId });
    return unless([], [{ ...facts, type: 'payment-placed', number, ...match }]);
  },

  'disown-payment': ({ state, facts }) => {
    const payment = findTold(state, facts.paymentId);
    if (payment === null) return unless([{ type: 'payment-unknown' }], []);
    const { number, amountFen } = payment;
    const isDone = payment.placement?.type === 'not-ours';
    return unless(
      [when(isDone, { type: 'payment-known' })],
      [{ ...facts, type: 'payment-disowned', number, amountFen }],
    );
  },
};

export function findTold({ fed = [] }: ContractState, paymentId: string): FedPayment | null {
  return fed.find((payment) => payment.paymentId === paymentId) ?? null;
}

function unplaceable(state: ContractState, payment: FedPayment | null, milestoneId: string): Refusal | null {
  if (payment === null) return { type: 'payment-unknown' };
  const milestone = findMilestone(state, milestoneId);
  if (milestone === null) return { type: 'milestone-unknown' };
  const isPossible = payment.reverses === null && milestone.kind === 'payment';
  return when(!isPossible, { type: 'payment-not-placeable' });
}

const UNMATCHED = { shares: [], issue: 'contract-not-in-force' } as const;

/** What becomes of it as things stand; whatever happens later, it is counted anew. */
function matchOfNew(state: ContractState, told: ToldPayment): PaymentMatch {
  const { amountFen: unplacedFen } = told;
  const payment: FedPayment = { ...told, ...UNMATCHED, unplacedFen, placement: null };
  return isMatching(state)
    ? matchIn(state, [...(state.fed ?? []), payment], payment)
    : { ...UNMATCHED, unplacedFen };
}

function matchOnce(state: ContractState, payment: FedPayment, placement: PaymentPlacement): PaymentMatch {
  const placed = { ...payment, placement };
  const others = (state.fed ?? []).filter((other) => other !== payment);
  return matchIn(state, [...others, placed], placed);
}

function matchIn(state: ContractState, fed: readonly FedPayment[], { paymentId }: FedPayment): PaymentMatch {
  const matched = matchPayments(state.milestones, fed).fed.find((payment) => payment.paymentId === paymentId);
  const { shares = [], unplacedFen = 0, issue = null } = matched ?? {};
  return { shares, unplacedFen, issue };
}
