import request from 'supertest';
import { route } from '../../src/http/route';
import { accountRoutes as routes } from '../../src/http/routes';
import { openSession } from '../../src/store/session.store';
import type { CaseId } from '../../src/domain/ids';
import { hashToken } from '../../src/http/token';
import { createHttpWorld, PASSWORD, signIn, withBodies, withOfficer } from './http-world';
import type { HttpWorld } from './http-world';

const guarded = (
  access: 'complainant-receipt' | 'channel' | 'office-system' | 'any-officer',
): ReturnType<typeof route> =>
  route(
    {
      method: 'get',
      path: `/probe/${access}`,
      access,
      audit: 'none-own-account',
      summary: access,
      tags: ['probe'],
      reply: { 204: 'empty' },
    },
    () => Promise.resolve({ status: 204 }),
  );
const kinds = ['any-officer', 'complainant-receipt', 'channel', 'office-system'] as const;

let world: HttpWorld;

beforeAll(async () => {
  world = await createHttpWorld([...routes, ...kinds.map(guarded)]);
  await withBodies(world, { id: 'city' });
  for (const username of ['anna', 'bert', 'carl', 'dora', 'emil'])
    await withOfficer(world, username, 'city', ['registrar']);
});
afterAll(() => world.close());

const current = (bearer: string): request.Test =>
  request(world.app).get('/api/v1/sessions/current').set('Authorization', bearer);
const tryPassword = (username: string, password: string, from = '203.0.113.7'): request.Test =>
  request(world.app).post('/api/v1/sessions').set('X-Forwarded-For', from).send({ username, password });

describe('a session', () => {
  it('is a token that is stored as a hash only, and a cookie that scripts cannot read', async () => {
    const answer = await request(world.app)
      .post('/api/v1/sessions')
      .send({ username: 'anna', password: PASSWORD });
    expect(answer.status).toBe(201);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^pacta-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const { rows } = await world.store.pool.query(
      "SELECT encode(token_hash, 'hex') AS hash FROM app.session",
    );
    expect(rows).toContainEqual({ hash: hashToken(answer.body.token as string).toString('hex') });
    const { rows: dump } = await world.store.pool.query(
      'SELECT to_jsonb(s)::text AS line FROM app.session s',
    );
    expect(JSON.stringify(dump)).not.toContain(answer.body.token);
  });

  it('ends at once when it is ended from elsewhere', async () => {
    const [here, there] = [await signIn(world, 'anna'), await signIn(world, 'anna')];
    const { body } = await request(world.app).get('/api/v1/sessions').set('Authorization', here);
    const other = (await current(there)).body.sessionId as string;
    expect((body as { items: { sessionId: string }[] }).items.map((item) => item.sessionId)).toContain(other);
    const ended = await request(world.app).delete(`/api/v1/sessions/${other}`).set('Authorization', here);
    expect(ended.status).toBe(204);
    expect((await current(there)).body.type).toBe('urn:pacta:problem:session-ended');
    expect((await current(here)).status).toBe(200);
  });

  it("is nobody else's to end, and does not exist for them", async () => {
    const [anna, bert] = [await signIn(world, 'anna'), await signIn(world, 'bert')];
    const id = (await current(anna)).body.sessionId as string;
    const answer = await request(world.app).delete(`/api/v1/sessions/${id}`).set('Authorization', bert);
    expect(answer.status).toBe(404);
    expect((await current(anna)).status).toBe(200);
  });

  it('ends when idle too long, and when too old however busy', async () => {
    const [idle, old] = [await signIn(world, 'bert'), await signIn(world, 'bert')];
    const hash = (bearer: string): Buffer => hashToken(bearer.slice('Bearer '.length));
    await world.store.pool.query(
      `UPDATE app.session SET last_seen_at = now() - interval '31 minutes' WHERE token_hash = $1`,
      [hash(idle)],
    );
    await world.store.pool.query('UPDATE app.session SET absolute_expires_at = now() WHERE token_hash = $1', [
      hash(old),
    ]);
    expect((await current(idle)).status).toBe(401);
    expect((await current(old)).status).toBe(401);
  });

  it('ends everywhere else when the password changes', async () => {
    const [here, there] = [await signIn(world, 'carl'), await signIn(world, 'carl')];
    const newPassword = '九月的霜白了阴山脚下';
    const change = { oldPassword: PASSWORD, newPassword };
    const changed = await request(world.app)
      .put('/api/v1/sessions/current/password')
      .set('Authorization', here)
      .send(change);
    expect(changed.status).toBe(204);
    expect((await current(here)).status).toBe(200);
    expect((await current(there)).status).toBe(401);
    expect((await tryPassword('carl', PASSWORD)).status).toBe(401);
    expect((await tryPassword('carl', newPassword)).status).toBe(201);
  });

  it.each([
    ['a token that never was', 'Bearer nonsense'],
    ['another scheme', 'Basic YTpi'],
    ['an empty token', 'Bearer '],
    ['a machine token that never was', 'Bearer pm_nonsense'],
  ])('is not %s', async (_what, header) => {
    expect((await current(header)).status).toBe(401);
  });

  it('opens by receipt for one case, and is no officer', async () => {
    await world.store.pool.query(
      `INSERT INTO app.receipt (locator, digest, complaint_id, party, authority)
       VALUES ('agents', 'digest', 'case-1', 'agent', 'general')`,
    );
    await openSession(world.database, hashToken('receipt-token'), {
      subject: 'complainant',
      caseId: 'case-1' as CaseId,
      party: 'agent',
      authority: 'general',
    });
    await world.store.pool.query(
      `INSERT INTO app.machine_credential (credential_id, kind, name, organization_id, token_hash)
       VALUES ('c1', 'channel', 'hotline-12345', 'city', $1), ('c2', 'office-system', 'oa', 'city', $2)`,
      [hashToken('pm_channel'), hashToken('pm_office')],
    );
    const bearers = [
      await signIn(world, 'anna'),
      'Bearer receipt-token',
      'Bearer pm_channel',
      'Bearer pm_office',
    ];
    for (const [row, bearer] of bearers.entries()) {
      const statuses = await Promise.all(
        kinds.map(
          async (kind) =>
            (await request(world.app).get(`/api/v1/probe/${kind}`).set('Authorization', bearer)).status,
        ),
      );
      expect(statuses).toEqual(kinds.map((_kind, column) => (row === column ? 204 : 403)));
    }
  });
});

describe('a machine', () => {
  it('comes in with the token that was registered for it, until that is revoked', async () => {
    await withOfficer(world, 'guard', 'city', ['security-administrator']);
    const guard = await signIn(world, 'guard');
    const token = `pm_${'q'.repeat(43)}`;
    const issue = (key: string): request.Test =>
      request(world.app)
        .post('/api/v1/credentials')
        .set('Authorization', guard)
        .set('Idempotency-Key', key)
        .send({ kind: 'channel', name: 'hotline-12345', organizationId: 'city', token });
    const issued = await issue('c1');
    expect(issued.status).toBe(201);
    expect(JSON.stringify(issued.body)).not.toContain(token);
    expect((await issue('c1')).body).toEqual(issued.body);
    expect((await issue('c2')).body.refusal.type).toBe('credential-in-use');
    const probe = (): request.Test =>
      request(world.app).get('/api/v1/probe/channel').set('Authorization', `Bearer ${token}`);
    expect((await probe()).status).toBe(204);
    const { credentialId } = issued.body as { credentialId: string };
    await request(world.app).delete(`/api/v1/credentials/${credentialId}`).set('Authorization', guard);
    expect((await probe()).status).toBe(401);
  });
});

describe('a sign-in', () => {
  const shape = ({ body: { requestId: _r, ...rest } }: { body: Record<string, unknown> }): unknown => rest;

  it('answers alike for a wrong password and for somebody who does not exist', async () => {
    const [wrong, unknown] = [
      await tryPassword('anna', 'wrong'),
      await tryPassword('nobody.at.all', 'wrong'),
    ];
    expect(wrong.status).toBe(401);
    expect(shape(wrong)).toEqual(shape(unknown));
    expect(unknown.headers['set-cookie']).toBeUndefined();
  });

  it('slows down the network that guesses, and nobody else', async () => {
    expect((await tryPassword('dora', PASSWORD, '198.51.100.1')).status).toBe(201);
    const guesses = [];
    for (let count = 0; count < 6; count += 1)
      guesses.push((await tryPassword('dora', 'wrong', '203.0.113.9')).status);
    expect(guesses.slice(0, 4)).toEqual([401, 401, 401, 401]);
    expect(guesses.slice(4)).toContain(429);
    const right = await tryPassword('dora', PASSWORD, '203.0.113.200');
    expect(right.status).toBe(429);
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
    expect((await tryPassword('dora', PASSWORD, '198.51.100.2')).status).toBe(201);
  });

  it('slows down guesses that are sent all at once', async () => {
    const answers = await Promise.all(
      [...Array(30).keys()].map(() => tryPassword('emil', 'wrong', '192.0.2.1')),
    );
    const judged = answers.filter((answer) => answer.status === 401);
    expect(judged.length).toBeLessThanOrEqual(5);
  });

  it('lets no crowd of strangers close an account to its owner', async () => {
    expect((await tryPassword('emil', PASSWORD, '198.51.100.9')).status).toBe(201);
    await world.store.pool.query(
      `UPDATE app.login_throttle SET failures = 500, next_allowed_at = now() + interval '17 minutes', updated_at = now()
       WHERE last_success_at IS NULL`,
    );
    expect((await tryPassword('emil', PASSWORD, '192.0.2.200')).status).toBe(429);
    expect((await tryPassword('emil', PASSWORD, '198.51.100.77')).status).toBe(201);
  });
});

describe('another site cannot act through a browser', () => {
  let cookie: string;
  let csrfToken: string;
  beforeAll(async () => {
    const answer = await request(world.app)
      .post('/api/v1/sessions')
      .send({ username: 'anna', password: PASSWORD });
    cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    csrfToken = answer.body.csrfToken as string;
  });
  const change = (headers: Record<string, string>): request.Test =>
    request(world.app)
      .put('/api/v1/sessions/current/position')
      .set('Cookie', cookie)
      .set(headers)
      .send({ organizationId: null, onBehalfOf: null });

  it('reads with the cookie alone, changes only with the token of our own page', async () => {
    const read = await request(world.app).get('/api/v1/sessions/current').set('Cookie', cookie);
    expect(read.body.csrfToken).toBe(csrfToken);
    expect((await change({})).body.type).toBe('urn:pacta:problem:csrf-token-missing');
    expect((await change({ 'X-CSRF-Token': 'guessed' })).status).toBe(403);
    expect((await change({ 'X-CSRF-Token': csrfToken })).status).toBe(204);
  });

  it.each([
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 204],
    [{ Origin: 'https://pacta.example.gov.cn', 'Sec-Fetch-Site': 'same-site' }, 204],
  ])('%j → %d', async (headers, status) => {
    expect((await change({ ...headers, 'X-CSRF-Token': csrfToken })).status).toBe(status);
  });

  it('turns foreign pages away at sign-in too, and leaves Bearer alone', async () => {
    const login = await request(world.app)
      .post('/api/v1/sessions')
      .set('Origin', 'https://evil.example')
      .send({ username: 'anna', password: PASSWORD });
    expect(login.body.type).toBe('urn:pacta:problem:origin-not-allowed');
    const bearer = await signIn(world, 'anna');
    const byBearer = await request(world.app)
      .put('/api/v1/sessions/current/position')
      .set('Authorization', bearer)
      .set('Origin', 'https://evil.example')
      .send({ organizationId: null, onBehalfOf: null });
    expect(byBearer.status).toBe(204);
  });

  it('forgets the cookie when it signs out', async () => {
    const out = await request(world.app)
      .delete('/api/v1/sessions/current')
      .set('Cookie', cookie)
      .set('X-CSRF-Token', csrfToken);
    expect(out.headers['set-cookie']?.[0]).toContain('Max-Age=0');
    expect((await request(world.app).get('/api/v1/sessions/current').set('Cookie', cookie)).status).toBe(401);
  });
});

describe('who sends too much', () => {
  it('is told when to come back', async () => {
    const strict = await createHttpWorld(routes, { rateFactor: 0.05 });
    try {
      const answers = [];
      for (let count = 0; count < 8; count += 1)
        answers.push(await request(strict.app).get('/api/v1/organizations'));
      const last = answers.at(-1);
      expect(last?.status).toBe(429);
      expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
      expect(answers[0]?.status).toBe(401);
    } finally {
      await strict.close();
    }
  });
});
