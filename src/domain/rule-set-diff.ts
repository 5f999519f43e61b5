import { ACT_LABELS, DUTY_LABELS } from './complaint/labels';
import type { ComplaintRules } from './policy';
import { ruleLines, type RuleWording, type SinglePart } from './rule-lines';
import type { ComplaintOverlay } from './rule-set';
import { chainWords, extensionWords, limitAlone, limitWords, rungWords } from './rule-words';

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
const RECEIPT_WORDS = {
  'same-day': '当日收到',
  'next-working-day': '下一工作日收到',
} as const satisfies Record<ComplaintRules['dayRules']['afterHoursReceipt'], string>;

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
  single: {
    rejectReasons: (reasons) =>
      reasons.map(({ code, label, elsewhere }) => `${code} ${label}（${elsewhere}）`).join('；'),
    dayRules: ({ closeOfBusiness, afterHoursReceipt }) =>
      `日终 ${closeOfBusiness}；非工作时间收件视为${RECEIPT_WORDS[afterHoursReceipt]}`,
    rectificationLeaderDays: (days) => `超过${days}日`,
    contactAttempts: (times) => `${times}次（不同日期）`,
    parallelProceedings: (way) => PROCEEDINGS_WORDS[way],
    publicationMonths: (months) => `自认定之日起${months}个月`,
    wakingSpreadMinutes: (minutes) => `${minutes}分钟`,
  },
};

/** What changes between two sets of rules, each merged from its layers. Without rules before, everything is new. */
export function changesBetween(
  before: ComplaintOverlay | null,
  after: ComplaintOverlay,
  wording: RuleWording = CHINESE_RULE_WORDING,
): readonly RuleChange[] {
  const lines = before === null ? [] : ruleLines(before, wording);
  const old = new Map(lines.map(({ path, words }) => [path, words]));
  return ruleLines(after, wording).flatMap(({ path, label, words }) => {
    const was = old.get(path) ?? null;
    return was === words ? [] : [{ path, label, before: was, after: words }];
  });
}
