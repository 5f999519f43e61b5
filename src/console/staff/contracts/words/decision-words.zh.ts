/** What the page says of the steps of a decision before signing. */
export const chineseDecisionWords = {
  title: '签订前的决策程序',
  basis: '依据',
  states: { open: '未完成', evidenced: '已附材料', 'not-applicable': '不适用' },
  compulsory: '必须',
  optional: '可选',
} as const;
