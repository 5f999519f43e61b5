import { NOTICE_LABELS, UNDELIVERED_REASON_LABELS } from '../notice-kind';
import { addresseeWords, dateWords } from '../rule-words';
import { rungLabel } from '../rung-label';
import { unreachedWords } from '../unreached-words';
import type { DataOf } from './events';
import { partsOfDuty, placeOfNode, type JournalNames, type Sentences } from './journal-voice';
import { CHINESE_COMMITMENT_LABELS } from './labels';

const { changeGrounds, duties, overdueReasons, supervisionForms, supervisions, toleranceGrounds, units } =
  CHINESE_COMMITMENT_LABELS;

/** 第2个节点; where the nodes are not known, no more than that it is one. */
export function nodeWords(names: Pick<JournalNames, 'nodes'>, nodeId: string): string {
  const place = placeOfNode(names, nodeId);
  return place === null ? '一个节点' : `第${place}个节点`;
}

function dutyWords(dutyId: string, names: JournalNames): string {
  const parts = partsOfDuty(dutyId);
  if (parts === null) return dutyId;
  return `${duties[parts.duty]}${parts.nodeId === null ? '' : `·${nodeWords(names, parts.nodeId)}`}`;
}

function performedWords(data: DataOf<'performance-recorded'>, { nodes = [] }: JournalNames): string {
  const unit = nodes.find(({ nodeId }) => nodeId === data.nodeId)?.target?.unitCode;
  const parts = [
    ...(data.thousandths === null
      ? []
      : [`数量${data.thousandths / 1000}${unit === undefined ? '' : units[unit]}`]),
    ...(data.completes ? ['该节点兑现完毕'] : []),
  ];
  return parts.join('，');
}

const CONCLUDED = {
  performed: '该节点兑现完毕',
  impossible: '可以拟确认未兑现，或者依法变更',
  continued: '督查期限重新起算',
  'not-performed': '可以拟确认未兑现，并听取承诺单位的书面陈述',
} as const;

export const COMMITMENT_SENTENCES: Sentences = {
  'commitment-registered': ({ who, data, names }) => {
    const kind = data.rules.kinds.find(({ code }) => code === data.kindCode)?.label ?? data.kindCode;
    return `${who}登记${names.organization(data.promisor.organizationId)}于${dateWords(data.madeOn)}作出的承诺（${kind}），共${data.nodes.length}个节点，由${names.organization(data.regulator.organizationId)}监管。`;
  },
  'performance-recorded': ({ who, data, node, names }) =>
    `${who}登记${node(data.nodeId)}于${dateWords(data.on)}兑现：${performedWords(data, names)}。`,
  'overdue-explained': ({ who, data, node }) =>
    `${who}就${node(data.nodeId)}说明未兑现原因：${overdueReasons[data.reasonCode]}；计划于${dateWords(data.plannedOn)}前兑现，承诺的日期不变。`,
  'supervision-opened': ({ who, data, node }) =>
    `${who}对${node(data.nodeId)}开展督查，方式：${supervisionForms[data.form]}。`,
  'supervision-concluded': ({ who, data, node }) =>
    `${who}对${node(data.nodeId)}形成督查结果：${supervisions[data.result]}；${CONCLUDED[data.result]}。`,
  'tolerance-asked': ({ who, data, node }) =>
    `${who}就${node(data.nodeId)}申请容错${data.days}日，理由：${toleranceGrounds[data.ground]}；须由第二人审批。`,
  'tolerance-granted': ({ who, data, node }) =>
    `${who}准予${node(data.nodeId)}容错${data.days}日，督查期限相应推迟；承诺的日期和逾期天数不变。`,
  'tolerance-refused': ({ who, data, node }) => `${who}不予${node(data.nodeId)}容错，督查期限不变。`,
  'not-honoured-proposed': ({ who, data, node, clock }) =>
    `${who}拟确认${node(data.nodeId)}未兑现，须先听取承诺单位的书面陈述，再由第二人确认${clock('answer-proposal')}。`,
  'proposal-answered': ({ who, data, node }) => `${who}就拟确认${node(data.nodeId)}未兑现提交书面陈述。`,
  'not-honoured-confirmed': ({ who, data, node }) => `${who}确认${node(data.nodeId)}未兑现。`,
  'not-honoured-declined': ({ who, data, node, clock }) =>
    `${who}不予确认${node(data.nodeId)}未兑现，重新督查${clock('supervise')}。`,
  'commitment-changed': ({ who, data, node }) => {
    const changes = data.changes.map(({ nodeId, dueOn, isDropped }) =>
      isDropped ? `${node(nodeId)}不再兑现` : `${node(nodeId)}改为${dateWords(dueOn)}`,
    );
    return `${who}依法变更承诺，事由：${changeGrounds[data.ground]}；${changes.join('，')}。因此受损的，依法补偿。`;
  },
  'commitment-withdrawn': ({ who, data, clock }) =>
    `${who}依法撤回承诺，事由：${changeGrounds[data.ground]}。因此受损的，依法补偿${clock('close')}。`,
  'contract-linked': ({ who }) => `${who}把承诺与承载它的一份合同关联。`,
  'manager-assigned': ({ who, data, names }) =>
    `${who}指定${names.officer(data.officerId)}为经办人，兑现提醒今后发给该经办人。`,
  'commitment-closed': ({ who, data }) => `${who}于${dateWords(data.on)}办结承诺。`,
  'commitment-urged': ({ who, data, names }) =>
    `${who}${data.dutyId === null ? '催办本承诺' : `催办“${dutyWords(data.dutyId, names)}”`}，期限不变。`,
  'notice-undelivered': ({ data, names }) =>
    `发给${unreachedWords(data.unreached, names)}的“${NOTICE_LABELS[data.notice]}”通知没有送达（${UNDELIVERED_REASON_LABELS[data.reason]}），请经办人改用其他方式告知；期限不变。`,
  'calendar-changed': ({ data }) =>
    `节假日安排更新（${data.calendar.version}），未办结事项的到期日重新计算；已办结事项和承诺的日期不变。`,
  'promisor-succeeded': ({ data, names }) =>
    `承诺单位由${names.organization(data.promisor.organizationId)}承继，承诺继续有效，日期不变。`,
  'rungs-reached': ({ data, names }) => {
    const steps = data.rungs.map(({ rung, to }) => `${rungLabel(rung)}（送${addresseeWords(to)}）`);
    return `“${dutyWords(data.dutyId, names)}”到达${steps.join('、')}节点${data.rungs.length > 1 ? '，一并记录，只发送最高一级' : ''}。`;
  },
  'duty-lapsed': ({ data, names, clock }) => {
    const isNode = data.dutyId.startsWith('perform/');
    const follows = isNode ? `逾期未兑现${clock('explain-overdue')}${clock('supervise')}` : '期限届满';
    return `“${dutyWords(data.dutyId, names)}”${follows}。`;
  },
};
