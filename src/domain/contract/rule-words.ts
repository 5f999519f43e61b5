import { provisionWords } from '../commitment/rule-words';
import { toYuan } from '../money';
import type { Limit } from '../policy';
import { dayRulesWords, limitAlone, limitWords, rungWords } from '../rule-words';
import { reportingWords } from '../upward-report/labels';
import { DUTY_LABELS } from './labels';
import { decisionWords } from './decision-words';
import { monitoringWords } from './monitoring-words';
import type { ContractRuleSubject, ContractRuleWording, ContractSinglePart } from './rule-lines';

const FEN_A_WAN = 1_000_000;

/** 30万元 · 1234.50元 */
export function amountWords(fen: number): string {
  return fen % FEN_A_WAN === 0 ? `${fen / FEN_A_WAN}万元` : `${toYuan(fen)}元`;
}

const PART_LABELS = { limits: '时限', ladders: '提醒与督办' } as const;
const SINGLE_LABELS = {
  keySupervisedFromFen: '重大金额合同',
  payment: '付款期限',
  interest: '逾期利息',
  lpr: '贷款市场报价利率',
  reporting: '每月归集上报',
  mostToleranceDays: '容错期限',
  dayRules: '日终与收件',
  wakingSpreadMinutes: '唤醒错峰',
  monitoring: '履约监测与问题交办',
  commitments: '政务承诺',
  decision: '签订前的决策程序',
} as const satisfies Record<ContractSinglePart, string>;

/** A milestone has the day that its contract names, and no number of ours. */
const isAgreed = (limit: Limit | null): boolean =>
  limit !== null && limit.budget === null && limit.internalTarget === null;
const AGREED = '以合同约定的日期为准';

function thresholdWords(fen: number | null): string {
  if (fen === null) return '不归集';
  return fen === 0 ? '全部归集' : `${amountWords(fen)}以上归集`;
}

function nameOf(subject: ContractRuleSubject): string {
  if (subject.part === 'categories') return `类别${subject.code}`;
  if (!('duty' in subject)) return SINGLE_LABELS[subject.part];
  const duty = DUTY_LABELS[subject.duty];
  return subject.code === undefined ? duty : `类别${subject.code}${duty}${PART_LABELS[subject.part]}`;
}

/** The words of the law itself, of contracts. */
export const CHINESE_CONTRACT_WORDING: ContractRuleWording = {
  name: nameOf,
  label: (subject) => {
    const isGeneral = 'duty' in subject && subject.code === undefined;
    return `合同${nameOf(subject)}${isGeneral ? PART_LABELS[subject.part] : ''}`;
  },
  limit: (limit) => (isAgreed(limit) ? AGREED : limitWords(limit)),
  limitAlone: (limit) => (isAgreed(limit) ? AGREED : limitAlone(limit)),
  ladder: (ladder) => ladder.map(rungWords).join('；') || '不提醒',
  gone: '不再规定',
  category: ({ label, thresholdFen, isKeySupervised, reportedBy }) =>
    [
      label,
      thresholdWords(thresholdFen),
      ...(isKeySupervised ? ['重点监管'] : []),
      reportedBy === 'public-party' ? '由签约的行政事业单位报送' : '由行业主管部门报送',
    ].join('；'),
  single: {
    keySupervisedFromFen: (fen) => (fen === null ? '不以金额论' : `${amountWords(fen)}以上列入重点监管`),
    payment: ({ defaultDays, mostDays }) =>
      `没有约定的，机关、事业单位${defaultDays['public-body']}日，大型企业${defaultDays['large-enterprise']}日；` +
      `与机关、事业单位约定的，最长${mostDays}日`,
    interest: ({ statutoryPerMyriadADay, yearDays }) =>
      `没有约定利率的，每日万分之${statutoryPerMyriadADay}；年利率按${yearDays}日折算`,
    lpr: (table) =>
      table.map(({ fromOn, perMyriad }) => `${fromOn}起一年期${(perMyriad / 100).toFixed(2)}%`).join('；'),
    reporting: reportingWords,
    mostToleranceDays: (days) => `督查期限最多延后${days}日，合同的日期不变`,
    dayRules: dayRulesWords,
    wakingSpreadMinutes: (minutes) => `${minutes}分钟`,
    monitoring: monitoringWords,
    commitments: provisionWords,
    decision: decisionWords,
  },
};
