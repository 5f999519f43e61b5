import type { DutyMove, IncidentKind } from '../domain/notification';

export const MOVE_LABELS = {
  suspended: '案件中止办理，期限暂停计算',
  resumed: '案件恢复办理，期限继续计算',
  extended: '已批准延长',
  justified: '正当理由成立，整改日期相应调整',
  'calendar-changed': '国务院办公厅节假日安排公布或调整，期限重新计算',
  'transferred-again': '已重新转交，期限重新起算',
  'respondent-succeeded': '被投诉主体由承继单位承接，期限重新起算',
} as const satisfies Record<DutyMove, string>;

export const INCIDENT_LABELS = {
  'role-unfilled': '岗位无人担任，通知已升级送上一级',
  'mail-undeliverable': '通知无法送达',
  'competent-body-missing': '没有可以依规接办的单位，已由上级或督查机构接办',
  'log-inconsistent': '存证核对不一致',
  'case-without-workflow': '案件没有运行中的流程',
  'workflow-without-case': '流程没有对应的未结案件',
  'case-overdue-in-engine': '案件到期未动',
  'command-undecided': '指令迟迟未裁定',
  'workflow-not-answering': '流程不应答',
  'workflow-ahead-of-store': '流程走在存储之前',
} as const satisfies Record<IncidentKind, string>;
