import { BOTH_PARTIES } from '../../../../domain/contract/contract-rules';
import type { Budget, Rung } from '../../../../domain/deadline';
import type { Limit } from '../../../../domain/policy';
import type { RuleWording, SinglePart } from '../../../../domain/rule-lines';
import type { ExtensionRule } from '../../../../domain/rule-set';
import { basisWords } from '../../../../domain/rule-words';
import type { DomainWords } from '../../../words/domain-words';
import { englishListWords } from '../../words/list-words.en';

const UNITS = { 'working-day': 'working day', 'calendar-day': 'day', month: 'month' } as const;

function budget(one: Budget): string {
  if (one.unit === 'date') return `until ${one.on}`;
  return `${one.amount} ${UNITS[one.unit]}${one.amount === 1 ? '' : 's'}`;
}

function limit(one: Limit | null): string {
  if (one === null) return 'not timed';
  if (one.budget !== null) {
    const source = one.basis.silent === true ? 'the document is silent; a default' : basisWords(one.basis);
    const from = one.from === undefined ? '' : ` from ${one.from}`;
    return `${budget(one.budget)}${from} (${source})`;
  }
  const target = one.internalTarget === null ? '' : `; internal target ${budget(one.internalTarget)}`;
  return `promptly (the document sets no limit${target})`;
}

function limitAlone(one: Limit | null): string {
  if (one === null) return 'not timed';
  if (one.budget !== null) {
    return one.from === undefined ? budget(one.budget) : `${budget(one.budget)} from ${one.from}`;
  }
  return one.internalTarget === null
    ? 'promptly'
    : `promptly (internal target ${budget(one.internalTarget)})`;
}

function extension(one: ExtensionRule | undefined): string {
  if (one === undefined) return 'cannot be extended';
  const who = one.grantedBy === 'head-of-agency' ? 'the head of the agency' : 'the body above';
  const times = one.times === 1 ? 'once' : `${one.times} times`;
  return `${who} may extend it ${times} by ${budget(one)}`;
}

function distance({ offset: { amount, unit, relativeTo } }: Rung): string {
  const day = relativeTo === 'due' ? 'due date' : 'start';
  if (amount === 0) return `on the ${day}`;
  return `${budget({ amount: Math.abs(amount), unit })} ${amount < 0 ? 'before' : 'after'} the ${day}`;
}

const SINGLE: Readonly<Record<SinglePart, string>> = {
  rejectReasons: 'Reasons for not accepting',
  dayRules: 'End of the day and receipts',
  rectificationLeaderDays: 'Rectification that a leader decides',
  contactAttempts: 'Attempts to reach the complainant',
  parallelProceedings: 'The same matter before a court',
  publicationMonths: 'Span of publication of a determination',
  wakingSpreadMinutes: 'Spread of the work at midnight',
};
const PARTS = { limits: 'limit', extensions: 'extension', ladders: 'reminders' } as const;
const PARTIES = { accepting: 'accepting', verifying: 'verifying', reviewing: 'reviewing' } as const;

/** The rules in English; names of documents and what a region has written itself stay as they are. */
export function englishRuleWording({ duties, acts, roles }: DomainWords): RuleWording {
  const names: Readonly<Record<string, string>> = {
    ...roles,
    [BOTH_PARTIES]: 'both parties and the manager',
  };
  const rung = (one: Rung): string =>
    `${englishListWords.rung(one.rung, one.rung)}: ${distance(one)}, ${one.atTime ?? 'end of day'} → ${names[one.to] ?? one.to}`;
  return {
    label: (subject) => {
      if ('duty' in subject) return `${duties[subject.duty]}: ${PARTS[subject.part]}`;
      return 'act' in subject ? `${acts[subject.act]}: approval` : SINGLE[subject.part];
    },
    limit,
    limitAlone,
    extension,
    ladder: (rungs) => rungs.map(rung).join('; ') || 'no reminders',
    chain: (steps) => steps.map(({ party, role }) => `${roles[role]} (${PARTIES[party]})`).join(' → '),
    gone: 'no longer said',
    single: {
      rejectReasons: (reasons) =>
        reasons.map(({ code, label, elsewhere }) => `${code} ${label} (${elsewhere})`).join('; '),
      dayRules: ({ closeOfBusiness, afterHoursReceipt }) =>
        `a day ends at ${closeOfBusiness}; what comes after hours counts as received ${
          afterHoursReceipt === 'same-day' ? 'that day' : 'the next working day'
        }`,
      rectificationLeaderDays: (days) => `more than ${days} days`,
      contactAttempts: (times) => `${times}, on different days`,
      parallelProceedings: (way) => (way === 'suspend' ? 'suspended' : 'discontinued'),
      publicationMonths: (months) => `${months} months from the determination`,
      wakingSpreadMinutes: (minutes) => `${minutes} minutes`,
    },
  };
}
