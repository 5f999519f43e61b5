import { dateWords } from '../rule-words';
import { dutyWords, type Sentences } from './journal-voice';
import {
  BREACH_BY_LABELS,
  DISPUTE_WAY_LABELS,
  OVERDUE_REASON_LABELS,
  SIDE_LABELS,
  SUPERVISION_FORM_LABELS,
  SUPERVISION_RESULT_LABELS,
  TOLERANCE_GROUND_LABELS,
} from './labels';

const CONCLUDED = {
  performed: '该节点履行完毕，不列入信用记录',
  impossible: '可以转入终止库',
  continued: '督查期限重新起算',
  'not-performed': '可以启动违约认定，认定之前不列入信用记录',
} as const;

/** Supervision, tolerance and the exits behind it; what comes from above and from outside. */
export const SUPERVISION_SENTENCES: Sentences<
  | 'overdue-explained'
  | 'supervision-opened'
  | 'supervision-concluded'
  | 'tolerance-asked'
  | 'tolerance-granted'
  | 'tolerance-refused'
  | 'contract-terminated'
  | 'contract-rescinded'
  | 'dispute-recorded'
  | 'dispute-settled'
  | 'contract-urged'
  | 'contract-listed'
  | 'calendar-changed'
> = {
  'overdue-explained': ({ who, data, node }) =>
    `${who}就${node(data.milestoneId)}提交未履约原因：${OVERDUE_REASON_LABELS[data.reasonCode]}；计划于${dateWords(data.plannedOn)}前履行，约定日期不变。`,
  'supervision-opened': ({ who, data, node }) =>
    `${who}对${node(data.milestoneId)}开展督查，方式：${SUPERVISION_FORM_LABELS[data.form]}。`,
  'supervision-concluded': ({ who, data, node }) =>
    `${who}对${node(data.milestoneId)}形成督查结果：${SUPERVISION_RESULT_LABELS[data.result]}；${CONCLUDED[data.result]}。`,
  'tolerance-asked': ({ who, data, node }) =>
    `${who}就${node(data.milestoneId)}申请容错${data.days}日，理由：${TOLERANCE_GROUND_LABELS[data.ground]}；须由第二人审批。`,
  'tolerance-granted': ({ who, data, node }) =>
    `${who}准予${node(data.milestoneId)}容错${data.days}日，督查期限相应推迟；约定日期、利息和逾期天数不变。`,
  'tolerance-refused': ({ who, data, node }) => `${who}不予${node(data.milestoneId)}容错，督查期限不变。`,
  'contract-terminated': ({ who, data, clock }) =>
    `${who}登记合同经督查确认无法履行，于${dateWords(data.on)}终止，转入终止库${clock('settle-dispute')}。`,
  'contract-rescinded': ({ who, data, clock }) =>
    `${who}登记合同由${data.by === 'both' ? '双方协商' : SIDE_LABELS[data.by]}于${dateWords(data.on)}解除，转入终止库${clock('settle-dispute')}。`,
  'dispute-recorded': ({ who, data }) =>
    `${who}登记争议于${dateWords(data.on)}进入${DISPUTE_WAY_LABELS[data.way]}。`,
  'dispute-settled': ({ who, data, clock }) =>
    `${who}登记争议于${dateWords(data.on)}处理完毕，违约方：${BREACH_BY_LABELS[data.breachBy]}${clock('close-out')}。`,
  'contract-urged': ({ who, data, names }) =>
    `${who}${data.dutyId === null ? '催办本合同' : `催办“${dutyWords(data.dutyId, names)}”`}，期限不变。`,
  'contract-listed': ({ who }) => `${who}对本合同挂牌督办，期限不变。`,
  'calendar-changed': ({ data }) =>
    `节假日安排更新（${data.calendar.version}），未办结事项的到期日重新计算；已办结事项和合同约定的日期不变。`,
};
