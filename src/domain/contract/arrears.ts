import type { PlainDate } from '../ids';
import { daysBetween } from '../plain-date';
import type { ContractState, Milestone } from './contract';
import { lprOn } from './lpr';
import {
  interestRateFor,
  overdueInterestFor,
  type InterestRate,
  type OverdueInterest,
} from './overdue-interest';
import { partnersOf } from './payment-due';

type Contract = Pick<ContractState, 'milestones' | 'parties' | 'rules' | 'interest' | 'signedOn'>;

/** A payment that came, or has yet to come, after its day. */
export interface PaymentDebt {
  readonly milestoneId: string;
  readonly amountFen: number;
  readonly dueOn: PlainDate;
  /** Calendar days after the day on which it was owed, until it was paid or until today. */
  readonly days: number;
  readonly balanceFen: number;
  /** Null where neither the contract nor the regulation names a rate. */
  readonly interest: OverdueInterest | null;
}

/**
 * The rate at which a late payment bears interest: as agreed, and to a small enterprise no less than 国令802 第十七条
 * has it. Null where nothing was agreed and the regulation does not bind the payer.
 */
export function interestRateOf(contract: Contract, payment: Pick<Milestone, 'owedBy'>): InterestRate | null {
  const { agreedPerMyriad, basis } = contract.interest;
  const { interest: rules, lpr: table = [] } = contract.rules;
  const lprPerMyriad = lprOn(table, contract.signedOn);
  const per = rules.yearDays;
  if (basis === 'construction-price' && agreedPerMyriad === null) {
    return lprPerMyriad === null ? null : { perMyriad: lprPerMyriad, per, source: 'lpr-at-signing' };
  }
  const { payer, isToSmallEnterprise } = partnersOf(contract, payment);
  if (isToSmallEnterprise && payer !== 'other') {
    return interestRateFor({ agreedPerMyriad, lprPerMyriad }, rules);
  }
  return agreedPerMyriad === null ? null : { perMyriad: agreedPerMyriad, per, source: 'agreed' };
}

/** Every payment of a contract that is overdue or was late, with its interest until `today`. */
export function debtsOf(contract: Contract, today: PlainDate): readonly PaymentDebt[] {
  return contract.milestones.flatMap((milestone) => debtOf(contract, milestone, today) ?? []);
}

function debtOf(contract: Contract, milestone: Milestone, today: PlainDate): PaymentDebt | null {
  const { milestoneId, kind, dueOn } = milestone;
  const lateOn = lastDayOf(milestone, today);
  if (kind !== 'payment' || dueOn === null || lateOn === null || lateOn <= dueOn) return null;
  const { amountFen, payments } = owedOf(milestone);
  if (amountFen === 0) return null;
  const debt = { amountFen, dueOn, until: lateOn };
  const rate = interestRateOf(contract, milestone);
  const counted = overdueInterestFor(debt, payments, rate ?? NO_RATE);
  return {
    ...{ milestoneId, amountFen, dueOn, days: daysBetween(dueOn, lateOn), balanceFen: counted.balanceFen },
    interest: rate === null ? null : counted,
  };
}

/** Until when it was owed: until it was paid, or until today. Null: it is not late. */
function lastDayOf({ state, performedOn }: Milestone, today: PlainDate): PlainDate | null {
  if (state === 'met') return performedOn;
  return state === 'overdue' ? today : null;
}

const NO_RATE: InterestRate = { perMyriad: 0, per: 365, source: 'agreed' };

/** What was let go with the last payment bears nothing; what is met without a sum was paid whole on its day. */
function owedOf({ state, amountFen, payments, performedOn }: Milestone) {
  const paidFen = payments.reduce((sum, payment) => sum + payment.amountFen, 0);
  if (state !== 'met' || performedOn === null) return { amountFen: amountFen ?? 0, payments };
  if (paidFen > 0) return { amountFen: Math.min(paidFen, amountFen ?? paidFen), payments };
  return { amountFen: amountFen ?? 0, payments: [{ on: performedOn, amountFen: amountFen ?? 0 }] };
}
