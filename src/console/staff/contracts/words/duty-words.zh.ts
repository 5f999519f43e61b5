/** What the page of open work in contracts says. */
export const chineseContractDutyWords = {
  title: '合同待办',
  duty: '应办事项',
  undated: { tolerance: '决定是否容错', problem: '确认问题是否解决' },
  milestone: (title: string, side: string) => `${title}（${side}）`,
  manager: '合同管理员',
  noManager: '未指定',
  search: '合同名称或编码的一部分',
  dueBefore: '到期不晚于',
  scopes: { mine: '我管理的和未指定的', office: '本单位全部' },
  empty: '合同方面没有需要办理的事项',
  emptyHelp: '履约节点到期前一周起列在这里；逾期未履行的一直列着，直到履行或者另行处理。',
} as const;
