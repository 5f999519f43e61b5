import { setTimeout as sleep } from 'node:timers/promises';
import type { ComplaintView } from '../../src/http/complaint-view';
import type { BenchStack } from './bench-stack';
import { COURSE, file, send, untilStarted, type Step } from './course';
import { percentile, rounded, type Figure } from './figures';
import { finish } from './noop.messages';
import { startNoop, touchNoop } from './noop-run';

const complaints = 30;
/** Until the code that runs for every command has been compiled. */
const warmUp = 10;
/** What a command or an update leaves to be done after its answer is not to fall upon the next. */
const restMs = 60;

async function msOf(work: () => Promise<unknown>): Promise<number> {
  await sleep(restMs);
  const beganAt = performance.now();
  await work();
  return performance.now() - beganAt;
}

/**
 * A command over HTTP ÷ a no-op update on the same server, one at a time. They take turns, so that whatever else the
 * machine does meets both alike.
 */
export async function measureCommandLatency(stack: BenchStack): Promise<Figure> {
  const ids: string[] = [];
  for (let count = 0; count < complaints + warmUp; count += 1) ids.push(await file(stack));
  await untilStarted(stack, 60_000);
  const commands: number[] = [];
  const updates: number[] = [];
  for (const [index, id] of ids.entries()) {
    const pairs = await walk(stack, id);
    if (index < warmUp) continue;
    commands.push(...pairs.map(({ command }) => command));
    updates.push(...pairs.map(({ update }) => update));
  }
  const p50 = { command: percentile(commands, 0.5), update: percentile(updates, 0.5) };
  return {
    name: '经 HTTP 的一个命令 ÷ 同一引擎上的一次空更新（p50，一次一个）',
    value: p50.command / p50.update,
    unit: '倍',
    limit: 1.6,
    wanted: 'at-most',
    detail: {
      pairs: commands.length,
      commandMs: { p50: rounded(p50.command), p95: rounded(percentile(commands, 0.95)) },
      updateMs: { p50: rounded(p50.update), p95: rounded(percentile(updates, 0.95)) },
    },
  };
}

interface Pair {
  readonly command: number;
  readonly update: number;
}

/** A complaint's whole course, and beside each of its commands one update of a no-op workflow as old as it. */
async function walk(stack: BenchStack, caseId: string): Promise<readonly Pair[]> {
  const noop = await startNoop(stack);
  await touchNoop(noop);
  const pairs: Pair[] = [];
  let view: ComplaintView | null = null;
  const sent = async (step: Step): Promise<void> => {
    view = await send(stack, caseId, step, view);
  };
  for (const [index, step] of COURSE.entries()) {
    const isFirst = index % 2 === 0;
    const early = isFirst ? await msOf(() => sent(step)) : 0;
    const update = await msOf(() => touchNoop(noop));
    const late = isFirst ? 0 : await msOf(() => sent(step));
    pairs.push({ command: early + late, update });
  }
  await noop.signal(finish);
  return pairs;
}
