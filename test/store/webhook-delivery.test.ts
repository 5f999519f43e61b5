import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toOfficerId } from '../../src/domain/ids';
import { createWebhookDelivery } from '../../src/notify/deliver-webhooks';
import { inTransaction } from '../../src/store/transaction';
import {
  claimDeliveries,
  forgetOldDeliveries,
  replayFrom,
  setWebhookStatus,
  settleDelivery,
} from '../../src/store/webhook.store';
import { createOutboxWorld, type OutboxWorld } from '../support/outbox-world';

let world: OutboxWorld;
beforeAll(async () => {
  world = await createOutboxWorld();
});
afterAll(() => world.close());

/** One delivery waits for a receiver, by default one that nobody is. */
async function wait(url = 'http://127.0.0.1:1/'): Promise<string> {
  const credential = randomUUID();
  const { pool } = world.test;
  await pool.query(
    `INSERT INTO app.machine_credential (credential_id, kind, name, organization_id, token_hash)
     VALUES ($1, 'office-system', 'treasury', $2, decode(md5($1) || md5($1), 'hex'))`,
    [credential, world.authority],
  );
  const made = await pool.query<{ id: string }>(
    `INSERT INTO app.webhook (credential_id, url, topics, created_by)
     VALUES ($1, $2, '{contract.filed}', 'nobody') RETURNING id`,
    [credential, url],
  );
  const webhookId = made.rows[0]?.id ?? '';
  await pool.query(
    `INSERT INTO app.webhook_delivery (webhook_id, contract_id, event_sequence, topic, body)
     VALUES ($1, gen_random_uuid(), 2, 'contract.filed', '{"data": {"code": "150100-KFQ-06-2026-000001-0"}}')`,
    [webhookId],
  );
  return webhookId;
}

it('gives back what a worker that died had taken, when its lease is over', async () => {
  const webhookId = await wait();
  const claim = async () => (await claimDeliveries(world.database, [], { limit: 9, leaseMs: 300 })).length;
  expect([await claim(), await claim()]).toEqual([1, 0]);
  await new Promise((over) => setTimeout(over, 400));
  expect(await claim()).toBe(1);
  await world.test.pool.query(`UPDATE app.webhook SET status = 'paused' WHERE id = $1`, [webhookId]);
});

it('gives up after the last attempt: an incident, and one mail to operations', async () => {
  const webhookId = await wait();
  const deliverOnce = createWebhookDelivery({
    database: world.database,
    directory: {
      findOperations: () => Promise.resolve(world.authority),
      findHolders: () => Promise.resolve([]),
    },
    openSecret: () => '',
    request: { outlet: { ports: [], allowsLoopback: true }, withinMs: 1_000 },
    retrySeconds: [],
  });
  expect([await deliverOnce(), await deliverOnce()]).toEqual([1, 0]);
  const rows = async (text: string): Promise<readonly object[]> =>
    (await world.test.pool.query<object>(text)).rows;
  expect(
    await rows(
      `SELECT state, attempts, last_answer FROM app.webhook_delivery WHERE webhook_id = '${webhookId}'`,
    ),
  ).toEqual([{ state: 'given-up', attempts: 1, last_answer: 'ECONNREFUSED' }]);
  expect(await rows(`SELECT kind FROM app.incident`)).toEqual([{ kind: 'webhook-undeliverable' }]);
  expect(await rows(`SELECT template FROM app.notification`)).toEqual([{ template: 'incident-opened' }]);
});

interface Refused {
  readonly webhookId: string;
  readonly status: string;
  readonly pausedBy: string | null;
  readonly state: string;
  readonly incidents: number;
  readonly told: readonly string[];
}

/** Tells a receiver that answers 410, after it has done something else. */
async function toldOnce(meanwhile: (webhookId: string) => Promise<unknown>): Promise<Refused | undefined> {
  const receiver = createServer((_request, response) => {
    void meanwhile(webhookId).then(() => response.writeHead(410).end());
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  const { port } = receiver.address() as AddressInfo;
  const webhookId = await wait(`http://127.0.0.1:${String(port)}/`);
  const deliverOnce = createWebhookDelivery({
    database: world.database,
    directory: {
      findOperations: () => Promise.resolve(world.authority),
      findHolders: () => Promise.resolve([toOfficerId('keeper')]),
    },
    openSecret: () => '',
    request: { outlet: { ports: [port], allowsLoopback: true }, withinMs: 1_000 },
    retrySeconds: [5],
  });
  expect([await deliverOnce(), await deliverOnce()]).toEqual([1, 0]);
  receiver.close();
  const { rows } = await world.test.pool.query<Refused>(
    `SELECT w.status, w.paused_by AS "pausedBy", d.state,
       (SELECT count(*)::int FROM app.incident i WHERE i.kind = 'webhook-refused' AND i.case_id = d.contract_id) AS incidents,
       ARRAY(SELECT n.addressee ->> 'role' FROM app.notification n WHERE n.key LIKE 'webhook-refused/' || d.id || '/%'
         ORDER BY 1) AS told
     FROM app.webhook w JOIN app.webhook_delivery d ON d.webhook_id = w.id WHERE w.id = $1`,
    [webhookId],
  );
  return rows[0];
}

it('tells operations and who can resume it of a receiver that wants no more, and keeps what waits', async () => {
  expect(await toldOnce(() => Promise.resolve())).toEqual({
    ...{ status: 'paused', pausedBy: 'receiver', state: 'pending', incidents: 1 },
    told: ['operations', 'security-administrator'],
  });
});

it('leaves an officer the pause that came while the receiver was answering', async () => {
  const paused = await toldOnce((webhookId) =>
    inTransaction(world.database, (transaction) =>
      setWebhookStatus(transaction, webhookId, { status: 'paused', by: 'keeper' }),
    ),
  );
  expect(paused).toEqual({
    ...{ status: 'paused', pausedBy: 'keeper', state: 'pending', incidents: 0 },
    told: [],
  });
});

it('forgets what was told long ago, and nothing that still waits', async () => {
  const told = await wait();
  const waiting = await wait();
  const recent = await wait();
  await world.test.pool.query(
    `UPDATE app.webhook_delivery SET due_at = now() - interval '200 days' WHERE webhook_id = ANY ($1::uuid[])`,
    [[told, waiting]],
  );
  await world.test.pool.query(
    `UPDATE app.webhook_delivery SET state = 'delivered', delivered_at = due_at WHERE webhook_id = ANY ($1::uuid[])`,
    [[told, recent]],
  );
  expect(await forgetOldDeliveries(world.database, 180)).toBe(1);
  const { rows } = await world.test.pool.query<{ webhook_id: string }>(
    'SELECT webhook_id FROM app.webhook_delivery WHERE webhook_id = ANY ($1::uuid[]) ORDER BY sequence',
    [[told, waiting, recent]],
  );
  expect(rows.map(({ webhook_id: id }) => id)).toEqual([waiting, recent]);
  await world.test.pool.query(`UPDATE app.webhook SET status = 'paused' WHERE id = $1`, [waiting]);
});

it('leaves alone what was ordered anew while an attempt was under way', async () => {
  const webhookId = await wait();
  const [claimed] = await claimDeliveries(world.database, [], { limit: 9, leaseMs: 60_000 });
  const late = { deliveryId: claimed?.deliveryId ?? '', attempts: 1, answer: 'HTTP 500', afterSeconds: 0 };
  const settled = await inTransaction(world.database, async (transaction) => {
    await replayFrom(transaction, webhookId, 1);
    return settleDelivery(transaction, { ...late, state: 'given-up' });
  });
  expect([claimed?.webhookId, settled]).toEqual([webhookId, false]);
  const again = await claimDeliveries(world.database, [], { limit: 9, leaseMs: 60_000 });
  expect(again).toMatchObject([{ webhookId, attempts: 1 }]);
});

it('keeps removed what was removed, although its receiver answers 410 afterwards', async () => {
  const webhookId = await wait();
  await inTransaction(world.database, async (transaction) => {
    await setWebhookStatus(transaction, webhookId, { status: 'removed', by: 'nobody' });
    await setWebhookStatus(transaction, webhookId, { status: 'paused', by: 'receiver' });
  });
  const kept = await world.test.pool.query(`SELECT status, paused_by FROM app.webhook WHERE id = $1`, [
    webhookId,
  ]);
  expect(kept.rows).toEqual([{ status: 'removed', paused_by: null }]);
});

it('gives up what cannot be signed, too', async () => {
  const webhookId = await wait();
  await world.test.pool.query(
    `INSERT INTO app.webhook_secret (webhook_id, key_id, sealed, created_by) VALUES ($1, 'lost', '', 'nobody')`,
    [webhookId],
  );
  const deliverOnce = createWebhookDelivery({
    database: world.database,
    directory: { findOperations: () => Promise.resolve(null), findHolders: () => Promise.resolve([]) },
    openSecret: () => {
      throw new Error('the key is not in the ring');
    },
    request: { outlet: { ports: [], allowsLoopback: true }, withinMs: 1_000 },
    retrySeconds: [],
  });
  await deliverOnce();
  const { rows } = await world.test.pool.query(
    `SELECT state, last_answer FROM app.webhook_delivery WHERE webhook_id = $1`,
    [webhookId],
  );
  expect(rows).toEqual([{ state: 'given-up', last_answer: 'delivery-error' }]);
});
