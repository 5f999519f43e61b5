import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { BenchStack } from './bench-stack';
import { NOOP_QUEUE } from './bench-stack';
import { finish, NOOP_WORKFLOW, touch } from './noop.messages';

export function startNoop({ engine }: BenchStack): Promise<WorkflowHandle> {
  return engine.workflow.start(NOOP_WORKFLOW, {
    workflowId: `noop/${randomUUID()}`,
    taskQueue: NOOP_QUEUE,
  });
}

export async function touchNoop(handle: WorkflowHandle): Promise<void> {
  await handle.executeUpdate(touch, { args: [1] });
}

/** Start, as many updates as a complaint has commands, end. */
export async function wholeNoop(stack: BenchStack, updates: number): Promise<void> {
  const handle = await startNoop(stack);
  for (let count = 0; count < updates; count += 1) await touchNoop(handle);
  await handle.signal(finish);
}
