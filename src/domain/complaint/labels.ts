import type { DutyState } from '../duty';
import type { ComplaintDuty } from '../policy';
import type { ApprovableActType } from './approval';
import type {
  BreachGround,
  CaseChannel,
  ComplaintField,
  ComplaintOutcome,
  ComplaintPartyRole,
  ComplaintState,
  ComplaintStatus,
  Conclusion,
  DemandKind,
  DemandState,
  Excuse,
  LetterKind,
  ServiceMethod,
  SuspensionGround,
} from './complaint';
import type { ContractReason } from './contract-likeness';
import type { DuplicateReason } from './duplicate';
import type { DeliveryFailure, FactsOf, NoticeField } from './facts';

/** What people call each code of a complaint. One table a code; a new value does not compile without its word. */
export const STATUS_LABELS = {
  received: '待受理',
  supplementing: '待补正',
  accepted: '已受理',
  transferred: '已转交（待签收）',
  verifying: '核实中',
  rectifying: '整改中',
  determining: '认定中',
  determined: '已认定',
  closed: '已办结',
} as const satisfies Record<ComplaintStatus, string>;

export const OUTCOME_LABELS = {
  rejected: '不予受理',
  withdrawn: '投诉人撤回',
  settled: '和解撤回',
  unfounded: '不属实',
  unverifiable: '无法核实',
  'lawful-change': '依法变更，应予补偿',
  rectified: '已整改到位',
  'breach-determined': '认定违约失信',
  discontinued: '终止办理',
  split: '已按被投诉主体拆分办理',
} as const satisfies Record<ComplaintOutcome, string>;

export const CHANNEL_LABELS = {
  'credit-portal': '信用门户网站投诉专栏',
  'hotline-12345': '12345 政务服务热线',
  'petition-platform': '网上信访平台',
  'enterprise-platform': '企业服务平台',
  'enterprise-hotline': '民营企业服务热线',
  'contract-register': '合同逾期执行库、终止库',
} as const satisfies Record<CaseChannel, string>;

export const FIELD_LABELS = {
  'government-procurement': '政府采购',
  tendering: '招标投标',
  'investment-promotion': '招商引资',
  'public-private-partnership': '政府与社会资本合作',
  'industrial-support': '产业扶持',
  'government-investment': '政府投资',
  other: '其他',
} as const satisfies Record<ComplaintField, string>;

export const KIND_LABELS = {
  complaint: '投诉',
  'tip-off': '举报',
  'ex-officio': '依职权认定',
} as const satisfies Record<ComplaintState['kind'], string>;

export const HANDLING_LABELS = {
  driven: '本系统办理',
  followed: '归集件（由受理渠道办理，本系统跟踪）',
} as const satisfies Record<ComplaintState['handling'], string>;

export const IDENTITY_LABELS = {
  named: '实名',
  sealed: '实名保密',
  anonymous: '匿名',
} as const satisfies Record<ComplaintState['identity'], string>;

export const DELIVERY_FAILURE_LABELS = {
  refused: '收件人拒收',
  'unknown-address': '地址不详',
  'not-collected': '逾期未领',
  other: '其他原因',
} as const satisfies Record<DeliveryFailure, string>;

export const PARTY_LABELS = {
  accepting: '受理部门',
  verifying: '核实认定部门',
  reviewing: '复核机关',
  respondent: '被投诉主体',
  complainant: '投诉人',
} as const satisfies Record<ComplaintPartyRole, string>;

export const DEMAND_KIND_LABELS = {
  payment: '支付拖欠款项',
  policy: '兑现承诺政策',
  performance: '履行合同义务',
  settlement: '办理验收结算',
  compensation: '给予补偿',
  other: '其他诉求',
} as const satisfies Record<DemandKind, string>;

export const DEMAND_STATE_LABELS = {
  open: '待核实',
  substantiated: '属实，待整改',
  unfounded: '不属实',
  unverifiable: '无法核实',
  'lawful-change': '依法变更，应予补偿',
  rectifying: '限期整改中',
  overdue: '逾期未完成整改',
  refused: '拒不整改',
  rectified: '整改到位',
  breach: '认定违约失信',
} as const satisfies Record<DemandState, string>;

export const CONCLUSION_LABELS = {
  substantiated: '属实',
  'partly-substantiated': '部分属实',
  unfounded: '不属实',
  unverifiable: '无法核实',
  'lawful-change': '依法变更，应予补偿',
} as const satisfies Record<Conclusion, string>;

/** 内发改财金字〔2023〕1444号 二(一)3 */
export const GROUND_LABELS = {
  overdue: '逾期未完成整改且无正当理由',
  'rectification-refused': '拒不整改',
  'successor-repudiation': '以机构调整、人员变动等理由不履约',
  'not-performed': '经督查仍不履行合同',
  malicious: '恶意违约',
} as const satisfies Record<BreachGround, string>;

export const EXCUSE_LABELS = {
  election: '政府换届',
  'leadership-change': '领导更替',
  reorganisation: '机构调整',
  'staff-change': '人员变动',
  similar: '其他同类理由',
} as const satisfies Record<Excuse, string>;

export const DUTY_LABELS = {
  accept: '决定是否受理',
  transfer: '转交',
  supplement: '补正材料',
  'sign-in': '签收',
  return: '退回',
  verify: '核实',
  'transfer-again': '重新转交',
  answer: '答复核实通知',
  question: '回复询问',
  order: '下达整改要求',
  rectify: '限时整改',
  confirm: '核验整改完成情况',
  justify: '审查正当理由',
  defend: '陈述申辩',
  determine: '作出认定',
  explain: '反馈并解释说明',
  'report-to-acceptors': '向各受理部门报送认定结果',
  'ask-review': '申请复核',
  'decide-review': '作出复核决定',
  'answer-instruction': '办理批示',
  'settle-instalment': '按和解约定分期履行',
  'check-suspension': '核查中止原因',
  'follow-up': '回访',
  rate: '评价',
} as const satisfies Record<ComplaintDuty, string>;

export const DUTY_STATE_LABELS = {
  running: '计时中',
  suspended: '暂停计时',
  met: '已完成',
  lapsed: '期限届满',
  withdrawn: '不再需要',
} as const satisfies Record<DutyState, string>;

export const ACT_LABELS = {
  reject: '不予受理',
  conclude: '核实结论',
  'order-rectification': '限期整改通知',
  determine: '违约失信认定',
  'revoke-determination': '撤销认定',
  'publish-determination': '公示认定',
  'withdraw-publication': '撤下公示',
  discontinue: '终止办理',
  'decide-review': '复核决定',
} as const satisfies Record<ApprovableActType, string>;

export const LETTER_LABELS = {
  'acceptance-notice': '受理通知书',
  'rejection-notice': '不予受理告知书',
  'supplement-notice': '补正通知书',
  'transfer-letter': '转办函',
  'rectification-order': '限期整改通知书',
  'determination-notice': '拟认定告知书',
  'determination-document': '认定文书',
  reply: '答复书',
} as const satisfies Record<LetterKind, string>;

export const SERVICE_METHOD_LABELS = {
  direct: '直接送达',
  post: '邮寄送达',
  left: '留置送达',
  'public-notice': '公告送达',
  electronic: '电子送达',
} as const satisfies Record<ServiceMethod, string>;

export const CONTACT_METHOD_LABELS = {
  phone: '电话',
  mail: '信函',
  visit: '走访',
  message: '短信或站内信',
} as const satisfies Record<FactsOf<'record-contact-attempt'>['method'], string>;

export const SUSPENSION_GROUND_LABELS = {
  'court-proceedings': '同一事项进入诉讼程序',
  arbitration: '同一事项进入仲裁程序',
  'administrative-review': '同一事项进入行政复议程序',
  appraisal: '需要鉴定、评估或审计',
  'force-majeure': '不可抗力',
} as const satisfies Record<SuspensionGround, string>;

export const FOLLOW_UP_LABELS = {
  none: '未回访',
  satisfied: '满意',
  'mostly-satisfied': '基本满意',
  dissatisfied: '不满意',
  unreachable: '未能联系上',
} as const satisfies Record<ComplaintState['followUp'], string>;

export const NOTICE_FIELD_LABELS = {
  'demand-kinds': '诉求类型',
  field: '所属领域',
  region: '所在地区',
  'contract-number': '合同编号',
  amount: '涉及金额',
  narrative: '事实经过',
} as const satisfies Record<NoticeField, string>;

export const DUPLICATE_REASON_LABELS = {
  'same-complainant': '投诉人相同',
  'same-contract': '合同编号相同',
  'alike-title': '标题相近',
  'alike-narrative': '事实经过相近',
  'same-amount': '金额相同',
  'same-respondent': '被投诉主体相同',
} as const satisfies Record<DuplicateReason, string>;

export const CONTRACT_REASON_LABELS = {
  'same-number': '合同编号相同',
  'alike-name': '合同名称相近',
  'named-code': '投诉中写明了签约方的统一社会信用代码',
  'same-body': '承办单位就是被投诉主体',
} as const satisfies Record<ContractReason, string>;
