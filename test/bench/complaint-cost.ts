import { setTimeout as sleep } from 'node:timers/promises';
import type { ComplaintView } from '../../src/http/complaint-view';
import { inParallel } from '../../src/intake/relay';
import type { BenchStack } from './bench-stack';
import { COURSE, file, send, untilStarted } from './course';
import { costOf, type Cost, type Costs } from './cpu';
import { rounded, type Figure } from './figures';
import { pauseHousekeeping, resumeHousekeeping, untilCaughtUp } from './housekeeping';
import { wholeNoop } from './noop-run';

const warmingBlocks = 3;
const blocks = 4;
const casesPerBlock = 24;
const atOnce = 8;
const restMs = 3_000;

/**
 * Processor time of a whole complaint of eight commands ÷ that of a no-op workflow with eight updates. Counted over
 * everything that serves either: API, worker, vault, engine, database; and for the no-op its client and its worker,
 * which are to it what API and worker are to a complaint. What the product does when nobody asks is taken off both.
 * Mail, letters and the log's numbering rest meanwhile, and what they cost is told beside it: no engine does that work.
 */
export async function measureComplaintCost(stack: BenchStack): Promise<Figure> {
  await untilCaughtUp(stack, 60_000);
  await pauseHousekeeping(stack);
  const idle = await idleMsPerSecond(stack);
  const complaints: Cost[] = [];
  const noops: Cost[] = [];
  // Servers run for weeks, and code that is met for the first time costs more: neither is measured until it is warm.
  for (let block = 0; block < warmingBlocks; block += 1) {
    await aBlockOfComplaints(stack);
    await aBlockOfNoops(stack, casesPerBlock);
  }
  for (let block = 0; block < blocks; block += 1) {
    complaints.push(await costOf(stack.pids(), () => aBlockOfComplaints(stack)));
    noops.push(await costOf(stack.pids(), () => aBlockOfNoops(stack, casesPerBlock)));
  }
  const [complaint, noop] = [perCase(complaints, idle), perCase(noops, idle)];
  await resumeHousekeeping(stack);
  const afterwards = await costOf(stack.pids(), () => untilCaughtUp(stack, 300_000));
  return {
    name: '一件投诉（8 个命令）的处理器时间 ÷ 8 次空更新的流程',
    value: sum(complaint) / sum(noop),
    unit: '倍',
    limit: 1.8,
    wanted: 'at-most',
    detail: {
      cases: blocks * casesPerBlock,
      atOnce,
      idleMsPerSecond: idle,
      complaintMs: complaint,
      noopMs: noop,
      lettersMailAndLogMs: rounded(sum(perCase([afterwards], idle)) / blocks),
    },
  };
}

const sum = (costs: Costs): number => Object.values(costs).reduce((total, ms) => total + ms, 0);

async function idleMsPerSecond(stack: BenchStack): Promise<Costs> {
  const { seconds, ms } = await costOf(stack.pids(), () => sleep(restMs));
  return Object.fromEntries(Object.entries(ms).map(([name, spent]) => [name, rounded(spent / seconds)]));
}

async function aBlockOfComplaints(stack: BenchStack): Promise<void> {
  const ids: string[] = [];
  await inParallel(Array.from({ length: casesPerBlock }), atOnce, async () => {
    ids.push(await file(stack));
  });
  await untilStarted(stack, 60_000);
  await inParallel(ids, atOnce, async (id) => {
    let view: ComplaintView | null = null;
    for (const step of COURSE) view = await send(stack, id, step, view);
  });
}

async function aBlockOfNoops(stack: BenchStack, count: number): Promise<void> {
  await inParallel(Array.from({ length: count }), atOnce, () => wholeNoop(stack, COURSE.length));
}

/** Who sends a complaint's commands is a browser, not a part of the product. */
function perCase(costs: readonly Cost[], idle: Costs): Costs {
  const isNoop = costs.some(({ ms }) => (ms['noop'] ?? 0) > (ms['worker'] ?? 0));
  const names = Object.keys(idle).filter((name) => isNoop || (name !== 'client' && name !== 'noop'));
  const spent = names.map((name) => {
    const ms = costs.reduce(
      (total, cost) => total + (cost.ms[name] ?? 0) - (idle[name] ?? 0) * cost.seconds,
      0,
    );
    return [name, Math.max(0, rounded(ms / (costs.length * casesPerBlock)))] as const;
  });
  return Object.fromEntries(spent);
}
