import { WorkflowNotFoundError, type Client, type WorkflowHandle } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { progressIn, type CaseProgress } from './case-progress';

export type ProgressAnswer =
  | { readonly type: 'running'; readonly progress: CaseProgress }
  /** At work just now, for the so-many-th time on the same task; `cause`: the engine's name for why not the first. */
  | {
      readonly type: 'busy';
      readonly attempt: number;
      readonly cause: string | null;
      readonly runStartedAt: Date;
    }
  /** The engine is not reached, or no worker takes what there is to do. */
  | { readonly type: 'silent' }
  | { readonly type: 'gone' };

/** Longer than a run may stay with the worker that had it last before any other may take its task. */
const claimedWithinMs = 15_000;

/** What the engine itself knows of a run. The run is never asked: a question may spoil its history, see ADR 0006. */
export async function progressOf(client: Client, handle: WorkflowHandle): Promise<ProgressAnswer> {
  try {
    const { status, raw, startTime, memo, historyLength } = await handle.describe();
    if (status.name !== 'RUNNING') return { type: 'gone' };
    if (raw.pendingWorkflowTask) return await whyBusy(whileBusy(raw.pendingWorkflowTask, startTime), handle);
    const { events } = await handle.fetchHistory();
    const { loadedDataConverter: converter, namespace } = client.workflow.options;
    const context = { type: 'workflow', namespace, workflowId: handle.workflowId } as const;
    const epoch = Number(memo?.['epoch'] ?? 1);
    const progress = { epoch, historyLength, ...(await progressIn(events ?? [], converter, context)) };
    return { type: 'running', progress };
  } catch (error) {
    return error instanceof WorkflowNotFoundError ? { type: 'gone' } : { type: 'silent' };
  }
}

async function whyBusy(answer: ProgressAnswer, handle: WorkflowHandle): Promise<ProgressAnswer> {
  if (answer.type !== 'busy' || answer.attempt <= 1) return answer;
  return { ...answer, cause: failureIn((await handle.fetchHistory()).events ?? []) };
}

function whileBusy(
  { attempt, state, scheduledTime }: temporal.api.workflow.v1.IPendingWorkflowTaskInfo,
  runStartedAt: Date,
): ProgressAnswer {
  const isFirst = (attempt ?? 1) <= 1;
  const isWaiting =
    state === temporal.api.enums.v1.PendingWorkflowTaskState.PENDING_WORKFLOW_TASK_STATE_SCHEDULED;
  const waitedMs = scheduledTime ? Date.now() - tsToMs(scheduledTime) : 0;
  if (isFirst && isWaiting && waitedMs > claimedWithinMs) return { type: 'silent' };
  return { type: 'busy', attempt: attempt ?? 1, cause: null, runStartedAt };
}

/** Only the first failure of a task stands in the history; what is tried again fails for the same reason. */
function failureIn(events: readonly temporal.api.history.v1.IHistoryEvent[]): string | null {
  const failed = events.findLast(({ workflowTaskFailedEventAttributes: task }) => task);
  const cause = failed?.workflowTaskFailedEventAttributes?.cause;
  return cause == null ? null : temporal.api.enums.v1.WorkflowTaskFailedCause[cause];
}
