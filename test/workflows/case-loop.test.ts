import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { CaseId, Instant } from '../../src/domain/ids';
import { addMilliseconds } from '../../src/domain/plain-date';
import type { IntakeDeps } from '../../src/intake/intake-deps';
import { receiveCommand, receiveFact } from '../../src/intake/receive-command';
import { relayOnce } from '../../src/intake/relay';
import { rehydrate, startCaseNow } from '../../src/intake/start-case';
import type { CaseProgress } from '../../src/temporal/case-progress';
import { storeCommand } from '../../src/store/command.store';
import { openDecisionFeed } from '../../src/store/decision-feed';
import type { EventLogDeps } from '../../src/store/event-log';
import { createTestDatabase, requiredAddress, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { bundleLedger, createLedgerWorker, ledgerDeps } from '../support/engine';
import type { LedgerFacts, LedgerState } from '../support/ledger-law';
import { aCommand, openLedger, openLedgerStore, storedEvents } from '../support/ledger-store';
import { timersOf } from '../support/timers';

const taskQueue = 'ledger-skipping';
const day = 86_400_000;
const relay = { perSecond: 100, atOnce: 4, idleMs: 0 };

let database: TestDatabase;
let store: EventLogDeps;
let deps: IntakeDeps;
let environment: TestWorkflowEnvironment;
let bundle: WorkflowBundleWithSourceMap;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const path = requiredAddress('TEMPORAL_TEST_SERVER');
  database = await createTestDatabase();
  store = openLedgerStore(database.url('app'));
  [environment, bundle] = await Promise.all([
    TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } }),
    bundleLedger(),
  ]);
  deps = ledgerDeps(store, environment.client, taskQueue);
  worker = await createLedgerWorker(store, {
    connection: environment.nativeConnection,
    workflowBundle: bundle,
    taskQueue,
  });
  running = worker.run();
}, 90_000);

afterAll(async () => {
  worker.shutdown();
  await running;
  await environment.teardown();
  await store.database.close();
  await database.drop();
});

const engineNow = async (): Promise<Instant> =>
  new Date(await environment.currentTimeMs()).toISOString() as Instant;

async function aRunningLedger(): Promise<CaseId> {
  const caseId = await openLedger(deps);
  await startCaseNow(deps, caseId);
  return caseId;
}

async function sends(caseId: CaseId, facts: LedgerFacts, receivedAt?: Instant, idempotencyKey?: string) {
  const command = aCommand(caseId, facts, receivedAt ?? (await engineNow()));
  return receiveCommand(deps, idempotencyKey === undefined ? command : { ...command, idempotencyKey });
}

const stored = (caseId: CaseId) => storedEvents(database.pool, caseId);

const typesIn = async (caseId: CaseId): Promise<readonly string[]> =>
  (await stored(caseId)).map(({ type }) => type);

interface LedgerRow {
  readonly epoch: number;
  readonly state: LedgerState;
}

async function rowOf(caseId: CaseId): Promise<LedgerRow> {
  const found = await database.pool.query<LedgerRow>('SELECT * FROM app.case_record WHERE id = $1', [caseId]);
  const [row] = found.rows;
  if (row === undefined) throw new Error('there is no such ledger');
  return row;
}

async function progressOf(caseId: CaseId): Promise<CaseProgress> {
  const answer = await deps.gateway.progressOf({ caseKind: 'contract', caseId }, 5_000);
  if (answer.type !== 'running') throw new Error(`the workflow is ${answer.type}`);
  return answer.progress;
}

describe('a command', () => {
  it('is answered when it is recorded, on the state that everything before it has left', async () => {
    const caseId = await aRunningLedger();
    expect(await sends(caseId, { type: 'turn', side: 'left' })).toMatchObject({
      type: 'applied',
      sequence: 3,
    });
    expect(await sends(caseId, { type: 'turn', side: 'left' })).toMatchObject({
      type: 'refused',
      refusal: { type: 'target-is-same' },
    });
    expect(await sends(caseId, { type: 'turn', side: 'right' })).toMatchObject({
      type: 'applied',
      sequence: 5,
    });
    expect(await progressOf(caseId)).toMatchObject({
      sequence: 5,
      epoch: 1,
      wakesAt: null,
    });
  });

  it('is answered by the store though the answer of the engine is lost', async () => {
    const caseId = await aRunningLedger();
    const decisions = openDecisionFeed(store.database);
    const { gateway } = deps;
    const command = async (sent: Parameters<typeof gateway.command>[0]) => {
      await gateway.command(sent);
      return new Promise<never>(() => undefined);
    };
    const deaf: IntakeDeps = { ...deps, decisions, gateway: { ...gateway, command } };
    const now = await engineNow();
    const turn = () => receiveCommand(deaf, aCommand(caseId, { type: 'turn', side: 'left' }, now));
    expect(await turn()).toMatchObject({ type: 'applied', sequence: 3 });
    expect(await turn()).toMatchObject({ type: 'refused', refusal: { type: 'target-is-same' } });
    decisions.close();
  });

  it('sent twenty times at once under one key has one effect and one answer', async () => {
    const caseId = await aRunningLedger();
    const receivedAt = await engineNow();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sends(caseId, { type: 'turn', side: 'left' }, receivedAt, 'one-key')),
    );
    // Some hear it from the engine, whoever comes late from the store.
    expect(answers[0]).toMatchObject({ type: 'applied', sequence: 3 });
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(await sends(caseId, { type: 'turn', side: 'right' }, receivedAt, 'one-key')).toEqual({
      type: 'key-reused',
    });
    expect(await typesIn(caseId)).toEqual(['ledger-opened', 'turned', 'counted']);
  });

  it('that was refused is judged afresh under the same key', async () => {
    const caseId = await aRunningLedger();
    await sends(caseId, { type: 'turn', side: 'left' });
    expect((await sends(caseId, { type: 'turn', side: 'left' }, undefined, 'again')).type).toBe('refused');
    await sends(caseId, { type: 'turn', side: 'right' });
    expect((await sends(caseId, { type: 'turn', side: 'left' }, undefined, 'again')).type).toBe('applied');
  });

  it('of a crowd is decided in turn: sides alternate, and every answer agrees with the log', async () => {
    const caseId = await aRunningLedger();
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, turn) =>
        sends(caseId, { type: 'turn', side: turn % 2 ? 'left' : 'right' }),
      ),
    );
    const applied = answers.filter(({ type }) => type === 'applied').length;
    expect(answers.filter(({ type }) => type === 'refused')).toHaveLength(24 - applied);
    expect((await rowOf(caseId)).state.turns).toBe(applied);
    expect(await typesIn(caseId)).toHaveLength(1 + 2 * applied);
  });

  it('that nobody awaits arrives through the relay, also when the case has yet to be started', async () => {
    const caseId = await openLedger(deps);
    await receiveFact(deps, aCommand(caseId, { type: 'turn', side: 'left' }, await engineNow()));
    await relayOnce(deps, relay);
    await eventually(async () => expect((await rowOf(caseId)).state.turns).toBe(1));
  });
});

describe('a deadline', () => {
  it('that passes moves the case at its legal instant, whenever the engine wakes, also when it was later before', async () => {
    const caseId = await aRunningLedger();
    const dueAt = addMilliseconds(await engineNow(), 30 * day);
    await sends(caseId, { type: 'promise', dueAt: addMilliseconds(dueAt, day) });
    await sends(caseId, { type: 'promise', dueAt });
    await environment.sleep('29 days');
    expect((await rowOf(caseId)).state.broken).toBe(0);
    await environment.sleep('2 days');
    await eventually(async () => expect((await rowOf(caseId)).state.broken).toBe(1));
    expect((await stored(caseId)).at(-1)).toEqual({ type: 'promise-broken', at: dueAt, command: null });
  });

  it('is kept by what was received before it, although it is handled after it', async () => {
    const caseId = await aRunningLedger();
    const dueAt = addMilliseconds(await engineNow(), 5 * day);
    await sends(caseId, { type: 'promise', dueAt });
    const lastMoment = aCommand(caseId, { type: 'keep' }, addMilliseconds(dueAt, -60_000));
    await storeCommand(deps.database, lastMoment, { deliveredAs: 'update', graceMs: 3_600_000 });
    await environment.sleep('6 days');
    await eventually(async () => expect((await rowOf(caseId)).state.promiseDueAt).toBeNull());
    expect((await typesIn(caseId)).slice(-2)).toEqual(['promised', 'promise-kept']);
  });

  it('comes before a command that was received at its instant or later', async () => {
    const caseId = await aRunningLedger();
    const dueAt = addMilliseconds(await engineNow(), 5 * day);
    await sends(caseId, { type: 'promise', dueAt });
    expect(await sends(caseId, { type: 'keep' }, dueAt)).toMatchObject({
      type: 'refused',
      refusal: { type: 'answer-window-closed' },
    });
    expect((await typesIn(caseId)).at(-1)).toBe('promise-broken');
  });

  it('that is moved back keeps the timer it has: that rings for nothing once, and the next for the new instant', async () => {
    const caseId = await aRunningLedger();
    const start = await engineNow();
    await sends(caseId, { type: 'promise', dueAt: addMilliseconds(start, 3 * day) });
    await sends(caseId, { type: 'promise', dueAt: addMilliseconds(start, 9 * day) });
    expect(await timersOf(environment.client, caseId)).toEqual(['STARTED']);
    await environment.sleep('5 days');
    expect((await rowOf(caseId)).state.broken).toBe(0);
    await environment.sleep('5 days');
    await eventually(async () => expect((await rowOf(caseId)).state.broken).toBe(1));
    expect(await timersOf(environment.client, caseId)).toEqual(['STARTED', 'FIRED', 'STARTED', 'FIRED']);
  });
});

describe('a run', () => {
  it('hands itself on when its history grows long, and forgets nothing', async () => {
    const caseId = await aRunningLedger();
    const first = (await environment.client.workflow.getHandle(`contract/${caseId}`).describe()).runId;
    for (let turn = 0; turn < 70; turn += 1) {
      const answer = await sends(caseId, { type: 'turn', side: turn % 2 ? 'left' : 'right' });
      expect(answer).toMatchObject({ type: 'applied', sequence: 3 + 2 * turn });
    }
    const last = (await environment.client.workflow.getHandle(`contract/${caseId}`).describe()).runId;
    expect(last).not.toBe(first);
    expect(await progressOf(caseId)).toMatchObject({ sequence: 141 });
  }, 60_000);

  it('ends when the case is finished; the store answers from then on, and the law may open it again', async () => {
    const caseId = await aRunningLedger();
    await sends(caseId, { type: 'close' });
    await environment.client.workflow.getHandle(`contract/${caseId}`).result();
    expect(await sends(caseId, { type: 'keep' })).toMatchObject({
      type: 'refused',
      refusal: { type: 'case-not-in-status', status: 'closed' },
    });
    expect(await sends(caseId, { type: 'reopen' })).toMatchObject({ type: 'applied', sequence: 3 });
    expect(await sends(caseId, { type: 'turn', side: 'left' })).toMatchObject({ type: 'applied' });
    expect((await rowOf(caseId)).epoch).toBe(2);
  });

  it('can be made again from the events at any moment, deadlines and all', async () => {
    const caseId = await aRunningLedger();
    const dueAt = addMilliseconds(await engineNow(), 10 * day);
    await sends(caseId, { type: 'promise', dueAt });
    expect(await rehydrate(deps, caseId, 'test')).toEqual({ epoch: 2, isStarted: true });
    await eventually(async () => expect(await progressOf(caseId)).toMatchObject({ epoch: 2, sequence: 2 }));
    const wakesAt = (await progressOf(caseId)).wakesAt ?? '';
    expect(Date.parse(wakesAt) - Date.parse(dueAt)).toBeGreaterThanOrEqual(0);
    expect(Date.parse(wakesAt) - Date.parse(dueAt)).toBeLessThan(60_000);
    expect(await sends(caseId, { type: 'turn', side: 'left' })).toMatchObject({
      type: 'applied',
      sequence: 4,
    });
    await environment.sleep('11 days');
    await eventually(async () => expect((await rowOf(caseId)).state.broken).toBe(1));
  });

  it('replays from its history', async () => {
    const caseId = await aRunningLedger();
    await sends(caseId, { type: 'promise', dueAt: addMilliseconds(await engineNow(), day) });
    await sends(caseId, { type: 'turn', side: 'left' });
    await sends(caseId, { type: 'turn', side: 'left' });
    await environment.sleep('2 days');
    await eventually(async () => expect((await rowOf(caseId)).state.broken).toBe(1));
    const history = await environment.client.workflow.getHandle(`contract/${caseId}`).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: bundle }, history);
    const changed = await bundleWorkflowCode({
      workflowsPath: require.resolve('../support/ledger-changed.workflow'),
      logger: new DefaultLogger('ERROR'),
    });
    await expect(Worker.runReplayHistory({ workflowBundle: changed }, history)).rejects.toThrow(
      /[Nn]ondeterminis/,
    );
  });
});
