/**
 * What is counted of complaints. Each figure is also a filter of the list, so that whoever reads a number can open the
 * cases behind it. All but the state figures are of a cohort: the cases received in the period.
 * Source: 投诉处置和认定效率 (内发改财金字〔2023〕1444号 二(四), evaluation); 认定办结 and 履行到位 are two things, for a
 * determination does not discharge what is owed.
 */
export const COMPLAINT_FIGURES = [
  'received',
  'open',
  'closed',
  'rejected',
  'substantiated',
  'determined',
  'rectified',
  'performed',
  'determined-unperformed',
  'overdue',
  'listed',
  'rated',
  'satisfied',
] as const;

export type ComplaintFigure = (typeof COMPLAINT_FIGURES)[number];

export const FIGURE_LABELS = {
  received: '收到',
  open: '在办',
  closed: '办结',
  rejected: '不予受理',
  substantiated: '属实应履行',
  determined: '认定办结',
  rectified: '整改到位',
  performed: '履行到位',
  'determined-unperformed': '已认定未履行到位',
  overdue: '超期未办',
  listed: '挂牌督办',
  rated: '已评价',
  satisfied: '满意',
} as const satisfies Record<ComplaintFigure, string>;

export const FIGURE_DEFINITIONS = {
  received: '期间内收到的投诉。按被投诉主体拆分的原件不计，拆出的各件分别计',
  open: '期间内收到、尚无结果的',
  closed: '期间内收到、已有结果的（不予受理、撤回、不属实、整改到位、认定违约失信等）',
  rejected: '期间内收到、决定不予受理的',
  substantiated: '至少一项诉求查明应当履行的（属实、部分属实，或者依法变更应予补偿）',
  determined: '认定违约失信的（认定数量）。认定不免除履约义务，与履行到位分别统计',
  rectified: '在限期内整改到位、不作认定的',
  performed: '查明应当履行的各项诉求都已经履行的，不论是否已作认定',
  'determined-unperformed': '已经认定违约失信，仍有诉求没有履行的',
  overdue: '现在有机关超过期限未办事项的（按案件时间）',
  listed: '列为挂牌督办的',
  rated: '投诉人已经评价，或者回访得到评价的',
  satisfied: '已评价中满意的：评价 4 分以上，没有评分的看回访（满意、基本满意）',
} as const satisfies Record<ComplaintFigure, string>;

/** The share of one figure in another. */
export const FIGURE_RATES = {
  closureRate: { of: 'closed', in: 'received', label: '办结率' },
  satisfactionRate: { of: 'satisfied', in: 'rated', label: '满意率' },
  performanceRate: { of: 'performed', in: 'substantiated', label: '履行到位率' },
} as const satisfies Record<string, { of: ComplaintFigure; in: ComplaintFigure; label: string }>;

/** By what figures can be told apart. */
export const FIGURE_GROUPINGS = [
  'region',
  'accepting',
  'verifying',
  'respondent',
  'field',
  'channel',
  'month',
] as const;
export type FigureGrouping = (typeof FIGURE_GROUPINGS)[number];
