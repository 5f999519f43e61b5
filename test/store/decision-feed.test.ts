import { openDecisionFeed, type Decided, type DecisionFeed } from '../../src/store/decision-feed';
import { record, type EventLogDeps } from '../../src/store/event-log';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { decided, left, received, refusing } from '../support/ledger-decisions';
import { openLedger, openLedgerStore } from '../support/ledger-store';

let database: TestDatabase;
let deps: EventLogDeps;
let feed: DecisionFeed;

const listening = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  if (rows[0] === undefined) throw new Error('nobody listens');
  return rows[0].pid;
};

beforeAll(async () => {
  database = await createTestDatabase();
  deps = openLedgerStore(database.url('app'));
  feed = openDecisionFeed(deps.database);
  await eventually(listening, 5_000);
});

afterAll(async () => {
  feed.close();
  await deps.database.close();
  await database.drop();
});

async function heardOf(judge: typeof decided): Promise<Decided> {
  const command = await received(deps, await openLedger(deps), { type: 'turn', side: 'left' });
  const following = feed.follow(command.commandId);
  await record(deps, judge(command, 2, left));
  const heard = await following.decided;
  following.leave();
  return heard;
}

describe('whoever waits for a command', () => {
  it('hears that it was recorded, and up to which event', async () => {
    expect(await heardOf(decided)).toEqual({ type: 'recorded', sequence: 3 });
  });

  it('hears that it was refused', async () => {
    expect(await heardOf(refusing)).toEqual({ type: 'refused' });
  });

  it('hears nothing of what was decided and then undone', async () => {
    const command = await received(deps, await openLedger(deps), { type: 'turn', side: 'left' });
    const following = feed.follow(command.commandId);
    const tooFar = record(deps, decided(command, 9, left));
    await expect(tooFar).rejects.toThrow('further in its engine');
    const other = await heardOf(decided);
    expect(other.type).toBe('recorded');
    await expect(Promise.race([following.decided, Promise.resolve('nothing')])).resolves.toBe('nothing');
    following.leave();
  });

  it('hears again after the connection was cut', async () => {
    const before = await listening();
    await database.pool.query('SELECT pg_terminate_backend($1)', [before]);
    await eventually(async () => {
      if ((await listening()) === before) throw new Error('it has not been opened anew');
    }, 10_000);
    expect(await heardOf(decided)).toEqual({ type: 'recorded', sequence: 3 });
  });
});
