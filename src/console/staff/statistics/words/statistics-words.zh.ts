import { FIGURE_DEFINITIONS, FIGURE_RATES } from '../../../../domain/complaint/figures';

/** What the leaders' page says; the figures themselves are named in `lists.figures`. */
export const chineseStatisticsWords = {
  title: '统计分析',
  asOf: (moment: string) => `截至案件时间 ${moment}；只计您可以查看的案件`,
  headline: '主要指标',
  counts: (label: string, count: string) => `${label} ${count} 件，打开列表`,
  rates: {
    closureRate: FIGURE_RATES.closureRate.label,
    satisfactionRate: FIGURE_RATES.satisfactionRate.label,
    performanceRate: FIGURE_RATES.performanceRate.label,
  },
  apart: '认定不免除履约义务：「认定办结」与「履行到位」分别统计，同一件投诉可以两项都计，也可以只计一项。',
  overTime: '按收到的月份',
  byGroup: '分组比较',
  groupings: {
    region: '地区',
    accepting: '受理部门',
    verifying: '核实认定部门',
    respondent: '被投诉主体',
    field: '领域',
    channel: '渠道',
  },
  month: '月份',
  notTransferred: '尚未转交',
  chart: '点击图上的柱或点，打开其后的案件；同样的数字在下面的数据表里。',
  loadingChart: '正在画图……',
  largest: (count: number) => `图中是收到最多的 ${count} 个，其余见表。`,
  showTable: '显示数据表',
  definitions: '统计口径',
  definitionOf: FIGURE_DEFINITIONS,
  rateOf: (part: string, whole: string) => `${part} ÷ ${whole}`,
  periods: { month: '本月', quarter: '本季度', year: '今年', all: '全部时间' },
  period: '收到日期',
  empty: '没有可以统计的投诉',
  emptyHelp: '您可以查看的投诉到来后，这里会有数字。',
} as const;
