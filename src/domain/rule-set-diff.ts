import { ACT_LABELS, DUTY_LABELS } from './complaint/labels';
import type { ComplaintRules } from './policy';
import { contractRuleLines, type ContractRuleWording } from './contract/rule-lines';
import type { ContractOverlay } from './contract/rule-overlay';
import { CHINESE_CONTRACT_WORDING } from './contract/rule-words';
import { ruleLines, type RuleLine, type RuleWording, type SinglePart } from './rule-lines';
import type { ComplaintOverlay } from './rule-set';
import { chainWords, dayRulesWords, extensionWords, limitAlone, limitWords, rungWords } from './rule-words';

/** One thing that a new version changes, in the words its two people read. */
export interface RuleChange {
  /** Where in the rules: `limits/verify`. */
  readonly path: string;
  readonly label: string;
  /** Null: there were no rules before. */
  readonly before: string | null;
  readonly after: string;
}

const PROCEEDINGS_WORDS = { suspend: '中止办理', discontinue: '终止办理' } as const satisfies Record<
  ComplaintRules['parallelProceedings'],
  string
>;
const SINGLE_LABELS = {
  rejectReasons: '不予受理理由',
  dayRules: '日终与收件',
  rectificationLeaderDays: '须报领导决定的整改期限',
  contactAttempts: '无法核实前的联系次数',
  parallelProceedings: '同一事项进入诉讼',
  publicationMonths: '认定公示期限',
  wakingSpreadMinutes: '零点唤醒错峰',
} as const satisfies Record<SinglePart, string>;

const DUTY_PART_LABELS = { limits: '时限', extensions: '延长', ladders: '提醒与督办' } as const;

/** The words of the law itself. */
export const CHINESE_RULE_WORDING: RuleWording = {
  label: (subject) => {
    if ('duty' in subject) return `${DUTY_LABELS[subject.duty]}${DUTY_PART_LABELS[subject.part]}`;
    return 'act' in subject ? `${ACT_LABELS[subject.act]}审批` : SINGLE_LABELS[subject.part];
  },
  limit: limitWords,
  limitAlone,
  extension: extensionWords,
  ladder: (ladder) => ladder.map(rungWords).join('；') || '不提醒',
  chain: chainWords,
  gone: '不再规定',
  single: {
    rejectReasons: (reasons) =>
      reasons.map(({ code, label, elsewhere }) => `${code} ${label}（${elsewhere}）`).join('；'),
    dayRules: dayRulesWords,
    rectificationLeaderDays: (days) => `超过${days}日`,
    contactAttempts: (times) => `${times}次（不同日期）`,
    parallelProceedings: (way) => PROCEEDINGS_WORDS[way],
    publicationMonths: (months) => `自认定之日起${months}个月`,
    wakingSpreadMinutes: (minutes) => `${minutes}分钟`,
  },
};

/** Line by line; what was said and is not said any more is told as well. @param gone how a language says so */
function changedLines(
  before: readonly RuleLine[],
  after: readonly RuleLine[],
  gone: string,
): readonly RuleChange[] {
  const old = new Map(before.map(({ path, words }) => [path, words]));
  const now = new Set(after.map(({ path }) => path));
  return [
    ...after.flatMap(({ path, label, words }) => {
      const was = old.get(path) ?? null;
      return was === words ? [] : [{ path, label, before: was, after: words }];
    }),
    ...before
      .filter(({ path }) => !now.has(path))
      .map(({ path, label, words }) => ({ path, label, before: words, after: gone })),
  ];
}

/** What changes between two sets of rules, each merged from its layers. Without rules before, everything is new. */
export function changesBetween(
  before: ComplaintOverlay | null,
  after: ComplaintOverlay,
  wording: RuleWording = CHINESE_RULE_WORDING,
): readonly RuleChange[] {
  const lines = before === null ? [] : ruleLines(before, wording);
  return changedLines(lines, ruleLines(after, wording), wording.gone);
}

/** The same of contracts. */
export function contractChangesBetween(
  before: ContractOverlay | null,
  after: ContractOverlay,
  wording: ContractRuleWording = CHINESE_CONTRACT_WORDING,
): readonly RuleChange[] {
  const lines = before === null ? [] : contractRuleLines(before, wording);
  return changedLines(lines, contractRuleLines(after, wording), wording.gone);
}
