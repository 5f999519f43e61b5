import { NOTICE_LABELS, UNDELIVERED_REASON_LABELS } from '../notice-kind';
import type { ComplaintDuty } from '../policy';
import { addresseeWords, budgetWords, dateWords } from '../rule-words';
import { rungLabel } from '../rung-label';
import { unreachedWords } from '../unreached-words';
import type { DataOf } from './events';
import { dutyOf, dutyWords, type Sentences } from './journal-voice';
import {
  DELIVERY_FAILURE_LABELS,
  LETTER_LABELS,
  OUTCOME_LABELS,
  PARTY_LABELS,
  SUSPENSION_GROUND_LABELS,
} from './labels';

/** What follows when a window closes unused. Duties that only climb their ladder have no entry. */
const AFTER_LAPSE: Readonly<Partial<Record<ComplaintDuty, string>>> = {
  supplement: '受理和转交期限继续计算，由受理部门依现有材料决定',
  return: '不能再退回，核实期限继续计算',
  answer: '被投诉主体没有答复，核实认定部门可以依现有材料作出结论',
  question: '没有收到回复，依现有材料办理',
  rectify: '未报完成的，视为逾期未完成整改，转入认定；已报完成的，待核实认定部门核验',
  defend: '可以提请认定；已经提交的陈述申辩仍须先听取',
  'ask-review': '不再受理复核申请',
  'settle-instalment': '和解约定的一期没有履行，投诉恢复办理',
  'check-suspension': '仍未恢复办理，重新起算下一次核查的期限',
  'follow-up': '没有登记回访结果',
  rate: '不再接受评价',
};

const FOLLOWED_STAGES = {
  accepted: '已受理',
  transferred: '已转交',
  verified: '已核实',
  rectifying: '正在整改',
  closed: '已办结',
} as const satisfies Record<DataOf<'channel-progressed'>['stage'], string>;

/** From above and beside, and what the clock brings. */
export const SUPERVISION_SENTENCES: Sentences<
  | 'urged'
  | 'notice-undelivered'
  | 'complaint-listed'
  | 'extension-granted'
  | 'handling-suspended'
  | 'handling-resumed'
  | 'handling-discontinued'
  | 'instruction-recorded'
  | 'instruction-answered'
  | 'calendar-changed'
  | 'respondent-succeeded'
  | 'body-succeeded'
  | 'officer-succeeded'
  | 'delivery-failed'
  | 'channel-progressed'
  | 'rungs-reached'
  | 'duty-lapsed'
> = {
  urged: ({ who, data }) =>
    `${who}${data.dutyId === null ? '催办本件' : `催办“${dutyWords(data.dutyId)}”`}，期限不变。`,
  'notice-undelivered': ({ data, names }) =>
    `发给${unreachedWords(data.unreached, names)}的“${NOTICE_LABELS[data.notice]}”通知没有送达（${UNDELIVERED_REASON_LABELS[data.reason]}），请承办部门改用其他方式告知；期限不变。`,
  'complaint-listed': ({ who }) => `${who}对本件挂牌督办，期限不变。`,
  'extension-granted': ({ who, data, names }) => {
    const duty = dutyOf(data.dutyId);
    const rule = duty === null ? undefined : names.rules?.extensions[duty];
    return `${who}批准延长“${dutyWords(data.dutyId)}”的期限${rule === undefined ? '' : budgetWords(rule)}。`;
  },
  'handling-suspended': ({ who, data, clock }) =>
    `${who}自${dateWords(data.fromOn)}起中止办理，原因：${SUSPENSION_GROUND_LABELS[data.ground]}；各项期限暂停计算（批示办理除外）${clock('check-suspension')}。`,
  'handling-resumed': ({ who, data }) =>
    `${who}自${dateWords(data.on)}起恢复办理，各项期限按剩余时间继续计算。`,
  'handling-discontinued': ({ who, data }) =>
    `${who}签发终止办理的决定，原因：${SUSPENSION_GROUND_LABELS[data.ground]}；各项期限不再计算（批示办理除外）。`,
  'instruction-recorded': ({ who, data }) =>
    `${who}登记一件批示，须于${dateWords(data.dueOn)}前报告办理结果。`,
  'instruction-answered': ({ who }) => `${who}报告了批示的办理结果，该项期限不再计算。`,
  'calendar-changed': ({ data }) =>
    `节假日安排更新（${data.calendar.version}），未办结事项的到期日重新计算；已办结事项的认定不变。`,
  'respondent-succeeded': ({ data, names, clock }) => {
    const successor = names.organization(data.respondent.organizationId);
    const verifier =
      data.verifying === null
        ? ''
        : `，核实认定部门相应为${names.organization(data.verifying.organizationId)}`;
    return `被投诉主体由${successor}承继${verifier}；已通知而诉求尚未有结论的，重新给予答复期限${clock('answer')}。`;
  },
  'body-succeeded': ({ data, names }) => {
    const [from, to] = [names.organization(data.from), names.organization(data.to.organizationId)];
    const how =
      data.as === 'successor'
        ? `${from}已合并或撤销，其${PARTY_LABELS[data.party]}的职责由${to}承继`
        : `${from}已合并或撤销，没有可以承继的单位，${PARTY_LABELS[data.party]}的职责由监督单位${to}接办`;
    return `${how}；各项期限继续计算，不重新起算。`;
  },
  'officer-succeeded': ({ data, names }) =>
    `${names.officer(data.from)}的工作已交接，${PARTY_LABELS[data.party]}的事项由${names.officer(data.to)}承办；各项期限继续计算。`,
  'delivery-failed': ({ who, data }) =>
    `${who}报来：${LETTER_LABELS[data.letterKind]}于${dateWords(data.on)}未能送达${PARTY_LABELS[data.party]}（${DELIVERY_FAILURE_LABELS[data.reason]}），须另行送达；自送达起算的期限尚未起算。`,
  'channel-progressed': ({ who, data }) => {
    const outcome = data.closedAs === null ? '' : `，结果为“${OUTCOME_LABELS[data.closedAs]}”`;
    return `${who}报来进展：${FOLLOWED_STAGES[data.stage]}${outcome}。`;
  },
  'rungs-reached': ({ data }) => {
    const steps = data.rungs.map(({ rung, to }) => `${rungLabel(rung)}（送${addresseeWords(to)}）`);
    return `“${dutyWords(data.dutyId)}”到达${steps.join('、')}节点${data.rungs.length > 1 ? '，一并记录，只发送最高一级' : ''}。`;
  },
  'duty-lapsed': ({ data }) => {
    const duty = dutyOf(data.dutyId);
    const consequence = duty === null ? undefined : AFTER_LAPSE[duty];
    return `“${dutyWords(data.dutyId)}”期限届满${consequence === undefined ? '' : `：${consequence}`}。`;
  },
};
