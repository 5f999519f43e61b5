import type { PlainDate } from '../../src/domain/ids';
import { resolveContractRulesFor } from '../../src/store/rule-set.store';
import { limit, openRulesWorld, proposal, type RulesWorld } from './rules-world';

let rules: RulesWorld;

beforeAll(async () => {
  rules = await openRulesWorld();
}, 60_000);
afterAll(() => rules.close());

const city = (change: object = {}) =>
  proposal({
    ...{ ruleSetId: 'CITY', scope: 'region', acceptingOrganizationId: null, name: '青城市' },
    ...change,
  });
const basis = { document: '青城市合同履约监管办法', article: '第五条' };
const procurement = {
  value: { label: '政府采购', thresholdFen: 100_000_00, isKeySupervised: false, reportedBy: 'public-party' },
  ...{ basis, evidence: 'V' },
};
const contract = { limits: { file: limit(3) }, categories: { '06': procurement } };

interface Problem {
  readonly errors: readonly { readonly pointer: string; readonly message: string; readonly fix: string }[];
}
const pointersOf = (body: unknown): readonly string[] =>
  (body as Problem).errors.map(({ pointer }) => pointer);

const rulesOn = (on: string) =>
  resolveContractRulesFor(rules.world.database.pool, {
    ...{ regionCode: '150102', acceptingOrganizationId: null, on: on as PlainDate },
  });

describe('the contract part of a rule set', () => {
  it('is proposed, weighed and confirmed like the rest, and told in words', async () => {
    const weighed = await rules.post('proposer', '/rule-sets/assessments', city({ contract }));
    expect([weighed.status, weighed.body.obstacles]).toEqual([200, []]);
    expect(weighed.body.changes).toContainEqual({
      path: 'contract/limits/file',
      label: '合同备案时限',
      before: '5个工作日（文件未规定具体时限，缺省值）',
      after: '3个工作日（市12345热线办理规程 第三条）',
    });
    expect(weighed.body.contract.before.limits.file.budget.amount).toBe(5);
    expect(weighed.body.contract.after.categories['06'].value.thresholdFen).toBe(100_000_00);

    const proposed = await rules.post('proposer', '/rule-sets', city({ contract }));
    expect([proposed.status, proposed.body.ruleSet.contract]).toEqual([201, contract]);
    expect(proposed.body.changes).toEqual(weighed.body.changes);
    expect((await rulesOn('2030-06-01')).ruleSetId).toBe('NM-1444');
    expect((await rules.confirm('second', 'CITY', 1)).body.contract).toEqual(contract);
    expect(await rulesOn('2030-06-01')).toMatchObject({
      ...{ ruleSetId: 'CITY', version: 1, limits: { file: { budget: { amount: 3 } } } },
    });
    expect((await rulesOn('2029-06-01')).ruleSetId).toBe('NM-1444');
  });

  it('is read beside the complaint’s, each thing with the rule set that says it', async () => {
    const { body } = await rules.get('clerk', '/rule-sets/in-force?regionCode=150102&on=2030-06-01');
    const said = body as { rules: { path: string; words: string; origin: { ruleSetId: string } }[] };
    const at = (path: string) => said.rules.find((rule) => rule.path === path);
    expect(at('contract/limits/file')?.origin.ruleSetId).toBe('CITY');
    expect(at('contract/categories/06')).toMatchObject({
      words: '政府采购；10万元以上归集；由签约的行政事业单位报送',
      origin: { ruleSetId: 'CITY', basis, evidence: 'V' },
    });
    expect(at('contract/categories/06/limits/file')?.origin).toMatchObject({
      ...{ ruleSetId: 'BASE', evidence: 'V', basis: { article: '第四十七条' } },
    });
    expect(at('contract/categories/12')?.origin.ruleSetId).toBe('NM-1444');
    expect(at('contract/limits/perform')?.words).toBe('以合同约定的日期为准');
    expect(body.contract.limits.file.budget.amount).toBe(3);
  });

  it('goes on as it was when the next version does not mention it, and ends when it says so aloud', async () => {
    const complaint = { limits: { verify: limit(6) } };
    const silent = await rules.post('proposer', '/rule-sets', city({ effectiveOn: '2031-01-01', complaint }));
    expect(silent.body.ruleSet).toMatchObject({ version: 2, contract });
    expect((silent.body.changes as { path: string }[]).map(({ path }) => path)).toEqual(['limits/verify']);
    await rules.confirm('second', 'CITY', 2);
    expect((await rulesOn('2031-06-01')).limits.file?.budget).toMatchObject({ amount: 3 });

    const aloud = city({ effectiveOn: '2032-01-01', complaint, contract: {} });
    const { body } = await rules.post('proposer', '/rule-sets', aloud);
    expect((body.changes as { path: string }[]).map(({ path }) => path)).toEqual([
      'contract/limits/file',
      'contract/categories/06',
    ]);
    await rules.confirm('second', 'CITY', 3);
    expect(await rulesOn('2032-06-01')).toMatchObject({
      ...{ ruleSetId: 'NM-1444', limits: { file: { budget: { amount: 5 } } } },
    });
  });

  it.each<[string, object, string]>([
    ['a milestone with a limit of ours', { limits: { perform: limit(3) } }, '#/contract/limits/perform'],
    ['a number without an article', { limits: { file: limit(3, '') } }, '#/contract/limits/file/basis'],
    ['a duty of complaints', { limits: { verify: limit(3) } }, '#/contract/limits/verify'],
    ['a category without two digits', { categories: { x: procurement } }, '#/contract/categories/x'],
    ['a field that nobody knows', { reminders: [] }, '#/contract'],
  ])('is refused with %s', async (_, part, pointer) => {
    const answer = await rules.post(
      'proposer',
      '/rule-sets',
      city({ effectiveOn: '2033-01-01', contract: part }),
    );
    expect(answer.status).toBe(400);
    const found = (answer.body as Problem).errors.find((one) => one.pointer.startsWith(pointer));
    expect(found).toBeDefined();
    expect(`${found?.message ?? ''}${found?.fix ?? ''}`).toMatch(/[\u4e00-\u9fff]{4}/u);
    expect(pointersOf(answer.body).length).toBeGreaterThan(0);
  });

  it('of the base is refused when it leaves a part unsaid, or when a region’s rules could not stand on it', async () => {
    const { body } = await rules.get('clerk', '/rule-sets/BASE');
    const [base] = (body as { items: { complaint: object; contract: { limits: object; payment: object } }[] })
      .items;
    const next = (part: object) => ({
      ...city({ ruleSetId: 'BASE', scope: 'base', regionCode: null, effectiveOn: '2034-01-01' }),
      ...{ complaint: base?.complaint, contract: part },
    });
    const { payment: _, ...unsaid } = base?.contract ?? { payment: {} };
    expect(pointersOf((await rules.post('proposer', '/rule-sets', next(unsaid))).body)).toEqual([
      '#/contract/payment',
    ]);
    const tight = { ...base?.contract, limits: { ...base?.contract.limits, supervise: limit(2) } };
    const answer = await rules.post('proposer', '/rule-sets', next(tight));
    expect(pointersOf(answer.body)).toEqual(['#/contract/limits/explain-overdue']);
  });
});
