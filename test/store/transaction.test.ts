import { openDatabase, type Database } from '../../src/store/database';
import { inTransaction } from '../../src/store/transaction';
import { createTestDatabase, type TestDatabase } from '../support/database';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url('app'), name: 'transaction-test', maxConnections: 2 });
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

const incidents = async (): Promise<number> =>
  (await test.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM app.incident')).rows[0]
    ?.count ?? 0;

describe('a transaction', () => {
  it('keeps the order in which it was asked, without waiting for each answer', async () => {
    const [first, second] = await inTransaction(database, (transaction) =>
      Promise.all([
        transaction.$executeRaw`INSERT INTO app.incident (kind, detail) VALUES ('one', '{}')`,
        transaction.$queryRaw<{ kind: string }[]>`SELECT kind FROM app.incident WHERE kind = 'one'`,
      ]),
    );
    expect(first).toBe(1);
    expect(second).toEqual([{ kind: 'one' }]);
  });

  it('throws what went wrong with a statement that nobody waited for, and leaves nothing behind', async () => {
    const before = await incidents();
    const silently = inTransaction(database, async (transaction) => {
      transaction.$send`INSERT INTO app.incident (kind, detail) VALUES ('sent', '{}')`;
      transaction.$send`SELECT 1 / 0`;
    });
    await expect(silently).rejects.toThrow('division by zero');
    const askedAfterwards = inTransaction(database, async (transaction) => {
      transaction.$send`SELECT 1 / 0`;
      await transaction.$queryRaw`SELECT 1`;
    });
    await expect(askedAfterwards).rejects.toThrow('division by zero');
    expect(await incidents()).toBe(before);
    await inTransaction(database, async (transaction) => {
      transaction.$send`INSERT INTO app.incident (kind, detail) VALUES ('sent', '{}')`;
    });
    expect(await incidents()).toBe(before + 1);
  });

  it('leaves nothing behind when its work fails', async () => {
    const before = await incidents();
    const failing = inTransaction(database, async (transaction) => {
      await transaction.$executeRaw`INSERT INTO app.incident (kind, detail) VALUES ('two', '{}')`;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await incidents()).toBe(before);
  });

  it('does not claim to have kept what a failure that nobody saw has undone', async () => {
    const before = await incidents();
    const failing = inTransaction(database, async (transaction) => {
      await transaction.$executeRaw`INSERT INTO app.incident (kind, detail) VALUES ('three', '{}')`;
      await transaction.$executeRaw`SELECT 1 / 0`.catch(() => undefined);
    });
    await expect(failing).rejects.toThrow(/undone/);
    expect(await incidents()).toBe(before);
  });

  it('takes no more statements once it has ended', async () => {
    const late = await inTransaction(database, (transaction) => Promise.resolve(transaction));
    await expect(late.$queryRaw`SELECT 1`).rejects.toThrow(/has ended/);
  });

  it('reads whole numbers, days and moments as they are stored', async () => {
    const read = await inTransaction(
      database,
      ({ $queryRaw }) =>
        $queryRaw`SELECT 9007199254740993::bigint AS whole, '2026-02-17'::date AS day,
        '2026-02-17T01:02:03.004Z'::timestamptz AS moment`,
    );
    const [day, moment] = [new Date('2026-02-17T00:00:00.000Z'), new Date('2026-02-17T01:02:03.004Z')];
    expect(read).toEqual([{ whole: 9007199254740993n, day, moment }]);
  });
});
