import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import type { CaseClock } from '../../src/domain/case-clock';
import type { CaseId, Instant } from '../../src/domain/ids';
import { addMilliseconds, fromMilliseconds } from '../../src/domain/plain-date';
import { announceClock } from '../../src/intake/announce-clock';
import type { IntakeDeps } from '../../src/intake/intake-deps';
import { receiveCommand } from '../../src/intake/receive-command';
import { reconcile } from '../../src/intake/reconcile';
import { relayOnce } from '../../src/intake/relay';
import { startCaseNow } from '../../src/intake/start-case';
import { advanceClock, writeClockOnce } from '../../src/store/case-clock.store';
import { commandIdFor } from '../../src/store/command.store';
import { listOpenIncidents } from '../../src/store/incident.store';
import { createCaseGateway } from '../../src/temporal/case.gateway';
import { connectTemporal } from '../../src/temporal/connection';
import { lazyConnection } from '../../src/temporal/lazy-connection';
import { createTestDatabase, requiredAddress, type TestDatabase } from '../support/database';
import { bundleLedger, createLedgerWorker, ledgerDeps } from '../support/engine';
import { eventually } from '../support/eventually';
import type { LedgerFacts, LedgerState } from '../support/ledger-law';
import { aCommand, openLedger, openLedgers, openLedgerStore } from '../support/ledger-store';

const day = 86_400_000;
const start = '2026-03-02T01:00:00.000Z' as Instant;
const address = requiredAddress('TEST_TEMPORAL_ADDRESS');
const hasty = { overdueMs: 0, patienceMs: 0, stuckMs: 0, limit: 50 };
const relay = { perSecond: 100, atOnce: 4, idleMs: 0 };

interface World {
  readonly database: TestDatabase;
  readonly deps: IntakeDeps;
  startWorker(): Promise<Worker>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

const worlds: World[] = [];
let connection: Connection;
let native: NativeConnection;
let bundle: Awaited<ReturnType<typeof bundleLedger>>;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  connection = await Connection.connect({ address });
  [native, bundle] = await Promise.all([NativeConnection.connect({ address }), bundleLedger()]);
}, 60_000);

afterAll(async () => {
  await native.close();
  await connection.close();
});

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** A home of its own that trains: database, clock and queue. */
async function aWorld(scale: number): Promise<World> {
  const database = await createTestDatabase();
  const now = fromMilliseconds(Date.now());
  await writeClockOnce(database.url('migrator'), {
    mode: 'training',
    anchorReal: now,
    anchorCase: start,
    scale,
  });
  const store = openLedgerStore(database.url('app'));
  const taskQueue = `ledger-${randomUUID()}`;
  const deps = ledgerDeps(store, new Client({ connection }), taskQueue);
  let worker: Worker | null = null;
  let running: Promise<void> = Promise.resolve();
  const stopWorker = async (): Promise<void> => {
    worker?.shutdown();
    worker = null;
    await running;
  };
  const world = {
    database,
    deps,
    startWorker: async () => {
      worker = await createLedgerWorker(store, { connection: native, workflowBundle: bundle, taskQueue });
      running = worker.run();
      return worker;
    },
    stopWorker,
    close: async () => {
      await stopWorker();
      await store.database.close();
      await database.drop();
    },
  };
  worlds.push(world);
  return world;
}

async function sends(world: World, caseId: CaseId, facts: LedgerFacts, receivedAt = start) {
  return receiveCommand(world.deps, aCommand(caseId, facts, receivedAt));
}

async function stateOf(world: World, caseId: CaseId): Promise<LedgerState> {
  const { rows } = await world.database.pool.query<{ state: LedgerState }>(
    'SELECT state FROM app.case_record WHERE id = $1',
    [caseId],
  );
  if (rows[0] === undefined) throw new Error('there is no such ledger');
  return rows[0].state;
}

async function setForward(world: World, byMs: number): Promise<CaseClock> {
  const now = fromMilliseconds(Date.now());
  const advanced = await advanceClock(world.deps.database.pool, now, (clock) =>
    clock.mode === 'real' ? now : addMilliseconds(clock.anchorCase, byMs),
  );
  if (!advanced.ok) throw new Error(advanced.refusal.type);
  return advanced.value;
}

describe('a training clock', () => {
  it('that is frozen moves no case until it is set forward and announced', async () => {
    const world = await aWorld(0);
    await world.startWorker();
    const [early, late] = await openLedgers(world.deps, 2);
    if (early === undefined || late === undefined) throw new Error('no ledgers');
    for (const caseId of [early, late]) await startCaseNow(world.deps, caseId);
    await sends(world, early, { type: 'promise', dueAt: addMilliseconds(start, 2 * day) });
    await sends(world, late, { type: 'promise', dueAt: addMilliseconds(start, 9 * day) });
    expect(await announceClock(world.deps, await setForward(world, 3 * day))).toBe(2);
    await eventually(async () => expect((await stateOf(world, early)).broken).toBe(1));
    expect((await stateOf(world, late)).broken).toBe(0);
    // A signal that overtook another must not set the clock back.
    const ref = { caseKind: 'contract', caseId: late } as const;
    const clock = await setForward(world, 7 * day);
    await world.deps.gateway.signalClock(ref, clock);
    await world.deps.gateway.signalClock(ref, { ...clock, anchorCase: start } as CaseClock);
    await eventually(async () => expect((await stateOf(world, late)).broken).toBe(1));
  });

  it('that runs a day a second lets deadlines fall due by itself', async () => {
    const world = await aWorld(86_400);
    await world.startWorker();
    const caseId = await openLedger(world.deps);
    await startCaseNow(world.deps, caseId);
    await sends(world, caseId, { type: 'promise', dueAt: addMilliseconds(start, 4 * day) });
    await eventually(async () => expect((await stateOf(world, caseId)).broken).toBe(1));
  });
});

describe('when nobody works', () => {
  it('a command is stored and answered as pending, and decided once when a worker is back', async () => {
    const world = await aWorld(0);
    const caseId = await openLedger(world.deps);
    await startCaseNow(world.deps, caseId);
    const began = Date.now();
    const answer = await sends(world, caseId, { type: 'turn', side: 'left' });
    expect(answer.type).toBe('pending');
    expect(Date.now() - began).toBeLessThan(10_000);
    await world.database.pool.query('UPDATE app.case_command SET next_attempt_at = now()');
    await relayOnce(world.deps, relay);
    await world.startWorker();
    await eventually(async () => expect((await stateOf(world, caseId)).turns).toBe(1));
    expect((await sends(world, caseId, { type: 'turn', side: 'right' })).type).toBe('applied');
    expect((await stateOf(world, caseId)).turns).toBe(2);
  });
});

describe('the reconciler', () => {
  it('gives a case whose run was ended from outside another one', async () => {
    const world = await aWorld(0);
    await world.startWorker();
    const caseId = await openLedger(world.deps);
    await startCaseNow(world.deps, caseId);
    await sends(world, caseId, { type: 'turn', side: 'left' });
    await world.deps.gateway.terminate({ caseKind: 'contract', caseId }, 'test');
    await eventually(async () => {
      const troubles = await reconcile(world.deps, hasty);
      expect(troubles).toContainEqual({ kind: 'case-without-workflow', caseId });
    });
    const open = await listOpenIncidents(world.deps.database, 50);
    expect(open.map(({ kind }) => kind)).toContain('case-without-workflow');
    await relayOnce(world.deps, relay);
    expect((await sends(world, caseId, { type: 'turn', side: 'right' })).type).toBe('applied');
    await eventually(async () => {
      await reconcile(world.deps, hasty);
      const now = await listOpenIncidents(world.deps.database, 50);
      expect(now.filter((incident) => incident.caseId === caseId)).toEqual([]);
    });
  });

  it('tells a case again that missed the clock', async () => {
    const world = await aWorld(0);
    await world.startWorker();
    const caseId = await openLedger(world.deps);
    await startCaseNow(world.deps, caseId);
    await sends(world, caseId, { type: 'promise', dueAt: addMilliseconds(start, day) });
    await setForward(world, 2 * day);
    expect(await reconcile(world.deps, hasty)).toContainEqual({ kind: 'case-overdue-in-engine', caseId });
    await eventually(async () => expect((await stateOf(world, caseId)).broken).toBe(1));
  });

  it('reports an engine that knows more than the store', async () => {
    const world = await aWorld(0);
    await world.startWorker();
    const caseId = await openLedger(world.deps);
    await startCaseNow(world.deps, caseId);
    await sends(world, caseId, { type: 'promise', dueAt: addMilliseconds(start, day) });
    // As after a restore of an older database.
    await world.database.pool.query(
      `ALTER TABLE app.case_record DISABLE TRIGGER USER;
       UPDATE app.case_record SET version = 1, next_due_at = '2026-03-01T00:00:00Z'`,
    );
    expect(await reconcile(world.deps, hasty)).toContainEqual({ kind: 'workflow-ahead-of-store', caseId });
  });
});

describe('the engine', () => {
  it('lists what runs, and shows a history', async () => {
    const world = await aWorld(0);
    await world.startWorker();
    const caseId = await openLedger(world.deps);
    await startCaseNow(world.deps, caseId);
    await eventually(async () => {
      const running: CaseId[] = [];
      for await (const one of world.deps.gateway.listRunning()) running.push(one.caseId);
      expect(running).toContain(caseId);
    });
    expect(await world.deps.gateway.historyOf({ caseKind: 'contract', caseId })).toHaveProperty('events');
  });

  it('tries to connect at each call until the engine is there', async () => {
    let attempts = 0;
    const lazy = lazyConnection(() =>
      NativeConnection.connect({ address: ++attempts < 2 ? '127.0.0.1:1' : address }),
    );
    const temporal = connectTemporal({ address, namespace: 'default', connection: lazy });
    expect(await temporal.isServing(5_000)).toBe(false);
    expect(await temporal.isServing(5_000)).toBe(true);
    expect(await temporal.isServing(5_000)).toBe(true);
    expect(attempts).toBe(2);
    await temporal.close();
  });

  it('knows nothing of a command whose call did not come through, and gives it up at its deadline', async () => {
    const received = aCommand(randomUUID() as CaseId, { type: 'promise', dueAt: start }, start);
    const command = { ...received, commandId: commandIdFor(received), round: 1 };
    const silent = lazyConnection(() => new Promise(() => undefined));
    const away = lazyConnection(() => Promise.reject(new Error('away')));
    for (const connection of [silent, away]) {
      const { client } = connectTemporal({ address, namespace: 'default', connection });
      const options = { taskQueue: 'none', wakeSpreadMs: 0, answerWithinMs: 200 };
      const gateway = createCaseGateway(client, [], options);
      expect(await gateway.command(command)).toEqual({ type: 'unknown' });
    }
  });
});
