import type { DecisionRules } from './decision-procedure';
import type { DayRules, Rung } from '../deadline';
import type { Limit } from '../policy';
import type { LprRate } from './lpr';
import type { InterestRules } from './overdue-interest';
import type { SourcedMonitoringRules } from './monitoring-rules';
import type { PaymentRules } from './payment-limit';

/** The duties of a contract that run on the legal clock. */
export const CONTRACT_DUTIES = [
  'review-legality', // 合法性审查
  'file', // 备案
  'perform', // 履行节点, one for each
  'explain-overdue', // 提交未履约原因
  'supervise', // 督查并形成结果; tolerance moves this one alone
  'answer-issue', // 问题交办
  'answer-instruction', // 批示
  'review-succession', // 换届、机构调整后的清理
  'settle-dispute', // 跟踪争议解决
  'compensate', // 依法补偿
  'close-out', // 销号
  'archive', // 归档
] as const;
export type ContractDuty = (typeof CONTRACT_DUTIES)[number];

/**
 * To whom the reminders of a milestone go: the contacts of both parties, and the manager of the undertaking department
 * (seed 001 二(四)2; seed 000 二(一)2). Every other rung goes to a role.
 */
export const BOTH_PARTIES = 'parties';

/** The rung of a milestone that is reached on its own day (当日提醒): from then on it is due. */
export const DUE_DAY_RUNG = 'due-day';

export const CONTRACT_REPORTERS = ['public-party', 'sector-regulator'] as const;

/** One kind of contract as a region has it: data, for no two published lists agree (seeds 000, 003; policy.md §4.5). */
export interface ContractCategory {
  /** Two digits; they stand in the unified code. */
  readonly code: string;
  readonly label: string;
  /** From this amount on it is to be collected; 0: every one; null: none. */
  readonly thresholdFen: number | null;
  /** 重点监管合同 (seed 002): the legal office's review is forced. */
  readonly isKeySupervised: boolean;
  /** Who reports: the public party, or the sector's regulator (煤、电、气中长期合同). */
  readonly reportedBy: (typeof CONTRACT_REPORTERS)[number];
  /** Limits and ladders of this category alone, such as 政府采购法 47 for its filing; they replace the general ones. */
  readonly limits?: Readonly<Partial<Record<ContractDuty, Limit>>>;
  readonly ladders?: Readonly<Partial<Record<ContractDuty, readonly Rung[]>>>;
}

/** The rules of one region for contracts, as data; a contract pins the version in force when it is collected. */
export interface ContractRules {
  readonly ruleSetId: string;
  readonly version: number;
  readonly name: string;
  readonly dayRules: DayRules;
  readonly limits: Readonly<Record<ContractDuty, Limit | null>>;
  readonly ladders: Readonly<Partial<Record<ContractDuty, readonly Rung[]>>>;
  readonly categories: readonly ContractCategory[];
  readonly payment: PaymentRules;
  readonly interest: InterestRules;
  /** Where no layer has the table, no rate of a day is known. */
  readonly lpr?: readonly LprRate[];
  /** 重大金额类 (seed 002): from this amount on a contract of any category is key-supervised; null: by no amount. */
  readonly keySupervisedFromFen: number | null;
  /** How far tolerance (容错) may move a supervision, in days; it moves nothing else. */
  readonly mostToleranceDays: number;
  readonly wakingSpreadMinutes: number;
  /** 监测、系统提示与问题交办; where no layer says anything of it, nothing is checked for. */
  readonly monitoring?: SourcedMonitoringRules;
  /** 决策程序; where no layer says anything of it, nothing is asked for before signing. */
  readonly decision?: DecisionRules;
}

export function findCategory(
  { categories }: Pick<ContractRules, 'categories'>,
  categoryCode: string,
): ContractCategory | null {
  return categories.find(({ code }) => code === categoryCode) ?? null;
}

/**
 * What binds a contract of one category: its own limits and ladders over the general ones, and of all categories only
 * its own. What comes out stands when it is asked for again.
 */
export function rulesOfCategory(rules: ContractRules, categoryCode: string): ContractRules {
  const category = findCategory(rules, categoryCode);
  return {
    ...rules,
    limits: { ...rules.limits, ...category?.limits },
    ladders: { ...rules.ladders, ...category?.ladders },
    categories: category === null ? [] : [category],
  };
}

/** 重点监管合同: by its category, or by its amount. What a government names one by one is not in the rules. */
export function isKeySupervised(
  rules: ContractRules,
  categoryCode: string,
  amountFen: number | null,
): boolean {
  const from = rules.keySupervisedFromFen;
  const isLarge = from !== null && amountFen !== null && amountFen >= from;
  return isLarge || (findCategory(rules, categoryCode)?.isKeySupervised ?? false);
}
