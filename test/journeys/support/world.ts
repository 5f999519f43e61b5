import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { generateLogKey } from '../../../src/audit/signed-note';
import type { Instant } from '../../../src/domain/ids';
import { STATUTORY_DAYS_THROUGH } from '../../../src/domain/statutory-holidays';
import { openHome, writeOwnerOnly, type Home } from '../../../src/local/home';
import { ownPlans } from '../../../src/local/own-parts';
import { findFreePort } from '../../../src/local/ports';
import { environmentsFor, type StackEnvironments } from '../../../src/local/stack-environment';
import { writeClockOnce } from '../../../src/store/case-clock.store';
import { openDatabase } from '../../../src/store/database';
import { createPayloadKeys } from '../../../src/temporal/codec/key-ring';
import { createVaultKeys } from '../../../src/vault/keys';
import { createReceiptKeys } from '../../../src/vault/receipt';
import { createTestDatabase, requiredAddress, type TestDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { openCaseTime, toInstant, type CaseTime } from './case-time';
import { openDesk, type Desk } from './desk';
import { openInbox, type Inbox } from './inbox';
import { foundCity } from './journey-city';

const checkout = join(__dirname, '..', '..', '..');

/** A whole city at work: its own database, engine namespace, vault, worker, API and clock; the mail server is shared. */
export interface World {
  readonly database: TestDatabase;
  readonly home: Home;
  /** Of the engine. */
  readonly namespace: string;
  /** Where the portal, the console and the API answer. */
  readonly url: string;
  readonly time: CaseTime;
  readonly desk: Desk;
  readonly inbox: Inbox;
  /** Everything that the three processes have written. */
  log(): string;
  close(): Promise<void>;
}

/**
 * @param start the moment at which the clock begins, in Beijing time: `2026-02-10 09:00`.
 * @param scale case seconds in a second; at 0 the clock stands until it is set forward.
 */
export async function openWorld(start: string, scale = 0): Promise<World> {
  const database = await createTestDatabase();
  const namespace = `journey-${randomUUID().slice(0, 8)}`;
  const store = openDatabase({ url: database.url('app'), name: 'journey', maxConnections: 4 });
  await Promise.all([
    makeNamespace(namespace),
    startClock(database, toInstant(start), scale),
    foundCity(store),
  ]);
  // The folder comes last: from here on the guard takes it away again, whatever happens.
  const home = openHome(join(tmpdir(), `pacta-journey-${randomUUID().slice(0, 8)}`));
  const environments = await environmentsOf(home, database, namespace);
  const guard = await startProcesses(home, environments);
  const url = environments.product['PUBLIC_URL'] ?? '';
  const desk = openDesk(url);
  const time = openCaseTime(store, environments.product, desk, toInstant(start));
  return {
    database,
    home,
    namespace,
    url,
    time,
    desk,
    inbox: openInbox(requiredAddress('TEST_MAIL_URL'), url),
    log: () => logOf(home),
    close: async () => {
      const gone = once(guard, 'exit');
      guard.stdin.end();
      await Promise.all([gone, time.close()]);
      await store.close();
      await database.drop();
    },
  };
}

async function makeNamespace(namespace: string): Promise<void> {
  const connection = await Connection.connect({ address: requiredAddress('TEST_TEMPORAL_ADDRESS') });
  try {
    const workflowExecutionRetentionPeriod = msToTs('1 day');
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
    await eventually(() => connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1 }));
  } finally {
    await connection.close();
  }
}

async function startClock(database: TestDatabase, start: Instant, scale: number): Promise<void> {
  await writeClockOnce(database.url('migrator'), {
    mode: 'training',
    anchorReal: new Date().toISOString() as Instant,
    anchorCase: start,
    scale,
    stopsAt: `${STATUTORY_DAYS_THROUGH}-12-31T16:00:00.000Z` as Instant,
  });
}

/** What `npm start` would tell the processes of this home, and the keys that it would make. */
async function environmentsOf(
  home: Home,
  database: TestDatabase,
  namespace: string,
): Promise<StackEnvironments> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const environments = environmentsFor({
    home,
    checkout,
    addresses: {
      port,
      url,
      temporalAddress: requiredAddress('TEST_TEMPORAL_ADDRESS'),
      temporalUiUrl: requiredAddress('TEST_TEMPORAL_UI_URL'),
      smtpUrl: requiredAddress('TEST_SMTP_URL'),
      mailUrl: requiredAddress('TEST_MAIL_URL'),
    },
    databases: {
      app: database.url('app'),
      vault: database.url('vault'),
      migrator: database.url('migrator'),
    },
    environment: { PATH: process.env['PATH'], TEMPORAL_NAMESPACE: namespace, RATE_FACTOR: '100000' },
  });
  const { product, vault } = environments;
  mkdirSync(home.path('secrets'), { recursive: true, mode: 0o700 });
  createVaultKeys(vault['VAULT_KEYS_FILE'] ?? '');
  createPayloadKeys(product['PAYLOAD_KEYS_FILE'] ?? '');
  createReceiptKeys(product['RECEIPT_KEYS_FILE'] ?? '');
  writeOwnerOnly(product['CHECKPOINT_KEY_FILE'] ?? '', generateLogKey('pacta').privateKeyPem);
  return environments;
}

type Guard = ChildProcessByStdio<Writable, null, null>;

async function startProcesses(home: Home, environments: StackEnvironments): Promise<Guard> {
  const plans = ownPlans(home, checkout, environments);
  const guard = spawn(process.execPath, [join(__dirname, 'guard.mjs')], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
  guard.stdin.write(`${JSON.stringify({ plans, folder: home.folder })}\n`);
  await eventually(async () => {
    for (const plan of plans) {
      if (!(await plan.isReady())) throw new Error(`${plan.name} 没有就绪：\n${logOf(home).slice(-4_000)}`);
    }
  }, 40_000);
  return guard;
}

function logOf(home: Home): string {
  return ['vault', 'worker', 'api']
    .map((name) => readFileSync(home.path('logs', `${name}.log`), 'utf8'))
    .join('\n');
}
