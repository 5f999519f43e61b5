import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Response } from 'supertest';
import { openApiDocument } from '../../src/http/openapi';
import { ruleSetRoutes } from '../../src/http/rule-set.routes';
import { resolveRulesFor } from '../../src/store/rule-set.store';
import type { PlainDate } from '../../src/domain/ids';
import { limit, openRulesWorld, proposal, workingDays, type RulesWorld } from './rules-world';

let rules: RulesWorld;

beforeAll(async () => {
  rules = await openRulesWorld();
}, 60_000);
afterAll(() => rules.close());

const get: RulesWorld['get'] = (person, path) => rules.get(person, path);
const post: RulesWorld['post'] = (person, path, body, key) => rules.post(person, path, body, key);
const confirm: RulesWorld['confirm'] = (...decided) => rules.confirm(...decided);

interface Named {
  readonly ruleSetId: string;
  readonly state: string;
}
const itemsOf = ({ body }: Response): readonly Named[] => (body as { items: Named[] }).items;

const pointersOf = ({ body }: Response): readonly string[] =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

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
    expect((await request(rules.world.app).get('/api/v1/rule-sets')).status).toBe(401);
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
      resolveRulesFor(rules.world.database.pool, {
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
