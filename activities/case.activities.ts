import type { CaseState } from '../src/domain/case';
import type { CaseId } from '../src/domain/ids';
import type { LoadOutcome, RecordOutcome, RecordRequest, Typed } from '../src/domain/recording';
import { loadCase, record, type EventLogDeps } from '../src/store/event-log';
import { withFailures } from './failure';

/** The store as a case's loop sees it, for cases of every kind. */
export interface CaseActivities {
  /** @see record */
  recordDecision(request: RecordRequest<Typed>): Promise<RecordOutcome<Typed, Typed>>;
  /** @see loadCase */
  loadCase(run: { readonly caseId: CaseId; readonly epoch: number }): Promise<LoadOutcome<CaseState, Typed>>;
}

export function createCaseActivities(deps: EventLogDeps): CaseActivities {
  return withFailures({
    recordDecision: (request: RecordRequest<Typed>) => record(deps, request),
    loadCase: (run: { readonly caseId: CaseId; readonly epoch: number }) =>
      loadCase(deps, run.caseId, run.epoch),
  });
}
