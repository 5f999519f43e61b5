import type { z } from 'zod';
import { debtsOf, type PaymentDebt } from '../domain/contract/arrears';
import type { ContractState, Milestone } from '../domain/contract/contract';
import type { OverdueInterest } from '../domain/contract/overdue-interest';
import {
  isAgreedPayment,
  lawfulDeadlineFor,
  paymentFindingsOf,
  type AgreedPayment,
} from '../domain/contract/payment-due';
import type { PaymentFinding } from '../domain/contract/payment-limit';
import {
  ACCEPTANCE_RESULT_LABELS,
  BUYER_CONDUCT_LABELS,
  findingSentence,
  INTEREST_BASIS_LABELS,
  PAYMENT_START_LABELS,
  RATE_SOURCE_LABELS,
  rateWords,
} from '../domain/contract/payment-words';
import { dueDateFor, type Deadline } from '../domain/deadline';
import type { PlainDate } from '../domain/ids';
import { toYuan } from '../domain/money';
import type {
  acceptanceView,
  debtView,
  interestAgreementView,
  paidView,
  paymentTermView,
} from '../wire/contract-money.wire';

type TermView = z.output<typeof paymentTermView>;

interface MilestoneMoney {
  readonly payment: TermView | null;
  readonly payments: z.output<typeof paidView>[];
  readonly acceptance: z.output<typeof acceptanceView> | null;
  readonly amountConfirmedOn: PlainDate | null;
}

/** What is known of a milestone's money: by when it is owed and why, and what has been paid. */
export function milestoneMoney(state: ContractState, milestone: Milestone): MilestoneMoney {
  const { acceptance, amountConfirmedOn, payments } = milestone;
  return {
    amountConfirmedOn,
    payment: isAgreedPayment(milestone) ? termView(state, milestone) : null,
    payments: payments.map(({ on, amountFen }) => ({ on, amountYuan: toYuan(amountFen) })),
    acceptance:
      acceptance === null
        ? null
        : {
            ...{ on: acceptance.on, result: acceptance.result, conduct: acceptance.conduct },
            resultLabel: ACCEPTANCE_RESULT_LABELS[acceptance.result],
            conductLabel: BUYER_CONDUCT_LABELS[acceptance.conduct],
          },
  };
}

function termView(state: ContractState, payment: AgreedPayment): TermView {
  const { start } = payment.term;
  const deadline = lawfulDeadlineFor(state, payment);
  return {
    ...payment.term,
    startLabel: PAYMENT_START_LABELS[start],
    counted: deadline === null ? null : countedView(state, deadline),
    findings: paymentFindingsOf(state, payment).map((finding) => ({
      ...{ type: finding.type, sentence: findingSentence(finding), days: daysOf(finding) },
    })),
  };
}

function daysOf(finding: PaymentFinding): number | null {
  if (finding.type === 'agreed-too-long') return finding.mostDays;
  return finding.type === 'no-term-agreed' ? finding.days : null;
}

function countedView({ calendar, rules }: ContractState, deadline: Deadline): TermView['counted'] {
  const { basis, startOn, budget } = deadline;
  const { dueOn, explanation } = dueDateFor(deadline, calendar, rules.dayRules);
  return {
    ...{ document: basis.document, article: basis.article, startOn, dueOn },
    days: budget.unit === 'date' ? 0 : budget.amount,
    explanation: explanation.map(({ on, kind, name, counted }) => ({ on, kind, name, counted })),
  };
}

/** What the contract says of interest. */
export function interestView({ interest }: ContractState): z.output<typeof interestAgreementView> {
  const { agreedPerMyriad, basis } = interest;
  return {
    agreedPercentAYear: agreedPerMyriad === null ? null : toYuan(agreedPerMyriad),
    ...{ basis, basisLabel: INTEREST_BASIS_LABELS[basis] },
  };
}

type DebtView = z.output<typeof debtView>;

/** Every late payment with its interest, line by line. */
export function debtViews(
  state: ContractState,
  titles: ReadonlyMap<string, string>,
  today: PlainDate,
): DebtView[] {
  return debtsOf(state, today).map((debt) => toDebtView(debt, titles.get(debt.milestoneId) ?? ''));
}

function toDebtView({ amountFen, balanceFen, interest, ...debt }: PaymentDebt, title: string): DebtView {
  return {
    ...{ ...debt, title, amountYuan: toYuan(amountFen), balanceYuan: toYuan(balanceFen) },
    interest: interest === null ? null : interestOf(interest),
  };
}

export function interestOf({ rate, spans, interestFen }: OverdueInterest): NonNullable<DebtView['interest']> {
  return {
    ...{ perMyriad: rate.perMyriad, yearDays: rate.per === 'day' ? null : rate.per },
    ...{ rate: rateWords(rate), source: rate.source, sourceLabel: RATE_SOURCE_LABELS[rate.source] },
    spans: spans.map(({ fromOn, toOn, days, balanceFen }) => ({
      ...{ fromOn, toOn, days, balanceYuan: toYuan(balanceFen) },
    })),
    amountYuan: toYuan(interestFen),
  };
}
