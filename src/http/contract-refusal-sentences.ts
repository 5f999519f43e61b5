import type { Refusal } from '../domain/refusal';
import { conflict, wrong, type Table } from './refusal-entry';
import { COMPANY_SENTENCES, type CompanyRefusal } from './company-refusal-sentences';
import { SUCCESSION_SENTENCES, type SuccessionRefusal } from './succession-refusal-sentences';

type ContractRefusal = Extract<
  Refusal,
  {
    readonly type:
      | 'milestone-unknown'
      | 'milestone-settled'
      | 'milestone-not-overdue'
      | 'performance-not-recorded'
      | 'payment-not-whole'
      | 'payment-known'
      | 'payment-unknown'
      | 'payment-not-placeable'
      | 'party-unknown'
      | 'party-has-signed'
      | 'legal-review-missing'
      | 'decision-item-open'
      | 'decision-item-unknown'
      | 'decision-not-provided'
      | 'tolerance-pending'
      | 'tolerance-not-asked'
      | 'supervision-open'
      | 'supervision-missing'
      | 'dispute-open'
      | 'dispute-settled'
      | 'determination-open'
      | 'complaint-open'
      | 'monitoring-not-provided'
      | 'check-item-unknown'
      | 'check-incomplete'
      | 'problem-kind-unknown'
      | 'problem-unknown'
      | 'problem-answered'
      | 'problem-not-answered'
      | 'problem-not-yours'
      | 'problem-not-raised-by-you'
      | 'problem-open'
      | 'model-text-withdrawn'
      | 'model-text-version-confirmed';
  }
>;

/** What stands in the way of whoever handles a contract. */
export const CONTRACT_SENTENCES: Table<CompanyRefusal | ContractRefusal | SuccessionRefusal> = {
  ...COMPANY_SENTENCES,
  ...SUCCESSION_SENTENCES,
  'model-text-withdrawn': conflict('这份示范文本已经停用。请选择在用的文本，或者另行登记一份。'),
  'model-text-version-confirmed': conflict('这个版本已经确认。内容有变化的，请登记新版本。'),
  'milestone-unknown': wrong('没有这个履约节点。请刷新合同，从节点列表中选择。'),
  'milestone-settled': conflict('这个履约节点已经履行完毕或免除，不需要再办理。'),
  'milestone-not-overdue': conflict('这个履约节点没有超期。没有超期的，直接登记履行情况。'),
  'performance-not-recorded': conflict('这个履约节点没有登记过履行情况，不需要更正。'),
  'payment-not-whole': wrong(
    '这笔款还没有付清，不能登记为履行完毕。只付了一部分的，写明金额，不选「履行完毕」；双方免除余款的，办「免除履行」并附书面材料。',
  ),
  'payment-known': conflict('这笔支付已经有人处理。请刷新列表。'),
  'payment-unknown': wrong('合同中没有这笔支付。请刷新列表，重新选择。'),
  'payment-not-placeable': wrong('冲正和退款随原支付计算，不能匹配到节点；支付只能匹配到付款节点。'),
  'party-unknown': wrong('合同中没有这一方。请刷新合同，从签约方中选择。'),
  'party-has-signed': conflict('这一方已经签署。'),
  'legal-review-missing': conflict('重点监管合同须先经合法性审查同意，再签署。请先提请审查。'),
  'decision-item-open': {
    status: 409,
    sentence: ({ items }) =>
      `签订前的决策程序还没有完成：${items.map(({ label }) => label).join('、')}。请先逐项附上材料，或者写明不适用的理由。`,
  },
  'decision-item-unknown': wrong('这份合同不需要这项决策程序。请刷新合同，从决策程序清单中选择。'),
  'decision-not-provided': conflict('这份合同所适用的规则没有要求决策程序材料，可以直接签署。'),
  'tolerance-pending': conflict('这个节点的容错申请正在等待决定。'),
  'tolerance-not-asked': conflict('这个节点没有等待决定的容错申请。请先由一人提出，再由另一人决定。'),
  'supervision-open': conflict('这个履约节点正在督查。请先形成督查结果。'),
  'supervision-missing': conflict('还没有督查并形成结果。先督查，再按结果处理：经督查履行的不计入信用记录。'),
  'dispute-open': conflict('合同争议尚未解决。依法解决后，才能处理完毕并销号。'),
  'dispute-settled': conflict('合同争议已经解决并登记。'),
  'determination-open': conflict('这份合同的违约认定正在办理。认定办结以后，才能销号或者另行启动认定。'),
  'complaint-open': conflict('有投诉涉及这份合同，正在办理。投诉办结以后，才能销号、归档。'),
  'monitoring-not-provided': conflict(
    '这份合同所适用的规则没有写明监测项或者问题种类。请由规则管理员在规则中补充，新收录的合同适用新规则。',
  ),
  'check-item-unknown': wrong('监测项不在这份合同的监测范围内，或者重复。请刷新合同，从监测项列表中选择。'),
  'check-incomplete': wrong('还有监测项没有结论。每一项都要写明正常、有问题或者不适用。'),
  'problem-kind-unknown': wrong('没有这种问题。请刷新合同，从问题种类列表中选择。'),
  'problem-unknown': conflict('没有需要办理的问题，或者它已经解决、撤回。请刷新合同。'),
  'problem-answered': conflict('问题已经反馈办理情况，正在等待交办单位确认。'),
  'problem-not-answered': conflict('问题还没有反馈办理情况。反馈以后，才能确认解决或者退回。'),
  'problem-not-yours': conflict('问题没有交办给您所在的单位。由被交办的单位指定办理人、反馈办理情况。'),
  'problem-not-raised-by-you': conflict('问题不是您所在的单位交办的。由交办的单位确认、退回或者撤回。'),
  'problem-open': {
    status: 409,
    sentence: ({ numbers }) =>
      `合同还有没有解决的问题：${numbers.map((number) => `问题${number}`).join('、')}。请先办理并由交办单位确认，或者由交办单位撤回。`,
  },
};
