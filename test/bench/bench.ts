import { loadavg } from 'node:os';
import { writeJson } from '../../src/local/home';
import { openStack, type BenchOptions, type BenchStack } from './bench-stack';
import { measureChannelBatches } from './channel-batches';
import { measureContractImport } from './contract-import';
import { measureCommandLatency } from './command-latency';
import { measureComplaintCost } from './complaint-cost';
import { file, signEverybodyIn, COURSE, send, untilStarted } from './course';
import { isMet, tableOf, type Figure } from './figures';
import { measureInboxInBrowser } from './inbox-in-browser';
import { measureManyComplaints } from './many-complaints';
import { measurePageLoads } from './page-loads';
import type { ComplaintView } from '../../src/http/complaint-view';

const measurements: readonly (readonly [string, (stack: BenchStack) => Promise<readonly Figure[]>])[] = [
  ['命令的时延', async (stack) => [await measureCommandLatency(stack)]],
  ['一件投诉的处理器时间', async (stack) => [await measureComplaintCost(stack)]],
  ['渠道批量报送', async (stack) => [await measureChannelBatches(stack)]],
  ['二十万件之中的列表与案件页', async (stack) => measureManyComplaints(stack, await aWholeCase(stack))],
  ['合同：表格导入', measureContractImport],
  ['浏览器：首次加载', measurePageLoads],
  ['浏览器：十万项待办', measureInboxInBrowser],
];

/**
 * Measures what the product costs on this machine, against what the engine itself costs on it, and says whether the
 * promised figures hold. @param only words of the measurements wanted; all when there are none.
 * @returns 0 when every figure is met.
 */
export async function runBench(options: BenchOptions, only: readonly string[]): Promise<number> {
  const stopping = new AbortController();
  const interrupted = untilInterrupted(stopping.signal);
  console.log('启动数据库、流程引擎、保险箱、工作进程与接口……');
  const stack = await openStack(options);
  try {
    const figures = await Promise.race([measure(stack, only), interrupted]);
    const file = stack.home.path('bench-result.json');
    writeJson(file, resultOf(figures));
    console.log(`\n${tableOf(figures)}\n\n明细 ${file}`);
    return figures.every(isMet) ? 0 : 1;
  } finally {
    stopping.abort();
    await stack.close();
  }
}

async function measure(stack: BenchStack, only: readonly string[]): Promise<readonly Figure[]> {
  await signEverybodyIn(stack);
  const figures: Figure[] = [];
  for (const [name, work] of measurements) {
    if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
    console.log(`${name}……（本机负载 ${loadavg()[0]?.toFixed(1) ?? '?'}）`);
    const found = await work(stack);
    for (const { detail } of found) console.log(`  ${JSON.stringify(detail)}`);
    figures.push(...found);
  }
  return figures;
}

/** A case that has gone its whole course, whose rows the archive repeats. */
async function aWholeCase(stack: BenchStack): Promise<string> {
  const id = await file(stack);
  await untilStarted(stack, 60_000);
  let view: ComplaintView | null = null;
  for (const step of COURSE) view = await send(stack, id, step, view);
  return id;
}

const resultOf = (figures: readonly Figure[]) => ({
  measuredAt: new Date().toISOString(),
  node: process.version,
  loadAverage: loadavg(),
  figures: figures.map((figure) => ({ ...figure, isMet: isMet(figure) })),
});

function untilInterrupted(done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new Error('已中断'));
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.once(signal, stop);
    done.addEventListener('abort', () => {
      for (const signal of signals) process.off(signal, stop);
    });
  });
}
