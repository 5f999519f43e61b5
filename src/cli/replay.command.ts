import type { Command } from 'commander';
import { workflowIdOf } from '../temporal/case.gateway';
import { createCaseGateway, gatewayOptionsFor } from '../temporal/case.gateway';
import { dataConverterFor } from '../temporal/codec/data-converter';
import { loadPayloadKeys } from '../temporal/codec/key-ring';
import { CASE_WORKFLOWS } from '../temporal/case-workflows';
import { connectTemporal } from '../temporal/connection';
import { exitCodes, print } from './printing';
import type { Printing } from './printing';
import { NotRunningError, runningConfig, whileRunning } from './running-home';
import type { EngineConfig } from './running-home';
import { resolve } from 'node:path';

interface ReplayOptions extends Printing {
  readonly limit: string;
}

interface Replayed {
  readonly workflowId: string;
  /** Null: today's code does what the history says. */
  readonly difference: string | null;
}

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('以现在的程序重放在办案件的流程历史：升级之前，看有没有案件会走样')
    .option('--limit <number>', '最多重放多少件', '1000')
    .option('--json', '以 JSON 输出')
    .addHelpText('after', '\n退出码：0 全部一致；1 有案件不一致；2 用法不对；3 系统没有运行')
    .action((options: ReplayOptions) => whileRunning(() => replay(options)));
}

async function replay(options: ReplayOptions): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1) {
    console.error('--limit 应为正整数');
    process.exitCode = exitCodes.misused;
    return;
  }
  const replayed = await replayRunning(runningConfig(), limit);
  const different = replayed.filter(({ difference }) => difference !== null);
  print(options, { replayed: replayed.length, different }, [
    `已重放 ${replayed.length} 件在办案件，${different.length} 件不一致`,
    ...different.map(({ workflowId, difference }) => `  ${workflowId}：${difference ?? ''}`),
  ]);
  if (different.length > 0) process.exitCode = exitCodes.failed;
}

const engineAnswersWithinMs = 3_000;

async function replayRunning(config: EngineConfig, limit: number): Promise<readonly Replayed[]> {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = config;
  const dataConverter = dataConverterFor(loadPayloadKeys(config.PAYLOAD_KEYS_FILE), namespace);
  const temporal = connectTemporal({ address, namespace, dataConverter });
  try {
    if (!(await temporal.isServing(engineAnswersWithinMs))) throw new NotRunningError();
    const gateway = createCaseGateway(temporal.client, CASE_WORKFLOWS, gatewayOptionsFor({ mode: 'real' }));
    // Loaded here alone: a native program that every other command starts without.
    const { DefaultLogger, Runtime, Worker } = await import('@temporalio/worker');
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const codePath = resolve(config.WORKFLOW_BUNDLE ?? 'dist/workflow-bundle.js');
    const results = Worker.runReplayHistories(
      { workflowBundle: { codePath }, dataConverter },
      histories(gateway, limit),
    );
    const replayed: Replayed[] = [];
    for await (const { workflowId, error } of results) {
      replayed.push({ workflowId, difference: error === undefined ? null : error.message });
    }
    return replayed;
  } finally {
    await temporal.close();
  }
}

/** Of the cases that run now, one at a time: a history may be long. */
async function* histories(gateway: ReturnType<typeof createCaseGateway>, limit: number) {
  let count = 0;
  for await (const running of gateway.listRunning()) {
    if (count >= limit) return;
    const history = await gateway.historyOf(running);
    // Ended since it was listed.
    if (history === null) continue;
    count += 1;
    yield { workflowId: workflowIdOf(running), history };
  }
}
