import { HOUSEKEEPING_JOBS, housekeepingIdOf, jobOf } from '../../src/domain/housekeeping';
import { eventually } from '../support/eventually';
import type { BenchStack } from './bench-stack';

const REASON = 'measuring';
const calmWithinMs = 60_000;

/** Mail, letters and the log's numbering rest: what is left is what the commands themselves cost. */
export async function pauseHousekeeping(stack: BenchStack): Promise<void> {
  const { engine } = stack;
  for (const job of HOUSEKEEPING_JOBS) await engine.schedule.getHandle(housekeepingIdOf(job)).pause(REASON);
  for (const workflowId of await running(stack)) await engine.workflow.getHandle(workflowId).cancel();
  await eventually(async () => {
    const left = await running(stack);
    if (left.length > 0) throw new Error(`${left.join('、')} 还在运行`);
  }, calmWithinMs);
}

export async function resumeHousekeeping({ engine }: BenchStack): Promise<void> {
  for (const job of HOUSEKEEPING_JOBS) {
    const schedule = engine.schedule.getHandle(housekeepingIdOf(job));
    await schedule.unpause(REASON);
    await schedule.trigger();
  }
}

async function running({ engine }: BenchStack): Promise<readonly string[]> {
  const found: string[] = [];
  const query = "ExecutionStatus = 'Running' AND WorkflowType = 'housekeepingWorkflow'";
  for await (const { workflowId } of engine.workflow.list({ query })) {
    if (jobOf(workflowId) !== null) found.push(workflowId);
  }
  return found;
}

/** Until mail is out, letters are set and every event has its place in the log. */
export async function untilCaughtUp({ admin }: BenchStack, withinMs: number): Promise<void> {
  await eventually(async () => {
    const { rows } = await admin.pool.query<{ readonly waiting: number }>(`
      SELECT (SELECT count(*) FROM app.notification WHERE state = 'pending')::integer
        + (SELECT count(*) FROM app.letter WHERE rendered_at IS NULL)::integer
        + (SELECT count(*) FROM app.log_pending)::integer AS waiting`);
    if (rows[0]?.waiting !== 0) throw new Error(`${rows[0]?.waiting ?? '?'} 项还在等`);
  }, withinMs);
}
