import { ACT_LABELS, DUTY_LABELS } from './complaint/labels';
import { APPROVABLE_ACTS } from './complaint/approval';
import { COMPLAINT_DUTIES, type ComplaintRules } from './policy';
import { chainWords, extensionWords, limitWords, rungWords } from './rule-words';

/** One thing that a new version changes, in the words its two people read. */
export interface RuleChange {
  /** Where in the rules: `limits/verify`. */
  readonly path: string;
  readonly label: string;
  /** Null: there were no rules before. */
  readonly before: string | null;
  readonly after: string;
}

interface Line {
  readonly path: string;
  readonly label: string;
  readonly words: string;
}

const PROCEEDINGS_WORDS = { suspend: '中止办理', discontinue: '终止办理' } as const satisfies Record<
  ComplaintRules['parallelProceedings'],
  string
>;
const RECEIPT_WORDS = {
  'same-day': '当日收到',
  'next-working-day': '下一工作日收到',
} as const satisfies Record<ComplaintRules['dayRules']['afterHoursReceipt'], string>;

function linesOf(rules: ComplaintRules): readonly Line[] {
  const { dayRules, rejectReasons } = rules;
  return [
    ...COMPLAINT_DUTIES.flatMap((duty) => [
      { path: `limits/${duty}`, label: `${DUTY_LABELS[duty]}时限`, words: limitWords(rules.limits[duty]) },
      {
        path: `extensions/${duty}`,
        label: `${DUTY_LABELS[duty]}延长`,
        words: extensionWords(rules.extensions[duty]),
      },
      {
        path: `ladders/${duty}`,
        label: `${DUTY_LABELS[duty]}提醒与督办`,
        words: (rules.ladders[duty] ?? []).map(rungWords).join('；') || '不提醒',
      },
    ]),
    ...APPROVABLE_ACTS.map((act) => ({
      path: `approvals/${act}`,
      label: `${ACT_LABELS[act]}审批`,
      words: chainWords(rules.approvals[act]),
    })),
    {
      path: 'rejectReasons',
      label: '不予受理理由',
      words: rejectReasons.map(({ code, label, elsewhere }) => `${code} ${label}（${elsewhere}）`).join('；'),
    },
    {
      path: 'dayRules',
      label: '日终与收件',
      words: `日终 ${dayRules.closeOfBusiness}；非工作时间收件视为${RECEIPT_WORDS[dayRules.afterHoursReceipt]}`,
    },
    {
      path: 'rectificationLeaderDays',
      label: '须报领导决定的整改期限',
      words: `超过${rules.rectificationLeaderDays}日`,
    },
    {
      path: 'contactAttempts',
      label: '无法核实前的联系次数',
      words: `${rules.contactAttempts}次（不同日期）`,
    },
    {
      path: 'parallelProceedings',
      label: '同一事项进入诉讼',
      words: PROCEEDINGS_WORDS[rules.parallelProceedings],
    },
    {
      path: 'wakingSpreadMinutes',
      label: '零点唤醒错峰',
      words: `${rules.wakingSpreadMinutes}分钟`,
    },
  ];
}

/** What changes between two resolved sets of rules. Without rules before, everything is new. */
export function changesBetween(before: ComplaintRules | null, after: ComplaintRules): readonly RuleChange[] {
  const old = new Map((before === null ? [] : linesOf(before)).map(({ path, words }) => [path, words]));
  return linesOf(after).flatMap(({ path, label, words }) => {
    const was = old.get(path) ?? null;
    return was === words ? [] : [{ path, label, before: was, after: words }];
  });
}
