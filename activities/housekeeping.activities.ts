import { setTimeout as sleep } from 'node:timers/promises';
import { cancellationSignal, heartbeat } from '@temporalio/activity';
import type { HousekeepingJob } from '../src/domain/housekeeping';

/** One look at what waits; says how much was done, so that an idle job rests. */
export type HousekeepingWork = Readonly<Record<HousekeepingJob, () => Promise<number>>>;

export interface HousekeepingActivities {
  /** Does the job as work arrives, for most of a minute of real time. @returns how much was done. */
  keepHouse(job: HousekeepingJob): Promise<number>;
}

/** Nearly the schedule's interval, so that the next run begins soon after this one ends. */
const spanMs = 55_000;

const restMs: Readonly<Record<HousekeepingJob, number>> = {
  'deliver-notifications': 1_000,
  'deliver-webhooks': 1_000,
  'sequence-log': 500,
  'render-letters': 1_000,
  'reconcile-cases': 30_000,
  'import-contracts': 1_000,
  'upward-reports': 5_000,
  'announce-changes': 5_000,
  'discard-expired': 50_000,
};

/** @param leaving when the process has been told to end: a job then ends after what it has in hand. */
export function createHousekeepingActivities(
  work: HousekeepingWork,
  leaving: AbortSignal,
): HousekeepingActivities {
  return {
    async keepHouse(job) {
      const endsAt = Date.now() + spanMs;
      const over = AbortSignal.any([cancellationSignal(), leaving]);
      let done = 0;
      while (Date.now() < endsAt && !over.aborted) {
        const count = await work[job]();
        done += count;
        if (count === 0) await rest(Math.min(restMs[job], Math.max(endsAt - Date.now(), 0)), done, over);
        else heartbeat(done);
      }
      return done;
    },
  };
}

const heartbeatMs = 5_000;

/** Sleeps in steps, so that the engine hears from a job that has nothing to do. */
async function rest(forMs: number, done: number, over: AbortSignal): Promise<void> {
  for (let left = forMs; left > 0 && !over.aborted; left -= heartbeatMs) {
    heartbeat(done);
    await sleep(Math.min(left, heartbeatMs), undefined, { signal: over }).catch(() => undefined);
  }
}
