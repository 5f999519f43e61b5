import { actorOf, DEMO_OFFICERS } from '../../prisma/seed/demo-city/officers';
import { relationsOf } from '../../src/domain/complaint/access';
import type { ComplaintState } from '../../src/domain/complaint/complaint';
import { listComplaints } from '../../src/store/complaint-list.store';
import { aPlace, frozenAt, type City } from '../support/demo-city';

const everyCase = { status: null, overdueAt: null, text: null, after: null, limit: 200 } as const;

let city: City;

beforeAll(async () => {
  city = await aPlace(frozenAt('2026-11-22T04:30:00.000Z'));
  await city.found();
}, 120_000);

afterAll(() => city.close());

async function states(): Promise<readonly ComplaintState[]> {
  const { rows } = await city.store.pool.query<{ readonly state: ComplaintState }>(
    `SELECT r.state FROM app.case_record r WHERE r.kind = 'complaint'`,
  );
  return rows.map(({ state }) => state);
}

async function listedFor(username: string): Promise<readonly string[]> {
  const found = await listComplaints(city.database.prisma, actorOf(username), everyCase);
  return found.map(({ number }) => number).sort();
}

describe('who finds a case in the list', () => {
  it('is whoever has a part in it by the law, and nobody else: the filter in SQL and the law agree', async () => {
    const all = await states();
    expect(all.length).toBeGreaterThan(20);
    for (const { username } of DEMO_OFFICERS) {
      const actor = actorOf(username);
      // Operations look after the engine, case by case; no list of what was complained about is theirs.
      const lawful = all.filter((state) => relationsOf(state, actor).some((one) => one !== 'operations'));
      const sees = lawful.map(({ number }) => number).sort();
      expect({ username, sees: await listedFor(username) }).toEqual({ username, sees });
    }
  });

  it('is the reviewing body from the day the review is asked', async () => {
    const reviewed = (await states()).filter(({ review }) => review === 'asked');
    expect(reviewed.length).toBeGreaterThan(0);
    for (const { number, reviewer } of reviewed) {
      expect(reviewer?.organizationId).toBe('region-credit-office');
      expect(await listedFor('region.registrar')).toContain(number);
    }
  });

  it('is a successor from the moment it takes over: the row follows the state', async () => {
    const { rows } = await city.store.pool.query<{ readonly count: string }>(
      `SELECT count(*) FROM app.complaint c JOIN app.case_record r USING (id)
       WHERE NOT c.party_ids @> ARRAY(SELECT jsonb_array_elements_text(r.state -> 'accepting' -> 'path'))`,
    );
    expect(rows).toEqual([{ count: '0' }]);
  });
});
