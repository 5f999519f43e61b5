import { contractRuleLines } from '../../src/domain/contract/rule-lines';
import { contractRuleObstacles } from '../../src/domain/contract/rule-obstacles';
import {
  contractOverlaid,
  mergedContract,
  resolveContractRules,
  type CategoryOverlay,
  type ContractOverlay,
} from '../../src/domain/contract/rule-overlay';
import { CHINESE_CONTRACT_WORDING } from '../../src/domain/contract/rule-words';
import { contractChangesBetween } from '../../src/domain/rule-set-diff';
import { overlayObstacles } from '../../src/domain/rule-set-overlay';
import { basis, document, layer, limitOf, rulesWith, rung, sourced } from '../support/contract-layers';
import { RULE_SET_SEEDS, seededRuleSet } from '../support/rule-set-seeds';

describe('the editor of rules of contracts refuses', () => {
  const category = (change: Partial<CategoryOverlay>, code = '06'): ContractOverlay => {
    const known = seededRuleSet('BASE').contract.categories?.['06'];
    if (known === undefined) throw new Error('no category 06');
    return { categories: { [code]: { ...known, ...change } } };
  };
  const perform = (...ladder: readonly ReturnType<typeof rung>[]): ContractOverlay => ({
    ladders: { perform: sourced(ladder) },
  });
  const terms = {
    label: '采购',
    thresholdFen: 0,
    isKeySupervised: false,
    reportedBy: 'public-party',
  } as const;

  it.each<[string, ContractOverlay, string]>([
    ['a milestone with a limit of ours', { limits: { perform: limitOf(3) } }, '#/contract/limits/perform'],
    ['no supervision', { limits: { supervise: null } }, '#/contract/limits/supervise'],
    [
      'a reason that is due after the supervision',
      { limits: { 'explain-overdue': limitOf(20) } },
      '#/contract/limits/explain-overdue',
    ],
    ['half a day', { limits: { file: limitOf(1.5) } }, '#/contract/limits/file/budget'],
    [
      'a reminder after the day, when it is overdue already',
      perform(rung('due-day', 0, 'parties'), rung('late', 1, 'parties')),
      '#/contract/ladders/perform/1/offset',
    ],
    ['no reminder on the day', perform(rung('week-before', -7, 'parties')), '#/contract/ladders/perform'],
    [
      'both parties pressed to supervise',
      { ladders: { supervise: sourced([rung('due', 0, 'parties'), rung('late', 1, 'inspector')]) } },
      '#/contract/ladders/supervise/0/to',
    ],
    [
      'an overdue reason that never reaches the supervising office',
      { ladders: { 'explain-overdue': sourced([rung('due', 0, 'section-head')]) } },
      '#/contract/ladders/explain-overdue',
    ],
    ['a category without a name', category(sourced({ ...terms, label: ' ' })), '#/contract/categories/06'],
    ['a category of three digits', category(sourced(terms), '106'), '#/contract/categories/106'],
    [
      'less than nothing to collect from',
      category(sourced({ ...terms, thresholdFen: -1 })),
      '#/contract/categories/06',
    ],
    [
      'reminders of a category without its day',
      category({ ladders: { perform: sourced([rung('week-before', -7, 'parties')]) } }),
      '#/contract/categories/06/ladders/perform',
    ],
    [
      'a category whose reason is due after its supervision',
      category({ limits: { supervise: limitOf(4) } }),
      '#/contract/categories/06/limits/explain-overdue',
    ],
    [
      'a default that is longer than what may be agreed',
      {
        payment: sourced({
          defaultDays: { 'public-body': 90, 'large-enterprise': 60 },
          ...{ mostDays: 60, inspectionBasis: basis },
        }),
      },
      '#/contract/payment',
    ],
    [
      'no interest',
      { interest: sourced({ statutoryPerMyriadADay: 0, yearDays: 365 }) },
      '#/contract/interest',
    ],
    ['no tolerance at all', { mostToleranceDays: sourced(0) }, '#/contract/mostToleranceDays'],
    ['a spread of hours', { wakingSpreadMinutes: sourced(600) }, '#/contract/wakingSpreadMinutes'],
  ])('%s', (_, contract, pointer) => {
    const pointers = contractRuleObstacles(rulesWith(layer('region', '150100', contract))).map(
      (obstacle) => obstacle.pointer,
    );
    expect(pointers).toEqual([pointer]);
  });

  it('a number without an article, of a category too', () => {
    const bare = { ...limitOf(3), basis: { document, article: '' } };
    const contract = { limits: { file: bare }, ...category({ limits: { archive: bare } }) };
    expect(overlayObstacles(layer('region', '150100', contract)).map(({ pointer }) => pointer)).toEqual([
      '#/contract/limits/file/basis',
      '#/contract/categories/06/limits/archive/basis',
    ]);
  });

  it('a rule of contracts for one stage of a complaint', () => {
    const staged = {
      ...layer('region', '150100', { limits: { file: limitOf(3) } }),
      stage: 'verification' as const,
    };
    expect(overlayObstacles(staged)).toEqual([
      {
        pointer: '#/contract/limits/file',
        message: '“合同备案时限”不属于核实阶段',
        fix: '删去这一项，或不限定阶段',
      },
    ]);
  });

  it('a base that leaves something of contracts unsaid', () => {
    const { interest: _, ...rest } = seededRuleSet('BASE').contract;
    const base = { ...seededRuleSet('BASE'), contract: rest };
    expect(overlayObstacles(base).map(({ pointer }) => pointer)).toEqual(['#/contract/interest']);
  });
});

describe('what a new version changes of contracts', () => {
  const before = mergedContract([seededRuleSet('BASE')]);

  it('is told in words, before and after', () => {
    const threshold = seededRuleSet('YL-2022').contract;
    const after = contractOverlaid(before, { ...threshold, limits: { file: limitOf(3) } });
    expect(contractChangesBetween(before, after)).toEqual([
      {
        path: 'contract/limits/file',
        label: '合同备案时限',
        before: '5个工作日（文件未规定具体时限，缺省值）',
        after: '3个工作日（青城市合同履约监管办法 第三条）',
      },
      {
        path: 'contract/categories/01',
        label: '合同类别01',
        before: '政府投资项目建设合同；全部归集；由签约的行政事业单位报送',
        after: '政府投资项目建设合同；60万元以上归集；由签约的行政事业单位报送',
      },
      {
        path: 'contract/categories/06',
        label: '合同类别06',
        before: '政府采购、招标投标及其他涉及财政资金使用的合同；全部归集；由签约的行政事业单位报送',
        after: '政府采购、招标投标及其他涉及财政资金使用的合同；30万元以上归集；由签约的行政事业单位报送',
      },
    ]);
  });

  it('is told of what is no longer said, and is nothing when nothing changes', () => {
    const { '15': gone, ...categories } = before.categories ?? {};
    expect(contractChangesBetween(before, { ...before, categories })).toEqual([
      {
        path: 'contract/categories/15',
        label: '合同类别15',
        before: `${gone?.value.label}；不归集；由签约的行政事业单位报送`,
        after: '不再规定',
      },
    ]);
    expect(contractChangesBetween(before, before)).toEqual([]);
  });

  it('never calls a milestone’s day a limit of ours', () => {
    const line = contractRuleLines(before, CHINESE_CONTRACT_WORDING).find(
      ({ path }) => path === 'contract/limits/perform',
    );
    expect(line?.words).toBe('以合同约定的日期为准');
  });
});

it.each(RULE_SET_SEEDS.map(({ ruleSetId }) => ruleSetId))(
  '%s can be put in force for contracts as it stands',
  (id) => {
    const ruleSet = seededRuleSet(id);
    const layers = ruleSet.scope === 'base' ? [ruleSet] : [seededRuleSet('BASE'), ruleSet];
    expect(overlayObstacles(ruleSet)).toEqual([]);
    expect(contractRuleObstacles(resolveContractRules(layers))).toEqual([]);
  },
);
