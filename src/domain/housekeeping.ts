/** What repeats beside the cases, each under a schedule of its own whose runs may not overlap. */
export const HOUSEKEEPING_JOBS = [
  'deliver-notifications', // 发件箱
  'deliver-webhooks', // 推送
  'sequence-log', // 全局编号与检查点
  'render-letters', // 文书排版
  'reconcile-cases', // 案件与引擎对账
  'import-contracts', // 表格导入的合同：校验与收录
  'upward-reports', // 每月归集上报：开启、提醒与督办
  'announce-changes', // 放假安排与机构变更送达在办案件
  'discard-expired', // 过期的会话、凭据与未用的上传
] as const;

export type HousekeepingJob = (typeof HOUSEKEEPING_JOBS)[number];

export const HOUSEKEEPING_LABELS = {
  'deliver-notifications': '发送通知',
  'deliver-webhooks': '向其他系统推送',
  'sequence-log': '存证编号与签章',
  'render-letters': '文书排版',
  'reconcile-cases': '案件与引擎对账',
  'import-contracts': '校验与收录导入的合同',
  'upward-reports': '每月归集上报的开启与督办',
  'announce-changes': '送达放假安排与机构变更',
  'discard-expired': '清理过期数据',
} as const satisfies Record<HousekeepingJob, string>;

/** Which queue does the job. */
export const QUEUE_OF_JOB = {
  'deliver-notifications': 'io',
  'deliver-webhooks': 'io',
  'sequence-log': 'io',
  'render-letters': 'documents',
  'reconcile-cases': 'io',
  'import-contracts': 'io',
  'upward-reports': 'io',
  'announce-changes': 'io',
  'discard-expired': 'io',
} as const satisfies Record<HousekeepingJob, string>;

const PREFIX = 'housekeeping/';

/** The id under which a job's schedule starts its runs; the engine adds the time of each. */
export function housekeepingIdOf(job: HousekeepingJob): string {
  return `${PREFIX}${job}`;
}

/** Which job a run does, or null when its id names none. */
export function jobOf(workflowId: string): HousekeepingJob | null {
  return HOUSEKEEPING_JOBS.find((job) => workflowId.startsWith(`${housekeepingIdOf(job)}-`)) ?? null;
}

/** Whether a job comes round, as the engine knows it. */
export interface HousekeepingRound {
  readonly job: HousekeepingJob;
  /** Real time of its last start; null when it never began, or when its schedule is not there. */
  readonly startedAt: Date | null;
  readonly isPaused: boolean;
  /** How often the engine has handed out the same task of its run; 0 while it hands out none. */
  readonly taskAttempt: number;
}

/** A run lasts at most some three minutes, and its schedule asks every minute. */
const LATE_MS = { slow: 300_000, down: 900_000 } as const;
/** A task is handed out anew when a worker dies with it in hand; a third time it fails by itself. */
const mostTaskAttempts = 2;

/** What keeps a job from coming round, or null when it does. `now` is real time. */
export function troubleOf(
  { startedAt, isPaused, taskAttempt }: HousekeepingRound,
  now: Date,
): { readonly state: 'slow' | 'down'; readonly words: string } | null {
  if (isPaused) return { state: 'slow', words: '已被人暂停' };
  if (startedAt === null) return { state: 'down', words: '从未开始' };
  if (taskAttempt > mostTaskAttempts) return { state: 'down', words: `反复失败（第 ${taskAttempt} 次）` };
  const waitedMs = now.getTime() - startedAt.getTime();
  if (waitedMs < LATE_MS.slow) return null;
  const minutes = Math.floor(waitedMs / 60_000);
  return { state: waitedMs < LATE_MS.down ? 'slow' : 'down', words: `已有 ${minutes} 分钟没有轮到` };
}
