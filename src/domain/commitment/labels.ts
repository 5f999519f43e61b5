import {
  MILESTONE_STATE_LABELS,
  OVERDUE_REASON_LABELS,
  QUANTITY_UNIT_LABELS,
  SUPERVISION_FORM_LABELS,
  SUPERVISION_RESULT_LABELS,
  TOLERANCE_GROUND_LABELS,
} from '../contract/labels';
import type {
  ChangeGround,
  CommitmentAudience,
  CommitmentNodeState,
  CommitmentOutcome,
  CommitmentOwner,
  CommitmentStatus,
} from './commitment';
import type { CommitmentDuty } from './commitment-rules';
import type { CommitmentEventType } from './events';
import type { CommitmentCommandType } from './facts';

/** What people call every code of a commitment; the English words are in `labels.en.ts`. */
export const CHINESE_COMMITMENT_LABELS = {
  statuses: {
    registered: '已登记',
    performing: '兑现中',
    honoured: '已兑现',
    'partly-honoured': '部分兑现',
    'not-honoured': '未兑现',
    withdrawn: '依法撤回',
    closed: '已办结',
  } satisfies Record<CommitmentStatus, string>,
  outcomes: {
    honoured: '已兑现',
    'partly-honoured': '部分兑现',
    'not-honoured': '未兑现',
    withdrawn: '依法撤回',
  } satisfies Record<CommitmentOutcome, string>,
  audiences: { public: '社会公众', group: '群体', company: '企业' } satisfies Record<
    CommitmentAudience,
    string
  >,
  owners: { promisor: '承诺单位', regulator: '监管部门' } satisfies Record<CommitmentOwner, string>,
  nodeStates: {
    ...MILESTONE_STATE_LABELS,
    overdue: '逾期未兑现',
    'partly-met': '部分兑现',
    met: '已兑现',
    waived: '依法不再兑现',
    'not-honoured': '确认未兑现',
  } satisfies Record<CommitmentNodeState, string>,
  changeGrounds: {
    'national-interest': '国家利益',
    'public-interest': '公共利益',
    'other-statutory': '其他法定事由',
    'plan-adjustment': '规划调整',
    'policy-change': '政策变化',
    'force-majeure': '不可抗力',
  } satisfies Record<ChangeGround, string>,
  duties: {
    perform: '兑现承诺',
    'explain-overdue': '说明未兑现原因',
    supervise: '督查并形成结果',
    'answer-proposal': '对拟确认未兑现书面陈述',
    close: '办结承诺',
  } satisfies Record<CommitmentDuty, string>,
  commands: {
    'record-performance': '登记兑现情况',
    'explain-overdue': '说明未兑现原因',
    'open-supervision': '开展督查',
    'conclude-supervision': '形成督查结果',
    'ask-tolerance': '申请容错',
    'grant-tolerance': '准予容错',
    'refuse-tolerance': '不予容错',
    'propose-not-honoured': '拟确认未兑现',
    'answer-proposal': '书面陈述',
    'confirm-not-honoured': '确认未兑现',
    'decline-not-honoured': '不予确认未兑现',
    change: '依法变更',
    withdraw: '依法撤回',
    'link-contract': '关联合同',
    'assign-manager': '指定经办人',
    close: '办结',
    urge: '催办',
    'notice-undelivered': '通知未送达',
    'calendar-imported': '导入节假日安排',
    'promisor-succeeded': '承诺单位承继',
  } satisfies Record<CommitmentCommandType, string>,
  events: {
    'commitment-registered': '承诺登记',
    'performance-recorded': '兑现',
    'overdue-explained': '未兑现原因',
    'supervision-opened': '开展督查',
    'supervision-concluded': '督查结果',
    'tolerance-asked': '申请容错',
    'tolerance-granted': '准予容错',
    'tolerance-refused': '不予容错',
    'not-honoured-proposed': '拟确认未兑现',
    'proposal-answered': '书面陈述',
    'not-honoured-confirmed': '确认未兑现',
    'not-honoured-declined': '不予确认未兑现',
    'commitment-changed': '承诺变更',
    'commitment-withdrawn': '承诺撤回',
    'contract-linked': '关联合同',
    'manager-assigned': '指定经办人',
    'commitment-closed': '办结',
    'commitment-urged': '催办',
    'notice-undelivered': '通知未送达',
    'calendar-changed': '节假日安排变更',
    'promisor-succeeded': '承诺单位承继',
    'rungs-reached': '期限节点',
    'duty-lapsed': '期限届满',
  } satisfies Record<CommitmentEventType, string>,
  supervisions: SUPERVISION_RESULT_LABELS,
  supervisionForms: SUPERVISION_FORM_LABELS,
  overdueReasons: OVERDUE_REASON_LABELS,
  toleranceGrounds: TOLERANCE_GROUND_LABELS,
  units: QUANTITY_UNIT_LABELS,
} as const;

/** A word for every code. A new code does not compile without its words. */
export type CommitmentLabels = {
  readonly [Table in keyof typeof CHINESE_COMMITMENT_LABELS]: {
    readonly [Code in keyof (typeof CHINESE_COMMITMENT_LABELS)[Table]]: string;
  };
};
