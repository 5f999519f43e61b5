import { dueOnFor, type Deadline } from '../deadline';
import type { PlainDate } from '../ids';
import { daysBetween } from '../plain-date';
import type { ContractState, Milestone } from './contract';
import {
  findingsOn,
  paymentDeadlineFor,
  paymentStartOn,
  type PayerNature,
  type PaymentFacts,
  type PaymentFinding,
  type PaymentTerm,
} from './payment-limit';
import type { PaymentAgreement } from './payment-term';

type Contract = Pick<ContractState, 'milestones' | 'parties' | 'rules' | 'calendar'>;

/** A payment with the agreement that its day follows from. */
export interface AgreedPayment extends Milestone {
  readonly term: PaymentAgreement;
}

export function isAgreedPayment(milestone: Milestone): milestone is AgreedPayment {
  return milestone.term !== null;
}

/** Far behind every inspection period: what has not been accepted by its end is owed from there (第十条). */
const LATEST = '9999-12-31' as PlainDate;

const SMALL: readonly string[] = ['medium', 'small', 'micro'];

/** Who pays whom, as both were when the contract was signed. */
export function partnersOf(
  { parties }: Pick<Contract, 'parties'>,
  { owedBy }: Pick<Milestone, 'owedBy'>,
): Pick<PaymentTerm, 'payer' | 'isToSmallEnterprise'> {
  const payers = parties.filter(({ side }) => side === owedBy);
  const payees = parties.filter(({ side }) => side !== owedBy);
  return {
    payer: natureOf(owedBy, payers),
    isToSmallEnterprise: payees.some(({ scale }) => SMALL.includes(scale)),
  };
}

function termOf(contract: Contract, payment: AgreedPayment): PaymentTerm {
  const { agreedDays, start } = payment.term;
  return { agreedDays, start, ...partnersOf(contract, payment) };
}

function natureOf(owedBy: Milestone['owedBy'], payers: ContractState['parties']): PayerNature {
  if (owedBy === 'public') return 'public-body';
  return payers.some(({ scale }) => scale === 'large') ? 'large-enterprise' : 'other';
}

const doneOn = ({ state, performedOn }: Milestone): PlainDate | null =>
  state === 'met' ? performedOn : null;

function sourceOf({ milestones }: Contract, payment: AgreedPayment): Milestone {
  return milestones.find(({ milestoneId }) => milestoneId === payment.term.sourceId) ?? payment;
}

/** The delivery that it waits for, or else the last of all that the other side delivers; null while one is open. */
function deliveryOf({ milestones }: Contract, payment: AgreedPayment, source: Milestone): PlainDate | null {
  if (source.kind === 'delivery') return doneOn(source);
  const deliveries = milestones.filter(
    ({ kind, owedBy, state }) => kind === 'delivery' && owedBy !== payment.owedBy && state !== 'waived',
  );
  const days = deliveries.flatMap((delivery) => doneOn(delivery) ?? []).sort();
  return days.length === deliveries.length ? (days.at(-1) ?? null) : null;
}

/** What has happened so far of what a payment is counted from. */
export function paymentFactsOf(contract: Contract, payment: AgreedPayment): PaymentFacts {
  const source = sourceOf(contract, payment);
  const deliveredOn = deliveryOf(contract, payment, source);
  const acceptance = source.acceptance ?? payment.acceptance;
  const doneAcceptance = source.kind === 'acceptance' ? doneOn(source) : null;
  return {
    deliveredOn,
    amountConfirmedOn: source.amountConfirmedOn ?? payment.amountConfirmedOn,
    acceptedOn: acceptance?.result === 'unqualified' ? null : (acceptance?.on ?? doneAcceptance),
    inspectionEndsOn:
      acceptance?.hasFailed === true ? null : inspectionEndOf(contract, payment, { source, deliveredOn }),
  };
}

function inspectionEndOf(
  contract: Contract,
  { term: { inspectionDays } }: AgreedPayment,
  { source, deliveredOn }: { readonly source: Milestone; readonly deliveredOn: PlainDate | null },
): PlainDate | null {
  if (deliveredOn === null) return null;
  if (inspectionDays === null) {
    const { kind, dueOn } = source;
    return kind === 'acceptance' && dueOn !== null && dueOn >= deliveredOn ? dueOn : null;
  }
  if (deliveredOn < contract.calendar.startsOn) return null;
  const { inspectionBasis } = contract.rules.payment;
  const period = { duty: 'inspect', basis: inspectionBasis, startOn: deliveredOn };
  const budget = { unit: 'calendar-day', amount: inspectionDays } as const;
  return dueOnFor({ ...period, budget, suspensions: [], extensions: [] }, contract.calendar);
}

/**
 * By when the law has a payment made, as a deadline whose every day can be explained. Null: it has not begun to run, or
 * the day that the contract names stands. A day beyond what may be agreed with a public body gives way to the cap.
 */
export function lawfulDeadlineFor(contract: Contract, payment: AgreedPayment): Deadline | null {
  const { agreedDays, agreedOn } = payment.term;
  const term = termOf(contract, payment);
  if (agreedDays !== null || agreedOn === null) return countedFor(contract, payment, term);
  if (term.payer !== 'public-body' || !term.isToSmallEnterprise) return null;
  const capped = countedFor(contract, payment, { ...term, agreedDays: contract.rules.payment.mostDays });
  const isBeyond = capped !== null && agreedOn > (dueOnFor(capped, contract.calendar) ?? agreedOn);
  return isBeyond ? capped : null;
}

function countedFor(contract: Contract, payment: AgreedPayment, term: PaymentTerm): Deadline | null {
  const facts = paymentFactsOf(contract, payment);
  const deadline = paymentDeadlineFor(term, facts, { rules: contract.rules.payment, asOf: LATEST });
  // Of days before the calendar nothing can be counted: the contract's own day stands.
  return deadline === null || deadline.startOn < contract.calendar.startsOn ? null : deadline;
}

export interface PaymentDue {
  /** Null: the day that the contract itself names, if any. */
  readonly deadline: Deadline | null;
  readonly dueOn: PlainDate | null;
}

/** The day of a payment as it stands now. */
export function paymentDueOf(contract: Contract, payment: AgreedPayment): PaymentDue {
  const deadline = lawfulDeadlineFor(contract, payment);
  const dueOn = deadline === null ? payment.term.agreedOn : dueOnFor(deadline, contract.calendar);
  return { deadline, dueOn };
}

/** What the contract's own words on a payment are worth under the regulation. */
export function paymentFindingsOf(contract: Contract, payment: AgreedPayment): readonly PaymentFinding[] {
  const term = termOf(contract, payment);
  const facts = paymentFactsOf(contract, payment);
  const source = sourceOf(contract, payment);
  const hasPeriod =
    payment.term.inspectionDays !== null || (source.kind === 'acceptance' && source.dueOn !== null);
  const found = findingsOn(
    { ...term, agreedDays: namedDays(payment, paymentStartOn(term, facts, LATEST)) },
    facts,
    contract.rules.payment,
  );
  return hasPeriod ? found.filter(({ type }) => type !== 'inspection-period-missing') : found;
}

/** A day that the contract names is so many days; before it has begun to run, nobody can say how many. */
function namedDays({ term }: AgreedPayment, startOn: PlainDate | null): number | null {
  const { agreedDays, agreedOn } = term;
  if (agreedDays !== null || agreedOn === null) return agreedDays;
  return startOn === null ? 0 : Math.max(0, daysBetween(startOn, agreedOn));
}
