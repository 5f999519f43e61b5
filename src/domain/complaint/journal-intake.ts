import { transferRunsFrom } from '../policy';
import { dateWords } from '../rule-words';
import { CHANNEL_LABELS, FOLLOW_UP_LABELS, OUTCOME_LABELS, PARTY_LABELS } from './labels';
import type { Sentences } from './journal-voice';

const AT_INTAKE = {
  driven: '',
  followed: '本件由受理渠道的系统办理，本系统跟踪',
} as const;

/** From receipt to the transfer, and what the complainant does. */
export const INTAKE_SENTENCES: Sentences<
  | 'complaint-received'
  | 'determination-opened'
  | 'supplement-requested'
  | 'supplement-supplied'
  | 'complaint-accepted'
  | 'complaint-rejected'
  | 'complaint-transferred'
  | 'verifier-appointed'
  | 'complaint-returned'
  | 'appointment-requested'
  | 'transfer-signed-in'
  | 'officer-assigned'
  | 'complaint-redirected'
  | 'complaint-split'
  | 'clerical-error-corrected'
  | 'handed-over-for-recusal'
  | 'case-reassigned'
  | 'right-body-named'
  | 'settlement-declared'
  | 'settlement-confirmed'
  | 'instalment-recorded'
  | 'follow-up-recorded'
  | 'handled-again'
  | 'evidence-added'
  | 'naming-agreed'
  | 'complaint-withdrawn'
  | 'complaint-rated'
  | 'agent-called-off'
> = {
  'complaint-received': ({ data, names, clock }) => {
    const respondent = names.organization(data.respondent.organizationId);
    const office = names.organization(data.accepting.organizationId);
    const followed = AT_INTAKE[data.handling];
    const listed = data.listed ? '监测点线索，自收到之日起挂牌督办' : '';
    const notes = [followed, listed].filter((note) => note !== '').map((note) => `；${note}`);
    return `${office}经${CHANNEL_LABELS[data.channel]}收到反映${respondent}的投诉${data.number}，共${data.demands.length}项诉求${clock('accept')}${transferRunsFrom(data.rules) === 'receipt' ? clock('transfer') : ''}${notes.join('')}。`;
  },
  'determination-opened': ({ data, who, names, clock }) =>
    `${who}依职权对${names.organization(data.respondent.organizationId)}启动违约失信认定${data.number}：合同${data.origin.contractCode}经督查仍未履行，由${names.organization(data.determining.organizationId)}认定${clock('determine')}。`,
  'supplement-requested': ({ data, who, clock }) =>
    `${who}一次性告知投诉人补正${data.itemCodes.length}项材料${clock('supplement')}；补正期间不计入受理和转交期限。`,
  'supplement-supplied': ({ who, data }) =>
    `${who}提交了补正材料（${data.evidenceIds.length}件），受理和转交期限继续计算。`,
  'complaint-accepted': ({ who, names, clock }) =>
    names.rules !== undefined && transferRunsFrom(names.rules) === 'acceptance'
      ? `${who}决定受理投诉${clock('transfer')}。`
      : `${who}决定受理投诉，转交期限不因受理而重新计算。`,
  'complaint-rejected': ({ who, data, names, clock }) => {
    const reason = names.rules?.rejectReasons.find(({ code }) => code === data.reasonCode)?.label;
    const words = reason === undefined ? data.reasonCode : `${data.reasonCode} ${reason}`;
    return `${who}签发不予受理决定，理由：${words}；不予受理告知书送达后，投诉人可以申请复核${clock('explain')}。`;
  },
  'complaint-transferred': ({ who, data, names, clock }) =>
    `${who}将投诉${data.again ? '重新' : ''}转交${names.organization(data.verifying.organizationId)}核实，以到达之日起算、不以签收为准${clock('verify')}。`,
  'verifier-appointed': ({ who, data, names, clock }) =>
    `${who}指定${names.organization(data.verifying.organizationId)}核实，不得再退回${clock('verify')}。`,
  'complaint-returned': ({ who, data, names, clock }) =>
    `${who}退回投诉（以一次为限），认为应由${names.organization(data.rightBody.organizationId)}核实；核实期限停止计算${clock('transfer-again')}。`,
  'appointment-requested': ({ who, data, names }) =>
    `${who}认为应由${names.organization(data.rightBody.organizationId)}核实；退回以一次为限，已报请上级指定办理，指定之前核实期限继续计算。`,
  'transfer-signed-in': ({ who }) => `${who}签收投诉，核实期限仍自到达之日的次日起算。`,
  'officer-assigned': ({ who, data, names }) =>
    `${who}指派${names.officer(data.officerId)}承办${PARTY_LABELS[data.party]}事项，期限不变。`,
  'complaint-redirected': ({ who, data, names }) =>
    `${who}将投诉移送${names.organization(data.accepting.organizationId)}，编号和收到日期不变，自此适用“${data.rules.name}”规则（第${data.rules.version}版），受理和转交期限自收到之日的次日起重新计算。`,
  'complaint-split': ({ who, data }) =>
    `${who}按被投诉主体将投诉拆分为${data.children.length}件分别办理（${data.children.map(({ number }) => number).join('、')}），本件的期限转由各件承接。`,
  'clerical-error-corrected': ({ who, data, names }) => {
    const what =
      data.respondent === null
        ? '登记的诉求信息'
        : `被投诉主体为${names.organization(data.respondent.organizationId)}`;
    return `${who}更正笔误：${what}；期限不变。`;
  },
  'handed-over-for-recusal': ({ who, data, names }) =>
    `${who}因回避将${PARTY_LABELS[data.party]}的职责移交${names.organization(data.to.organizationId)}。`,
  'case-reassigned': ({ who, data, names }) =>
    `${who}将${PARTY_LABELS[data.party]}改派为${names.organization(data.to.organizationId)}。`,
  'right-body-named': ({ who, data, names }) =>
    `${who}提出有权处理的单位是${names.organization(data.rightBody.organizationId)}；在依规改派之前，期限继续计算。`,
  'settlement-declared': ({ who }) => `${who}声明与被投诉主体和解，待受理或核实部门确认自愿；期限继续计算。`,
  'settlement-confirmed': ({ who, data }) => {
    const days = data.instalments.map(({ dueOn }) => dateWords(dueOn)).join('、');
    const watch = days === '' ? '' : `；约定的履行日期为${days}，任何一期未履行的，投诉恢复办理`;
    return `${who}确认和解出于自愿，投诉办结，其余期限不再计算${watch}。`;
  },
  'instalment-recorded': ({ who, data }) =>
    data.paid
      ? `${who}登记和解约定的一期已经履行。`
      : `${who}登记和解约定的一期没有履行，投诉恢复办理，期限自次日起重新计算。`,
  'follow-up-recorded': ({ who, data }) => `${who}登记回访结果：${FOLLOW_UP_LABELS[data.result]}。`,
  'handled-again': ({ who, clock }) => `${who}因投诉人不满意退回重办，各项诉求重新核实${clock('verify')}。`,
  'evidence-added': ({ who, data }) => `${who}补充了${data.evidenceIds.length}件证据，期限不变。`,
  'naming-agreed': ({ who }) => `${who}同意在核实中向被投诉主体公开身份和合同信息。`,
  'complaint-withdrawn': ({ who }) =>
    `${who}撤回投诉，结果为“${OUTCOME_LABELS.withdrawn}”，其余期限不再计算。`,
  'complaint-rated': ({ who, data }) => `${who}对办理结果评价${data.score}分。`,
  'agent-called-off': ({ who }) => `${who}解除了代理，代理人的查询凭证即时失效。`,
};
