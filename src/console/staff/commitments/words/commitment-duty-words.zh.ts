/** What the page of open work in commitments says. */
export const chineseCommitmentDutyWords = {
  title: '承诺待办',
  duty: '应办事项',
  undated: { tolerance: '决定是否容错', proposal: '确认是否未兑现' },
  manager: '管理人',
  noManager: '未指定',
  dueBefore: '到期不晚于',
  scopes: { mine: '我管理的和未指定的', office: '本单位全部' },
  empty: '承诺方面没有需要办理的事项',
  emptyHelp: '承诺节点自第一次提醒起列在这里；逾期未兑现的一直列着，直到兑现或者另行处理。',
} as const;
