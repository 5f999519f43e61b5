import request from 'supertest';
import type { CaseId } from '../../src/domain/ids';
import { accountRoutes } from '../../src/http/routes';
import { hashToken } from '../../src/http/token';
import { findSession, openSession } from '../../src/store/session.store';
import { PUBLIC_KEY_EXAMPLE } from '../../src/wire/credential.wire';
import { createHttpWorld, PASSWORD, signIn, withBodies, withOfficer } from './http-world';
import type { HttpWorld } from './http-world';

let world: HttpWorld;
let keys = 0;

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

beforeAll(async () => {
  world = await createHttpWorld(accountRoutes);
  await withBodies(world, { id: 'city' }, { id: 'credit', parent: 'city', kind: 'credit-office' });
  await withOfficer(world, 'sys', 'city', ['system-administrator']);
  await withOfficer(world, 'sec', 'city', ['security-administrator']);
  await withOfficer(world, 'aud', 'city', ['audit-administrator']);
  await withOfficer(world, 'clerk', 'credit', ['registrar']);
  await withOfficer(world, 'mate', 'credit', ['acceptance-reviewer']);
});
afterAll(() => world.close());

describe('who may do what here', () => {
  const people = ['', 'clerk', 'aud', 'sec', 'sys'] as const;
  const matrix: readonly (readonly [
    'get' | 'post' | 'put' | 'delete',
    string,
    object | undefined,
    readonly number[],
  ])[] = [
    ['get', '/organizations', undefined, [401, 200, 200, 200, 200]],
    ['get', '/organizations/credit', undefined, [401, 200, 200, 200, 200]],
    [
      'post',
      '/organizations',
      { parentId: 'nobody', name: '某局', kind: 'hotline', regionCode: '150100' },
      [401, 403, 403, 403, 422],
    ],
    ['post', '/organizations/nobody/commands', { type: 'rename', name: '某局' }, [401, 403, 403, 403, 404]],
    ['get', '/organizations/credit/history', undefined, [401, 200, 200, 200, 200]],
    ['get', '/organizations/credit/effects', undefined, [401, 403, 403, 403, 200]],
    ['get', '/officers', undefined, [401, 200, 200, 200, 200]],
    ['get', '/officers/clerk', undefined, [401, 200, 200, 200, 200]],
    [
      'post',
      '/officers',
      {
        username: 'x.y',
        name: '某人',
        email: 'x@example.cn',
        organizationId: 'nobody',
        initialPassword: PASSWORD,
      },
      [401, 403, 403, 403, 422],
    ],
    [
      'post',
      '/officers/nobody/commands',
      { type: 'reset-password', initialPassword: PASSWORD },
      [401, 403, 403, 403, 404],
    ],
    ['get', '/officers/clerk/account', undefined, [401, 403, 403, 200, 200]],
    ['get', '/officers/clerk/absences', undefined, [401, 200, 200, 200, 200]],
    [
      'post',
      '/officers/nobody/absences',
      { deputyId: 'mate', fromOn: today, toOn: today, reason: '出差' },
      [401, 404, 404, 404, 404],
    ],
    ['delete', '/officers/nobody/absences/none', undefined, [401, 404, 404, 404, 404]],
    ['get', '/regions?codes=150100', undefined, [401, 200, 200, 200, 200]],
    ['get', '/roles', undefined, [401, 200, 200, 200, 200]],
    ['get', '/roles/grants', undefined, [401, 200, 200, 200, 200]],
    [
      'post',
      '/roles/grants',
      {
        officerId: 'nobody',
        organizationId: 'credit',
        role: 'leader',
        fromOn: today,
        toOn: null,
        reason: '任命',
      },
      [401, 403, 403, 422, 403],
    ],
    ['post', '/roles/grants/nobody/commands', { type: 'confirm' }, [401, 403, 403, 404, 404]],
    ['get', '/credentials', undefined, [401, 403, 403, 200, 403]],
    [
      'post',
      '/credentials',
      { kind: 'office-system', name: 'oa', organizationId: 'nobody', token: `pm_${'a'.repeat(43)}` },
      [401, 403, 403, 422, 403],
    ],
    ['delete', '/credentials/nobody', undefined, [401, 403, 403, 404, 403]],
    ['post', '/credentials/nobody/keys', { publicKey: PUBLIC_KEY_EXAMPLE }, [401, 403, 403, 404, 403]],
    ['delete', '/credentials/nobody/keys/no-key', undefined, [401, 403, 403, 404, 403]],
    ['get', '/sessions', undefined, [401, 200, 200, 200, 200]],
    ['get', '/sessions/current', undefined, [401, 200, 200, 200, 200]],
    [
      'put',
      '/sessions/current/position',
      { organizationId: 'nobody', onBehalfOf: null },
      [401, 403, 403, 403, 403],
    ],
    [
      'put',
      '/sessions/current/password',
      { oldPassword: 'wrong', newPassword: PASSWORD },
      [401, 422, 422, 422, 422],
    ],
    ['delete', '/sessions/nobody', undefined, [401, 404, 404, 404, 404]],
    ['delete', '/sessions/current', undefined, [401, 204, 204, 204, 204]],
  ];

  it('is the table above, cell by cell', async () => {
    const bearers: string[] = [];
    for (const who of people) bearers.push(who === '' ? '' : await signIn(world, who));
    for (const [method, path, body, expected] of matrix) {
      const answers: number[] = [];
      for (const bearer of bearers) {
        const agent = request(world.app);
        const sent = agent[method](`/api/v1${path}`).set('Idempotency-Key', `m-${(keys += 1)}`);
        if (bearer !== '') sent.set('Authorization', bearer);
        answers.push((await sent.send(body)).status);
      }
      expect([method, path, answers]).toEqual([method, path, expected]);
    }
  });

  it('covers every operation but those that need no account', () => {
    const known = matrix.map(
      ([method, path]) =>
        `${method} ${path
          .replace(/\?.*$/, '')
          .replace(/\/(?:nobody|credit|clerk)(?=\/|$)/, '/{id}')
          .replace('/none', '/{absenceId}')
          .replace('/no-key', '/{keyId}')}`,
    );
    const guarded = accountRoutes
      .filter((route) => route.access !== 'public')
      .map((route) => `${route.method} ${route.path}`);
    expect(new Set(known)).toEqual(new Set(guarded));
  });

  it('leaves a line in the access log, also for those turned away', async () => {
    const { rows } = await world.store.pool.query(
      `SELECT DISTINCT outcome FROM app.access_entry WHERE action = 'organization:create' ORDER BY outcome`,
    );
    expect(rows).toEqual([{ outcome: 'allowed' }, { outcome: 'refused' }]);
  });
});

describe('a session by receipt', () => {
  it('of an agent ends with the receipt, even one that is opened while the agent is called off', async () => {
    const caseId = 'case-of-an-agent' as CaseId;
    await world.store.pool.query(
      `INSERT INTO app.receipt (locator, digest, complaint_id, party, authority)
       VALUES ('held', 'digest', $1, 'agent', 'special')`,
      [caseId],
    );
    const open = (party: 'complainant' | 'agent') =>
      openSession(world.database, hashToken(`token of the ${party}`), {
        ...{ subject: 'complainant', caseId, party, authority: 'special' },
      });
    const isLetIn = async (party: 'complainant' | 'agent') =>
      (await findSession(world.database, hashToken(`token of the ${party}`))) !== null;
    await open('agent');
    expect(await isLetIn('agent')).toBe(true);
    await world.store.pool.query(`UPDATE app.receipt SET revoked_at = now() WHERE complaint_id = $1`, [
      caseId,
    ]);
    await open('complainant');
    expect([await isLetIn('agent'), await isLetIn('complainant')]).toEqual([false, true]);
  });
});
