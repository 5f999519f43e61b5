import { dateWords } from '../rule-words';
import type { Conclusion, Demand, Excuse } from './complaint';
import {
  ACT_LABELS,
  CONCLUSION_LABELS,
  CONTACT_METHOD_LABELS,
  EXCUSE_LABELS,
  GROUND_LABELS,
  LETTER_LABELS,
  NOTICE_FIELD_LABELS,
  PARTY_LABELS,
  SERVICE_METHOD_LABELS,
} from './labels';
import {
  PUBLICATION_FIELD_LABELS,
  TAKEDOWN_GROUND_LABELS,
  WITHHOLDING_GROUND_LABELS,
} from './publication-labels';
import { chainWords } from '../rule-words';
import type { Sentences, Told } from './journal-voice';
import { CONCLUSIONS } from './complaint';

/** 属实1项、不属实2项 */
function conclusionWords(items: readonly { readonly conclusion: Conclusion }[]): string {
  return CONCLUSIONS.flatMap((conclusion) => {
    const count = items.filter((item) => item.conclusion === conclusion).length;
    return count === 0 ? [] : [`${CONCLUSION_LABELS[conclusion]}${count}项`];
  }).join('、');
}

const excuseWords = (excuse: Excuse | null): string =>
  excuse === null ? '' : `（理由为${EXCUSE_LABELS[excuse]}，不是正当理由）`;

const countOf = (demandIds: readonly Demand['demandId'][]): string => `${demandIds.length}项诉求`;

/** Clocks that run from service start on the day it says, not on the day it was recorded. */
function consequenceOfService({ data, clock }: Told<'document-served'>): string {
  if (data.letterKind === 'determination-notice' && data.party === 'respondent') return clock('defend');
  if (data.letterKind === 'rejection-notice' && data.party === 'complainant') return clock('ask-review');
  if (data.letterKind !== 'determination-document') return '';
  if (data.party === 'accepting') return '，报送受理部门的职责已经完成';
  return data.party === 'complainant' ? clock('ask-review') : '';
}

/** Verification, approval, rectification, determination, review. */
export const VERIFICATION_SENTENCES: Sentences<
  | 'respondent-notified'
  | 'question-asked'
  | 'question-answered'
  | 'answer-given'
  | 'contact-attempted'
  | 'demands-concluded'
  | 'result-explained'
  | 'approval-requested'
  | 'approval-given'
  | 'approval-returned'
  | 'rectification-ordered'
  | 'progress-reported'
  | 'rectification-confirmed'
  | 'completion-refused'
  | 'justification-claimed'
  | 'justification-judged'
  | 'refusal-declared'
  | 'determination-proposed'
  | 'proposal-withdrawn'
  | 'defence-submitted'
  | 'defence-recorded'
  | 'hearing-held'
  | 'defence-heard'
  | 'breach-determined'
  | 'document-served'
  | 'performance-recorded'
  | 'determination-corrected'
  | 'determination-revoked'
  | 'publication-decided'
  | 'publication-withdrawn'
  | 'withdrawal-confirmed'
  | 'publication-ended'
  | 'review-asked'
  | 'review-decided'
> = {
  'respondent-notified': ({ who, data, clock }) => {
    const fields = data.disclose.map((field) => NOTICE_FIELD_LABELS[field]).join('、');
    return `${who}向被投诉主体发出核实通知，告知范围：${fields === '' ? '无' : fields}${clock('answer')}；期满或收到答复后方可作出结论。`;
  },
  'question-asked': ({ who, data, clock }) =>
    `${who}向${PARTY_LABELS[data.party]}提出询问${clock('question')}；核实期限不因询问停止计算。`,
  'question-answered': ({ who, data }) => `${who}回复了询问，附证据${data.evidenceIds.length}件。`,
  'answer-given': ({ who, data }) =>
    `${who}答复了核实通知，附证据${data.evidenceIds.length}件；核实认定部门即可作出结论。`,
  'contact-attempted': ({ who, data }) =>
    `${who}登记${dateWords(data.on)}以${CONTACT_METHOD_LABELS[data.method]}联系投诉人，${data.reached ? '已联系上' : '未联系上'}。`,
  'demands-concluded': ({ who, data }) =>
    `${who}作出核实结论：${conclusionWords(data.items)}；各项诉求均有结论时，核实期限停止计算。`,
  'result-explained': ({ who, data, clock }) =>
    `${who}于${dateWords(data.on)}以${SERVICE_METHOD_LABELS[data.method]}方式向投诉人反馈结果并作出解释说明，反馈的职责已经完成${clock('ask-review')}。`,
  'approval-requested': ({ who, data }) =>
    `${who}提出“${ACT_LABELS[data.approval.act.type]}”的拟办意见，送${chainWords(data.approval.steps)}审批；审批期间期限继续计算。`,
  'approval-given': ({ who }) => `${who}审批同意。`,
  'approval-returned': ({ who, data }) =>
    `${who}退回“${ACT_LABELS[data.act]}”的拟办意见，请修改后重新提交；期限继续计算。`,
  'rectification-ordered': ({ who, data }) => {
    const days = [...new Set(data.items.map(({ dueOn }) => dateWords(dueOn)))].join('、');
    return `${who}签发限期整改通知，要求被投诉主体就${data.items.length}项诉求于${days}前完成整改；逾期且无正当理由的，认定违约失信。`;
  },
  'progress-reported': ({ who, data, clock }) =>
    data.completed
      ? `${who}报告一项整改已经完成，附证据${data.evidenceIds.length}件${clock('confirm')}。`
      : `${who}报告一项整改进展至${data.percent}%，整改期限不变。`,
  'rectification-confirmed': ({ who }) => `${who}确认一项诉求整改到位，该项的整改和认定期限不再计算。`,
  'completion-refused': ({ who }) => `${who}认为一项整改尚未完成，整改期限不变；期限已过的，转入认定。`,
  'justification-claimed': ({ who, clock }) =>
    `${who}就一项诉求提出正当理由${clock('justify')}；审查期间暂不认定，整改期限继续计算。`,
  'justification-judged': ({ who, data }) =>
    data.accepted && data.newDueOn !== null
      ? `${who}审查认为正当理由成立，整改期限改为${dateWords(data.newDueOn)}。`
      : `${who}审查认为正当理由不成立，整改期限不变。`,
  'refusal-declared': ({ who, data, clock }) =>
    `${who}以盖章文书就${countOf(data.demandIds)}表示${GROUND_LABELS[data.kind]}${excuseWords(data.excuse)}，该项整改期限停止计算，转入认定${clock('determine')}。`,
  'determination-proposed': ({ who, data }) =>
    `${who}拟就${countOf(data.demandIds)}认定违约失信，情形为：${GROUND_LABELS[data.ground]}${excuseWords(data.excuse)}；拟认定告知书送达后方起算陈述申辩期限。`,
  'proposal-withdrawn': ({ who }) =>
    `${who}撤回拟认定，陈述申辩期限不再计算；相关诉求仍须整改到位或者依规认定。`,
  'defence-submitted': ({ who, data }) =>
    `${who}提交陈述申辩，附证据${data.evidenceIds.length}件；听取之前不得认定。`,
  'defence-recorded': ({ who, data }) =>
    `${who}登记企业于${dateWords(data.on)}提交的书面陈述申辩，附材料${data.evidenceIds.length}件${data.asksHearing ? '，企业要求听证；听证之前不得认定' : '；听取之前不得认定'}。`,
  'hearing-held': ({ who, data }) =>
    `${who}登记${dateWords(data.on)}举行的听证，附听证笔录等材料${data.evidenceIds.length}件；陈述申辩仍须听取并复核。`,
  'defence-heard': ({ who }) => `${who}听取了陈述申辩，陈述申辩期限即告结束，可以提请认定。`,
  'breach-determined': ({ who, data, clock }) =>
    `${who}签发认定：就${countOf(data.demandIds)}认定被投诉主体违约失信，情形为：${GROUND_LABELS[data.ground]}${excuseWords(data.excuse)}；认定不免除履约义务${clock('report-to-acceptors')}。`,
  'document-served': (told) => {
    const { who, data } = told;
    return `${who}登记送达：${LETTER_LABELS[data.letterKind]}于${dateWords(data.on)}${SERVICE_METHOD_LABELS[data.method]}${PARTY_LABELS[data.party]}${consequenceOfService(told)}。`;
  },
  'performance-recorded': ({ who, data }) =>
    `${who}登记一项已认定的诉求于${dateWords(data.on)}履行到位；认定不因此撤销，可以依规申请信用修复。`,
  'determination-corrected': ({ who, clock }) =>
    `${who}更正了认定文书，认定的结论不变；已公示的即时撤下；更正后的文书重新送达${clock('report-to-acceptors')}。`,
  'determination-revoked': ({ who, clock }) =>
    `${who}签发撤销认定的决定，由认定引起的事项一并撤回，已公示的即时撤下，相关诉求重新核实${clock('verify')}。`,
  'publication-decided': ({ who, data }) => {
    const { withholdingGround, redact, until } = data;
    const because = withholdingGround === null ? '' : `涉及${WITHHOLDING_GROUND_LABELS[withholdingGround]}，`;
    if (until === null) return `${who}签发公示决定：经保密审查，${because}认定不予公示。`;
    const hidden = redact.map((field) => PUBLICATION_FIELD_LABELS[field]).join('、');
    const how = redact.length === 0 ? '可以公示' : `${because}隐去${hidden}后公示`;
    return `${who}签发公示决定：经保密审查，认定${how}，公示至${dateWords(until)}，期满自行停止。`;
  },
  'publication-withdrawn': ({ who, data }) => {
    const ground = TAKEDOWN_GROUND_LABELS[data.ground];
    return data.confirmed
      ? `${who}签发撤下公示的决定，理由：${ground}；公示的内容即时撤下，认定不变。`
      : `${who}先行撤下公示，理由：${ground}；公示的内容即时撤下，由审批链上的其他人事后确认，认定不变。`;
  },
  'withdrawal-confirmed': ({ who }) => `${who}确认撤下公示；需要重新公示的，另行提请。`,
  'publication-ended': () => '公示期满，公示的内容自行撤下；认定和履约义务不变。',
  'review-asked': ({ who, data, names, clock }) =>
    `${who}申请复核（以一次为限）${data.reviewer === null ? '' : `，由${names.organization(data.reviewer.organizationId)}复核`}，复核不停止原结论的执行${clock('decide-review')}。`,
  'review-decided': ({ who, data, names, clock }) => {
    const reviewer = names.organization(data.reviewer.organizationId);
    return data.result === 'upheld'
      ? `${who}作出复核决定：${reviewer}维持原结论。`
      : `${who}作出复核决定：${reviewer}撤销原结论，投诉重新办理${clock('verify')}。`;
  },
};
