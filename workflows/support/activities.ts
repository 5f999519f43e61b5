import { proxyLocalActivities } from '@temporalio/workflow';
import type { CaseActivities } from '../../activities/case.activities';

/**
 * The store, from inside a case. Tried until it answers: a case cannot go on without its log, and every attempt is
 * safe to repeat. Waits beyond `localRetryThreshold` become timers, so that a long outage holds no worker.
 */
export const { loadCase, recordDecision } = proxyLocalActivities<CaseActivities>({
  startToCloseTimeout: '10 seconds',
  localRetryThreshold: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});
