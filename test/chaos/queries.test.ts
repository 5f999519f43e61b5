import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { CaseId } from '../../src/domain/ids';
import { fromMilliseconds } from '../../src/domain/plain-date';
import type { IntakeDeps } from '../../src/intake/intake-deps';
import { receiveCommand, receiveFact } from '../../src/intake/receive-command';
import { reconcile } from '../../src/intake/reconcile';
import { relayOnce } from '../../src/intake/relay';
import { startCaseNow } from '../../src/intake/start-case';
import { setLogLevel } from '../../src/log';
import { createTestDatabase, requiredAddress, type TestDatabase } from '../support/database';
import { bundleLedger, createLedgerWorker, ledgerDeps } from '../support/engine';
import { eventually } from '../support/eventually';
import { aCommand, openLedgers, openLedgerStore } from '../support/ledger-store';

const relay = { perSecond: 100, atOnce: 4, idleMs: 0 };
const turns = 36;

let database: TestDatabase;
let connection: Connection;
let native: NativeConnection;
let client: Client;
let bundle: Awaited<ReturnType<typeof bundleLedger>>;
let deps: IntakeDeps;
let worker: Worker;
let running: Promise<void>;

const taskQueue = `ledger-${randomUUID()}`;

beforeAll(async () => {
  setLogLevel('silent');
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  const address = requiredAddress('TEST_TEMPORAL_ADDRESS');
  database = await createTestDatabase();
  connection = await Connection.connect({ address });
  native = await NativeConnection.connect({ address });
  client = new Client({ connection });
  bundle = await bundleLedger();
  deps = ledgerDeps(openLedgerStore(database.url('app')), client, taskQueue);
  await startWorker();
}, 60_000);

afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
  await deps.database.close();
  await database.drop();
});

async function startWorker(): Promise<void> {
  worker = await createLedgerWorker(deps, { connection: native, workflowBundle: bundle, taskQueue });
  running = worker.run();
}

/** Three senders for each ledger, and meanwhile somebody who asks each how it is. */
async function underLoad(
  caseIds: readonly CaseId[],
  ask: (caseId: CaseId) => Promise<unknown>,
): Promise<void> {
  let isOver = false;
  const asking = caseIds.map(async (caseId) => {
    while (!isOver) {
      await ask(caseId).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  const sending = caseIds.flatMap((caseId) =>
    [0, 1, 2].map(async () => {
      for (let turn = 0; turn < turns / 3; turn += 1) {
        const side = turn % 2 ? 'left' : 'right';
        await receiveCommand(deps, aCommand(caseId, { type: 'turn', side }, fromMilliseconds(Date.now())));
      }
    }),
  );
  await Promise.all(sending);
  isOver = true;
  await Promise.all(asking);
}

async function startLedgers(): Promise<readonly CaseId[]> {
  const caseIds = await openLedgers(deps, 4);
  for (const caseId of caseIds) await startCaseNow(deps, caseId);
  return caseIds;
}

async function unreplayable(caseIds: readonly CaseId[]): Promise<readonly CaseId[]> {
  const spoiled: CaseId[] = [];
  for (const caseId of caseIds) {
    const history = await client.workflow.getHandle(`contract/${caseId}`).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: bundle }, history).catch(() => spoiled.push(caseId));
  }
  return spoiled;
}

it('tells under load how far a case has come without touching its run', async () => {
  const caseIds = await startLedgers();
  const told = new Set<string>();
  await underLoad(caseIds, async (caseId) => {
    const answer = await deps.gateway.progressOf({ caseKind: 'contract', caseId }, 5_000);
    told.add(answer.type);
  });
  expect(await unreplayable(caseIds)).toEqual([]);
  expect([...told].filter((type) => type !== 'running' && type !== 'busy')).toEqual([]);
}, 90_000);

it('makes a case again from its events when its history was spoiled, and loses nothing', async () => {
  let caseIds: readonly CaseId[] = [];
  // As the call stack tab of the engine's own pages asks: at any moment. It takes a few attempts at most until one meets a local activity.
  await eventually(async () => {
    caseIds = await startLedgers();
    await underLoad(caseIds, (caseId) =>
      client.workflow.getHandle(`contract/${caseId}`).query('__stack_trace'),
    );
    caseIds = await unreplayable(caseIds);
    expect(caseIds).not.toEqual([]);
  }, 60_000);
  worker.shutdown();
  await running;
  await startWorker();
  for (const caseId of caseIds) {
    await receiveFact(deps, aCommand(caseId, { type: 'close' }, fromMilliseconds(Date.now())));
  }
  await eventually(async () => {
    await relayOnce(deps, relay);
    await reconcile(deps, { overdueMs: 0, patienceMs: 0, stuckMs: 0, limit: 50 });
    const { rows } = await database.pool.query<{ status: string; epoch: number }>(
      'SELECT status, epoch FROM app.case_record WHERE id = ANY ($1)',
      [caseIds],
    );
    expect(rows).toEqual(caseIds.map(() => ({ status: 'closed', epoch: 2 })));
  }, 120_000);
}, 240_000);
