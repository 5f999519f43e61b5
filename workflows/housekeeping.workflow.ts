import { proxyActivities } from '@temporalio/workflow';
import type { HousekeepingActivities } from '../activities/housekeeping.activities';
import { QUEUE_OF_JOB, type HousekeepingJob } from '../src/domain/housekeeping';

/** A worker that died is noticed by its missing heartbeat; another takes the job up where the store says it stands. */
const patience = {
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
} as const;

/** One run of one job. The schedule starts the next when this one has ended. */
export async function housekeepingWorkflow(job: HousekeepingJob): Promise<number> {
  const { keepHouse } = proxyActivities<HousekeepingActivities>({
    ...patience,
    taskQueue: QUEUE_OF_JOB[job],
  });
  return keepHouse(job);
}
