import type { DutyMove } from '../domain/notification';

export const MOVE_LABELS = {
  suspended: '案件中止办理，期限暂停计算',
  resumed: '案件恢复办理，期限继续计算',
  extended: '已批准延长',
  justified: '正当理由成立，整改日期相应调整',
  'calendar-changed': '国务院办公厅节假日安排公布或调整，期限重新计算',
  'transferred-again': '已重新转交，期限重新起算',
  'respondent-succeeded': '被投诉主体由承继单位承接，期限重新起算',
} as const satisfies Record<DutyMove, string>;
