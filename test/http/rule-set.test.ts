import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Response } from 'supertest';
import { openApiDocument } from '../../src/http/openapi';
import { ruleSetRoutes } from '../../src/http/rule-set.routes';
import { sessionRoutes } from '../../src/http/session.routes';
import { resolveRulesFor, seedRuleSets } from '../../src/store/rule-set.store';
import { createHttpWorld, signIn, withBodies, withOfficer, type HttpWorld } from './http-world';
import type { PlainDate } from '../../src/domain/ids';

let world: HttpWorld;
const tokens = new Map<string, string>();

beforeAll(async () => {
  world = await createHttpWorld([...sessionRoutes, ...ruleSetRoutes]);
  await seedRuleSets(world.database.pool);
  await withBodies(
    world,
    { id: 'city' },
    { id: 'credit', parent: 'city', kind: 'credit-office' },
    { id: 'hotline', parent: 'city', kind: 'hotline' },
    { id: 'justice', parent: 'city', kind: 'line-authority' },
    { id: 'industry', parent: 'city', kind: 'line-authority' },
  );
  await withOfficer(world, 'proposer', 'credit', ['acceptance-reviewer']);
  await withOfficer(world, 'second', 'credit', ['legal-reviewer']);
  await withOfficer(world, 'justice-person', 'justice', ['justice-officer']);
  await withOfficer(world, 'hotline-head', 'hotline', ['acceptance-reviewer']);
  await withOfficer(world, 'industry-lawyer', 'industry', ['legal-reviewer']);
  await withOfficer(world, 'clerk', 'credit', ['registrar']);
  for (const person of ['proposer', 'second', 'justice-person', 'hotline-head', 'industry-lawyer', 'clerk']) {
    tokens.set(person, await signIn(world, person));
  }
}, 60_000);
afterAll(() => world.close());

const bearer = (person: string): string => tokens.get(person) ?? '';

const get = (person: string, path: string): Promise<Response> =>
  request(world.app).get(`/api/v1${path}`).set('Authorization', bearer(person)).then();

const post = (person: string, path: string, body: object, key = randomUUID()): Promise<Response> =>
  request(world.app)
    .post(`/api/v1${path}`)
    .set('Authorization', bearer(person))
    .set('Idempotency-Key', key)
    .send(body)
    .then();

const workingDays = (amount: number) => ({ unit: 'working-day', amount });
const limit = (amount: number, article = '第三条') => ({
  budget: workingDays(amount),
  internalTarget: null,
  basis: { document: '市12345热线办理规程', article },
  evidence: 'V',
});

const proposal = (change: object = {}) => ({
  ruleSetId: 'HOTLINE',
  scope: 'department',
  regionCode: '150100',
  acceptingOrganizationId: 'hotline',
  stage: null,
  effectiveOn: '2030-01-01',
  document: '市12345热线办理规程',
  name: '市12345热线',
  note: '',
  reason: '热线另有规定',
  complaint: { limits: { verify: limit(8) } },
  ...change,
});

interface Named {
  readonly ruleSetId: string;
  readonly state: string;
}
const itemsOf = ({ body }: Response): readonly Named[] => (body as { items: Named[] }).items;

const pointersOf = ({ body }: Response): readonly string[] =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

const confirm = (person: string, id: string, version: number, decision = 'confirmed') =>
  post(person, `/rule-sets/${id}/confirmation`, { version, decision });

describe('reading the rules', () => {
  it('lists every rule set with its limits in words', async () => {
    const answer = await get('clerk', '/rule-sets?limit=200');
    expect(answer.status).toBe(200);
    const found = itemsOf(answer).find(({ ruleSetId }) => ruleSetId === 'NM-1444') as unknown as {
      limits: object[];
    };
    expect(found.limits).toContainEqual({
      duty: 'verify',
      label: '核实',
      words: '5个工作日（内发改财金字〔2023〕1444号 二(一)3）',
      evidence: 'B',
      evidenceLabel: '来源文件所载',
    });
    expect(found.limits).toContainEqual({
      duty: 'explain',
      label: '反馈并解释说明',
      words: '及时（文件未规定具体时限；内部目标1个工作日）',
      evidence: 'B',
      evidenceLabel: '来源文件所载',
    });
  });

  it('turns pages', async () => {
    const first = await get('clerk', '/rule-sets?limit=4');
    const second = await get('clerk', `/rule-sets?limit=200&cursor=${first.body.nextCursor}`);
    const ids = [...itemsOf(first), ...itemsOf(second)].map(({ ruleSetId }) => ruleSetId);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.length).toBeGreaterThanOrEqual(10);
  });

  it('says which rules hold in a place, and from which layers', async () => {
    const { body } = await get('clerk', '/rule-sets/in-force?regionCode=150105');
    expect((body as { layers: Named[] }).layers.map(({ ruleSetId }) => ruleSetId)).toEqual([
      'BASE',
      'CN-1103',
      'NM-1444',
    ]);
    expect(body.rules).toContainEqual({
      path: 'limits/answer',
      label: '答复核实通知时限',
      words: '2个工作日（文件未规定具体时限，缺省值）',
      origin: {
        ...{ ruleSetId: 'NM-1444', version: 1, name: '内蒙古自治区', evidence: 'D' },
        basis: { document: '内发改财金字〔2023〕1444号', article: '二(一)3', silent: true },
      },
    });
    const origins = (body as { rules: { path: string; origin: Named | null }[] }).rules;
    const originOf = (path: string) => origins.find((rule) => rule.path === path)?.origin;
    expect(originOf('approvals/determine')).toMatchObject({ ruleSetId: 'BASE' });
    expect(originOf('extensions/verify')).toBeNull();
    expect(body.complaint.limits.verify.budget).toEqual(workingDays(5));
  });

  it('says who may propose the next version, and why another may not', async () => {
    const of = async (person: string) => (await get(person, '/rule-sets/BASE')).body.proposal as object;
    expect(await of('proposer')).toEqual({ mayIssue: true, reason: null });
    expect(await of('hotline-head')).toMatchObject({ reason: { type: 'rules-of-another-body' } });
    expect(await of('clerk')).toMatchObject({ mayIssue: false, reason: { type: 'role-missing' } });
  });

  it('does not find what is not there, and asks for a session', async () => {
    expect((await get('clerk', '/rule-sets/NOWHERE')).status).toBe(404);
    expect((await request(world.app).get('/api/v1/rule-sets')).status).toBe(401);
  });

  it('is described for machines', () => {
    const document = openApiDocument(ruleSetRoutes) as { paths: object };
    expect(Object.keys(document.paths)).toContain('/api/v1/rule-sets');
  });
});

describe('a new version', () => {
  it('says what it changes, and counts for nothing until a second person confirms it', async () => {
    const proposed = await post('hotline-head', '/rule-sets', proposal());
    expect(proposed.status).toBe(201);
    expect(proposed.body.ruleSet).toMatchObject({ ruleSetId: 'HOTLINE', version: 1, state: 'proposed' });
    expect(proposed.body.changes).toEqual([
      {
        path: 'limits/verify',
        label: '核实时限',
        before: '5个工作日（内发改财金字〔2023〕1444号 二(一)3）',
        after: '8个工作日（市12345热线办理规程 第三条）',
      },
    ]);
    const place = '/rule-sets/in-force?regionCode=150100&acceptingOrganizationId=hotline&on=2030-01-01';
    expect((await get('clerk', place)).body.ruleSetId).toBe('NM-1444');

    const own = await confirm('hotline-head', 'HOTLINE', 1);
    expect([own.status, own.body.refusal.type]).toEqual([403, 'second-person-required']);
    const stranger = await confirm('industry-lawyer', 'HOTLINE', 1);
    expect([stranger.status, stranger.body.refusal.type]).toEqual([403, 'rules-of-another-body']);
    expect((await confirm('clerk', 'HOTLINE', 1)).body.refusal.type).toBe('role-missing');

    const confirmed = await confirm('justice-person', 'HOTLINE', 1);
    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toMatchObject({ state: 'active', proposedBy: 'hotline-head' });
    expect((await get('clerk', place)).body.ruleSetId).toBe('HOTLINE');
    expect((await get('clerk', place.replace('2030', '2029'))).body.ruleSetId).toBe('NM-1444');
    expect((await confirm('second', 'HOTLINE', 1)).status).toBe(404);
  });

  it('supersedes the one before from its own day on', async () => {
    const next = proposal({ effectiveOn: '2031-01-01', complaint: { limits: { verify: limit(7) } } });
    expect((await post('proposer', '/rule-sets', next)).body.ruleSet.version).toBe(2);
    expect((await confirm('second', 'HOTLINE', 2)).status).toBe(200);
    const kept = await get('clerk', '/rule-sets/HOTLINE');
    expect(itemsOf(kept).map(({ state }) => state)).toEqual(['active', 'superseded']);
    const place = { regionCode: '150100', acceptingOrganizationId: null };
    const at = (on: string) =>
      resolveRulesFor(world.database.pool, {
        ...place,
        acceptingOrganizationId: 'hotline' as never,
        on: on as PlainDate,
      });
    expect((await at('2030-06-01')).limits.verify?.budget).toEqual(workingDays(8));
    expect((await at('2031-06-01')).limits.verify?.budget).toEqual(workingDays(7));
  });

  it('gives the same answer to the same key, and no second version', async () => {
    const key = randomUUID();
    const body = proposal({ effectiveOn: '2032-01-01' });
    const [first, again] = [
      await post('proposer', '/rule-sets', body, key),
      await post('proposer', '/rule-sets', body, key),
    ];
    expect(again.body).toEqual(first.body);
    expect((await post('proposer', '/rule-sets', { ...body, note: '另一份' }, key)).status).toBe(422);
    const waiting = await post('proposer', '/rule-sets', body);
    expect(pointersOf(waiting)).toEqual(['#/ruleSetId']);
    expect(
      (await confirm('second', 'HOTLINE', Number(first.body.ruleSet.version), 'declined')).body.state,
    ).toBe('declined');
  });

  it('is weighed before it is proposed: what it changes, what is in its way, and nothing is written', async () => {
    const before = itemsOf(await get('clerk', '/rule-sets/HOTLINE')).length;
    const body = proposal({ effectiveOn: '2033-01-01', complaint: { limits: { verify: limit(9) } } });
    const sound = await post('proposer', '/rule-sets/assessments', body);
    expect(sound.status).toBe(200);
    expect(sound.body.obstacles).toEqual([]);
    expect(sound.body.changes).toEqual([
      expect.objectContaining({ path: 'limits/verify', before: expect.stringContaining('7个工作日') }),
    ]);
    expect(sound.body.before.limits.verify.budget).toEqual(workingDays(7));
    expect(sound.body.after.limits.verify.budget).toEqual(workingDays(9));
    const tooLong = { ...body, complaint: { limits: { answer: limit(7) } } };
    const unsound = await post('proposer', '/rule-sets/assessments', tooLong);
    expect(unsound.status).toBe(200);
    expect(unsound.body.obstacles).toEqual([
      expect.objectContaining({ pointer: '#/complaint/limits/answer' }),
    ]);
    expect((await post('clerk', '/rule-sets/assessments', body)).status).toBe(403);
    expect(itemsOf(await get('clerk', '/rule-sets/HOTLINE'))).toHaveLength(before);
  });

  it('shows its second person what it changes and whether they may decide; decided, it shows what it changed', async () => {
    const body = proposal({ effectiveOn: '2035-01-01', complaint: { limits: { verify: limit(9) } } });
    const { version } = (await post('proposer', '/rule-sets', body)).body.ruleSet;
    const seenBy = async (person: string) =>
      (await get(person, `/rule-sets/HOTLINE/versions/${version}`)).body;
    const own = await seenBy('proposer');
    expect(own.decision.reason.type).toBe('second-person-required');
    expect((await seenBy('industry-lawyer')).decision.reason.type).toBe('rules-of-another-body');
    expect((await seenBy('clerk')).decision.reason.type).toBe('role-missing');
    const { decision, changes, obstacles } = await seenBy('second');
    expect([decision, obstacles]).toEqual([{ mayIssue: true, reason: null }, []]);
    expect(changes).toEqual([
      expect.objectContaining({ path: 'limits/verify', after: '9个工作日（市12345热线办理规程 第三条）' }),
    ]);
    await confirm('second', 'HOTLINE', Number(version), 'declined');
    expect((await seenBy('second')).decision.reason.type).toBe('approval-unknown');
    const first = await get('clerk', '/rule-sets/HOTLINE/versions/1');
    expect(first.body.changes).toEqual([
      expect.objectContaining({ path: 'limits/verify', before: expect.stringContaining('5个工作日') }),
    ]);
    expect((await get('clerk', '/rule-sets/HOTLINE/versions/99')).status).toBe(404);
    expect((await get('clerk', '/rule-sets/HOTLINE/versions/0')).status).toBe(400);
  });

  it.each([
    [
      'an answer window as long as the verification',
      { limits: { answer: limit(7) } },
      '#/complaint/limits/answer',
    ],
    ['a number without an article', { limits: { verify: limit(6, '') } }, '#/complaint/limits/verify/basis'],
    [
      'an act that one pen could do alone',
      {
        approvals: {
          reject: { value: [], basis: { document: '规程', article: '第五条' }, evidence: 'V' },
        },
      },
      '#/complaint/approvals/reject',
    ],
    ['a duty that does not exist', { limits: { negotiate: limit(3) } }, '#/complaint/limits/negotiate'],
  ])('is refused for %s', async (_, complaint, pointer) => {
    const answer = await post('proposer', '/rule-sets', proposal({ effectiveOn: '2033-01-01', complaint }));
    expect(answer.status).toBe(400);
    expect(pointersOf(answer)).toContain(pointer);
  });

  it.each([
    ['that would bind the past', { effectiveOn: '2020-01-01' }, '#/effectiveOn'],
    ['that moves to another place', { regionCode: '150200' }, '#/scope'],
    ['of a second rule set for the same place', { ruleSetId: 'HOTLINE-2' }, '#/ruleSetId'],
  ])('is refused when it is one %s', async (_, change, pointer) => {
    const answer = await post('proposer', '/rule-sets', proposal({ effectiveOn: '2034-01-01', ...change }));
    expect(answer.status).toBe(400);
    expect(pointersOf(answer)).toContain(pointer);
  });

  it('of the base is refused when a region’s rules could not stand on it', async () => {
    const { body } = await get('clerk', '/rule-sets/BASE');
    const [{ complaint }] = body.items;
    // Three working days to answer leave nothing where a province verifies in three.
    const limits = { ...complaint.limits, answer: limit(3) };
    const change = { ...proposal(), ruleSetId: 'BASE', scope: 'base', regionCode: null };
    const base = { ...change, acceptingOrganizationId: null, complaint: { ...complaint, limits } };
    const answer = await post('proposer', '/rule-sets', base);
    expect(pointersOf(answer)).toEqual(['#/complaint/limits/answer']);
    expect(answer.body.errors[0].message).toContain('与“山东省”（SD-JSJB）合并后');
    const gap = { ...base, complaint: { ...complaint, limits: {} } };
    expect(pointersOf(await post('proposer', '/rule-sets', gap))).toContain('#/complaint/limits/verify');
  });

  it('is nobody’s to propose for a region or department that is not theirs', async () => {
    const region = { ruleSetId: 'CITY', scope: 'region', acceptingOrganizationId: null };
    const answer = await post('hotline-head', '/rule-sets', proposal(region));
    expect([answer.status, answer.body.refusal.type]).toEqual([403, 'rules-of-another-body']);
    expect((await post('clerk', '/rule-sets', proposal())).status).toBe(403);
  });
});
