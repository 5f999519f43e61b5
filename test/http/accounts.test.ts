import request from 'supertest';
import type { OfficerId, OrganizationId } from '../../src/domain/ids';
import { accountRoutes as routes } from '../../src/http/routes';
import { holdersOf } from '../../src/store/role-grant.store';
import { organizationEventsAfter, organizationRef, successorOf } from '../../src/store/organization.store';
import { createHttpWorld, signIn, withBodies, withOfficer } from './http-world';
import type { HttpWorld } from './http-world';

let world: HttpWorld;
let keys = 0;

const call = (bearer: string, method: 'get' | 'post' | 'put' | 'delete', path: string): request.Test => {
  const agent = request(world.app);
  return agent[method](`/api/v1${path}`)
    .set('Authorization', bearer)
    .set('Idempotency-Key', `key-${(keys += 1)}`);
};

const idsOf = (page: request.Response): readonly string[] =>
  (page.body as { items: { organizationId: string }[] }).items.map((item) => item.organizationId);

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

beforeAll(async () => {
  world = await createHttpWorld(routes);
  await withBodies(
    world,
    { id: 'city' },
    { id: 'credit', parent: 'city', kind: 'credit-office' },
    { id: 'water', parent: 'city', kind: 'line-authority' },
    { id: 'water-school', parent: 'water', kind: 'subordinate-body' },
    { id: 'forestry', parent: 'city', kind: 'line-authority' },
  );
  await withOfficer(world, 'sys', 'city', ['system-administrator']);
  await withOfficer(world, 'sec', 'city', ['security-administrator']);
  await withOfficer(world, 'sec2', 'city', ['security-administrator']);
  await withOfficer(world, 'aud', 'city', ['audit-administrator']);
  await withOfficer(world, 'clerk', 'credit', ['registrar']);
  await withOfficer(world, 'mate', 'credit', ['acceptance-reviewer']);
  await withOfficer(world, 'handler', 'water', ['case-handler']);
});
afterAll(() => world.close());

describe('offices are given by two people and never to oneself', () => {
  const proposal = (officerId: string, role: string): object => ({
    officerId,
    organizationId: 'credit',
    role,
    fromOn: today,
    toOn: null,
    reason: '岗位任命',
  });

  it('is held only after a second person has confirmed', async () => {
    const [sec, sec2, clerk] = [
      await signIn(world, 'sec'),
      await signIn(world, 'sec2'),
      await signIn(world, 'clerk'),
    ];
    const proposed = await call(sec, 'post', '/roles/grants').send(proposal('clerk', 'section-head'));
    expect([proposed.status, proposed.body.status]).toEqual([201, 'proposed']);
    const rolesNow = async (): Promise<string[]> =>
      (await call(clerk, 'get', '/sessions/current')).body.officer.roles as string[];
    expect(await rolesNow()).toEqual(['registrar']);
    const own = await call(sec, 'post', `/roles/grants/${proposed.body.grantId}/commands`).send({
      type: 'confirm',
    });
    expect([own.status, own.body.refusal.type]).toEqual([403, 'grant-needs-second-person']);
    const confirmed = await call(sec2, 'post', `/roles/grants/${proposed.body.grantId}/commands`).send({
      type: 'confirm',
    });
    expect([confirmed.status, confirmed.body.status]).toEqual([200, 'granted']);
    expect(await rolesNow()).toEqual(['registrar', 'section-head']);
    await call(sec, 'post', `/roles/grants/${proposed.body.grantId}/commands`).send({ type: 'end' });
    expect(await rolesNow()).toEqual(['registrar']);
  });

  it('keeps 三员 apart from each other and from business, in the domain and in the database', async () => {
    const sec = await signIn(world, 'sec');
    for (const [officer, role] of [
      ['clerk', 'audit-administrator'],
      ['aud', 'registrar'],
      ['sys', 'audit-administrator'],
    ] as const) {
      const answer = await call(sec, 'post', '/roles/grants').send(proposal(officer, role));
      expect([answer.status, answer.body.refusal.type]).toEqual([409, 'duties-incompatible']);
    }
    const forced = world.store.pool.query(
      `INSERT INTO app.role_grant (grant_id, officer_id, organization_id, role, status, origin, from_on, reason)
       VALUES ('forced', 'aud', 'credit', 'registrar', 'granted', 'bootstrap', '2026-01-01', 'x')`,
    );
    await expect(forced).rejects.toThrow('role_grant_duties_apart_fkey');
  });

  it('seats an inspector in an inspectorate and nowhere else', async () => {
    const answer = await call(await signIn(world, 'sec'), 'post', '/roles/grants').send(
      proposal('clerk', 'inspector'),
    );
    expect([answer.status, answer.body.refusal.type]).toEqual([422, 'role-of-other-bodies']);
    expect(answer.body.detail).toContain('督查岗位只能设在政府督查机构');
  });

  it('does not let anybody give an office to themselves', async () => {
    const answer = await call(await signIn(world, 'sec'), 'post', '/roles/grants').send(
      proposal('sec', 'security-administrator'),
    );
    expect([answer.status, answer.body.refusal.type]).toEqual([403, 'grant-to-oneself']);
  });
});

describe('a new colleague', () => {
  it('changes the initial password before anything else', async () => {
    const sys = await signIn(world, 'sys');
    const person = {
      username: 'new.hand',
      name: '新来',
      email: 'new@example.gov.cn',
      organizationId: 'credit',
      initialPassword: '初始口令要改掉-2026',
    };
    expect((await call(sys, 'post', '/officers').send(person)).status).toBe(201);
    expect((await call(sys, 'post', '/officers').send(person)).body.refusal.type).toBe('username-taken');
    const bearer = await signIn(world, 'new.hand', person.initialPassword);
    const blocked = await call(bearer, 'get', '/organizations');
    expect([blocked.status, blocked.body.type]).toEqual([403, 'urn:pacta:problem:password-change-required']);
    const change = (newPassword: string): request.Test =>
      call(bearer, 'put', '/sessions/current/password').send({
        oldPassword: person.initialPassword,
        newPassword,
      });
    expect((await change('short')).body.refusal).toMatchObject({
      type: 'password-too-weak',
      weakness: 'too-short',
    });
    expect((await change('my-new.hand-secret')).body.refusal.weakness).toBe('names-its-owner');
    expect((await change('八月的雨落在锡林郭勒')).status).toBe(204);
    expect((await call(bearer, 'get', '/organizations')).status).toBe(200);
  });

  it('is refused a weak initial password', async () => {
    const person = {
      username: 'weak',
      name: '弱口令',
      email: 'weak@example.gov.cn',
      organizationId: 'credit',
      initialPassword: 'aaaaaaaaaaaa',
    };
    expect(
      (await call(await signIn(world, 'sys'), 'post', '/officers').send(person)).body.refusal.weakness,
    ).toBe('too-uniform');
  });
});

describe('absence with a deputy (AB岗)', () => {
  it('lets the deputy act in the name of the absent officer, for as long as the absence lasts', async () => {
    const [clerk, mate] = [await signIn(world, 'clerk'), await signIn(world, 'mate')];
    const position = { organizationId: null, onBehalfOf: 'clerk' };
    const tooEarly = await call(mate, 'put', '/sessions/current/position').send(position);
    expect([tooEarly.status, tooEarly.body.refusal.type]).toEqual([403, 'not-deputy-now']);
    const absence = { deputyId: 'mate', fromOn: today, toOn: today, reason: '外出培训' };
    const recorded = await call(clerk, 'post', '/officers/clerk/absences').send(absence);
    expect(recorded.status).toBe(201);
    expect((await call(clerk, 'post', '/officers/clerk/absences').send(absence)).body.refusal.type).toBe(
      'absence-overlaps',
    );
    expect((await call(mate, 'put', '/sessions/current/position').send(position)).status).toBe(204);
    const acting = (await call(mate, 'get', '/sessions/current')).body.officer;
    expect(acting).toMatchObject({ officerId: 'mate', onBehalfOf: 'clerk', roles: ['registrar'] });
    const holders = await holdersOf(world.database.prisma, 'credit' as OrganizationId, 'registrar');
    expect(holders).toMatchObject([
      { officerId: 'clerk', deputy: { officerId: 'mate', email: 'mate@example.gov.cn' } },
    ]);
    await call(clerk, 'delete', `/officers/clerk/absences/${recorded.body.absenceId}`);
    const after = (await call(mate, 'get', '/sessions/current')).body.officer;
    expect(after).toMatchObject({ officerId: 'mate', onBehalfOf: null, roles: ['acceptance-reviewer'] });
  });

  it('is not for somebody in another body, nor for others to arrange', async () => {
    const absence = { deputyId: 'handler', fromOn: today, toOn: today, reason: '出差' };
    const clerk = await signIn(world, 'clerk');
    expect((await call(clerk, 'post', '/officers/clerk/absences').send(absence)).body.refusal.type).toBe(
      'deputy-in-other-body',
    );
    expect((await call(clerk, 'post', '/officers/mate/absences').send(absence)).status).toBe(404);
  });
});

describe('bodies change, duties go on', () => {
  it('moves people and bodies below to the successor of a merger, and asks for their offices anew', async () => {
    const [sys, sec] = [await signIn(world, 'sys'), await signIn(world, 'sec')];
    const before = (await call(sys, 'get', '/organizations?limit=1')).body.treeVersion as number;
    const stale = await call(sys, 'post', '/organizations/water/commands').send({
      type: 'rename',
      name: '水利局',
      treeVersion: before - 1,
    });
    expect([stale.status, stale.body.refusal.type]).toEqual([409, 'tree-version-stale']);
    const inward = await call(sys, 'post', '/organizations/water/commands').send({
      type: 'merge',
      successorId: 'water-school',
      basis: '错误',
    });
    expect(inward.body.refusal.type).toBe('successor-is-itself');
    const merged = await call(sys, 'post', '/organizations/water/commands').send({
      type: 'merge',
      successorId: 'forestry',
      basis: '市机构改革方案',
      treeVersion: before,
    });
    expect(merged.body).toMatchObject({ status: 'merged', successorId: 'forestry' });
    const reader = world.database.prisma;
    expect(await organizationRef(reader, 'water-school' as OrganizationId)).toMatchObject({
      path: ['city', 'forestry', 'water-school'],
    });
    expect(await organizationRef(reader, 'forestry' as OrganizationId)).toMatchObject({
      predecessorIds: ['water'],
    });
    expect(await successorOf(reader, 'water' as OrganizationId)).toBe('forestry');
    expect(await holdersOf(reader, 'water' as OrganizationId, 'case-handler')).toEqual([]);
    const waiting = (await call(sec, 'get', '/roles/grants?officerId=handler&status=proposed')).body.items;
    expect(waiting).toMatchObject([
      { organizationId: 'forestry', role: 'case-handler', origin: 'merger', proposedBy: 'sys' },
    ]);
    await call(sec, 'post', `/roles/grants/${waiting[0].grantId as string}/commands`).send({
      type: 'confirm',
    });
    expect(await holdersOf(reader, 'forestry' as OrganizationId, 'case-handler')).toMatchObject([
      { officerId: 'handler' },
    ]);
    const events = await organizationEventsAfter(reader, before, 10);
    expect(events).toMatchObject([
      { version: before + 1, type: 'merged', organizationId: 'water', data: { successorId: 'forestry' } },
    ]);
    const again = await call(sys, 'post', '/organizations/water/commands').send({
      type: 'rename',
      name: '新名',
    });
    expect([again.status, again.body.refusal.type]).toEqual([409, 'organization-dissolved']);
  });

  it('never makes a tree that eats its own tail, and keeps its root', async () => {
    const sys = await signIn(world, 'sys');
    const move = await call(sys, 'post', '/organizations/forestry/commands').send({
      type: 'move',
      parentId: 'water-school',
    });
    expect(move.body.refusal.type).toBe('parent-below-itself');
    const root = await call(sys, 'post', '/organizations/city/commands').send({
      type: 'abolish',
      successorId: 'credit',
      basis: '错误',
    });
    expect(root.body.refusal.type).toBe('root-stays');
  });

  it('finds bodies by name, by parent and below a body, a page at a time', async () => {
    const clerk = await signIn(world, 'clerk');
    const below = await call(clerk, 'get', '/organizations?within=forestry');
    expect(idsOf(below)).toEqual(['forestry', 'water-school']);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: request.Response = await call(
        clerk,
        'get',
        `/organizations?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...idsOf(page));
      cursor = page.body.nextCursor as string | null;
    }
    expect(seen).toEqual(['city', 'credit', 'forestry', 'water', 'water-school']);
    const literal = await call(clerk, 'get', `/organizations?q=${encodeURIComponent('%')}`);
    expect(literal.body.items).toEqual([]);
  });
});

describe('who leaves', () => {
  it('hands over, loses every office and is signed out at once', async () => {
    await withOfficer(world, 'leaver', 'credit', ['registrar']);
    const [sys, leaver] = [await signIn(world, 'sys'), await signIn(world, 'leaver')];
    const done = await call(sys, 'post', '/officers/leaver/commands').send({
      type: 'hand-over',
      successorId: 'clerk',
      isLeaving: true,
    });
    expect(done.body).toMatchObject({ officerId: 'leaver', status: 'left' });
    expect((await call(leaver, 'get', '/sessions/current')).status).toBe(401);
    const holders = await holdersOf(world.database.prisma, 'credit' as OrganizationId, 'registrar');
    expect(holders.map((holder) => holder.officerId)).toEqual(['clerk' as OfficerId]);
    const { rows } = await world.store.pool.query(
      `SELECT type, data->>'successorId' AS successor FROM app.officer_event WHERE officer_id = 'leaver' ORDER BY version`,
    );
    expect(rows.map((row: { type: string }) => row.type)).toEqual([
      'created',
      'role-granted',
      'handed-over',
      'left',
    ]);
  });
});
