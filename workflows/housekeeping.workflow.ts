import { ApplicationFailure, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { HousekeepingActivities } from '../activities/housekeeping.activities';
import { jobOf, QUEUE_OF_JOB } from '../src/domain/housekeeping';

/** A worker that died is noticed by its missing heartbeat; another takes the job up where the store says it stands. */
const patience = {
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
} as const;

/**
 * One run of one job; the schedule starts the next when this one has ended. The job is read from the workflow's id: a
 * schedule's payload is encrypted before the id of any run is known, and would be refused inside it.
 */
export async function housekeepingWorkflow(): Promise<number> {
  const { workflowId } = workflowInfo();
  const job = jobOf(workflowId);
  if (job === null) throw ApplicationFailure.nonRetryable(`no job is called ${workflowId}`);
  const { keepHouse } = proxyActivities<HousekeepingActivities>({
    ...patience,
    taskQueue: QUEUE_OF_JOB[job],
  });
  return keepHouse(job);
}
