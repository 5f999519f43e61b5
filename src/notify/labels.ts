import type { ApprovableActType } from '../domain/complaint/approval';
import type {
  BreachGround,
  ComplaintChannel,
  ComplaintOutcome,
  ComplaintStatus,
  LetterKind,
  ServiceMethod,
} from '../domain/complaint/complaint';
import type { DutyMove, IncidentKind } from '../domain/notification';
import type { ComplaintDuty } from '../domain/policy';

export const DUTY_WORDS = {
  accept: '受理审查',
  transfer: '转交',
  supplement: '补正材料',
  'sign-in': '签收',
  return: '退回重转',
  verify: '核实',
  'transfer-again': '重新转交',
  answer: '答复',
  question: '回复询问',
  rectify: '整改',
  confirm: '核验整改完成',
  justify: '审查正当理由',
  defend: '陈述申辩',
  determine: '作出认定',
  explain: '反馈说明',
  'report-to-acceptors': '报送认定结果',
  'ask-review': '申请复核',
  'decide-review': '作出复核决定',
  'answer-instruction': '办理批示',
  'settle-instalment': '分期履行',
  'follow-up': '回访',
  rate: '评价',
} as const satisfies Record<ComplaintDuty, string>;

export const CHANNEL_WORDS = {
  'credit-portal': '信用门户投诉专栏',
  'hotline-12345': '12345 政务服务热线',
  'petition-platform': '网上信访平台',
  'enterprise-platform': '企业服务平台',
  'enterprise-hotline': '企业服务热线',
} as const satisfies Record<ComplaintChannel, string>;

export const ACT_WORDS = {
  reject: '不予受理',
  conclude: '核实结论',
  'order-rectification': '限期整改通知',
  determine: '违约失信认定',
  'revoke-determination': '撤销认定',
  discontinue: '终止办理',
} as const satisfies Record<ApprovableActType, string>;

export const GROUND_WORDS = {
  overdue: '逾期未完成整改且无正当理由',
  'rectification-refused': '拒不整改',
  'successor-repudiation': '以机构调整、人员变动等理由不履约',
} as const satisfies Record<BreachGround, string>;

export const LETTER_WORDS = {
  'acceptance-notice': '受理通知书',
  'rejection-notice': '不予受理告知书',
  'supplement-notice': '补正通知书',
  'transfer-letter': '转办函',
  'rectification-order': '限期整改通知书',
  'determination-notice': '拟认定告知书',
  'determination-document': '认定文书',
  reply: '答复书',
} as const satisfies Record<LetterKind, string>;

export const SERVICE_WORDS = {
  direct: '直接送达',
  post: '邮寄送达',
  left: '留置送达',
  'public-notice': '公告送达',
  electronic: '电子送达',
} as const satisfies Record<ServiceMethod, string>;

export const STAGE_WORDS = {
  received: '已收到',
  supplementing: '待补正材料',
  accepted: '已受理',
  transferred: '已转交核实认定部门',
  verifying: '正在核实',
  rectifying: '正在整改',
  determining: '正在认定',
  determined: '已作出认定',
  closed: '已办结',
} as const satisfies Record<ComplaintStatus, string>;

export const OUTCOME_WORDS = {
  rejected: '不予受理',
  withdrawn: '已撤回',
  settled: '已和解',
  unfounded: '不属实',
  unverifiable: '无法核实',
  'lawful-change': '依法变更，应予补偿',
  rectified: '已完成整改',
  'breach-determined': '认定违约失信',
  discontinued: '终止办理',
  split: '按被投诉主体分办',
} as const satisfies Record<ComplaintOutcome, string>;

export const MOVE_WORDS = {
  suspended: '案件中止办理，期限暂停计算',
  resumed: '案件恢复办理，期限继续计算',
  extended: '已批准延长',
  justified: '正当理由成立，整改日期相应调整',
  'calendar-changed': '国务院办公厅节假日安排公布或调整，期限重新计算',
  'transferred-again': '已重新转交，期限重新起算',
  'respondent-succeeded': '被投诉主体由承继单位承接，期限重新起算',
} as const satisfies Record<DutyMove, string>;

export const INCIDENT_WORDS = {
  'role-unfilled': '岗位无人担任，通知已升级送上一级',
  'mail-undeliverable': '通知无法送达',
  'workflow-stuck': '流程停滞',
  'log-inconsistent': '存证核对不一致',
  'relay-lagging': '投递积压',
} as const satisfies Record<IncidentKind, string>;

const RUNG_WORDS: Readonly<Record<string, string>> = {
  warning: '临期提醒',
  due: '今日到期',
  'overdue-1': '超期一级催办',
  'overdue-2': '超期二级督办',
  listed: '挂牌督办',
  'listed-supervision': '挂牌督办',
};

/** Rungs are named by each region's rules; one without a word of ours is shown by its own name. */
export function rungWord(rung: string): string {
  return RUNG_WORDS[rung] ?? rung;
}
