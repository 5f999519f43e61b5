import type { Deadline, LegalBasis } from '../deadline';
import type { PlainDate } from '../ids';

/** Who pays: 机关、事业单位 owe by the regulation itself; 大型企业 as it binds them; others as they have agreed. */
export type PayerNature = 'public-body' | 'large-enterprise' | 'other';

/** From what a payment is counted: 交付, 双方确认结算金额 (by progress or period), or 检验、验收合格. */
export const PAYMENT_STARTS = ['delivery', 'amount-confirmed', 'acceptance'] as const;
export type PaymentStart = (typeof PAYMENT_STARTS)[number];

/** The figures of 保障中小企业款项支付条例, as a version of the rules has them. */
export interface PaymentRules {
  /** What is owed where nothing was agreed; calendar days. */
  readonly defaultDays: Readonly<Record<'public-body' | 'large-enterprise', number>>;
  /** The most that may be agreed with a public body; a large enterprise may agree what is reasonable. */
  readonly mostDays: number;
  readonly basis: LegalBasis;
  readonly inspectionBasis: LegalBasis;
}

export interface PaymentTerm {
  readonly payer: PayerNature;
  /** 中小企业, as it was when the contract was signed (国令802 第三条). */
  readonly isToSmallEnterprise: boolean;
  /** Calendar days that the contract names; null where it names none. */
  readonly agreedDays: number | null;
  readonly start: PaymentStart;
}

/** What has happened so far; null is what has not. */
export interface PaymentFacts {
  readonly deliveredOn: PlainDate | null;
  readonly amountConfirmedOn: PlainDate | null;
  readonly acceptedOn: PlainDate | null;
  /** The last day of the agreed or reasonable inspection period (检验、验收期限届满之日). */
  readonly inspectionEndsOn: PlainDate | null;
}

export type PaymentFinding =
  | { readonly type: 'agreed-too-long'; readonly agreedDays: number; readonly mostDays: number }
  | { readonly type: 'no-term-agreed'; readonly days: number | null }
  | { readonly type: 'inspection-period-missing' };

/** What the contract's own words are worth under the regulation, before anything has happened. */
export function findingsOn(
  term: PaymentTerm,
  facts: PaymentFacts,
  rules: PaymentRules,
): readonly PaymentFinding[] {
  if (!isProtected(term)) return [];
  const { agreedDays, payer, start } = term;
  const tooLong = payer === 'public-body' && agreedDays !== null && agreedDays > rules.mostDays;
  const lacksPeriod = start === 'acceptance' && facts.inspectionEndsOn === null && facts.acceptedOn === null;
  return [
    ...(tooLong ? [{ type: 'agreed-too-long', agreedDays, mostDays: rules.mostDays } as const] : []),
    ...(agreedDays === null ? [{ type: 'no-term-agreed', days: daysFor(term, rules) } as const] : []),
    ...(lacksPeriod ? [{ type: 'inspection-period-missing' } as const] : []),
  ];
}

const isProtected = ({ payer, isToSmallEnterprise }: PaymentTerm): boolean =>
  isToSmallEnterprise && payer !== 'other';

/** The days that bind the payer; null where neither the contract nor the regulation says. */
function daysFor(term: PaymentTerm, rules: PaymentRules): number | null {
  const { agreedDays, payer } = term;
  if (!isProtected(term) || payer === 'other') return agreedDays;
  if (agreedDays === null) return rules.defaultDays[payer];
  return payer === 'public-body' ? Math.min(agreedDays, rules.mostDays) : agreedDays;
}

/**
 * Day zero of the payment: delivery; the day both confirmed the amount; or the day of acceptance, and where the buyer
 * puts that off, the last day of the inspection period (第十条). Null until one of them has come.
 */
export function paymentStartOn(
  { start }: Pick<PaymentTerm, 'start'>,
  facts: PaymentFacts,
  asOf: PlainDate,
): PlainDate | null {
  if (start === 'delivery') return facts.deliveredOn;
  if (start === 'amount-confirmed') return facts.amountConfirmedOn;
  const { acceptedOn, inspectionEndsOn } = facts;
  if (inspectionEndsOn === null) return acceptedOn;
  if (acceptedOn !== null && acceptedOn <= inspectionEndsOn) return acceptedOn;
  return inspectionEndsOn < asOf ? inspectionEndsOn : null;
}

/**
 * By when a payment is owed, as a deadline whose every day can be explained; null while it has not begun to run.
 * @param asOf today: only a period that has run out takes the place of an acceptance that has not come.
 * Source: 国务院令第802号 第九条、第十条, as `rules` has their figures.
 */
export function paymentDeadlineFor(
  term: PaymentTerm,
  facts: PaymentFacts,
  { rules, asOf }: { readonly rules: PaymentRules; readonly asOf: PlainDate },
): Deadline | null {
  const days = daysFor(term, rules);
  const startOn = paymentStartOn(term, facts, asOf);
  if (days === null || startOn === null) return null;
  const isPutOff = term.start === 'acceptance' && startOn !== facts.acceptedOn;
  return {
    duty: 'pay',
    basis: isPutOff ? rules.inspectionBasis : rules.basis,
    startOn,
    budget: { unit: 'calendar-day', amount: days },
    suspensions: [],
    extensions: [],
  };
}
