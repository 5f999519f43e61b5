const RUNG_LABELS: Readonly<Record<string, string>> = {
  'week-before': '前一周提醒',
  'due-day': '当日提醒',
  warning: '临期提醒',
  'warning-2': '临期再次提醒',
  due: '到期提醒',
  'due-direct': '到期直报督查',
  'overdue-1': '超期催办',
  'overdue-1-direct': '超期直报督查',
  'overdue-2': '超期督办',
  'overdue-2-direct': '超期督办直报督查',
  listed: '挂牌督办',
  urged: '催办',
};

/** Ladders are policy data: a rung that a region has named itself is shown by that name. */
export function rungLabel(rung: string): string {
  return RUNG_LABELS[rung] ?? rung;
}
