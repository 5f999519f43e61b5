import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '../support/database';
import { aPlace, frozenAt, type City } from '../support/demo-city';

let city: City;
beforeAll(async () => {
  city = await aPlace(frozenAt('2026-11-22T04:30:00.000Z'));
  await city.found({ hashPassword: () => hash });
}, 180_000);
afterAll(() => city.close());

/** Of a word that nobody uses. */
const hash = Promise.resolve(
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Z0F6V1N4ZWRDUmZWdEdieUhuVWptSWtPbExvUHBQcXc',
);

const READS = `SELECT id, accepting_officer_id, verifying_officer_id, is_suspended, determined_on, owed_demands,
  performed_demands, rating, follow_up, approval_organization_id, approval_role, approval_act,
  (SELECT array_agg(one ORDER BY one) FROM unnest(approval_officer_ids) one) AS officers FROM app.complaint ORDER BY id`;
const DUTIES = `SELECT complaint_id, duty_id, owner_id, rung, started_at, ended_at FROM app.complaint_deadline
  WHERE owner <> 'reviewing' ORDER BY 1, 2`;

const rowsOf = async (sql: string): Promise<readonly object[]> =>
  (await city.store.pool.query<object>(sql)).rows;

describe('what is read of a complaint beside its list row', () => {
  it('is the same, written with each event or filled in later from the folded state', async () => {
    const [written, duties] = [await rowsOf(READS), await rowsOf(DUTIES)];
    expect(written.length).toBeGreaterThan(20);
    await city.store.pool
      .query(`UPDATE app.complaint SET accepting_officer_id = NULL, verifying_officer_id = NULL,
      is_suspended = false, determined_on = NULL, owed_demands = 0, performed_demands = 0, rating = NULL,
      follow_up = 'none', approval_organization_id = NULL, approval_role = NULL, approval_act = NULL,
      approval_officer_ids = '{}'`);
    await city.store.pool.query(
      'UPDATE app.complaint_deadline SET owner_id = NULL, rung = NULL, started_at = NULL, ended_at = NULL',
    );
    const migration = readFileSync(join(migrationsFolder, '0015_complaint_reads', 'migration.sql'), 'utf8');
    const fillings = migration.split(';\n').filter((statement) => /^\s*UPDATE /m.test(statement));
    expect(fillings).toHaveLength(2);
    for (const filling of fillings) await city.store.pool.query(filling);
    expect(await rowsOf(READS)).toEqual(written);
    expect(await rowsOf(DUTIES)).toEqual(duties);
  });
});
