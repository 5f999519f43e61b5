import type { IncidentKind } from './notification';

/** Every lawful "no" about what operations care for. */
export type OperationsRefusal =
  | { readonly type: 'incident-closed' }
  | { readonly type: 'incident-of-somebody-else' }
  | { readonly type: 'notice-not-failed' };

/** 运行事件, as the list of operations and their mails name them. */
export const INCIDENT_LABELS = {
  'role-unfilled': '岗位无人担任，通知已升级送上一级',
  'mail-undeliverable': '通知无法送达',
  'webhook-undeliverable': '推送无法送达，已停止重试',
  'webhook-refused': '推送的接收方答复不再接收（410），已暂停推送',
  'competent-body-missing': '没有可以依规接办的单位，已由上级或督查机构接办',
  'log-inconsistent': '存证核对不一致',
  'case-without-workflow': '案件没有运行中的流程',
  'workflow-without-case': '流程没有对应的未结案件',
  'case-overdue-in-engine': '案件到期未动',
  'command-undecided': '指令迟迟未裁定',
  'workflow-not-answering': '流程不应答',
  'workflow-stuck': '流程反复失败，已由事件重新载入',
  'workflow-ahead-of-store': '流程走在存储之前',
} as const satisfies Record<IncidentKind, string>;

/** Parts of the system that operations watch. */
export const SYSTEM_PARTS = [
  'database',
  'engine',
  'workers',
  'housekeeping',
  'vault',
  'mail',
  'files',
  'relay',
  'sequencer',
  'checkpoint',
  'letters',
] as const;
export type SystemPart = (typeof SYSTEM_PARTS)[number];

/** `slow`: it works and is behind; `down`: it does not work. */
export type PartState = 'ok' | 'slow' | 'down';

export const PART_LABELS = {
  database: '数据库',
  engine: '流程引擎',
  workers: '工作进程',
  housekeeping: '日常任务',
  vault: '身份保险库',
  mail: '通知与邮件',
  files: '文件存储',
  relay: '投递（指令和新案件）',
  sequencer: '存证编号',
  checkpoint: '存证签章',
  letters: '文书生成',
} as const satisfies Record<SystemPart, string>;

/** What the diagnosis of operations looks at: every part, and what no part tells of itself. */
export const CHECKS = [
  ...SYSTEM_PARTS,
  'incidents',
  'identity-log',
  'identity-quota',
  'sealed-identities',
  'complainant-mail',
  'calendar',
] as const;
export type Check = (typeof CHECKS)[number];

/** What a check came to; every one but `ok` is something to see to. */
export const CHECK_OUTCOMES = [
  'ok',
  'slow',
  'down',
  'unowned',
  'broken',
  'exceeded',
  'unreadable',
  'unreachable',
  'not-set',
  'ends-early',
] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** What to do when a part is not well. */
export const PART_REMEDIES = {
  database: '查看数据库进程和磁盘空间，恢复后各部分会自动接上',
  engine: '查看 Temporal 服务；恢复前收到的指令已经保存，恢复后自动执行',
  workers: '启动工作进程，或看其日志为何不接任务；没有工作进程时各队列都会等待',
  housekeeping:
    '看工作进程的日志和引擎中 housekeeping/… 的流程为何不前进；暂停的在引擎中恢复。停着时通知、文书、编号、对账都不办',
  vault: '启动身份保险库进程；停用期间不能送达投诉人、不能查看身份',
  mail: '查看邮件服务器和发件箱（GET /operations/outbox）',
  files: '查看文件目录或 S3 的连通、权限和空间',
  relay: '查看工作进程和流程引擎：已保存的指令和新案件没有及时送到',
  sequencer: '查看工作进程的日志：已提交的事件没有及时编号',
  checkpoint: '检查 CHECKPOINT_DIR 与 CHECKPOINT_KEY_FILE，以及工作进程日志中的存证错误',
  letters: '查看工作进程的日志：文书没有及时生成',
} as const satisfies Record<SystemPart, string>;

/** How long something may wait before its part counts as slow, and as down; milliseconds of real time. */
const PATIENCE_MS = {
  relay: { slow: 15_000, down: 300_000 },
  sequencer: { slow: 15_000, down: 300_000 },
  mail: { slow: 600_000, down: 7_200_000 },
  letters: { slow: 60_000, down: 1_800_000 },
} as const;

/** How well a part is whose oldest waiting piece has waited so long; null: nothing waits. */
export function stateOfWait(part: keyof typeof PATIENCE_MS, waitedMs: number | null): PartState {
  if (waitedMs === null || waitedMs < PATIENCE_MS[part].slow) return 'ok';
  return waitedMs < PATIENCE_MS[part].down ? 'slow' : 'down';
}
