import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { createActivities } from '../activities';
import { createHousekeepingActivities } from '../activities/housekeeping.activities';
import { loadConfig, type Config } from './config';
import type { IntakeDeps } from './intake/intake-deps';
import { runRelay } from './intake/relay';
import { log, setLogLevel } from './log';
import { createMailer } from './notify/mailer';
import { loadClock } from './store/case-clock.store';
import { PROJECTIONS } from './store/projections';
import { openDatabase } from './store/database';
import type { EventLogDeps } from './store/event-log';
import { createCaseGateway, gatewayOptionsFor } from './temporal/case.gateway';
import { dataConverterFor } from './temporal/codec/data-converter';
import { loadPayloadKeys } from './temporal/codec/key-ring';
import { CASE_WORKFLOWS } from './temporal/case-workflows';
import { connectTemporal } from './temporal/connection';
import { logOfEngine } from './temporal/engine-log';
import { lazyConnection } from './temporal/lazy-connection';
import { ensureSchedules } from './temporal/schedules';
import { TASK_QUEUES } from './temporal/task-queues';
import { composeHousekeeping } from './worker-housekeeping';

type WorkerConfig = Config<'worker'>;

/** A waiting case in memory costs a fifth of a megabyte; the limit is counted, not weighed. */
const cachedWorkflows = 1_500;

/** One process that serves every queue, and runs the relay. Several may run at once. */
async function main(): Promise<void> {
  const config = loadConfig('worker');
  setLogLevel(config.LOG_LEVEL);
  Runtime.install({ logger: new DefaultLogger('WARN', logOfEngine) });
  const stop = new AbortController();
  const database = openDatabase({ url: config.DATABASE_URL, name: 'worker' });
  const store: EventLogDeps = {
    database,
    projections: PROJECTIONS,
    loadClock: () => loadClock(database.pool),
  };
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = config;
  const dataConverter = dataConverterFor(loadPayloadKeys(config.PAYLOAD_KEYS_FILE), namespace);
  const connection = lazyConnection(() => connectNatively(address));
  const temporal = connectTemporal({ address, namespace, dataConverter, connection });
  const clock = await patiently('数据库', store.loadClock);
  const gateway = createCaseGateway(temporal.client, CASE_WORKFLOWS, gatewayOptionsFor(clock));
  const deps: IntakeDeps = { ...store, gateway };
  const relay = runRelay(deps, stop.signal);
  await patiently('流程引擎', () => ensureSchedules(temporal.client));
  await serveQueues(config, deps, dataConverter);
  stop.abort();
  await relay;
  await temporal.close();
  await database.close();
}

/** What travels is encrypted, and so does not shrink. */
const connectNatively = (address: string): Promise<NativeConnection> =>
  NativeConnection.connect({ address, grpcCompression: { codec: 'none' } });

/** Serves until the process is told to stop, then drains what is under way. */
async function serveQueues(
  config: WorkerConfig,
  deps: IntakeDeps,
  dataConverter: NonNullable<WorkerOptions['dataConverter']>,
): Promise<void> {
  const connection = await patiently('流程引擎', () => connectNatively(config.TEMPORAL_ADDRESS));
  const shared = { connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter, ...shutdown };
  const mailer = createMailer({
    smtpUrl: config.SMTP_URL,
    from: config.MAIL_FROM,
    mailsPerSecond: config.MAILS_PER_SECOND,
  });
  const housekeeping = createHousekeepingActivities(composeHousekeeping(config, deps, mailer), toldToEnd());
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: TASK_QUEUES.cases,
      activities: createActivities(deps),
      workflowBundle: { codePath: config.WORKFLOW_BUNDLE },
      maxCachedWorkflows: cachedWorkflows,
      // After a worker died, its cached cases wait this long before another takes them.
      stickyQueueScheduleToStartTimeout: '2 seconds',
    }),
    Worker.create({ ...shared, taskQueue: TASK_QUEUES.io, activities: housekeeping }),
    Worker.create({ ...shared, taskQueue: TASK_QUEUES.documents, activities: housekeeping }),
  ]);
  log.info({ part: 'worker', pid: process.pid }, '流程工作进程已就绪');
  await Promise.all(workers.map((worker) => worker.run()));
  mailer.close();
  await connection.close();
}

/** The SDK drains by the same signals; a job that runs for a minute would only hear of it when its grace is over. */
function toldToEnd(): AbortSignal {
  const leaving = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => leaving.abort());
  return leaving.signal;
}

const shutdown = {
  shutdownGraceTime: '20 seconds',
  shutdownForceTime: '40 seconds',
} satisfies Partial<WorkerOptions>;

/** The engine or the database may start after this process, or be away for a while. */
async function patiently<T>(name: string, attempt: () => Promise<T>): Promise<T> {
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, 10_000)) {
    try {
      return await attempt();
    } catch (error) {
      log.warn({ error, retryInMs: pauseMs }, `${name}暂不可达，稍后重试`);
      await sleep(pauseMs);
    }
  }
}

main().catch((error: unknown) => {
  log.fatal({ error, part: 'worker' }, '流程工作进程无法启动');
  process.exitCode = 1;
});
