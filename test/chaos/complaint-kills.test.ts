import { setTimeout as sleep } from 'node:timers/promises';
import { tableDesk } from '../journeys/support/contract-import';
import { expectStatus, openDesk } from '../journeys/support/desk';
import { eventually } from '../support/eventually';
import { openWholeStack, type PartName, type WholeStack } from '../support/whole-stack';
import { findBrokenPromises } from './complaint-check';
import { gather, type Evidence } from './evidence';
import { startLoad, statusesOf, untilWorking } from './load';
import { PLANTED } from './planted';
import { openSenders, type Senders } from './sender';
import { chanceFrom } from './victims';

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
const kills = Number(process.env['CHAOS_KILLS'] ?? 20);
const chance = chanceFrom(seed);
const lanes = 6;
/** Contracts of a table, and how often its worker dies while they are collected. */
const tabled = 400;
const importKills = 1;

let stack: WholeStack;
let senders: Senders;
let evidence: Evidence;

beforeAll(async () => {
  console.info(`CHAOS_SEED=${seed}`);
  stack = await openWholeStack('2026-03-02 09:00');
  senders = openSenders(stack.url);
}, 120_000);

afterAll(() => stack.close());

/** Who dies, from one kind of death to the next: alone or together. */
const DEATHS: readonly (readonly PartName[])[] = [
  ['worker'],
  ['temporal'],
  ['api'],
  ['worker', 'temporal'],
  ['worker', 'api'],
  ['vault'],
  ['api', 'temporal', 'worker'],
];

function any<T>(values: readonly T[]): T {
  const value = values[Math.floor(chance() * values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

const unavailable = (): number => statusesOf(senders)['503'] ?? 0;

const survivors = () => (['api', 'worker', 'vault'] as const).map((name) => stack.pidOf(name));

it('says 503 while PostgreSQL is restarted under load, in order and with -9, and goes on by itself', async () => {
  const load = startLoad(senders, lanes, chance);
  await untilWorking(load, 10);
  const before = survivors();
  try {
    const told = unavailable();
    await stack.stop('postgres');
    // Whoever asks while it is away is told so; how soon somebody asks is the machine's to say.
    await eventually(() => {
      if (unavailable() === told) throw new Error('nobody was told that the system is busy');
      return Promise.resolve();
    }, 60_000);
    await stack.start('postgres');
    await untilWorking(load, 10);
    await stack.kill('postgres');
    await untilWorking(load, 10);
  } finally {
    await load.end();
  }
  evidence = await gather(stack, senders);
  expect(findBrokenPromises(evidence)).toEqual([]);
  expect(survivors()).toEqual(before);
}, 300_000);

it('keeps every promise while its parts are killed under load, one by one and together', async () => {
  const load = startLoad(senders, lanes, chance);
  const before = load.applied();
  await untilWorking(load, 10);
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(chance() * 1_200);
    await stack.kill(...any(DEATHS));
    await untilWorking(load, 4);
  }
  await load.end();
  evidence = await gather(stack, senders);
  console.info({ seed, kills, complaints: evidence.cases.length, answers: statusesOf(senders) });
  expect(findBrokenPromises(evidence)).toEqual([]);
  expect(load.applied() - before).toBeGreaterThan(kills * 4);
}, 600_000);

it('says of the log what the command line says', async () => {
  const number = evidence.cases[0]?.number ?? '';
  const said = JSON.parse(await stack.pacta('case', 'verify', number, '--json')) as object;
  expect(said).toMatchObject({ number, isSound: true, isLogChecked: true });
}, 60_000);

it('collects every contract of a table once, though the worker dies again and again meanwhile', async () => {
  const table = tableDesk(openDesk(stack.url), 'works.contract-manager');
  const lines = Array.from(
    { length: tabled },
    (_none, place) => `护栏采购合同${place},HL-${place},政府采购,护栏有限公司,2025-07-01`,
  );
  const text = ['合同名称,合同编号,合同类别,乙方,签订日期', ...lines].join('\n');
  const { id } = expectStatus(await table.brings(text), 201) as { readonly id: string };
  await stack.kill('worker');
  expect(await table.settled(id)).toMatchObject({ status: 'checked', counts: { new: tabled } });
  expectStatus(await table.steps(id, 'confirm'), 200);
  for (let kill = 1; kill <= importKills; kill += 1) {
    await eventually(async () => {
      const { collected = 0 } = (await table.now(id)).counts;
      if (collected < (tabled * kill) / 10) throw new Error(`${collected} contracts so far`);
    }, 60_000);
    expectStatus(await table.steps(id, 'pause'), 200);
    await stack.kill('worker');
    expectStatus(await table.steps(id, 'resume'), 200);
  }
  expect(await table.settled(id)).toMatchObject({ status: 'done', counts: { collected: tabled } });
  const counted = await stack.pool.query<{
    readonly contracts: string;
    readonly once: string;
    readonly begun: string;
  }>(
    `SELECT count(*) AS contracts, count(DISTINCT c.external_number) AS once, count(DISTINCT e.case_id) AS begun
     FROM app.contract c LEFT JOIN app.case_event e ON e.case_id = c.id AND e.sequence = 1
     WHERE c.external_number LIKE 'HL-%'`,
  );
  const all = String(tabled);
  expect(counted.rows).toEqual([{ contracts: all, once: all, begun: all }]);
  await eventually(async () => {
    const waiting = await stack.pool.query("SELECT 1 FROM app.case_delivery WHERE state = 'pending' LIMIT 1");
    if (waiting.rows.length > 0) throw new Error('contracts still wait for their workflows');
  }, 120_000);
}, 400_000);

describe('a planted fault is found', () => {
  it.each(PLANTED)('%s', (_fault, plant, sentence) => {
    expect(findBrokenPromises(plant(evidence)).join('\n')).toMatch(sentence);
  });

  it('an event that was rewritten in the database', async () => {
    const { pool } = stack;
    const rewrite = async (change: string): Promise<readonly string[]> => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query('SET LOCAL session_replication_role = replica');
        await client.query(
          `UPDATE app.case_event SET occurred_at = occurred_at ${change} WHERE sequence = 2`,
        );
        await client.query('COMMIT');
      } finally {
        client.release();
      }
      return (await gather(stack, senders)).findings;
    };
    expect(await rewrite("+ interval '1 hour'")).not.toEqual([]);
    expect(await rewrite("- interval '1 hour'")).toEqual([]);
  }, 60_000);
});
