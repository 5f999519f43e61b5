import type { DataConverter } from '@temporalio/common';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { TaskQueue } from './task-queues';

/** The workflows: bundled when the product was built, or bundled now from their sources. */
export type WorkflowCode =
  { readonly type: 'bundle'; readonly path: string } | { readonly type: 'sources'; readonly path: string };

export interface QueueWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: TaskQueue;
  readonly activities: object;
  /** Only the queue of the cases runs workflows. */
  readonly workflows?: WorkflowCode;
  readonly dataConverter?: DataConverter;
}

/** A waiting case in memory costs a fifth of a megabyte; the limit is counted, not weighed. */
const cachedWorkflows = 1_500;

/** After a worker died, its cached cases wait this long before another takes them. */
const stickyTimeout = '2 seconds';

/**
 * One worker for one queue. It drains what is under way when its process is told to stop.
 * @throws when the engine is not reached, or the workflows cannot be loaded.
 */
export function createQueueWorker(options: QueueWorkerOptions): Promise<Worker> {
  const { connection, namespace, taskQueue, activities, workflows, dataConverter } = options;
  const settings: WorkerOptions = {
    connection,
    namespace,
    taskQueue,
    activities,
    shutdownGraceTime: '20 seconds',
    shutdownForceTime: '40 seconds',
    ...(dataConverter === undefined ? {} : { dataConverter }),
    ...(workflows === undefined ? {} : workflowSettings(workflows)),
  };
  return Worker.create(settings);
}

function workflowSettings(code: WorkflowCode): Partial<WorkerOptions> {
  return {
    ...(code.type === 'bundle' ? { workflowBundle: { codePath: code.path } } : { workflowsPath: code.path }),
    maxCachedWorkflows: cachedWorkflows,
    stickyQueueScheduleToStartTimeout: stickyTimeout,
  };
}
