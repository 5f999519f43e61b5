import { toEvidenceId } from '../../src/domain/ids';
import { decisionItemsOf } from '../../src/domain/contract/decision-procedure';
import { permissionsFor } from '../../src/domain/contract/permission';
import { decided, deciding, riskStep, signs } from '../support/contract-refusals';
import { contractChangesBetween } from '../../src/domain/rule-set-diff';
import { englishDecisionWords } from '../../src/domain/contract/decision-words.en';
import { resolveContractRules } from '../../src/domain/contract/rule-overlay';
import { BASE, sourced } from '../support/contract-layers';
import { HANDLER, MANAGER } from '../support/contract-world';
import { seededRuleSet } from '../support/rule-set-seeds';

const optional = {
  ...riskStep,
  code: 'experts',
  label: '专家论证',
  labelEnglish: 'Experts',
  isCompulsory: false,
};

describe('the steps of a decision before signing', () => {
  it('hold up the signature by name while a compulsory one is open, and no longer', () => {
    const world = deciding([riskStep, optional]);
    const open = {
      type: 'decision-item-open',
      items: [{ label: '风险评估', labelEnglish: 'Risk assessment' }],
    };
    expect(world.refusalOf(MANAGER, signs)).toEqual(open);
    const permission = permissionsFor(world.state, MANAGER).find(({ type }) => type === signs.type);
    expect(permission?.reason).toEqual(open);
    world.does(MANAGER, decided()).does(MANAGER, signs);
    expect(world.state.status).toBe('signed');
  });

  it('are answered with evidence, or as not applicable; the last answer counts', () => {
    const world = deciding();
    expect(world.refusalOf(MANAGER, decided({ evidenceIds: [] })).type).toBe('evidence-required');
    world.does(MANAGER, decided({ isApplicable: false, evidenceIds: [] }));
    world.does(MANAGER, decided({ evidenceIds: [toEvidenceId('e2')] }));
    expect(world.state.decisionAnswers).toEqual([
      { code: 'risk-assessment', isApplicable: true, evidenceIds: ['e2'] },
    ]);
  });

  it('are answered by the undertaking department alone', () => {
    const { type } = deciding().refusalOf(HANDLER, decided());
    expect(type).toBe('actor-not-concerned');
  });

  it.each([
    ['another category', { categories: ['01'] }],
    ['a larger amount', { fromFen: 100_000_01 }],
    ['key-supervised contracts', { onlyKeySupervised: true }],
  ])('of %s hold nothing up', (_which, narrower) => {
    expect(deciding([{ ...riskStep, ...narrower }]).does(MANAGER, signs).state.status).toBe('signed');
  });

  it('from its own amount on are needed', () => {
    const world = deciding([{ ...riskStep, fromFen: 100_000_00 }]);
    expect(world.refusalOf(MANAGER, signs).type).toBe('decision-item-open');
  });
});

describe('the steps that ship with the product', () => {
  const haian = resolveContractRules([seededRuleSet('BASE'), seededRuleSet('HA-2024')]);
  const askedOf = (rules: typeof BASE, categoryCode: string) =>
    decisionItemsOf({ rules, categoryCode, amountFen: null, isKeySupervised: false });
  const five = ['公众参与', '专家论证', '风险评估', '合法性审查', '集体讨论研究'];

  it('are compulsory for every contract where the notice says so', () => {
    const asked = askedOf(haian, '06');
    expect(asked.map(({ label }) => label)).toEqual(five);
    expect(asked.every(({ isCompulsory, basis }) => isCompulsory && basis.article === '四(二)')).toBe(true);
  });

  it('are offered elsewhere and hold nothing up, for no national document was read that asks for them', () => {
    expect(askedOf(BASE, '06').map(({ label }) => label)).toEqual(five);
    expect(BASE.decision?.items.filter(({ isCompulsory }) => isCompulsory)).toEqual([]);
  });

  it('name the fair competition review where a contract promises support', () => {
    const codes = (categoryCode: string) => askedOf(haian, categoryCode).map(({ code }) => code);
    expect([codes('09'), codes('10')]).toEqual([
      codes('10'),
      expect.arrayContaining(['fair-competition-review']),
    ]);
  });
});

describe('a version of the rules that asks more', () => {
  const asking = (changes: object) => ({ items: [{ ...riskStep, ...changes }] });
  const changed = (changes: object) =>
    contractChangesBetween({ decision: sourced(asking({})) }, { decision: sourced(asking(changes)) });

  it.each([
    [{ isCompulsory: false }, '可选', 'optional'],
    [{ categories: ['09', '10'] }, '类别09、10', 'categories 09 and 10'],
    [{ fromFen: 5_000_000_00 }, '5,000,000.00元以上', 'from CNY 5,000,000.00 on'],
    [{ onlyKeySupervised: true }, '重点监管合同', 'key-supervised contracts alone'],
  ])('says %j to whoever confirms it', (changes, chinese, english) => {
    expect(changed(changes)).toMatchObject([
      { path: 'contract/decision', before: expect.stringContaining('风险评估（必须）') },
    ]);
    expect(changed(changes)[0]?.after).toContain(chinese);
    expect(englishDecisionWords(asking(changes))).toContain(english);
  });
});
