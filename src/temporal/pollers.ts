import { temporal as proto } from '@temporalio/proto';
import type { Temporal } from './connection';
import { TASK_QUEUES } from './task-queues';

/** Who takes work from one queue. */
export interface QueuePollers {
  readonly queue: string;
  readonly kind: 'workflow' | 'activity';
  /** Processes that asked for work within the last minutes. */
  readonly pollers: number;
  /** Real time; null when nobody ever asked. */
  readonly lastAskedAt: Date | null;
}

const { TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY } = proto.api.enums.v1.TaskQueueType;

const KINDS = [
  { queue: TASK_QUEUES.cases, kind: 'workflow', type: TASK_QUEUE_TYPE_WORKFLOW },
  { queue: TASK_QUEUES.io, kind: 'activity', type: TASK_QUEUE_TYPE_ACTIVITY },
  { queue: TASK_QUEUES.documents, kind: 'activity', type: TASK_QUEUE_TYPE_ACTIVITY },
] as const;

/** The engine forgets a poller only after five minutes; one that is alive asks at least once a minute. */
const aliveForMs = 90_000;

/**
 * Whether workers poll each queue.
 * @throws when the engine does not answer in time.
 */
export async function queuePollers(temporal: Temporal, withinMs: number): Promise<readonly QueuePollers[]> {
  const { client, namespace } = temporal;
  return client.withDeadline(Date.now() + withinMs, () =>
    Promise.all(
      KINDS.map(async ({ queue, kind, type }) => {
        const request = { namespace, taskQueue: { name: queue }, taskQueueType: type };
        const { pollers } = await client.workflowService.describeTaskQueue(request);
        const asked = pollers.map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000);
        const alive = asked.filter((at) => Date.now() - at < aliveForMs);
        const last = Math.max(0, ...asked);
        return { queue, kind, pollers: alive.length, lastAskedAt: last === 0 ? null : new Date(last) };
      }),
    ),
  );
}
