import {
  ACT_LABELS,
  CHANNEL_LABELS,
  DELIVERY_FAILURE_LABELS,
  DUTY_LABELS,
  GROUND_LABELS,
  LETTER_LABELS,
  OUTCOME_LABELS,
  PARTY_LABELS,
  SERVICE_METHOD_LABELS,
  STATUS_LABELS,
} from '../domain/complaint/labels';
import { TAKEDOWN_CAUSE_LABELS } from '../domain/complaint/publication-labels';
import { CHINESE_COMMITMENT_LABELS } from '../domain/commitment/labels';
import { DUTY_LABELS as CONTRACT_DUTY_LABELS } from '../domain/contract/labels';
import { NOTICE_LABELS, type UndeliveredTo } from '../domain/notice-kind';
import type { DueBy, NotifiedDuty, Template } from '../domain/notification';
import { COMMITMENT_TEMPLATES } from './commitment-templates';
import { CONTRACT_TEMPLATES } from './contract-templates';
import { dayWords } from './due-words';
import { MOVE_LABELS } from './labels';
import { OFFICE_TEMPLATES } from './office-templates';
import { nameOr, toldOnly, until, type Names, type Templates, type Wording } from './wording';
import { rungLabel } from '../domain/rung-label';

const UNREACHED = {
  complainant: '投诉人',
  agent: '代理人',
  officer: '一名工作人员',
  role: '一个岗位',
  'contract-contact': '合同当事人的联系人',
} as const satisfies Record<UndeliveredTo['type'], string>;

const DUTY_WORDS = {
  ...CHINESE_COMMITMENT_LABELS.duties,
  ...CONTRACT_DUTY_LABELS,
  ...DUTY_LABELS,
} as const satisfies Record<NotifiedDuty, string>;

function todoOfRung(duty: NotifiedDuty, by: DueBy): string {
  if (duty === 'check-suspension') return '请核查中止办理的原因是否仍然存在；已经消除的，及时恢复办理。';
  return by.remainingWorkingDays < 0 ? '请立即办理，并说明超期原因。' : '请按期办理。';
}

/** Every notice that exists, in the words its reader sees. No wording can name a complainant: none is in the data. */
export const TEMPLATES = {
  'case-received': ({ respondentId, channel, by }, names) => ({
    subject: `收到政府违约失信投诉${until(by)}`,
    happened: `${CHANNEL_LABELS[channel]}收到一件反映${names.nameOf(respondentId)}的政府违约失信投诉。`,
    todo: '请审查是否受理；受理的，转交被投诉主体的上级部门或主管部门核实认定。',
    by,
  }),
  'supplement-requested': ({ itemCount, by }) => ({
    subject: `需要补正材料${until(by)}`,
    happened: `受理部门审查后，需要补正 ${itemCount} 项材料。补正期间不计入办理时限。`,
    todo: '请登录查看需要补正的材料清单并提交；逾期未补正的，可能不予受理。',
    by,
  }),
  'case-accepted': ({ by }) => ({
    subject: '投诉已受理',
    happened: '投诉已经受理，将转交被投诉主体的上级部门或主管部门核实认定。',
    todo: null,
    by,
  }),
  'case-rejected': ({ reasonCode }) => ({
    subject: '投诉不予受理',
    happened: `投诉经审查不予受理（理由代码 ${reasonCode}）。理由全文和其他解决途径见不予受理告知书。`,
    todo: null,
    by: null,
  }),
  'case-transferred': ({ respondentId, fromId, part, by }, names) => ({
    subject: `转来待核实投诉线索${until(by)}`,
    happened: `${names.nameOf(fromId)}转来一件反映${names.nameOf(respondentId)}的投诉线索，你单位为${part === 'lead' ? '主办' : '协办'}单位。`,
    todo: '请签收并开展核实。核实期限自线索到达时起算，不以签收为准。',
    by,
  }),
  'notice-to-respondent': ({ demandCount, by }) => ({
    subject: `收到核实通知${until(by)}`,
    happened: `核实认定部门就 ${demandCount} 项诉求向你单位发出核实通知。`,
    todo: '请登录查看通知，在答复期限内书面答复并提交证据。任何单位和个人不得打听、追查投诉人身份。',
    by,
  }),
  'question-asked': ({ by }) => ({
    subject: `有一项询问待回复${until(by)}`,
    happened: '承办部门提出一项询问。',
    todo: '请登录查看并回复。',
    by,
  }),
  'answer-received': ({ answers }) => ({
    subject: '收到答复',
    happened: {
      notice: '被投诉主体已对核实通知作出答复。',
      question: '一项询问已收到回复。',
      supplement: '补正材料已提交，办理时限恢复计算。',
    }[answers],
    todo: '请登录查看并继续办理。',
    by: null,
  }),
  'rectification-ordered': ({ demandCount, by }) => ({
    subject: `限期整改${until(by)}`,
    happened: `投诉经核实属实，核实认定部门要求你单位就 ${demandCount} 项诉求限期整改。`,
    todo: '请按期完成整改并报送进展和证据。逾期未完成且无正当理由、拒不整改，或者以机构调整、人员变动等理由不履约的，将被认定为违约失信。',
    by,
  }),
  'progress-reported': ({ percent, completed }) => ({
    subject: completed ? '整改已报完成，请核验' : `整改进展 ${percent}%`,
    happened: completed ? '被投诉主体报告一项整改已经完成。' : `被投诉主体报告一项整改进展至 ${percent}%。`,
    todo: completed ? '请核验是否完成，确认或者退回。' : null,
    by: null,
  }),
  'justification-filed': ({ by }) => ({
    subject: `收到正当理由说明${until(by)}`,
    happened: '被投诉主体提出未能按期整改的正当理由。整改期限在审查期间继续计算。',
    todo: '请审查理由是否成立。换届、领导更替、机构调整、人员变动不是正当理由。',
    by,
  }),
  'justification-judged': ({ accepted, newDueOn }) => ({
    subject: accepted ? '正当理由成立' : '正当理由不成立',
    happened: accepted
      ? `正当理由经审查成立${newDueOn === null ? '' : `，整改日期调整为${dayWords(newDueOn)}`}。`
      : '正当理由经审查不成立，整改日期不变。',
    todo: accepted ? null : '请按原定日期完成整改。',
    by: null,
  }),
  'determination-proposed': ({ ground, demandCount, by }) => ({
    subject: `拟认定违约失信，可陈述申辩${until(by)}`,
    happened: `核实认定部门拟就 ${demandCount} 项诉求认定你单位违约失信，情形为：${GROUND_LABELS[ground]}。`,
    todo: '如有异议，请在期限内提出陈述申辩；逾期视为放弃。',
    by,
  }),
  'defence-heard': () => toldOnly('陈述申辩已听取', '陈述申辩已听取并记录在案。'),
  determined: ({ respondentId, ground, demandCount, documentNumber }, names) => ({
    subject: '已认定违约失信',
    happened:
      `${names.nameOf(respondentId)}就 ${demandCount} 项诉求被认定为违约失信，情形为：${GROUND_LABELS[ground]}` +
      `${documentNumber === null ? '' : `（${documentNumber}）`}。认定不免除履约义务。`,
    todo: null,
    by: null,
  }),
  'determination-published': ({ respondentId: id, until: last }, names) =>
    toldOnly('认定已公示', `对${names.nameOf(id)}的违约失信认定已公示，至${dayWords(last)}期满自行停止。`),
  'publication-ended': ({ respondentId, cause }, names) =>
    toldOnly(
      '违约失信认定的公示已撤下',
      `对${names.nameOf(respondentId)}的违约失信认定不再公示：${TAKEDOWN_CAUSE_LABELS[cause]}。`,
    ),
  'result-explained': ({ outcome }) =>
    toldOnly(
      '办理结果已反馈',
      `办理结果${outcome === null ? '' : `“${OUTCOME_LABELS[outcome]}”`}已反馈并作出说明。`,
    ),
  'leading-case-answered': ({ outcome }) =>
    toldOnly(
      '反映同一事项的另一件投诉已有结果',
      `关联的主件已经答复${outcome === null ? '' : `，结果为“${OUTCOME_LABELS[outcome]}”`}。本件仍按自己的期限办理。`,
    ),
  'letter-served': ({ letterKind, documentNumber, method, servedOn }) =>
    toldOnly(
      `${LETTER_LABELS[letterKind]}已送达`,
      `${LETTER_LABELS[letterKind]}${documentNumber === null ? '' : `（${documentNumber}）`}已于${dayWords(servedOn)}${SERVICE_METHOD_LABELS[method]}。`,
    ),
  'delivery-failed': ({ letterKind, on, reason }) => ({
    subject: `${LETTER_LABELS[letterKind]}未能送达`,
    happened: `${LETTER_LABELS[letterKind]}于${dayWords(on)}未能送达：${DELIVERY_FAILURE_LABELS[reason]}。自送达起算的期限尚未起算。`,
    todo: '请改用其他方式送达，并登记送达回证。',
    by: null,
  }),
  'rung-reached': ({ duty, rung, missedRungs, ownerId, by }, names) => ({
    subject: `${rungLabel(rung)}：${DUTY_WORDS[duty]}`,
    happened:
      `${nameOr(names, ownerId, '责任方')}的“${DUTY_WORDS[duty]}”事项到达“${rungLabel(rung)}”节点。` +
      (missedRungs === 0 ? '' : `此前另有 ${missedRungs} 个节点已记录在案，不再逐一提醒。`),
    todo: todoOfRung(duty, by),
    by,
  }),
  'duty-moved': ({ duty, why, oldDueOn, by }) => ({
    subject: `期限变动：${DUTY_WORDS[duty]}`,
    happened: `“${DUTY_WORDS[duty]}”的期限有变动：${MOVE_LABELS[why]}${oldDueOn === null ? '' : `。原定日期为${dayWords(oldDueOn)}`}。`,
    todo: null,
    by,
  }),
  'instruction-recorded': ({ by }) => ({
    subject: `有批示待办理${until(by)}`,
    happened: '案件有一件批示。',
    todo: '请登录查看，按要求办理并报告结果。',
    by,
  }),
  'approval-waiting': ({ act, by }) => ({
    subject: `待你审批：${ACT_LABELS[act]}`,
    happened: `“${ACT_LABELS[act]}”已提交审批，现到你这一步。`,
    todo: '请审批；退回的，请写明理由。',
    by,
  }),
  'approval-returned': ({ act }) => ({
    subject: `审批被退回：${ACT_LABELS[act]}`,
    happened: `“${ACT_LABELS[act]}”在审批中被退回。`,
    todo: '请登录查看退回理由，修改后重新提交。办理时限继续计算。',
    by: null,
  }),
  'case-reassigned': ({ party, fromId, toId }, names) =>
    toldOnly(
      `${PARTY_LABELS[party]}变更`,
      `案件的${PARTY_LABELS[party]}由${names.nameOf(fromId)}变更为${names.nameOf(toId)}。`,
    ),
  'case-listed': ({ respondentId }, names) => ({
    subject: '案件已挂牌督办',
    happened: `反映${names.nameOf(respondentId)}的投诉案件已挂牌督办。`,
    todo: '请优先办理，并按督办要求报告进展。',
    by: null,
  }),
  'right-body-named': ({ respondentId, rightBodyId }, names) => ({
    subject: '被投诉主体提出有权处理的单位',
    happened: `${names.nameOf(respondentId)}提出，有权处理的单位是${names.nameOf(rightBodyId)}。办理期限不因此停止计算。`,
    todo: '请核对职责分工；确应由其处理的，依规移送或者改派。',
    by: null,
  }),
  'notice-undelivered': ({ notice, to }) => ({
    subject: '有通知未能送达',
    happened: `发给${UNREACHED[to]}的“${NOTICE_LABELS[notice]}”通知没有送达，期限不因此改变。`,
    todo: '请改用电话、书面等其他方式告知，并在办理记录中查看是谁、为什么没有送达。',
    by: null,
  }),
  'review-asked': ({ by }) => ({
    subject: `收到复核申请${until(by)}`,
    happened: '投诉人对办理结果申请复核。复核期间原结果不停止执行。',
    todo: '请在期限内复核并作出决定；原结论由其他部门作出，你单位为复核机关。',
    by,
  }),
  'review-decided': ({ result }) =>
    toldOnly('复核已有决定', result === 'upheld' ? '复核决定：维持原结果。' : '复核决定：重新办理。'),
  ...OFFICE_TEMPLATES,
  ...COMMITMENT_TEMPLATES,
  ...CONTRACT_TEMPLATES,
  'complainant-update': ({ stage }) => ({
    subject: '办理进展',
    happened: `您反映的事项现处于“${STATUS_LABELS[stage]}”阶段。`,
    todo: '请凭查询码登录查看。',
    by: null,
  }),
} satisfies Templates;

/** The wording of any template. The table pairs each kind with its own function, which the compiler cannot follow. */
export function wordingOf(template: Template, names: Names): Wording {
  const word = TEMPLATES[template.type] as (said: Template, names: Names) => Wording;
  return word(template, names);
}
