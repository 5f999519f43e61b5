import { setTimeout as sleep } from 'node:timers/promises';
import type { ComplaintView } from '../../src/http/complaint-view';
import { inParallel } from '../../src/intake/relay';
import type { BenchStack } from './bench-stack';
import { COURSE, file, send, untilStarted } from './course';
import { costOf, type Cost, type Costs } from './cpu';
import { percentile, rounded, type Figure } from './figures';
import { pauseHousekeeping, resumeHousekeeping, untilCaughtUp } from './housekeeping';
import { wholeNoop } from './noop-run';

/** What runs once a command is compiled for good only after some hundreds of them. */
const warmingBlocks = 10;
const blocks = 13;
const casesPerBlock = 12;
const atOnce = 8;
const restMs = 8_000;

/**
 * Processor time of a whole complaint of eight commands ÷ that of a no-op workflow with eight updates. Counted over
 * everything that serves either: API, worker, vault, engine, database; and for the no-op its client and its worker,
 * which are to it what API and worker are to a complaint. What the product does when nobody asks is taken off both.
 * Mail, letters and the log's numbering rest meanwhile, and what they cost is told beside it: no engine does that work.
 */
export async function measureComplaintCost(stack: BenchStack): Promise<Figure> {
  await untilCaughtUp(stack, 60_000);
  await pauseHousekeeping(stack);
  // Servers run for weeks, and code that is met for the first time costs more: neither is measured until it is warm.
  const cold = await idleMsPerSecond(stack);
  for (let block = 0; block < warmingBlocks; block += 1) await aPair(stack, block);
  // What is tidied after work is no rest: the quieter of two moments counts, lest more be taken off than is owed.
  const idle = lower(cold, await idleMsPerSecond(stack));
  const pairs: Pair[] = [];
  for (let block = 0; block < blocks; block += 1) pairs.push(await aPair(stack, block));
  await resumeHousekeeping(stack);
  const afterwards = await costOf(stack.pids(), () => untilCaughtUp(stack, 300_000));
  const costs = pairs.map(({ complaints, noops }) => ({
    complaint: perCase(complaints, withoutTheNoop(idle)),
    noop: perCase(noops, idle),
  }));
  const ratios = costs.map(({ complaint, noop }) => sum(complaint) / sum(noop));
  return {
    name: '一件投诉（8 个命令）的处理器时间 ÷ 8 次空更新的流程',
    value: percentile(ratios, 0.5),
    unit: '倍',
    limit: 1.8,
    wanted: 'at-most',
    detail: {
      cases: blocks * casesPerBlock,
      atOnce,
      ratios: { p25: rounded(percentile(ratios, 0.25)), p75: rounded(percentile(ratios, 0.75)) },
      idleMsPerSecond: idle,
      complaintMs: middle(costs.map(({ complaint }) => complaint)),
      noopMs: middle(costs.map(({ noop }) => noop)),
      lettersMailAndLogMs: rounded(sum(perCase(afterwards, withoutTheNoop(idle))) / (blocks + warmingBlocks)),
    },
  };
}

interface Pair {
  readonly complaints: Cost;
  readonly noops: Cost;
}

/** A block of each, one right after the other and each first in turn: whatever else the machine does meets both alike. */
async function aPair(stack: BenchStack, index: number): Promise<Pair> {
  const costOfNoops = () => costOf(stack.pids(), () => aBlockOfNoops(stack, casesPerBlock));
  const early = index % 2 === 0 ? null : await costOfNoops();
  const complaints = await costOf(stack.pids(), () => aBlockOfComplaints(stack));
  return { complaints, noops: early ?? (await costOfNoops()) };
}

const sum = (costs: Costs): number => Object.values(costs).reduce((total, ms) => total + ms, 0);

/** Of each part what lies in the middle of all blocks. */
function middle(all: readonly Costs[]): Costs {
  const names = Object.keys(all[0] ?? {});
  const ofPart = (name: string): readonly number[] => all.map((costs) => costs[name] ?? 0);
  return Object.fromEntries(names.map((name) => [name, percentile(ofPart(name), 0.5)]));
}

async function idleMsPerSecond(stack: BenchStack): Promise<Costs> {
  const { seconds, ms } = await costOf(stack.pids(), () => sleep(restMs));
  return Object.fromEntries(Object.entries(ms).map(([name, spent]) => [name, rounded(spent / seconds)]));
}

const lower = (one: Costs, other: Costs): Costs =>
  Object.fromEntries(Object.entries(one).map(([name, ms]) => [name, Math.min(ms, other[name] ?? ms)]));

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

/** Who sends a complaint's commands is a browser, not a part of the product; who sends updates is a part of the no-op. */
const withoutTheNoop = ({ client: _client, noop: _noop, ...idle }: Costs): Costs => idle;

/** Of the parts that `idle` names, and without what they cost when nobody asks: on a busy machine that may be below nothing. */
function perCase({ ms, seconds }: Cost, idle: Costs): Costs {
  return Object.fromEntries(
    Object.entries(idle).map(([name, perSecond]) => [
      name,
      rounded(((ms[name] ?? 0) - perSecond * seconds) / casesPerBlock),
    ]),
  );
}
