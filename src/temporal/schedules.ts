import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { HOUSEKEEPING_JOBS, housekeepingIdOf, type HousekeepingJob } from '../domain/housekeeping';
import { TASK_QUEUES } from './task-queues';

const WORKFLOW_TYPE = 'housekeepingWorkflow';

/**
 * Makes sure that every repeating job has its schedule; what is there stays. Runs of one job never overlap, and those
 * missed while the engine was away are not made up for: the next one finds all that waits.
 * @throws when the engine is not reached.
 */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const job of HOUSEKEEPING_JOBS) await ensureSchedule(client, job);
}

async function ensureSchedule(client: Client, job: HousekeepingJob): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: housekeepingIdOf(job),
      spec: { intervals: [{ every: '1 minute' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      state: { triggerImmediately: true },
      action: {
        type: 'startWorkflow',
        workflowType: WORKFLOW_TYPE,
        workflowId: housekeepingIdOf(job),
        taskQueue: TASK_QUEUES.cases,
        args: [],
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
