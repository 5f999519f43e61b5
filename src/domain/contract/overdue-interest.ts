import type { PlainDate } from '../ids';
import { addDays, daysBetween } from '../plain-date';

/** A rate in parts of ten thousand (万分之), so that money is never counted in fractions of a float. */
export interface InterestRate {
  readonly perMyriad: number;
  /** A year of 360 or 365 days, or a day: 每日万分之五. */
  readonly per: 'day' | 360 | 365;
  readonly source: 'agreed' | 'lpr-at-signing' | 'statutory';
}

export interface InterestTerms {
  /** A year's interest that the contract names, in parts of ten thousand; null where it names none. */
  readonly agreedPerMyriad: number | null;
  /** One year's 贷款市场报价利率 on the day of signing; null where it is not known. */
  readonly lprPerMyriad: number | null;
}

export interface InterestRules {
  /** 日利率万分之五 where nothing was agreed. */
  readonly statutoryPerMyriadADay: number;
  readonly yearDays: 360 | 365;
}

/** The rate that is owed: at least the LPR of the day of signing; without any agreement the statutory one (国令802 第十七条). */
export function interestRateFor(terms: InterestTerms, rules: InterestRules): InterestRate {
  const { agreedPerMyriad: agreed, lprPerMyriad: lpr } = terms;
  if (agreed === null) return { perMyriad: rules.statutoryPerMyriadADay, per: 'day', source: 'statutory' };
  if (lpr !== null && lpr > agreed) return { perMyriad: lpr, per: rules.yearDays, source: 'lpr-at-signing' };
  return { perMyriad: agreed, per: rules.yearDays, source: 'agreed' };
}

export interface Payment {
  readonly on: PlainDate;
  readonly amountFen: number;
}

/** Days on which the same sum was owed: the arithmetic, line by line. */
export interface InterestSpan {
  /** The first day that bears interest. */
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly days: number;
  readonly balanceFen: number;
}

export interface OverdueInterest {
  readonly spans: readonly InterestSpan[];
  /** What is still owed of the sum itself. */
  readonly balanceFen: number;
  /** Rounded once, half up, to a whole fen. */
  readonly interestFen: number;
  readonly rate: InterestRate;
}

/**
 * Interest on what was not paid in time, from the day after the due day to the day of payment; a part that is paid
 * bears none from the next day on.
 * @param debt `dueOn`: the last day in time; `until`: the last day counted, today or an earlier one.
 */
export function overdueInterestFor(
  debt: { readonly amountFen: number; readonly dueOn: PlainDate; readonly until: PlainDate },
  payments: readonly Payment[],
  rate: InterestRate,
): OverdueInterest {
  const inOrder = payments
    .filter(({ on }) => on <= debt.until)
    .sort((left, right) => daysBetween(right.on, left.on));
  const spans: InterestSpan[] = [];
  let balanceFen = debt.amountFen;
  let lastOn = debt.dueOn;
  const bearUntil = (toOn: PlainDate): void => {
    const days = daysBetween(lastOn, toOn);
    if (days <= 0) return;
    if (balanceFen > 0) spans.push({ fromOn: addDays(lastOn, 1), toOn, days, balanceFen });
    lastOn = toOn;
  };
  for (const { on, amountFen } of inOrder) {
    bearUntil(on);
    balanceFen = Math.max(0, balanceFen - amountFen);
  }
  bearUntil(debt.until);
  return { spans, balanceFen, interestFen: interestFenOf(spans, rate), rate };
}

/** Whole numbers without a bound: a year of a large sum is more fen times parts than a float can tell apart. */
function interestFenOf(spans: readonly InterestSpan[], { perMyriad, per }: InterestRate): number {
  const scale = 100n;
  // A rate may have two places of its own, such as 3.45 % = 345 万分之.
  const parts = BigInt(Math.round(perMyriad * Number(scale)));
  const fenDays = spans.reduce((sum, span) => sum + BigInt(span.balanceFen) * BigInt(span.days), 0n);
  const denominator = 10_000n * scale * (per === 'day' ? 1n : BigInt(per));
  return Number((fenDays * parts * 2n + denominator) / (denominator * 2n));
}
