import { ORGANIZATION_KIND_LABELS } from '../labels';
import type { PlainDate } from '../ids';
import { rungWords } from '../rule-words';
import type { ReportFault, ReportFigure } from './report-contents';
import type { ReportPunctuality } from './reporting-duty';
import { SCORE_KINDS, type ReportField, type ReportingRules, type ScoreKind } from './reporting-rules';

/** 2026年1月 */
export function monthWords(month: PlainDate): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}

export const REPORT_FIELD_LABELS = {
  'own-number': '单位合同编号',
  amount: '合同金额',
  'signed-on': '签订日',
  'starts-on': '履行期间起',
  'ends-on': '履行期间止',
  'counterparty-uscc': '相对方统一社会信用代码',
  milestones: '履约节点',
} as const satisfies Record<ReportField, string>;

export const REPORT_FAULT_LABELS = {
  'clerical-amendment': '文字更正',
  'performance-corrected': '更正过履行记录',
  'payment-contradicted': '支付系统报来的与登记不一致',
} as const satisfies Record<ReportFault, string>;

export const REPORT_FIGURE_LABELS = {
  contracts: '上报的合同',
  new: '新增',
  changed: '变更',
  performed: '履约变动',
  incomplete: '应填未填',
  faulty: '更正或者矛盾',
  'collected-late': '归集不及时',
} as const satisfies Record<ReportFigure, string>;

export const SCORE_LABELS = {
  completeness: '完整性',
  accuracy: '准确性',
  continuity: '连续性',
  timeliness: '时效性',
} as const satisfies Record<ScoreKind, string>;

export const PUNCTUALITY_LABELS = {
  open: '待报送',
  'in-time': '按期报送',
  late: '逾期报送',
  overdue: '逾期未报',
} as const satisfies Record<ReportPunctuality, string>;

/** How each part is measured; said beside every score, for no document defines it. */
export function scoreDefinition(
  kind: ScoreKind,
  { collectionDays, continuityMonths }: Pick<ReportingRules, 'collectionDays' | 'continuityMonths'>,
): string {
  return {
    completeness: '当月上报的合同，按其类别应填的项目中已填的比例',
    accuracy:
      '当月上报的合同中没有文字更正、没有更正履行记录、支付数据与登记不矛盾的；导入时被退回的行计入分母',
    continuity: `最近 ${continuityMonths} 个月应报的月份中已报的比例，含当月`,
    timeliness: `当月新增合同（存量除外）中签订后 ${collectionDays} 日内归集的，连同本次报送是否按期`,
  }[kind];
}

/** The rules of monthly reports in one line. */
export function reportingWords(rules: ReportingRules): string {
  const { kinds, kindsWithReporter, due, ladder, weights } = rules;
  const namesOf = (some: ReportingRules['kinds']): string =>
    some.map((kind) => ORGANIZATION_KIND_LABELS[kind]).join('、');
  const unit = due.unit === 'working-day' ? '个工作日' : '日';
  return [
    `${namesOf(kinds)}每月上报本单位和下属单位归集的合同`,
    ...(kindsWithReporter.length === 0 ? [] : [`${namesOf(kindsWithReporter)}有归集上报员的自行上报`]),
    `次月第${due.amount}${unit}前报送`,
    ladder.map(rungWords).join('，'),
    `连续 ${rules.zeroReasonAfterMonths} 个月有数据之后零报告的须说明原因`,
    `应填项目：${rules.requiredFields.map(({ field }) => REPORT_FIELD_LABELS[field]).join('、')}`,
    `质量评分（内部口径）：${SCORE_KINDS.map((kind) => `${SCORE_LABELS[kind]}${weights[kind]}%（${scoreDefinition(kind, rules)}）`).join('，')}`,
  ].join('；');
}
