import type { EventLogDeps } from '../src/store/event-log';
import { createCaseActivities, type CaseActivities } from './case.activities';

/** What the activities need; each noun's own file says which part of it. */
export type ActivityDeps = EventLogDeps;

/** Everything the `cases` queue runs. */
export function createActivities(deps: ActivityDeps): CaseActivities {
  return createCaseActivities(deps);
}
