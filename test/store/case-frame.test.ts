import { lockCase, record, type EventLogDeps } from '../../src/store/event-log';
import { inTransaction } from '../../src/store/transaction';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { decided, left, received } from '../support/ledger-decisions';
import { openLedgers, openLedgerStore } from '../support/ledger-store';

let database: TestDatabase;
let deps: EventLogDeps;

beforeAll(async () => {
  database = await createTestDatabase();
  // Of a ledger its side and the number of its turns stand for what many cases share.
  deps = openLedgerStore(database.url('app'), { frame: ['side', 'turns'] });
});

afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

interface Row {
  readonly state: object;
  readonly whole: object;
  readonly frame_key: string | null;
}

const rowOf = async (caseId: string): Promise<Row | undefined> =>
  (
    await database.pool.query<Row>(
      'SELECT state, frame_key, app.whole_state(r) AS whole FROM app.case_record r WHERE id = $1',
      [caseId],
    )
  ).rows[0];

const stateOf = (caseId: Parameters<typeof lockCase>[1]) =>
  inTransaction(deps.database, async (transaction) => (await lockCase(transaction, caseId)).state);

describe('what hardly ever changes in a state', () => {
  it('is written once for all cases that have the same, and is there for whoever asks', async () => {
    const [first, second] = await openLedgers(deps, 2);
    if (first === undefined || second === undefined) throw new Error('no ledgers');
    const [one, other] = [await rowOf(first), await rowOf(second)];
    expect(one?.frame_key).toEqual(expect.any(String));
    expect(other?.frame_key).toBe(one?.frame_key);
    expect(Object.keys(one?.state ?? {})).not.toContain('turns');
    expect(one?.whole).toMatchObject({ caseId: first, turns: 0, sequence: 1 });
    expect(await stateOf(first)).toEqual(one?.whole);
  });

  it('is another frame once a step has changed it, and the case alone has that', async () => {
    const [turned, still] = await openLedgers(deps, 2);
    if (turned === undefined || still === undefined) throw new Error('no ledgers');
    const before = await rowOf(turned);
    const command = await received(deps, turned, { type: 'turn', side: 'left' });
    await record(deps, decided(command, 2, left));
    const after = await rowOf(turned);
    expect(after?.frame_key).not.toBe(before?.frame_key);
    expect(after?.whole).toMatchObject({ side: 'left', turns: 1, sequence: 3 });
    expect(await stateOf(turned)).toEqual(after?.whole);
    expect((await rowOf(still))?.frame_key).toBe(before?.frame_key);
  });

  it('is taken out of a row that was written whole, with the next step', async () => {
    const plain = openLedgerStore(database.url('app'));
    const [caseId] = await openLedgers(plain, 1);
    await plain.database.close();
    if (caseId === undefined) throw new Error('no ledger');
    expect(await rowOf(caseId)).toMatchObject({ frame_key: null, state: { turns: 0 } });
    const command = await received(deps, caseId, { type: 'turn', side: 'left' });
    await record(deps, decided(command, 2, left));
    const row = await rowOf(caseId);
    expect(row?.frame_key).toEqual(expect.any(String));
    expect(Object.keys(row?.state ?? {})).not.toContain('turns');
    expect(row?.whole).toMatchObject({ turns: 1, sequence: 3 });
  });
});
