import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import request from 'supertest';
import { actorOf } from '../../prisma/seed/demo-city/officers';
import type { Instant } from '../../src/domain/ids';
import { createApp } from '../../src/http/app';
import { complaintRoutes } from '../../src/http/complaint.routes';
import { accountRoutes } from '../../src/http/routes';
import { signalRoutes } from '../../src/http/signal.routes';
import { hashToken } from '../../src/http/token';
import { createLog } from '../../src/log';
import { recordAccess } from '../../src/store/access-log.store';
import { aPlace, frozenAt, type City } from '../support/demo-city';
import { testSettings } from './http-world';
import { describeSignedSignals } from './signed-signals';

const now = '2026-11-22T04:30:00.000Z' as Instant;
const cityOffice = `pm_${'c'.repeat(43)}`;
const museumOffice = `pm_${'m'.repeat(43)}`;

let city: City;
let app: Express;

beforeAll(async () => {
  city = await aPlace(frozenAt(now));
  await city.found();
  await city.store.pool.query(
    `INSERT INTO app.machine_credential (credential_id, kind, name, organization_id, token_hash)
     VALUES ('c1', 'office-system', 'city', 'birch-government', $1),
            ('c2', 'office-system', 'museum', 'birch-museum', $2)`,
    [hashToken(cityOffice), hashToken(museumOffice)],
  );
  const { filing } = city;
  app = createApp(appDeps(), [...accountRoutes, ...signalRoutes(filing), ...complaintRoutes(filing)]);
}, 120_000);

function appDeps() {
  const { database } = city;
  return {
    database,
    log: createLog('silent'),
    readiness: [],
    settings: testSettings,
    recordAccess: (entry: Parameters<typeof recordAccess>[1]) => recordAccess(database.prisma, entry),
  };
}

afterAll(() => city.close());

/** A case that a bureau of the city verifies, and the last thing that somebody there has asked to be signed. */
interface Awaiting {
  readonly number: string;
  readonly approval: { readonly approvalId: string; readonly proposedBy: string };
}

async function awaiting(): Promise<Awaiting> {
  const { rows } = await city.store.pool.query<Record<'number' | 'approvalId' | 'proposedBy', string>>(
    `SELECT r.number, c.id AS "approvalId", c.actor ->> 'officerId' AS "proposedBy"
     FROM app.case_record r JOIN app.case_command c ON c.case_id = r.id
     WHERE c.type = 'conclude' AND c.state = 'recorded' AND r.finished_at IS NULL
     ORDER BY r.number LIMIT 1`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('nothing has been asked of anybody');
  const { number, approvalId, proposedBy } = found;
  return { number, approval: { approvalId, proposedBy } };
}

const send = (name: string, body: object, token = cityOffice) =>
  request(app)
    .post(`/api/v1/signals/${name}`)
    .set('Authorization', `Bearer ${token}`)
    .set('Idempotency-Key', randomUUID())
    .send(body);

const ask = (location: string, token = cityOffice) =>
  request(app).get(location).set('Authorization', `Bearer ${token}`);

async function storedCommands(externalId: string): Promise<readonly { actor: unknown; facts: unknown }[]> {
  const { rows } = await city.store.pool.query<{ actor: unknown; facts: unknown }>(
    `SELECT actor, facts FROM app.case_command WHERE idempotency_key LIKE $1`,
    [`signal/%/${externalId}`],
  );
  return rows;
}

describe('an approval that was given in an office system', () => {
  it('is stored with who gave it and the offices they hold here, and nothing is awaited', async () => {
    const { number, approval } = await awaiting();
    const body = {
      externalId: 'OA-1',
      complaintNumber: number,
      approvalId: approval.approvalId,
      approver: { username: 'credit.leader' },
      remark: '同意',
    };
    const answer = await send('approvalGiven', body);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ state: 'pending' });
    expect(answer.headers['location']).toBe(`/api/v1/commands/${answer.body.commandId as string}`);
    expect((await ask(answer.headers['location'] ?? '')).body).toMatchObject({ state: 'pending' });
    const { officerId, organizationId, roles } = actorOf('credit.leader');
    expect(await storedCommands('OA-1')).toMatchObject([
      {
        actor: { type: 'office-system', name: 'city', officer: { officerId, organizationId, roles } },
        facts: { type: 'approve', approvalId: approval.approvalId },
      },
    ]);
  });

  it('is one approval however often it is told, and says so when it is told otherwise', async () => {
    const { number, approval } = await awaiting();
    const body = {
      externalId: 'OA-2',
      complaintNumber: number,
      approvalId: approval.approvalId,
      approver: { officerId: 'demo.credit.leader' },
    };
    const [first, second] = [await send('approvalGiven', body), await send('approvalGiven', body)];
    expect(second.body).toEqual(first.body);
    expect(await storedCommands('OA-2')).toHaveLength(1);
    expect((await send('approvalGiven', { ...body, remark: '另说' })).status).toBe(422);
  });

  it('is judged by the case: who may not sign there may not sign here, and may be told anew later', async () => {
    const { number, approval } = await awaiting();
    const body = {
      externalId: 'OA-3',
      complaintNumber: number,
      approvalId: approval.approvalId,
      approver: { officerId: approval.proposedBy },
    };
    const answer = await send('approvalGiven', body);
    const { commandId } = answer.body as { commandId: string };
    await city.store.pool.query(
      `UPDATE app.case_command SET state = 'refused', refusal = '{"type":"approval-own-proposal"}' WHERE id = $1`,
      [commandId],
    );
    const told = await ask(`/api/v1/commands/${commandId}`);
    expect(told.status).toBe(403);
    expect(told.body).toMatchObject({ refusal: { type: 'approval-own-proposal' } });
    expect((await send('approvalGiven', body)).body).toMatchObject({ commandId, state: 'pending' });
  });

  it('is not given in the future, nor before it was asked for, nor by nobody', async () => {
    const { number, approval } = await awaiting();
    const body = {
      externalId: 'OA-4',
      complaintNumber: number,
      approvalId: approval.approvalId,
      approver: { username: 'credit.leader' },
    };
    for (const givenAt of ['2027-01-01T00:00:00+08:00', '2020-01-01T00:00:00+08:00']) {
      const answer = await send('approvalGiven', { ...body, givenAt });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ pointer: '#/givenAt' }]);
    }
    const nobody = await send('approvalGiven', { ...body, approver: { username: 'nobody.at.all' } });
    expect(nobody.body.errors).toMatchObject([{ pointer: '#/approver' }]);
    expect(await storedCommands('OA-4')).toEqual([]);
  });
});

describe('a signal', () => {
  it('that nobody knows is answered with those that are known', async () => {
    const answer = await send('teaIsReady', { externalId: 'OA-9', complaintNumber: 'TS1' });
    expect(answer.status).toBe(400);
    const [first] = answer.body.errors as readonly { readonly fix: string }[];
    expect(first?.fix).toContain(
      'approvalGiven、approvalReturned、courtListed、courtConcluded、deliveryFailed',
    );
  });

  it('that says what belongs to another name is refused by its own form', async () => {
    const { number } = await awaiting();
    const answer = await send('courtListed', {
      externalId: 'OA-8',
      complaintNumber: number,
      concludedOn: '2026-03-10',
    });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body.errors)).toContain('listedOn');
  });

  it('of a body that has nothing to do with the case meets no case at all', async () => {
    const { number } = await awaiting();
    const body = { externalId: 'OA-7', complaintNumber: number, listedOn: '2026-03-10' };
    expect((await send('courtListed', body, museumOffice)).status).toBe(404);
    expect((await send('courtListed', { ...body, complaintNumber: 'TS19990000001' })).status).toBe(404);
    expect((await send('courtListed', body)).status).toBe(202);
    expect(await storedCommands('OA-7')).toMatchObject([
      { facts: { type: 'suspend', fromOn: '2026-03-10' } },
    ]);
  });

  it('is for office systems alone, and its answer for the one that sent it', async () => {
    const { number } = await awaiting();
    const body = { externalId: 'OA-6', complaintNumber: number, concludedOn: '2026-03-11' };
    const answer = await send('courtConcluded', body);
    expect((await ask(answer.headers['location'] ?? '', museumOffice)).status).toBe(404);
    expect((await request(app).post('/api/v1/signals/courtConcluded').send(body)).status).toBe(401);
  });
});

describeSignedSignals(() => ({
  city,
  app,
  appDeps,
  tokenWithoutKey: cityOffice,
  send,
  storedCommands,
  aNumber: async () => (await awaiting()).number,
}));
