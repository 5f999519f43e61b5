import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { loadConfig } from './config';
import type { Config } from './config';
import { DEFAULT_EVIDENCE_LIMITS } from './domain/evidence';
import { openFiles } from './files/open-files';
import { createApp } from './http/app';
import { findReadableEvidence, mayReadEvidence, mayReadLetter } from './http/case-readers';
import { createChangeFeed } from './http/change-feed';
import type { AppDeps, HttpSettings, ReadinessCheck } from './http/deps';
import { createRoutes } from './http/routes';
import type { RouteParts } from './http/routes';
import { factSources } from './intake/fact-sources';
import type { FilingDeps } from './intake/receive-complaint';
import { log, setLogLevel } from './log';
import { recordAccess } from './store/access-log.store';
import { loadClock } from './store/case-clock.store';
import { PROJECTIONS } from './store/projections';
import { openDatabase } from './store/database';
import { sealSecret } from './temporal/codec/seal-secret';
import { faultOfUrl } from './notify/webhook-address';
import type { Database } from './store/database';
import { openDecisionFeed } from './store/decision-feed';
import { caseTimeOf } from './store/event-log';
import { isMigrated } from './store/migration-history';
import { createCaseGateway, gatewayOptionsFor } from './temporal/case.gateway';
import { dataConverterFor } from './temporal/codec/data-converter';
import { loadPayloadKeys } from './temporal/codec/key-ring';
import { CASE_WORKFLOWS } from './temporal/case-workflows';
import { connectTemporal } from './temporal/connection';
import type { Temporal } from './temporal/connection';
import { logOfEngine } from './temporal/engine-log';
import { housekeepingRounds } from './temporal/housekeeping-rounds';
import { lazyConnection } from './temporal/lazy-connection';
import { queuePollers } from './temporal/pollers';
import { createVaultClient, loadPublicSealingKeys, loadReceiptKeys } from './vault/client';

type ApiConfig = Config<'api'>;

/** For uploads; a JSON body has its own, shorter limit. */
const uploadTimeoutMs = 300_000;
const headersTimeoutMs = 10_000;
const keepAliveTimeoutMs = 5_000;
const mostHeaders = 64;
const engineAnswersWithinMs = 2_000;
/** What is under way at SIGTERM gets this long; the longest ordinary answer takes eight seconds. */
const drainWithinMs = 15_000;
const shutdownPauseMs = 250;

/** One process that answers HTTP. It starts while the engine is down; it does not start without its keys. */
async function main(): Promise<void> {
  const config = loadConfig('api');
  setLogLevel(config.LOG_LEVEL);
  const database = openDatabase({ url: config.DATABASE_URL, name: 'api', maxConnections: 20 });
  const temporal = openTemporal(config);
  const parts = await routeParts(config, database, temporal);
  const app = createApp(httpDeps(config, database, temporal), createRoutes(parts));
  const server = createServer({ requestTimeout: uploadTimeoutMs, headersTimeout: headersTimeoutMs }, app);
  // An expectation that nobody knows would be refused without a word; RFC 9110 lets us pass over it.
  server.on('checkExpectation', app);
  server.maxHeadersCount = mostHeaders;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  await listen(server, config);
  await stopSignal();
  parts.changes.close();
  await drain(server);
  parts.filing.decisions?.close();
  await temporal.close();
  await database.close();
}

function openTemporal(config: ApiConfig): Temporal {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = config;
  const dataConverter = dataConverterFor(loadPayloadKeys(config.PAYLOAD_KEYS_FILE), namespace);
  // Who is told to stop first answers what is under way: the signals are this process's own.
  Runtime.install({ logger: new DefaultLogger('WARN', logOfEngine), shutdownSignals: [] });
  // Through the SDK's compiled side a call costs less than half; what travels is encrypted, and so does not shrink.
  const connection = lazyConnection(() =>
    NativeConnection.connect({ address, grpcCompression: { codec: 'none' } }),
  );
  return connectTemporal({ address, namespace, dataConverter, connection });
}

async function routeParts(config: ApiConfig, database: Database, temporal: Temporal): Promise<RouteParts> {
  const clock = await loadClock(database.pool);
  const filing: FilingDeps = {
    database,
    projections: PROJECTIONS,
    loadClock: () => loadClock(database.pool),
    gateway: createCaseGateway(temporal.client, CASE_WORKFLOWS, gatewayOptionsFor(clock)),
    decisions: openDecisionFeed(database),
    sources: factSources(database),
    sealingKeys: loadPublicSealingKeys(config.VAULT_PUBLIC_KEYS_FILE),
    receiptKeys: loadReceiptKeys(config.RECEIPT_KEYS_FILE),
    evidenceLimits: DEFAULT_EVIDENCE_LIMITS,
  };
  const files = openFiles(config);
  const vault = createVaultClient(config.VAULT_SOCKET);
  const keyRing = loadPayloadKeys(config.PAYLOAD_KEYS_FILE);
  const outlet = { ports: config.WEBHOOK_PORTS, allowsLoopback: config.WEBHOOK_LOOPBACK };
  return {
    filing,
    webhooks: {
      faultOfUrl: (url) => faultOfUrl(url, outlet),
      seal: (webhookId, secret) => sealSecret(keyRing, webhookId, secret),
    },
    evidence: {
      database,
      files,
      limits: DEFAULT_EVIDENCE_LIMITS,
      now: () => caseTimeOf(filing),
      mayReadEvidence: (principal, evidence) => mayReadEvidence(database, principal, evidence),
      findReadableEvidence: (principal, caseId) => findReadableEvidence(database, principal, caseId),
    },
    letters: {
      database,
      files,
      mayReadLetter: (principal, letter) => mayReadLetter(database, principal, letter),
    },
    operations: { ...filing, engineUrl: engineUrlOf(config) },
    reveals: { database, vault },
    changes: createChangeFeed({ database, log }),
    health: {
      ...{ database, files, vault },
      queuePollers: () => queuePollers(temporal, engineAnswersWithinMs),
      housekeepingRounds: () => housekeepingRounds(temporal, engineAnswersWithinMs),
    },
  };
}

/** Where the engine's own pages show our cases; null where operations may not open them. */
function engineUrlOf({ TEMPORAL_UI_URL: url, TEMPORAL_NAMESPACE: namespace }: ApiConfig): string | null {
  return url === undefined ? null : `${url}/namespaces/${encodeURIComponent(namespace)}`;
}

function httpDeps(config: ApiConfig, database: Database, temporal: Temporal): AppDeps {
  return {
    database,
    log,
    settings: httpSettings(config),
    readiness: readinessChecks(database, temporal),
    recordAccess: (entry) => recordAccess(database.prisma, entry),
  };
}

function httpSettings(config: ApiConfig): HttpSettings {
  const publicUrl = config.PUBLIC_URL === undefined ? null : new URL(config.PUBLIC_URL);
  return {
    allowedOrigins: [...(publicUrl === null ? [] : [publicUrl.origin]), ...config.ALLOWED_ORIGINS],
    secureCookies: publicUrl?.protocol === 'https:',
    trustedProxies: config.TRUSTED_PROXIES,
    rateFactor: config.RATE_FACTOR,
    proofOfWork: { key: proofKey(config), bits: config.PROOF_OF_WORK_BITS },
    bootstrapTokenHash: bootstrapTokenHash(config.PACTA_BOOTSTRAP_TOKEN_FILE),
    signaturesDemanded: config.SIGNALS_MUST_BE_SIGNED,
    siteFolder: join(__dirname, '..', 'console'),
    demoAccountsFile: config.DEMO_ACCOUNTS_FILE ?? null,
  };
}

/** Of the receipts' key, which every API of a deployment has and nobody else. */
function proofKey({ RECEIPT_KEYS_FILE }: ApiConfig): Buffer {
  const { current, keys } = loadReceiptKeys(RECEIPT_KEYS_FILE);
  return createHmac('sha256', keys.get(current) ?? '')
    .update('proof of work')
    .digest();
}

function bootstrapTokenHash(file: string | undefined): string | null {
  if (file === undefined) return null;
  return createHash('sha256').update(readFileSync(file, 'utf8').trim(), 'utf8').digest('hex');
}

function readinessChecks(database: Database, temporal: Temporal): readonly ReadinessCheck[] {
  const folder = join(__dirname, '..', '..', 'prisma', 'migrations');
  const must = async (isSo: Promise<boolean>, name: string): Promise<void> => {
    if (!(await isSo)) throw new Error(`${name} is not ready`);
  };
  return [
    {
      name: 'database',
      check: async () => {
        await database.pool.query('SELECT 1');
      },
    },
    { name: 'migrations', check: () => must(isMigrated(database, folder), 'migrations') },
    { name: 'engine', check: () => must(temporal.isServing(engineAnswersWithinMs), 'engine') },
    { name: 'workers', isAdvisory: true, check: () => must(everyQueueIsPolled(temporal), 'workers') },
  ];
}

async function everyQueueIsPolled(temporal: Temporal): Promise<boolean> {
  const queues = await queuePollers(temporal, engineAnswersWithinMs);
  return queues.every(({ pollers }) => pollers > 0);
}

function listen(server: Server, { HOST, PORT }: ApiConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : PORT;
      log.info({ part: 'api', address: HOST, port, pid: process.pid }, '接口已就绪');
      resolve();
    });
  });
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** Takes no new connection, ends idle ones, and waits for what is under way. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), shutdownPauseMs);
  const force = setTimeout(() => server.closeAllConnections(), drainWithinMs);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}

main().catch((error: unknown) => {
  log.fatal({ error, part: 'api' }, '接口进程无法启动');
  process.exitCode = 1;
});
