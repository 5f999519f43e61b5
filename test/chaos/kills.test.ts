import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toCommandId, type CaseId, type Instant } from '../../src/domain/ids';
import { addMilliseconds, fromMilliseconds } from '../../src/domain/plain-date';
import type { IntakeDeps } from '../../src/intake/intake-deps';
import { receiptOf, receiveCommand } from '../../src/intake/receive-command';
import { setLogLevel } from '../../src/log';
import { commandIdFor, findCommand } from '../../src/store/command.store';
import { connectTemporal, type Temporal } from '../../src/temporal/connection';
import { createTestDatabase, requiredAddress, type TestDatabase } from '../support/database';
import { bundleLedger, ledgerDeps } from '../support/engine';
import { eventually } from '../support/eventually';
import type { LedgerFacts } from '../support/ledger-law';
import { aCommand, openLedgers, openLedgerStore } from '../support/ledger-store';
import { findBrokenPromises, type Operation } from './ledger-check';
import { chanceFrom, freePort, ledgerWorker, temporalServer, type Victim } from './victims';

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
const kills = Number(process.env['CHAOS_LEDGER_KILLS'] ?? 3);
const clients = 24;
const ledgers = 12;
const chance = chanceFrom(seed);
const taskQueue = 'ledger-chaos';

let folder: string;
let database: TestDatabase;
let deps: IntakeDeps;
let temporal: Temporal;
let server: Victim;
let worker: Victim;
let caseIds: readonly CaseId[];
const operations: Operation[] = [];

beforeAll(async () => {
  console.info(`CHAOS_SEED=${seed}`);
  setLogLevel('silent');
  folder = mkdtempSync(join(tmpdir(), 'pacta-chaos-'));
  database = await createTestDatabase();
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  server = temporalServer(requiredAddress('TEMPORAL_CLI'), port, join(folder, 'temporal.db'));
  const bundle = join(folder, 'bundle.js');
  writeFileSync(bundle, (await bundleLedger()).code);
  worker = ledgerWorker(address, taskQueue, database.url('app'), bundle);
  temporal = connectTemporal({ address, namespace: 'default' });
  deps = ledgerDeps(openLedgerStore(database.url('app')), temporal.client, taskQueue);
  caseIds = await openLedgers(deps, ledgers);
}, 120_000);

afterAll(async () => {
  await worker.end();
  await server.end();
  await temporal.close();
  await deps.database.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

function anyFacts(now: Instant): LedgerFacts {
  const dice = chance();
  if (dice < 0.4) return { type: 'turn', side: 'left' };
  if (dice < 0.8) return { type: 'turn', side: 'right' };
  if (dice < 0.9) return { type: 'promise', dueAt: addMilliseconds(now, Math.round(500 + chance() * 8_000)) };
  return { type: 'keep' };
}

/** One client: sends, and of what it got no answer to it sends some again and asks after the rest. */
async function client(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const caseId = caseIds[Math.floor(chance() * caseIds.length)];
    if (caseId === undefined) throw new Error('no ledger');
    const receivedAt = fromMilliseconds(Date.now());
    const facts = anyFacts(receivedAt);
    const command = aCommand(caseId, facts, receivedAt);
    const operation: Operation = {
      caseId,
      commandId: commandIdFor(command),
      facts,
      receivedAt,
      answer: null,
    };
    operations.push(operation);
    operation.answer = await receiveCommand(deps, command);
    if (operation.answer.type === 'pending' && chance() < 0.6) {
      operation.answer = await receiveCommand(deps, command);
    }
    await sleep(20);
  }
}

const appliedSoFar = (): number => operations.filter(({ answer }) => answer?.type === 'applied').length;

/** Who is down already cannot be killed: each fault waits until something was applied since the last one. */
async function workedAgain(): Promise<void> {
  const before = appliedSoFar();
  await eventually(() => {
    if (appliedSoFar() < before + 5) throw new Error('nothing is applied any more');
    return Promise.resolve();
  }, 45_000);
}

async function killer(): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    await workedAgain();
    await sleep(chance() * 3_000);
    const dice = chance();
    if (dice < 0.4 || dice >= 0.6) worker.kill();
    if (dice >= 0.4) server.kill();
  }
}

async function lateAnswers(): Promise<void> {
  for (const operation of operations.filter(({ answer }) => answer?.type === 'pending')) {
    const stored = await findCommand(deps.database, operation.commandId);
    if (stored !== null) operation.answer = receiptOf(stored);
  }
}

it('keeps every promise while workers and the engine are killed under load', async () => {
  let isOver = false;
  const load = Array.from({ length: clients }, () => client(() => isOver));
  await killer();
  isOver = true;
  await Promise.all(load);
  await eventually(async () => {
    const { rows } = await database.pool.query("SELECT id FROM app.case_command WHERE state = 'pending'");
    expect(rows).toEqual([]);
  }, 90_000);
  await lateAnswers();
  expect(await findBrokenPromises(database.pool, operations)).toEqual([]);
  for (const caseId of caseIds) {
    await eventually(async () => {
      const answer = await deps.gateway.progressOf({ caseKind: 'contract', caseId }, 5_000);
      const { rows } = await database.pool.query<{ version: number }>(
        'SELECT version FROM app.case_record WHERE id = $1',
        [caseId],
      );
      expect(answer).toMatchObject({
        type: 'running',
        progress: { sequence: rows[0]?.version, wakesAt: null },
      });
    }, 30_000);
  }
  const counts = new Map<string, number>();
  for (const { answer } of operations)
    counts.set(answer?.type ?? 'none', (counts.get(answer?.type ?? 'none') ?? 0) + 1);
  console.info({ seed, kills, sent: operations.length, ...Object.fromEntries(counts) });
  expect(counts.get('applied')).toBeGreaterThan(kills * 5);
}, 540_000);

it('would find a lost acknowledgement, and a refusal that is stored all the same', async () => {
  const applied = operations.find(({ answer }) => answer?.type === 'applied');
  if (applied === undefined) throw new Error('nothing was applied');
  const lost: Operation = { ...applied, commandId: toCommandId('planted') };
  const refused: Operation = {
    ...applied,
    answer: { type: 'refused', commandId: applied.commandId, refusal: { type: 'target-is-same' } },
  };
  const found = await findBrokenPromises(database.pool, [...operations, lost, refused]);
  expect(found).toEqual([
    'planted was acknowledged and is lost',
    `${applied.commandId} was refused to its sender and is stored`,
  ]);
});
