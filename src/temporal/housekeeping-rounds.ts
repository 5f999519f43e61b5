import {
  ScheduleNotFoundError,
  type Client,
  type ScheduleExecutionStartWorkflowActionResult,
} from '@temporalio/client';
import {
  HOUSEKEEPING_JOBS,
  housekeepingIdOf,
  type HousekeepingJob,
  type HousekeepingRound,
} from '../domain/housekeeping';
import type { Temporal } from './connection';

/**
 * Asks the engine, not the jobs: what has stopped cannot tell.
 * @throws when the engine does not answer in time.
 */
export async function housekeepingRounds(
  { client }: Temporal,
  withinMs: number,
): Promise<readonly HousekeepingRound[]> {
  return client.withDeadline(Date.now() + withinMs, () =>
    Promise.all(HOUSEKEEPING_JOBS.map((job) => roundOf(client, job))),
  );
}

async function roundOf(client: Client, job: HousekeepingJob): Promise<HousekeepingRound> {
  try {
    const { info, state } = await client.schedule.getHandle(housekeepingIdOf(job)).describe();
    const last = info.recentActions.at(-1);
    const [running] = info.runningActions;
    const isPaused = state.paused;
    const taskAttempt = running === undefined ? 0 : await taskAttemptOf(client, running);
    return { job, startedAt: last?.takenAt ?? null, isPaused, taskAttempt };
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    return { job, startedAt: null, isPaused: false, taskAttempt: 0 };
  }
}

async function taskAttemptOf(
  client: Client,
  { workflow }: ScheduleExecutionStartWorkflowActionResult,
): Promise<number> {
  const { raw } = await client.workflow.getHandle(workflow.workflowId).describe();
  return raw.pendingWorkflowTask?.attempt ?? 0;
}
