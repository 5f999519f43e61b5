import { createPublicKey, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { DEFAULT_EVIDENCE_LIMITS } from '../../src/domain/evidence';
import { toOrganizationId } from '../../src/domain/ids';
import { createApp } from '../../src/http/app';
import { channelRoutes } from '../../src/http/channel.routes';
import { complaintRoutes } from '../../src/http/complaint.routes';
import { hashToken, newToken } from '../../src/http/token';
import { accountRoutes } from '../../src/http/routes';
import { factSources } from '../../src/intake/fact-sources';
import type { FilingDeps } from '../../src/intake/receive-complaint';
import { createLog } from '../../src/log';
import { recordAccess } from '../../src/store/access-log.store';
import { PROJECTIONS } from '../../src/store/projections';
import { issueCredential } from '../../src/store/credential.store';
import { openDatabase, type Database } from '../../src/store/database';
import { inTransaction } from '../../src/store/transaction';
import { createCaseGateway, gatewayOptionsFor } from '../../src/temporal/case.gateway';
import { CASE_WORKFLOWS } from '../../src/temporal/case-workflows';
import { connectTemporal } from '../../src/temporal/connection';
import { loadPublicSealingKeys, loadReceiptKeys } from '../../src/vault/client';
import { createVaultKeys } from '../../src/vault/keys';
import { createReceiptKeys } from '../../src/vault/receipt';
import { foundCity, PASSWORD, usernameOf } from '../journeys/support/journey-city';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { aPair, signedHeaders } from '../support/signing';
import { testSettings } from './http-world';

let test: TestDatabase;
let database: Database;
let app: ReturnType<typeof createApp>;
const machine = newToken('pm_');
const folder = mkdtempSync(join(tmpdir(), 'pacta-channel-'));

/** Nobody listens there: what is received is received without the engine. */
const engine = connectTemporal({ address: '127.0.0.1:1', namespace: 'default' });

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url('app'), name: 'channel-test', maxConnections: 8 });
  await foundCity(database);
  const credential = {
    kind: 'channel',
    name: 'hotline-12345',
    organizationId: toOrganizationId('credit'),
  } as const;
  await inTransaction(database, (transaction) =>
    issueCredential(transaction, { ...credential, tokenHash: hashToken(machine) }, null),
  );
  const intake = intakeDeps();
  const recorded = {
    recordAccess: (entry: Parameters<typeof recordAccess>[1]) => recordAccess(database.prisma, entry),
  };
  const deps = { database, log: createLog('silent'), readiness: [], settings: testSettings, ...recorded };
  app = createApp(deps, [...accountRoutes, ...channelRoutes(intake), ...complaintRoutes(intake)]);
});

afterAll(async () => {
  await engine.close();
  await database.close();
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

function intakeDeps(): FilingDeps {
  const [vaultKeys, receiptKeys] = [join(folder, 'vault.json'), join(folder, 'receipt.json')];
  createVaultKeys(vaultKeys);
  createReceiptKeys(receiptKeys);
  return {
    database,
    projections: PROJECTIONS,
    loadClock: () => Promise.resolve({ mode: 'real' }),
    gateway: createCaseGateway(engine.client, CASE_WORKFLOWS, gatewayOptionsFor({ mode: 'real' })),
    sources: factSources(database),
    sealingKeys: loadPublicSealingKeys(`${vaultKeys}.public`),
    receiptKeys: loadReceiptKeys(receiptKeys),
    evidenceLimits: DEFAULT_EVIDENCE_LIMITS,
  };
}

const anItem = (changes: object = {}) => ({
  externalNumber: `RX-${randomUUID()}`,
  occurredAt: '2026-03-02T10:00:00+08:00',
  respondentOrganizationId: 'works',
  field: 'government-investment',
  title: '道路工程验收后未付尾款',
  narrative: '来电反映：工程验收合格，至今未付尾款。',
  demands: [{ kind: 'payment', amountYuan: '86000.00' }],
  identity: { mode: 'sealed', name: '启明建筑有限公司', phone: '13800000000' },
  ...changes,
});

interface Row {
  readonly outcome: string;
  readonly number: string | null;
  readonly receipt: string | null;
  readonly errors: readonly { readonly pointer: string }[];
}

async function deliver(...items: readonly object[]): Promise<readonly Row[]> {
  const answer = await request(app)
    .post('/api/v1/channels/hotline-12345/complaints')
    .set('Authorization', `Bearer ${machine}`)
    .set('Idempotency-Key', randomUUID())
    .send({ items });
  expect(answer.status).toBe(200);
  return answer.body.results as readonly Row[];
}

const count = async (table: string): Promise<number> =>
  Number((await test.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);

describe('a channel delivers complaints in a batch', () => {
  it('and gets an answer for each row, in their order, whatever became of the others', async () => {
    const rows = await deliver(
      anItem(),
      anItem({ title: '' }),
      anItem({ respondentOrganizationId: 'nowhere' }),
      anItem({ identity: { mode: 'sealed', name: null } }),
      anItem({ evidenceIds: [randomUUID()] }),
      anItem(),
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'received',
      'refused',
      'refused',
      'refused',
      'refused',
      'received',
    ]);
    expect(rows.map(({ errors }) => errors[0]?.pointer)).toEqual([
      undefined,
      '#/title',
      '#/respondentOrganizationId',
      '#/identity/name',
      '#/evidenceIds',
      undefined,
    ]);
  });

  it('of any size, and every one is stored whole though no engine is there', async () => {
    const tables = [
      'app.complaint',
      'app.case_event',
      'app.receipt',
      'vault.sealed_identity',
      'app.log_pending',
    ];
    const before = await Promise.all(tables.map(count));
    const rows = await deliver(...Array.from({ length: 60 }, () => anItem()));
    expect(new Set(rows.map(({ number }) => number)).size).toBe(60);
    expect(new Set(rows.map(({ receipt }) => receipt)).size).toBe(60);
    const after = await Promise.all(tables.map(count));
    expect(after.map((now, index) => now - (before[index] ?? 0))).toEqual([60, 60, 60, 60, 60]);
    const { rows: waiting } = await test.pool.query(
      `SELECT 1 FROM app.complaint c WHERE NOT EXISTS (
         SELECT 1 FROM app.case_delivery d WHERE d.case_id = c.id AND d.state = 'pending')`,
    );
    expect(waiting).toEqual([]);
  });

  it('and the same number, twice in one batch or again later, is one complaint with one receipt', async () => {
    const item = anItem();
    const [first, second] = await deliver(item, { ...item, title: '换了一个说法' });
    expect([first?.outcome, second?.outcome]).toEqual(['received', 'already-received']);
    const [again] = await deliver(item);
    expect(again).toMatchObject({
      outcome: 'already-received',
      number: first?.number,
      receipt: first?.receipt,
    });
    expect(second).toMatchObject({ number: first?.number, receipt: first?.receipt });
  });

  it('and the same batch sent by five at once is stored once', async () => {
    const items = Array.from({ length: 30 }, () => anItem());
    const before = await count('app.complaint');
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(...items)));
    expect((await count('app.complaint')) - before).toBe(30);
    for (const rows of answers) {
      expect(rows.map(({ receipt }) => receipt)).toEqual(answers[0]?.map(({ receipt }) => receipt));
    }
    const received = answers.flat().filter(({ outcome }) => outcome === 'received');
    expect(received).toHaveLength(30);
  });
});

describe('a channel that has a key', () => {
  it('signs its batches, and what was changed on the way is not taken', async () => {
    const [token, pair] = [newToken('pm_'), aPair()];
    await test.pool.query(
      `INSERT INTO app.machine_credential (credential_id, kind, name, organization_id, token_hash)
       VALUES ('signing', 'channel', 'hotline-12345', 'credit', $1)`,
      [hashToken(token)],
    );
    const half = createPublicKey(pair.publicKey).export({ type: 'spki', format: 'der' }).subarray(-32);
    await test.pool.query(
      `INSERT INTO app.machine_key (key_id, credential_id, public_key) VALUES ($1, 'signing', $2)`,
      [pair.keyId, half],
    );
    const path = '/api/v1/channels/hotline-12345/complaints';
    const body = JSON.stringify({ items: [anItem()] });
    const headers = signedHeaders(pair, { path, body, idempotencyKey: randomUUID() });
    const post = (sent: string, more: Readonly<Record<string, string>>) =>
      request(app)
        .post(path)
        .set({ 'idempotency-key': randomUUID(), ...more, authorization: `Bearer ${token}` })
        .type('json')
        .send(sent);
    expect((await post(body.replace('86000.00', '96000.00'), headers)).body).toMatchObject({
      type: 'urn:pacta:problem:content-digest-wrong',
    });
    expect((await post(body, {})).body).toMatchObject({ type: 'urn:pacta:problem:signature-missing' });
    const [first, again] = [await post(body, headers), await post(body, headers)];
    expect(first.body.results).toMatchObject([{ outcome: 'received' }]);
    expect(again.body.results).toMatchObject([{ outcome: 'already-received' }]);
  });
});

describe('looking for a complaint', () => {
  let bearer: string;
  const found = async (q: string, as = bearer): Promise<readonly string[]> => {
    const path = `/api/v1/complaints?limit=200&q=${encodeURIComponent(q)}`;
    const answer = await request(app).get(path).set('Authorization', as);
    expect(answer.status).toBe(200);
    return (answer.body.items as readonly { number: string }[]).map(({ number }) => number);
  };
  const signIn = async (username: string): Promise<string> => {
    const answer = await request(app).post('/api/v1/sessions').send({ username, password: PASSWORD });
    return `Bearer ${answer.body.token as string}`;
  };
  beforeAll(async () => {
    bearer = await signIn(usernameOf('credit', 'registrar'));
  });

  it('finds it by any part of its title, in either case, and by signs that mean something to SQL', async () => {
    const [row] = await deliver(anItem({ title: '第 7 标段 BT 项目 100%_回购款\\未付' }));
    for (const part of ['7 标段', 'bt 项目', '100%_回', '款\\未', '未付', '购']) {
      expect(await found(part)).toContain(row?.number);
    }
    for (const part of ['8 标段', '标段第', '100__回', '无此说法'])
      expect(await found(part)).not.toContain(row?.number);
  });

  it('finds it by its number or four signs of it, and by the name of a body in it', async () => {
    const [row] = await deliver(anItem({ respondentOrganizationId: 'park' }));
    const number = row?.number ?? '';
    expect(await found(number)).toEqual([number]);
    expect(await found(number.slice(-5).toLowerCase())).toContain(number);
    expect(await found('产业园区')).toEqual([number]);
    expect(await found('市发展和改革')).toContain(number);
  });

  it('finds nothing for whoever may not see it', async () => {
    const [row] = await deliver(anItem({ title: '只给受理部门看的标题' }));
    expect(await found('只给受理部门')).toEqual([row?.number]);
    expect(await found('只给受理部门', await signIn(usernameOf('industry', 'case-handler')))).toEqual([]);
  });
});
