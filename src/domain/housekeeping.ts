/** What repeats beside the cases, each under a schedule of its own whose runs may not overlap. */
export const HOUSEKEEPING_JOBS = [
  'deliver-notifications', // 发件箱
  'sequence-log', // 全局编号与检查点
  'render-letters', // 文书排版
  'reconcile-cases', // 案件与引擎对账
  'announce-changes', // 放假安排与机构变更送达在办案件
  'discard-expired', // 过期的会话、凭据与未用的上传
] as const;

export type HousekeepingJob = (typeof HOUSEKEEPING_JOBS)[number];

/** Which queue does the job. */
export const QUEUE_OF_JOB = {
  'deliver-notifications': 'io',
  'sequence-log': 'io',
  'render-letters': 'documents',
  'reconcile-cases': 'io',
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
