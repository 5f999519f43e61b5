import { englishProvisionWords } from '../../../../domain/commitment/rule-words.en';
import type { ContractDuty } from '../../../../domain/contract/contract-rules';
import { englishDecisionWords } from '../../../../domain/contract/decision-words.en';
import { englishMonitoringWords } from '../../../../domain/contract/monitoring-words.en';
import type {
  ContractRuleSubject,
  ContractRuleWording,
  ContractSinglePart,
} from '../../../../domain/contract/rule-lines';
import type { Limit } from '../../../../domain/policy';
import type { RuleWording } from '../../../../domain/rule-lines';
import { toYuan } from '../../../../domain/money';
import { reportingWords } from '../../../../domain/upward-report/labels.en';
import { money } from '../../../words/money';

const DUTIES = {
  'review-legality': 'Review of legality',
  file: 'Filing',
  perform: 'Milestone',
  'explain-overdue': 'Reason for being overdue',
  supervise: 'Supervision',
  'answer-issue': 'Answer to an assigned issue',
  'answer-instruction': 'Answer to an instruction',
  'review-succession': 'Review after a change of government or body',
  'settle-dispute': 'Dispute followed until settled',
  compensate: 'Compensation',
  'close-out': 'Close-out',
  archive: 'Archiving',
} as const satisfies Record<ContractDuty, string>;

const SINGLE = {
  keySupervisedFromFen: 'Contracts of a large amount',
  payment: 'Payment limits',
  interest: 'Interest on overdue payments',
  lpr: 'Loan prime rate',
  reporting: 'Monthly reports',
  mostToleranceDays: 'Tolerance',
  dayRules: 'End of the day and receipts',
  wakingSpreadMinutes: 'Spread of the work',
  monitoring: 'Checks and assigned problems',
  commitments: 'Commitments',
  decision: 'Steps of the decision before signing',
} as const satisfies Record<ContractSinglePart, string>;
const PARTS = { limits: 'limit', ladders: 'reminders' } as const;

const amount = (fen: number): string => money(toYuan(fen), 'en-US').replace(/\.00$/, '');

function threshold(fen: number | null): string {
  if (fen === null) return 'not collected';
  return fen === 0 ? 'all are collected' : `collected from ${amount(fen)}`;
}

const isAgreed = (limit: Limit | null): boolean =>
  limit !== null && limit.budget === null && limit.internalTarget === null;
const AGREED = 'the day that the contract names';

function nameOf(subject: ContractRuleSubject): string {
  if (subject.part === 'categories') return `Category ${subject.code}`;
  if (!('duty' in subject)) return SINGLE[subject.part];
  const duty = DUTIES[subject.duty];
  if (subject.code === undefined) return duty;
  return `Category ${subject.code}: ${duty.toLowerCase()}, ${PARTS[subject.part]}`;
}

/** The rules of contracts in English; names of documents and categories stay as a region has written them. */
export function englishContractWording(rules: RuleWording): ContractRuleWording {
  return {
    name: nameOf,
    label: (subject) => {
      const isGeneral = 'duty' in subject && subject.code === undefined;
      const name = nameOf(subject);
      return `Contracts: ${name.charAt(0).toLowerCase()}${name.slice(1)}${isGeneral ? `, ${PARTS[subject.part]}` : ''}`;
    },
    limit: (limit) => (isAgreed(limit) ? AGREED : rules.limit(limit)),
    limitAlone: (limit) => (isAgreed(limit) ? AGREED : rules.limitAlone(limit)),
    ladder: rules.ladder,
    gone: rules.gone,
    category: ({ label, thresholdFen, isKeySupervised, reportedBy }) =>
      [
        label,
        threshold(thresholdFen),
        ...(isKeySupervised ? ['key-supervised'] : []),
        reportedBy === 'public-party' ? 'reported by the public party' : 'reported by the sector’s regulator',
      ].join('; '),
    single: {
      keySupervisedFromFen: (fen) => (fen === null ? 'not by amount' : `key-supervised from ${amount(fen)}`),
      payment: ({ defaultDays, mostDays }) =>
        `where nothing is agreed ${defaultDays['public-body']} days for public bodies, ` +
        `${defaultDays['large-enterprise']} for large enterprises; at most ${mostDays} may be agreed with public bodies`,
      interest: ({ statutoryPerMyriadADay, yearDays }) =>
        `where no rate is agreed ${statutoryPerMyriadADay} in ten thousand a day; a year has ${yearDays} days`,
      lpr: (table) =>
        table
          .map(({ fromOn, perMyriad }) => `one year, from ${fromOn}: ${(perMyriad / 100).toFixed(2)} %`)
          .join('; '),
      reporting: reportingWords,
      mostToleranceDays: (days) => `a supervision may wait ${days} days more; the contract’s own day stands`,
      dayRules: rules.single.dayRules,
      wakingSpreadMinutes: rules.single.wakingSpreadMinutes,
      monitoring: englishMonitoringWords,
      commitments: englishProvisionWords,
      decision: englishDecisionWords,
    },
  };
}
