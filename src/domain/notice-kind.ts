import type { OfficerId, OrganizationId } from './ids';
import type { Role } from './officer';

/** What a notice is about, in the words of a journal: 「转来线索」的通知. */
export const NOTICE_LABELS = {
  'case-received': '收到投诉',
  'supplement-requested': '补正材料',
  'case-accepted': '受理',
  'case-rejected': '不予受理',
  'case-transferred': '转来线索',
  'notice-to-respondent': '核实',
  'question-asked': '询问',
  'answer-received': '收到答复',
  'rectification-ordered': '限期整改',
  'progress-reported': '整改进展',
  'justification-filed': '正当理由待审查',
  'justification-judged': '正当理由审查结果',
  'determination-proposed': '拟认定',
  'defence-heard': '陈述申辩已听取',
  determined: '认定',
  'determination-published': '认定公示',
  'publication-ended': '公示撤下',
  'result-explained': '办理结果',
  'leading-case-answered': '关联主件答复',
  'letter-served': '文书送达',
  'delivery-failed': '文书退回',
  'rung-reached': '期限提醒',
  'milestone-reminder': '履约提醒',
  'duty-moved': '期限变动',
  'instruction-recorded': '批示',
  'approval-waiting': '待审批',
  'approval-returned': '审批退回',
  'case-reassigned': '办理部门变更',
  'case-listed': '挂牌督办',
  'right-body-named': '有权处理单位',
  'notice-undelivered': '通知未送达',
  'review-asked': '复核申请',
  'review-decided': '复核决定',
  'incident-opened': '运行事件',
  'reveal-declined': '身份查看申请未获同意',
  'calendar-declined': '节假日安排未获同意',
  'work-handed-over': '工作交接',
  'stock-collected': '存量合同逾期汇总',
  'upward-report-due': '每月归集上报',
  'complainant-update': '办理进展',
  'legal-review-requested': '合法性审查',
  'legal-opinion-given': '合法性审查意见',
  'contract-filed': '合同备案',
  'milestone-overdue': '节点逾期',
  'payment-questioned': '支付待核对',
  'overdue-explained': '未履约原因',
  'supervision-opened': '履约督查',
  'supervision-concluded': '督查结果',
  'tolerance-asked': '容错申请',
  'tolerance-granted': '准予容错',
  'tolerance-refused': '不予容错',
  'performance-suspended': '中止履行',
  'performance-resumed': '恢复履行',
  'contract-terminated': '转入终止库',
  'contract-dispute-settled': '争议处理完毕',
  'contract-determination-opened': '违约认定启动',
  'contract-determination-answered': '违约认定结果',
  'problem-assigned': '问题交办',
  'problem-answered': '问题办理情况',
  'problem-solved': '问题已解决',
  'problem-returned': '问题退回重办',
  'problem-withdrawn': '撤回问题',
  'contract-closed-out': '合同销号',
  'contract-listed': '合同挂牌督办',
  'undertaking-succeeded': '承办单位变更',
  'succession-review-opened': '启动承继审查',
  'succession-disputed': '承继审查发现争议',
  'contract-body-succeeded': '合同上报或者监管单位变更',
  'manager-assigned': '指定合同管理员',
  'commitment-reminder': '承诺兑现提醒',
  'commitment-overdue': '承诺逾期未兑现',
  'commitment-explained': '未兑现原因',
  'commitment-supervision-opened': '承诺督查',
  'commitment-supervision-concluded': '承诺督查结果',
  'commitment-tolerance-asked': '承诺容错申请',
  'commitment-tolerance-decided': '承诺容错结果',
  'commitment-proposed': '拟确认未兑现',
  'commitment-answered': '承诺单位书面陈述',
  'commitment-ended': '承诺办理结果',
  'commitment-assigned': '指定承诺经办人',
  'commitment-succeeded': '承诺单位变更',
} as const satisfies Readonly<Record<string, string>>;

export type NoticeKind = keyof typeof NOTICE_LABELS;

/** Who was not reached. Of a complainant nothing but the party, of a contact nothing but the id. */
export type UndeliveredTo =
  | { readonly type: 'complainant' }
  | { readonly type: 'agent' }
  | { readonly type: 'officer'; readonly officerId: OfficerId }
  | { readonly type: 'role'; readonly organizationId: OrganizationId; readonly role: Role }
  | { readonly type: 'contract-contact'; readonly partyId: string; readonly contactId: string };

/** Why a notice was given up. */
export const UNDELIVERED_REASONS = [
  'no-address',
  'nobody-holds-role',
  'account-closed',
  'refused',
  'given-up',
] as const;
export type UndeliveredReason = (typeof UNDELIVERED_REASONS)[number];

export const UNDELIVERED_REASON_LABELS = {
  'no-address': '没有可用的地址',
  'nobody-holds-role': '岗位无人',
  'account-closed': '账号已停用',
  refused: '对方邮件系统拒收',
  'given-up': '多次投递未成功',
} as const satisfies Record<UndeliveredReason, string>;

/** What a case is told of a notice that will not arrive: whoever handles it tells them otherwise. */
export interface Undelivered {
  readonly notificationId: string;
  readonly notice: NoticeKind;
  readonly unreached: UndeliveredTo;
  readonly reason: UndeliveredReason;
}
