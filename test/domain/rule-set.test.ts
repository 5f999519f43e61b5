import { toOrganizationId, type PlainDate } from '../../src/domain/ids';
import { COMPLAINT_DUTIES, type ComplaintRules } from '../../src/domain/policy';
import { budgetWords, limitWords } from '../../src/domain/rule-words';
import {
  bindsCase,
  inLayerOrder,
  mergedLayers,
  overlaid,
  regionChain,
  resolveRules,
  type ComplaintOverlay,
  type RuleSet,
} from '../../src/domain/rule-set';
import { changesBetween } from '../../src/domain/rule-set-diff';
import { ruleSetObstacles } from '../../src/domain/rule-set-obstacles';
import { overlayObstacles } from '../../src/domain/rule-set-overlay';
import { RULE_SET_SEEDS as SEEDS, seededRuleSet as seed } from '../support/rule-set-seeds';

const workingDays = (amount: number) => ({ unit: 'working-day', amount }) as const;
const document = '青城市热线办理规程';

function departmentRules(complaint: ComplaintOverlay, stage: RuleSet['stage'] = null): RuleSet {
  return {
    ruleSetId: stage === null ? 'HOTLINE' : `HOTLINE-${stage}`,
    scope: 'department',
    regionCode: '150100',
    acceptingOrganizationId: toOrganizationId('hotline'),
    stage,
    version: 1,
    effectiveOn: '2026-01-01' as PlainDate,
    document,
    name: '热线',
    note: '',
    complaint,
    contract: {},
  };
}

const limitOf = (amount: number, article = '第三条') => ({
  budget: workingDays(amount),
  internalTarget: null,
  basis: { document, article },
  evidence: 'V' as const,
});

/** The rules in force in a place, for a department. */
function rulesAt(regionCode: string, own: readonly RuleSet[] = [], department = 'hotline'): ComplaintRules {
  const at = { regionCode, acceptingOrganizationId: toOrganizationId(department) };
  return resolveRules(inLayerOrder([...SEEDS, ...own].filter((one) => bindsCase(one, at))));
}

const NM = rulesAt('150100');
const without = (rules: ComplaintRules, change: Partial<ComplaintRules>): ComplaintRules => ({
  ...rules,
  ...change,
});
const pointersOf = (rules: ComplaintRules): readonly string[] =>
  ruleSetObstacles(rules).map(({ pointer }) => pointer);

describe('the rules of a region', () => {
  it('walks up from the county to the nation', () => {
    expect(regionChain('150105')).toEqual(['000000', '150000', '150100', '150105']);
    expect(regionChain('150000')).toEqual(['000000', '150000']);
    expect(regionChain('000000')).toEqual(['000000']);
    expect(regionChain('150100-JKQ')).toEqual(['000000', '150000', '150100', '150100-JKQ']);
  });

  it('gives Inner Mongolia 3 working days to transfer and 5 to verify, by document and article', () => {
    expect(NM.ruleSetId).toBe('NM-1444');
    expect(NM.limits.transfer).toMatchObject({
      budget: workingDays(3),
      basis: { document: '内发改财金字〔2023〕1444号', article: '二(一)3' },
    });
    expect(NM.limits.verify?.budget).toEqual(workingDays(5));
    expect(NM.limits.verify?.basis.silent).toBeUndefined();
    expect(NM.limits.explain).toMatchObject({
      budget: null,
      internalTarget: workingDays(1),
      basis: { silent: true },
    });
    expect(NM.extensions).toEqual({});
  });

  it('gives the nation no number, and runs internal targets that are called so', () => {
    const rules = rulesAt('110000');
    expect(rules.ruleSetId).toBe('CN-1103');
    expect(rules.limits.transfer?.budget).toBeNull();
    expect(limitWords(rules.limits.transfer)).toBe('及时（文件未规定具体时限；内部目标3个工作日）');
  });

  it.each([
    ['220100', 'verify', workingDays(10)],
    ['420100', 'accept', workingDays(3)],
    ['420100', 'verify', workingDays(15)],
    ['420100', 'explain', workingDays(5)],
    ['500102', 'accept', workingDays(2)],
    ['410100', 'transfer', { unit: 'calendar-day', amount: 5 }],
    ['410100', 'verify', { unit: 'calendar-day', amount: 30 }],
    ['370200', 'verify', workingDays(3)],
    ['370100', 'verify', workingDays(5)],
    ['370100', 'accept', workingDays(1)],
  ] as const)('in %s, %s takes %j', (regionCode, duty, budget) => {
    expect(rulesAt(regionCode).limits[duty]?.budget).toEqual(budget);
  });

  it('extends only where the text says so', () => {
    expect(rulesAt('370100').extensions.verify).toEqual({
      amount: 10,
      unit: 'working-day',
      times: 1,
      grantedBy: 'head-of-agency',
    });
    expect(rulesAt('410000').extensions.verify).toMatchObject({ amount: 30, grantedBy: 'head-of-agency' });
    expect(rulesAt('220000').extensions).toEqual({});
  });

  it('binds nobody with the rules on arrears until a department adopts them', () => {
    const preset = seed('ARREARS-802');
    expect(rulesAt('110100').limits.transfer?.budget).toBeNull();
    const adopted = departmentRules(preset.complaint);
    expect(rulesAt('150100', [adopted]).limits.verify?.budget).toEqual({ unit: 'calendar-day', amount: 30 });
    expect(rulesAt('150100', [adopted]).extensions.verify?.amount).toBe(60);
  });

  it.each(SEEDS.map(({ ruleSetId }) => ruleSetId))('%s can be put in force as it stands', (id) => {
    const ruleSet = seed(id);
    const layers = ruleSet.scope === 'base' ? [ruleSet] : [seed('BASE'), seed('CN-1103'), ruleSet];
    expect(overlayObstacles(ruleSet)).toEqual([]);
    expect(ruleSetObstacles(resolveRules(layers))).toEqual([]);
  });

  it('says of every duty how long it takes, or aloud that it has no clock of its own', () => {
    for (const { regionCode } of SEEDS.filter(({ scope }) => scope === 'region')) {
      const { limits } = rulesAt(regionCode ?? '');
      expect(Object.keys(limits).sort()).toEqual([...COMPLAINT_DUTIES].sort());
    }
  });

  it('tells for each of the thirteen reasons where to go instead', () => {
    expect(NM.rejectReasons.map(({ code }) => code)).toEqual(
      Array.from({ length: 13 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`),
    );
    expect(NM.rejectReasons.every(({ elsewhere }) => elsewhere.length > 8)).toBe(true);
  });

  it('is not made without a base', () => {
    expect(() => resolveRules([seed('JL-15')])).toThrow(RangeError);
  });
});

describe('已有规定，按已有规定执行', () => {
  it('lets the accepting department override, and the region fill the gaps', () => {
    const rules = rulesAt('150100', [departmentRules({ limits: { transfer: limitOf(2) } })]);
    expect(rules.limits.transfer).toMatchObject({ budget: workingDays(2), basis: { document } });
    expect(rules.limits.verify).toEqual(NM.limits.verify);
    expect(rules.ruleSetId).toBe('HOTLINE');
  });

  it('lets a rule for one stage go over the department’s general one', () => {
    const own = [
      departmentRules({ limits: { verify: limitOf(4) } }, 'verification'),
      departmentRules({ limits: { verify: limitOf(8), transfer: limitOf(1) } }),
    ];
    const rules = rulesAt('150100', own);
    expect(rules.limits.verify?.budget).toEqual(workingDays(4));
    expect(rules.limits.transfer?.budget).toEqual(workingDays(1));
  });

  it('leaves other departments of the region as they were', () => {
    const own = [departmentRules({ limits: { transfer: limitOf(1) } })];
    expect(rulesAt('150100', own, 'petition').limits.transfer?.budget).toEqual(workingDays(3));
  });

  it('takes a limit away when it says so aloud', () => {
    const rules = rulesAt('420100', [
      { ...departmentRules({ limits: { accept: null } }), regionCode: '420100' },
    ]);
    expect(rules.limits.accept).toBeNull();
  });
});

describe('the rule editor refuses', () => {
  it.each([
    ['an answer window as long as the verification', { answer: limitOf(5) }, '#/complaint/limits/answer'],
    [
      'an answer window longer than the verification in other units',
      { answer: { ...limitOf(1), budget: { unit: 'calendar-day', amount: 7 } } },
      '#/complaint/limits/answer',
    ],
    ['a return window as long as the verification', { return: limitOf(5) }, '#/complaint/limits/return'],
    [
      'a limit with neither budget nor internal target',
      { explain: { ...limitOf(1), budget: null } },
      '#/complaint/limits/explain',
    ],
    ['a number without an article', { verify: limitOf(6, ' ') }, '#/complaint/limits/verify/basis'],
    ['half a working day', { verify: limitOf(5.5) }, '#/complaint/limits/verify/budget'],
    ['no time at all', { transfer: limitOf(0) }, '#/complaint/limits/transfer/budget'],
    ['a verification without any clock', { verify: null }, '#/complaint/limits/verify'],
    ['an answer window that never closes', { answer: null }, '#/complaint/limits/answer'],
    ['a rectification whose date would never run', { rectify: null }, '#/complaint/limits/rectify'],
  ] as const)('%s', (_, limits, pointer) => {
    expect(pointersOf(without(NM, { limits: { ...NM.limits, ...limits } }))).toContain(pointer);
  });

  it('an act that one pen could do alone', () => {
    expect(pointersOf(without(NM, { approvals: { ...NM.approvals, determine: [] } }))).toContain(
      '#/complaint/approvals/determine',
    );
  });

  it('an approver who may not approve', () => {
    const approvals = { ...NM.approvals, reject: [{ party: 'accepting', role: 'operations' }] } as const;
    expect(pointersOf(without(NM, { approvals }))).toEqual(['#/complaint/approvals/reject/0']);
  });

  it.each(['mayor', 'audit-administrator'])('a ladder addressed to %s', (to) => {
    const rung = { rung: 'due', offset: { amount: 0, unit: 'working-day', relativeTo: 'due' }, to } as const;
    const ladders = { ...NM.ladders, explain: [rung] };
    expect(pointersOf(without(NM, { ladders }))).toContain('#/complaint/ladders/explain/0/to');
  });

  it('a ladder of the verification that never reaches the supervising office', () => {
    const verify = (NM.ladders.verify ?? []).filter(({ to }) => to !== 'inspector');
    expect(pointersOf(without(NM, { ladders: { ...NM.ladders, verify } }))).toEqual([
      '#/complaint/ladders/verify',
    ]);
  });

  it('two rungs of one name', () => {
    const [first] = NM.ladders.explain ?? [];
    const explain = first === undefined ? [] : [first, first];
    expect(pointersOf(without(NM, { ladders: { ...NM.ladders, explain } }))).toEqual([
      '#/complaint/ladders/explain',
    ]);
  });

  it('an extension of what has no limit', () => {
    const extensions = {
      accept: { amount: 3, unit: 'working-day', times: 1, grantedBy: 'supervisor' },
    } as const;
    expect(pointersOf(without(NM, { extensions }))).toEqual(['#/complaint/extensions/accept']);
  });

  it('a rule for one stage that speaks of another', () => {
    const ruleSet = departmentRules({ limits: { transfer: limitOf(2) } }, 'verification');
    expect(overlayObstacles(ruleSet).map(({ pointer }) => pointer)).toEqual(['#/complaint/limits/transfer']);
  });

  it('a rule for a department that names none', () => {
    const ruleSet = { ...departmentRules({}), acceptingOrganizationId: null };
    expect(overlayObstacles(ruleSet).map(({ pointer }) => pointer)).toEqual(['#/scope']);
  });
});

describe('what a new version changes', () => {
  const place = { regionCode: '150100', acceptingOrganizationId: null };
  const said = mergedLayers(inLayerOrder(SEEDS.filter((one) => bindsCase(one, place))));

  it('is told in words, before and after', () => {
    const after = overlaid(said, { limits: { verify: limitOf(4) } });
    expect(changesBetween(said, after)).toEqual([
      {
        path: 'limits/verify',
        label: '核实时限',
        before: '5个工作日（内发改财金字〔2023〕1444号 二(一)3）',
        after: '4个工作日（青城市热线办理规程 第三条）',
      },
    ]);
  });

  it('is nothing when nothing changes', () => {
    expect(changesBetween(said, said)).toEqual([]);
  });

  it.each([
    [{ unit: 'working-day', amount: 3 }, '3个工作日'],
    [{ unit: 'calendar-day', amount: 30 }, '30日'],
    [{ unit: 'month', amount: 1 }, '1个月'],
    [{ unit: 'date', on: '2026-03-01' as PlainDate }, '至2026年3月1日'],
  ] as const)('%j is %s', (budget, words) => {
    expect(budgetWords(budget)).toBe(words);
  });
});
