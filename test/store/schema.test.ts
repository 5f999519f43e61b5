import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { loadPrismaModels } from '../support/prisma-models';
import { describeDatabase, describeModels, differences } from '../support/schema-comparison';
import type { Description } from '../support/schema-comparison';

let database: TestDatabase;
let models: Description;
beforeAll(async () => {
  database = await createTestDatabase();
  models = describeModels(loadPrismaModels());
});
afterAll(() => database.drop());

const compare = async (): Promise<readonly string[]> =>
  differences(models, await describeDatabase(database.pool, models));

describe('the models and the migrations', () => {
  it('say the same of every table, column, type, null, key and unique rule', async () => {
    expect(await compare()).toEqual([]);
    expect(models.size).toBeGreaterThan(0);
  });

  it.each([
    [
      'a column more',
      'ALTER TABLE app.case_clock ADD COLUMN zone text',
      'app.case_clock: only in the database: column zone text null',
    ],
    [
      'a column less',
      'ALTER TABLE app.case_clock DROP COLUMN stops_at',
      'app.case_clock: only in the model: column stops_at timestamp(3) with time zone null',
    ],
    [
      'another type',
      'ALTER TABLE app.case_clock ALTER COLUMN updated_at TYPE timestamptz(6)',
      'app.case_clock: only in the database: column updated_at timestamp(6) with time zone not null',
    ],
    [
      'a null that was not allowed',
      'ALTER TABLE app.case_clock ALTER COLUMN mode DROP NOT NULL',
      'app.case_clock: only in the database: column mode text null',
    ],
    [
      'a unique rule more',
      'ALTER TABLE app.case_clock ADD CONSTRAINT planted UNIQUE (mode)',
      'app.case_clock: only in the database: unique mode',
    ],
    [
      'no primary key',
      'ALTER TABLE app.case_clock DROP CONSTRAINT case_clock_pkey',
      'app.case_clock: only in the model: primary key id',
    ],
    [
      'a table more',
      'CREATE TABLE app.planted (id integer NOT NULL)',
      'app.planted: only in the database: column id integer not null',
    ],
  ])('are found to differ by a planted difference: %s', async (_name, sql, difference) => {
    const planted = await createTestDatabase();
    try {
      await planted.pool.query(sql);
      expect(differences(models, await describeDatabase(planted.pool, models))).toContain(difference);
    } finally {
      await planted.drop();
    }
  });
});
