import { randomUUID } from 'node:crypto';
import { announceContractSuccessions } from '../../src/intake/announce-contract-succession';
import { announceSuccessionOrders } from '../../src/intake/announce-succession-orders';
import { staffWorld, type StaffWorld } from '../support/staff-world';

let world: StaffWorld;
beforeAll(async () => {
  world = await staffWorld();
}, 180_000);
afterAll(() => world.close());

async function orders(username: string, body: object, key: string = randomUUID()) {
  const response = await world.call(username, '/succession-orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}

const change = (changes: object = {}) => ({
  ...{ organizationId: 'birch-government', cause: 'change-of-government', changedOn: '2026-11-20' },
  ...{ basis: '市人大〔2026〕3号任免决定', ...changes },
});

/** How often each contract was told, by the kind of fact. */
async function told(type: string): Promise<readonly number[]> {
  const { rows } = await world.city.store.pool.query<{ times: number }>(
    `SELECT count(*)::integer AS times FROM app.case_command WHERE type = $1 GROUP BY case_id`,
    [type],
  );
  return rows.map(({ times }) => times);
}

async function openContracts(where: string): Promise<number> {
  const { rows } = await world.city.store.pool.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM app.contract c
     JOIN app.organization o ON o.organization_id = c.undertaking_id
     WHERE c.status NOT IN ('closed-out', 'archived') AND ${where}`,
  );
  return rows[0]?.count ?? 0;
}

describe('an order to review the contracts of a body that changes hands', () => {
  it('is given by the inspectorate for a whole government, by a body for itself, and by nobody else', async () => {
    expect((await orders('housing.head', change())).status).toBe(403);
    expect((await orders('works.contracts', change({ organizationId: 'birch-lighting' }))).status).toBe(403);
    expect((await orders('inspect.officer', change({ changedOn: '2026-12-01' }))).body).toContain(
      'date-in-future',
    );
    expect((await orders('inspect.officer', change({ organizationId: 'nowhere' }))).body).toContain(
      'organization-unknown',
    );
    const key = randomUUID();
    const first = await orders('inspect.officer', change(), key);
    expect(first.status).toBe(201);
    expect(await orders('inspect.officer', change(), key)).toEqual(first);
  });

  it('tells each contract once, though it is killed half way and begun anew', async () => {
    const { filing, store } = world.city;
    const open = await openContracts(`o.path @> ARRAY['birch-government']`);
    expect(open).toBeGreaterThan(4);
    expect(await announceSuccessionOrders(filing, 3)).toBe(3);
    // Killed between what it stored and what it noted: what was noted last is as if it had not been.
    await store.pool.query(
      `DELETE FROM app.succession_order_contract WHERE contract_id =
       (SELECT contract_id FROM app.succession_order_contract ORDER BY contract_id LIMIT 1)`,
    );
    expect(await told('open-succession-review')).toHaveLength(3);
    while ((await announceSuccessionOrders(filing, 3)) > 0);
    expect(await told('open-succession-review')).toEqual(Array.from({ length: open }, () => 1));
    expect(await announceSuccessionOrders(filing)).toBe(0);
    const { items } = await world.get<{
      items: readonly { readonly isTold: boolean; readonly contracts: number }[];
    }>('inspect.officer', '/succession-orders');
    expect(items).toMatchObject([{ isTold: true, contracts: open }]);
  });

  it('shows a body its own contracts alone', async () => {
    const { items } = await world.get<{ items: readonly { readonly contracts: number }[] }>(
      'works.contracts',
      '/succession-orders',
    );
    expect(items).toMatchObject([{ contracts: await openContracts(`o.organization_id = 'birch-works'`) }]);
  });
});

describe('a body that is abolished', () => {
  it('hands what it undertakes and what it regulates over, each contract once, however often it is looked', async () => {
    const { filing, store } = world.city;
    const handed = await store.pool.query<{ undertaken: number; regulated: number }>(
      `SELECT count(*) FILTER (WHERE undertaking_id = 'birch-works')::integer AS undertaken,
         count(*) FILTER (WHERE regulator_id = 'birch-housing')::integer AS regulated
       FROM app.contract c JOIN app.case_record r ON r.id = c.id WHERE r.finished_at IS NULL`,
    );
    await store.pool.query(
      `UPDATE app.organization SET status = 'abolished', successor_id = 'birch-industry'
       WHERE organization_id IN ('birch-works', 'birch-housing')`,
    );
    const found = await announceContractSuccessions(filing);
    expect(await announceContractSuccessions(filing)).toBe(found);
    const once = (count = 0) => Array.from({ length: count }, () => 1);
    expect(handed.rows[0]?.regulated).toBeGreaterThan(0);
    expect(await told('undertaking-succeeded')).toEqual(once(handed.rows[0]?.undertaken));
    const { rows } = await store.pool.query<{ times: number }>(
      `SELECT count(*)::integer AS times FROM app.case_command
       WHERE type = 'body-succeeded' AND facts ->> 'party' = 'regulator' GROUP BY case_id`,
    );
    expect(rows.map(({ times }) => times)).toEqual(once(handed.rows[0]?.regulated));
  });
});
