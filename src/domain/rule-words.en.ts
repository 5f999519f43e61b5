import type { Budget } from './deadline';
import { BOTH_PARTIES } from './contract/contract-rules';
import { ENGLISH_ROLES } from './role-labels.en';
import type { PlainDate } from './ids';
import type { ApprovalStep, Limit } from './policy';
import { isRole } from './rule-words';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const UNITS = {
  'working-day': 'working day',
  'calendar-day': 'calendar day',
  month: 'month',
} as const satisfies Record<Exclude<Budget['unit'], 'date'>, string>;

/** 27 February 2026 */
export function englishDate(on: PlainDate): string {
  return `${Number(on.slice(8, 10))} ${MONTHS[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}`;
}

/** 1 instalment, 2 instalments. */
export const counted = (number: number, thing: string): string =>
  `${number} ${thing}${number === 1 ? '' : 's'}`;

/** one, two and three */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** 5 working days; until 1 March 2026 */
export function englishBudget(budget: Budget): string {
  return budget.unit === 'date'
    ? `until ${englishDate(budget.on)}`
    : counted(budget.amount, UNITS[budget.unit]);
}

const withinDays = (budget: Budget): string =>
  budget.unit === 'date'
    ? `by ${englishDate(budget.on)}`
    : `within ${englishBudget(budget)}, counted from the next day`;

/** `; “Verify” within 5 working days, counted from the next day`. A target of our own is called so; empty without a clock. */
export function englishClock(limit: Limit | null, duty: string): string {
  if (limit === null) return '';
  if (limit.budget !== null) return `; “${duty}” ${withinDays(limit.budget)}`;
  if (limit.internalTarget === null) return '';
  return `; “${duty}” without delay (the document names no limit, our own target is ${withinDays(limit.internalTarget)})`;
}

/** Whom a rung goes to, as a reader is told. */
export function englishAddressee(to: string): string {
  if (to === BOTH_PARTIES) return "the contacts of both sides and the undertaking body's contract manager";
  return isRole(to) ? `the ${ENGLISH_ROLES[to].toLowerCase()}` : to;
}

const PARTIES = {
  accepting: 'accepting department',
  verifying: 'verifying department',
  reviewing: 'reviewing body',
} as const satisfies Record<ApprovalStep['party'], string>;

/** section head of the verifying department, then issuer of the verifying department */
export function englishChain(steps: readonly ApprovalStep[]): string {
  return steps
    .map(({ party, role }) => `${ENGLISH_ROLES[role].toLowerCase()} of the ${PARTIES[party]}`)
    .join(', then ');
}
