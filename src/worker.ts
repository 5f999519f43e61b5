import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataConverter } from '@temporalio/common';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type LogEntry,
  type WorkerOptions,
} from '@temporalio/worker';
import { createActivities } from '../activities';
import { toSigner } from './audit/signed-note';
import { loadConfig, type Config } from './config';
import type { IntakeDeps } from './intake/intake-deps';
import { reconcile } from './intake/reconcile';
import { runRelay } from './intake/relay';
import { log, setLogLevel } from './log';
import { deliverDue, type ComplainantMail, type DeliveryDeps } from './notify/deliver';
import { createMailer, type Mailer, type MailOutcome } from './notify/mailer';
import { createDirectory } from './notify/store-directory';
import { loadClock } from './store/case-clock.store';
import { complaintProjection } from './store/complaint-projection';
import { openDatabase } from './store/database';
import type { EventLogDeps } from './store/event-log';
import { runSequencerOnce } from './store/sequencer';
import { createCaseGateway, gatewayOptionsFor } from './temporal/case.gateway';
import { dataConverterFor } from './temporal/codec/data-converter';
import { loadPayloadKeys } from './temporal/codec/key-ring';
import { complaintCases } from './temporal/complaint.gateway';
import { connectTemporal } from './temporal/connection';
import { TASK_QUEUES } from './temporal/task-queues';
import { toCaseId } from './domain/ids';
import { createVaultClient } from './vault/client';

type WorkerConfig = Config<'worker'>;

/** A waiting case in memory costs a fifth of a megabyte; the limit is counted, not weighed. */
const cachedWorkflows = 1_500;
const mailsPerSecond = 10;

/** One process that serves every queue and runs the loops beside the engine. Several may run at once. */
async function main(): Promise<void> {
  const config = loadConfig('worker');
  setLogLevel(config.LOG_LEVEL);
  Runtime.install({ logger: new DefaultLogger('WARN', toLog) });
  const stop = new AbortController();
  const database = openDatabase({ url: config.DATABASE_URL, name: 'worker' });
  const store: EventLogDeps = {
    database,
    projections: { complaint: complaintProjection },
    loadClock: () => loadClock(database.pool),
  };
  const dataConverter = dataConverterFor(
    loadPayloadKeys(config.PAYLOAD_KEYS_FILE),
    config.TEMPORAL_NAMESPACE,
  );
  const temporal = connectTemporal({
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter,
  });
  const clock = await patiently('数据库', store.loadClock);
  const gateway = createCaseGateway(temporal.client, [complaintCases], gatewayOptionsFor(clock));
  const loops = startLoops(config, { ...store, gateway }, stop.signal);
  await runQueues(config, store, dataConverter);
  stop.abort();
  await Promise.all(loops);
  await temporal.close();
  await database.close();
}

/** Serves until the process is told to stop, then drains what is under way. */
async function runQueues(
  config: WorkerConfig,
  store: EventLogDeps,
  dataConverter: DataConverter,
): Promise<void> {
  const connection = await patiently('流程引擎', () =>
    NativeConnection.connect({ address: config.TEMPORAL_ADDRESS }),
  );
  const shared = { connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter };
  const worker = await Worker.create({
    ...shared,
    taskQueue: TASK_QUEUES.cases,
    activities: createActivities(store),
    workflowBundle: { codePath: config.WORKFLOW_BUNDLE },
    ...caseQueueSettings,
  });
  log.info({ part: 'worker', pid: process.pid }, '流程工作进程已就绪');
  await worker.run();
  await connection.close();
}

const caseQueueSettings = {
  maxCachedWorkflows: cachedWorkflows,
  // After a worker died, its cached cases wait this long before another takes them.
  stickyQueueScheduleToStartTimeout: '2 seconds',
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

/** What repeats beside the engine. Each works alone among several processes, or divides the work with them. */
function startLoops(config: WorkerConfig, deps: IntakeDeps, stop: AbortSignal): readonly Promise<void>[] {
  const mailer = createMailer({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM, mailsPerSecond });
  const mail = deliveryDeps(config, deps, mailer);
  const loops = [
    runRelay(deps, stop),
    every(30_000, stop, 'reconcile', () => reconcile(deps)),
    // Its idle connections would keep a stopped process waiting.
    every(1_000, stop, 'mail', () => deliverDue(mail)).finally(() => mailer.close()),
  ];
  const { CHECKPOINT_DIR: folder, CHECKPOINT_KEY_FILE: keyFile } = config;
  if (folder === undefined || keyFile === undefined) {
    log.warn({ operation: 'sequence' }, '未设置 CHECKPOINT_DIR 与 CHECKPOINT_KEY_FILE：本进程不签日志检查点');
    return loops;
  }
  const signer = toSigner('pacta', readFileSync(keyFile, 'utf8'));
  const sequence = () => runSequencerOnce(deps.database.pool, signer, folder);
  return [...loops, every(1_000, stop, 'sequence', sequence)];
}

async function every(
  pauseMs: number,
  stop: AbortSignal,
  operation: string,
  work: () => Promise<unknown>,
): Promise<void> {
  while (!stop.aborted) {
    await work().catch((error: unknown) => log.error({ error, operation }, '后台任务出错，稍后重试'));
    await sleep(pauseMs, undefined, { signal: stop }).catch(() => undefined);
  }
}

function deliveryDeps(config: WorkerConfig, { database }: IntakeDeps, mailer: Mailer): DeliveryDeps {
  const vault = createVaultClient(config.VAULT_SOCKET);
  return {
    database,
    directory: createDirectory(database),
    sendMail: (mail) => mailer.send(mail),
    sendToComplainant: (mail) => sendThroughVault(vault, mail),
    publicUrl: (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/$/, ''),
  };
}

/** Only the vault knows where the complainant is reached. */
async function sendThroughVault(
  vault: ReturnType<typeof createVaultClient>,
  { complaintId, ...mail }: ComplainantMail,
): Promise<MailOutcome> {
  const sent = await vault.sendMail({ ...mail, complaintId: toCaseId(complaintId) });
  switch (sent.outcome) {
    case 'accepted':
      return { type: 'accepted', reply: '250' };
    case 'no-address':
      return { type: 'refused', code: 'NO-ADDRESS' };
    case 'rejected':
      return { type: 'refused', code: String(sent.smtpCode ?? 'REJECTED') };
    case 'deferred':
      return { type: 'deferred', code: String(sent.smtpCode ?? 'DEFERRED') };
  }
}

/** The engine's own lines: their text is ours to keep, what they carry along is not. */
function toLog({ level, message }: LogEntry): void {
  if (level === 'ERROR') log.error({ part: 'temporal' }, message);
  else log.warn({ part: 'temporal' }, message);
}

main().catch((error: unknown) => {
  log.fatal({ error, part: 'worker' }, '流程工作进程停止');
  // The loops would keep alive a process that no longer serves its queue.
  process.exit(1);
});
