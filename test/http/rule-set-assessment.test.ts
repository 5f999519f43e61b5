import { limit, openRulesWorld, proposal, workingDays, type RulesWorld } from './rules-world';

let rules: RulesWorld;

beforeAll(async () => {
  rules = await openRulesWorld();
  await rules.post('hotline-head', '/rule-sets', proposal());
  await rules.confirm('justice-person', 'HOTLINE', 1);
}, 60_000);
afterAll(() => rules.close());

interface Seen {
  readonly decision: { readonly mayIssue: boolean; readonly reason: { readonly type: string } | null };
  readonly changes: readonly object[];
  readonly obstacles: readonly object[];
}

describe('a new version of rules', () => {
  it('is weighed before it is proposed: what it changes, what is in its way, and nothing is written', async () => {
    const body = proposal({ effectiveOn: '2033-01-01', complaint: { limits: { verify: limit(9) } } });
    const sound = await rules.post('proposer', '/rule-sets/assessments', body);
    expect(sound.status).toBe(200);
    expect(sound.body.obstacles).toEqual([]);
    expect(sound.body.changes).toEqual([
      expect.objectContaining({ path: 'limits/verify', before: expect.stringContaining('8个工作日') }),
    ]);
    expect(sound.body.before.limits.verify.budget).toEqual(workingDays(8));
    expect(sound.body.after.limits.verify.budget).toEqual(workingDays(9));
    const tooLong = { ...body, complaint: { limits: { answer: limit(8) } } };
    const unsound = await rules.post('proposer', '/rule-sets/assessments', tooLong);
    expect(unsound.status).toBe(200);
    expect(unsound.body.obstacles).toEqual([
      expect.objectContaining({ pointer: '#/complaint/limits/answer' }),
    ]);
    expect((await rules.post('clerk', '/rule-sets/assessments', body)).status).toBe(403);
    expect((await rules.get('clerk', '/rule-sets/HOTLINE')).body.items).toHaveLength(1);
  });

  it('shows its second person what it changes and whether they may decide; decided, it shows what it changed', async () => {
    const body = proposal({ effectiveOn: '2035-01-01', complaint: { limits: { verify: limit(9) } } });
    const { version } = (await rules.post('proposer', '/rule-sets', body)).body.ruleSet;
    const seenBy = async (person: string) =>
      (await rules.get(person, `/rule-sets/HOTLINE/versions/${version}`)).body as Seen;
    const own = await seenBy('proposer');
    expect(own.decision.reason?.type).toBe('second-person-required');
    expect((await seenBy('industry-lawyer')).decision.reason?.type).toBe('rules-of-another-body');
    expect((await seenBy('clerk')).decision.reason?.type).toBe('role-missing');
    const { decision, changes, obstacles } = await seenBy('second');
    expect([decision, obstacles]).toEqual([{ mayIssue: true, reason: null }, []]);
    expect(changes).toEqual([
      expect.objectContaining({ path: 'limits/verify', after: '9个工作日（市12345热线办理规程 第三条）' }),
    ]);
    await rules.confirm('second', 'HOTLINE', Number(version), 'declined');
    expect((await seenBy('second')).decision.reason?.type).toBe('approval-unknown');
    const first = await rules.get('clerk', '/rule-sets/HOTLINE/versions/1');
    expect(first.body.changes).toEqual([
      expect.objectContaining({ path: 'limits/verify', before: expect.stringContaining('5个工作日') }),
    ]);
    expect((await rules.get('clerk', '/rule-sets/HOTLINE/versions/99')).status).toBe(404);
    expect((await rules.get('clerk', '/rule-sets/HOTLINE/versions/0')).status).toBe(400);
  });
});
