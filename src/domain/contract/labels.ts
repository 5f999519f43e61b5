import type {
  AmendmentGround,
  CollectionRoute,
  ContractOutcome,
  ContractOwner,
  ContractSide,
  ContractStandstill,
  ContractStatus,
  Dispute,
  Milestone,
  MilestoneKind,
  MilestoneState,
  PartyScale,
  PriceType,
  QuantityUnit,
  ReviewOpinion,
  ToleranceGround,
} from './contract';
import type { ContractDuty } from './contract-rules';
import type { OverdueReason, SupervisionForm } from './facts';
import type { CheckFinding, ProblemAssignee, ProblemSeverity, ProblemState } from './monitoring';

/** What people call each code of a contract. One table a code; a new value does not compile without its word. */
export const STATUS_LABELS = {
  draft: '起草中',
  reviewing: '合法性审查中',
  approved: '审查通过，待签订',
  signed: '已签订，待备案',
  filed: '已备案',
  performing: '履行中',
  performed: '已履行，待销号',
  terminated: '终止库',
  'closed-out': '已销号',
  archived: '已归档',
} as const satisfies Record<ContractStatus, string>;

export const OUTCOME_LABELS = {
  performed: '履约完毕',
  'performed-after-supervision': '督查后履约完毕',
  'breach-determined': '认定违约失信',
  'terminated-and-settled': '终止并处理完毕',
  rescinded: '解除并处理完毕',
  'never-signed': '未签订',
} as const satisfies Record<ContractOutcome, string>;

export const ROUTE_LABELS = {
  form: '专人填报',
  interface: '系统对接',
  import: '表格导入',
  scan: '纸质扫描',
} as const satisfies Record<CollectionRoute, string>;

export const SIDE_LABELS = {
  public: '行政机关一方',
  counterparty: '合同相对方',
} as const satisfies Record<ContractSide, string>;

export const OWNER_LABELS = {
  public: '承办单位',
  counterparty: '合同相对方',
  reporter: '归集上报单位',
  regulator: '行业监管部门',
} as const satisfies Record<ContractOwner, string>;

export const SCALE_LABELS = {
  large: '大型企业',
  medium: '中型企业',
  small: '小型企业',
  micro: '微型企业',
  'not-declared': '未声明规模',
} as const satisfies Record<PartyScale, string>;

export const PRICE_TYPE_LABELS = {
  'fixed-total': '固定总价',
  'fixed-unit': '固定单价',
  adjustable: '可调价格',
  'cost-plus': '成本加酬金',
  none: '不涉及价款',
} as const satisfies Record<PriceType, string>;

export const QUANTITY_UNIT_LABELS = {
  piece: '台（件）',
  set: '套',
  item: '项',
  batch: '批',
  ton: '吨',
  kilogram: '千克',
  metre: '米',
  kilometre: '公里',
  'square-metre': '平方米',
  'cubic-metre': '立方米',
  mu: '亩',
  hectare: '公顷',
  'kilowatt-hour': '千瓦时',
  person: '人',
  day: '日',
  month: '月',
  year: '年',
  percent: '%',
} as const satisfies Record<QuantityUnit, string>;

export const MILESTONE_KIND_LABELS = {
  delivery: '交付',
  payment: '付款',
  acceptance: '验收',
  promise: '承诺兑现',
  other: '其他履约',
} as const satisfies Record<MilestoneKind, string>;

export const MILESTONE_STATE_LABELS = {
  upcoming: '未到期',
  due: '今日到期',
  overdue: '逾期未履行',
  'partly-met': '部分履行',
  met: '已履行',
  waived: '不再履行',
} as const satisfies Record<MilestoneState, string>;

export const SUPERVISION_RESULT_LABELS = {
  none: '未督查',
  open: '督查中',
  performed: '督查后已履行',
  impossible: '确认无法履行',
  continued: '继续督促履行',
  'not-performed': '经督查仍不履行',
} as const satisfies Record<Milestone['supervision'], string>;

export const REVIEW_OPINION_LABELS = {
  agreed: '同意',
  'agreed-with-changes': '修改后同意',
  disagreed: '不同意',
} as const satisfies Record<ReviewOpinion, string>;

export const AMENDMENT_GROUND_LABELS = {
  agreement: '双方协商一致',
  'force-majeure': '不可抗力',
  'change-of-circumstances': '情势变更（民法典第五百三十三条）',
  'public-interest': '国家利益、公共利益或者其他法定事由，依法补偿',
  'plan-adjustment': '规划调整、政策变化，依法补偿',
  'quantity-change': '工程量、采购量变更',
  clerical: '文字更正',
} as const satisfies Record<AmendmentGround, string>;

export const SUSPENSION_GROUND_LABELS = {
  'force-majeure': '不可抗力',
  'court-order': '人民法院裁定',
  agreed: '双方约定',
} as const satisfies Record<ContractStandstill['ground'], string>;

/** 换届、机构调整、人员变动可以写明，但不是不履约的理由 (优化营商环境条例 31). */
export const OVERDUE_REASON_LABELS = {
  'funds-not-arranged': '资金未落实',
  'counterparty-default': '合同相对方违约',
  'acceptance-disputed': '验收有争议',
  'amount-disputed': '结算金额有争议',
  'approval-delayed': '审批手续未完成',
  'force-majeure': '不可抗力',
  'change-of-government': '换届、机构调整或者人员变动（不是不履约的理由）',
  other: '其他原因',
} as const satisfies Record<OverdueReason, string>;

export const SUPERVISION_FORM_LABELS = {
  'admonitory-talk': '约谈',
  special: '专项检查',
  'spot-check': '抽查',
  listed: '挂牌督办',
} as const satisfies Record<SupervisionForm, string>;

export const TOLERANCE_GROUND_LABELS = {
  'first-time': '首次逾期且情节轻微',
  'being-remedied': '正在积极整改',
  'objective-obstacle': '客观障碍',
} as const satisfies Record<ToleranceGround, string>;

export const DISPUTE_WAY_LABELS = {
  negotiation: '协商',
  mediation: '调解',
  arbitration: '仲裁',
  litigation: '诉讼',
} as const satisfies Record<Dispute['way'], string>;

export const BREACH_BY_LABELS = {
  ...SIDE_LABELS,
  both: '双方',
  nobody: '双方均未违约',
} as const satisfies Record<Exclude<Dispute['breachBy'], null>, string>;

export const CHECK_FINDING_LABELS = {
  satisfactory: '正常',
  unsatisfactory: '有问题',
  'not-applicable': '不适用',
} as const satisfies Record<CheckFinding, string>;

export const PROBLEM_SEVERITY_LABELS = {
  minor: '一般',
  major: '较重',
  critical: '严重',
} as const satisfies Record<ProblemSeverity, string>;

export const PROBLEM_STATE_LABELS = {
  assigned: '办理中',
  answered: '已反馈，待确认',
  solved: '已解决',
  withdrawn: '已撤回',
} as const satisfies Record<ProblemState, string>;

export const PROBLEM_ASSIGNEE_LABELS = {
  public: '承办单位',
  reporter: '归集上报单位',
  regulator: '行业监管部门',
} as const satisfies Record<ProblemAssignee, string>;

export const DUTY_LABELS = {
  'review-legality': '合法性审查',
  file: '备案',
  perform: '履行合同节点',
  'explain-overdue': '提交未履约原因',
  supervise: '督查并形成结果',
  'answer-issue': '办理交办问题',
  'answer-instruction': '办理批示',
  'review-succession': '承继审查',
  'settle-dispute': '处理争议',
  compensate: '依法补偿',
  'close-out': '销号',
  archive: '归档',
} as const satisfies Record<ContractDuty, string>;
