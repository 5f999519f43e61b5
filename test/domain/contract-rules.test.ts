import fc from 'fast-check';
import {
  CONTRACT_DUTIES,
  findCategory,
  isKeySupervised,
  rulesOfCategory,
  type ContractDuty,
} from '../../src/domain/contract/contract-rules';
import { contractRuleLines } from '../../src/domain/contract/rule-lines';
import { contractRuleObstacles } from '../../src/domain/contract/rule-obstacles';
import {
  contractOverlaid,
  resolveContractRules,
  type CategoryOverlay,
  type ContractOverlay,
} from '../../src/domain/contract/rule-overlay';
import { CHINESE_CONTRACT_WORDING } from '../../src/domain/contract/rule-words';
import { resolveRules } from '../../src/domain/rule-set';
import { BASE, layer, layersWith, limitOf, rulesWith, rung, sourced } from '../support/contract-layers';
import { seededRuleSet } from '../support/rule-set-seeds';

describe('the base’s rules of contracts', () => {
  it('say of every duty how long it takes, or aloud that it has no clock', () => {
    expect(Object.keys(BASE.limits).sort()).toEqual([...CONTRACT_DUTIES].sort());
    expect(contractRuleObstacles(BASE)).toEqual([]);
  });

  it('remind both sides a week before and on the day, by the document that says so', () => {
    expect(BASE.ladders.perform).toEqual([
      { ...rung('week-before', -7, 'parties') },
      { ...rung('due-day', 0, 'parties') },
    ]);
    expect(seededRuleSet('BASE').contract.ladders?.perform).toMatchObject({
      basis: { document: '榆林市重点领域合同履约信用监管工作实施方案', article: '二(四)2' },
      evidence: 'B',
    });
  });

  it('list the eleven categories of the published list, in their order, and what others add', () => {
    expect(BASE.categories.map(({ code }) => code)).toEqual(
      Array.from({ length: 15 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
    expect(BASE.categories.filter((one) => one.isKeySupervised).map(({ code }) => code)).toEqual([
      '02',
      '09',
    ]);
    expect(findCategory(BASE, '12')?.reportedBy).toBe('sector-regulator');
  });

  it('pay within 30 days, at most 60, and bear five in ten thousand a day (国令802)', () => {
    expect(BASE.payment).toMatchObject({ defaultDays: { 'public-body': 30 }, mostDays: 60 });
    expect(BASE.payment.basis.article).toBe('第九条');
    expect(BASE.interest.statutoryPerMyriadADay).toBe(5);
  });

  it('call a proposal of ours what it is: where no document speaks, it says so and is tagged D', () => {
    const { contract } = seededRuleSet('BASE');
    const ours = [...Object.values(contract.limits ?? {}), ...Object.values(contract.ladders ?? {})].filter(
      (one) => one?.basis.document === '践诺缺省规则',
    );
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter((one) => one?.basis.silent !== true)).toEqual([]);
    expect(ours.filter((one) => one?.evidence !== 'D' && one?.evidence !== 'S')).toEqual([]);
  });
});

describe('the rules of a contract', () => {
  it('come from the uppermost that says each thing: base, region from above to below, department', () => {
    const rules = rulesWith(
      layer('department', '150100', { limits: { file: limitOf(2) } }),
      layer('region', '150100', { limits: { file: limitOf(3), archive: limitOf(9) } }),
    );
    expect(rules.limits.file?.budget).toEqual({ unit: 'working-day', amount: 2 });
    expect(rules.limits.archive?.budget).toEqual({ unit: 'working-day', amount: 9 });
    expect(rules.limits.supervise).toEqual(BASE.limits.supervise);
    expect(rules).toMatchObject({ ruleSetId: 'OWN-department-150100', version: 3, name: '本市' });
  });

  it('carry the name of the uppermost that speaks of contracts, and complaints that of who speaks of them', () => {
    const own = layer('region', '150100', { mostToleranceDays: sourced(10) });
    expect(rulesWith(own).ruleSetId).toBe('OWN-region-150100');
    expect(resolveRules(layersWith([own])).ruleSetId).toBe('NM-1444');
    expect(rulesWith().ruleSetId).toBe('NM-1444');
  });

  it('are not made without a base', () => {
    expect(() => resolveContractRules([seededRuleSet('NM-1444')])).toThrow(RangeError);
    expect(() => resolveContractRules([seededRuleSet('JL-15')])).toThrow(RangeError);
  });

  const someLimits = fc.dictionary(
    fc.constantFrom<ContractDuty>(...CONTRACT_DUTIES.filter((duty) => duty !== 'perform')),
    fc.option(fc.integer({ min: 1, max: 60 }).map(limitOf)),
  );
  const someCategories = fc.dictionary(
    fc.constantFrom('01', '06', '09', '20', '99'),
    fc
      .record({ thresholdFen: fc.option(fc.integer({ min: 0, max: 1e12 })), own: someLimits })
      .map(({ thresholdFen, own }): CategoryOverlay => ({
        ...sourced({
          ...{ label: '类别', thresholdFen, isKeySupervised: true },
          reportedBy: 'public-party' as const,
        }),
        limits: Object.fromEntries(Object.entries(own).filter(([, limit]) => limit !== null)),
      })),
  );
  const overlay: fc.Arbitrary<ContractOverlay> = fc.record(
    {
      limits: someLimits,
      categories: someCategories,
      mostToleranceDays: fc.integer({ min: 1, max: 90 }).map(sourced),
    },
    { requiredKeys: [] },
  );

  it('say each thing as the uppermost layer that says it, for any layers', () => {
    fc.assert(
      fc.property(fc.array(overlay, { maxLength: 4 }), (overlays) => {
        const layers = overlays.map((contract) => layer('region', '150100', contract));
        const rules = resolveContractRules([seededRuleSet('BASE'), ...layers]);
        const said = [seededRuleSet('BASE').contract, ...overlays].reverse();
        const uppermost = <T>(read: (one: ContractOverlay) => T | undefined): T | undefined =>
          said.map(read).find((one) => one !== undefined);
        const expected = [...new Set(said.flatMap(({ categories }) => Object.keys(categories ?? {})))]
          .sort()
          .map((code) => [
            code,
            uppermost(({ categories }) => categories?.[code]?.value)?.thresholdFen,
            CONTRACT_DUTIES.map((duty) => uppermost(({ categories }) => categories?.[code]?.limits?.[duty])),
          ]);
        const found = rules.categories.map(({ code, thresholdFen, limits }) => [
          ...[code, thresholdFen],
          CONTRACT_DUTIES.map((duty) => limits?.[duty]),
        ]);
        expect(found).toEqual(expected);
        expect(CONTRACT_DUTIES.map((duty) => rules.limits[duty])).toEqual(
          CONTRACT_DUTIES.map((duty) => uppermost(({ limits }) => limits?.[duty])),
        );
        expect(rules.mostToleranceDays).toBe(uppermost((one) => one.mostToleranceDays)?.value);
      }),
    );
  });

  it('may be merged in any grouping, and saying nothing changes nothing', () => {
    const words = (said: ContractOverlay) => contractRuleLines(said, CHINESE_CONTRACT_WORDING);
    fc.assert(
      fc.property(overlay, overlay, overlay, (one, two, three) => {
        const [left, right] = [
          contractOverlaid(contractOverlaid(one, two), three),
          contractOverlaid(one, contractOverlaid(two, three)),
        ];
        expect(words(left)).toEqual(words(right));
        expect(words(contractOverlaid(one, {}))).toEqual(words(one));
        expect(words(contractOverlaid({}, one))).toEqual(words(one));
      }),
    );
  });
});

describe('what binds one category', () => {
  it('is its own limit where a statute gives it one: procurement is filed within seven working days', () => {
    const rules = rulesOfCategory(BASE, '06');
    expect(rules.limits.file).toMatchObject({ budget: { amount: 7 }, basis: { article: '第四十七条' } });
    expect(rulesOfCategory(BASE, '01').limits.file?.budget).toMatchObject({ amount: 5 });
  });

  it('may be reminders of its own in place of the general ones', () => {
    const value = {
      label: '招商引资',
      thresholdFen: 0,
      isKeySupervised: true,
      reportedBy: 'public-party',
    } as const;
    const reminders = [rung('month-before', -30, 'parties'), rung('due-day', 0, 'parties')];
    const own = { ...sourced(value), ladders: { perform: sourced(reminders) } };
    const rules = rulesWith(layer('region', '150100', { categories: { '09': own } }));
    expect(contractRuleObstacles(rules)).toEqual([]);
    expect(rulesOfCategory(rules, '09').ladders.perform).toEqual(reminders);
    expect(rulesOfCategory(rules, '06').ladders.perform).toEqual(BASE.ladders.perform);
  });

  it('carries no other category along, and stands when it is asked for again', () => {
    for (const { code } of BASE.categories) {
      const once = rulesOfCategory(BASE, code);
      expect(once.categories.map((one) => one.code)).toEqual([code]);
      expect(rulesOfCategory(once, code)).toEqual(once);
    }
  });

  it('is key-supervised by its kind, or by its amount where a region names one', () => {
    expect(isKeySupervised(BASE, '09', 1)).toBe(true);
    expect(isKeySupervised(BASE, '06', 10_000_000_00)).toBe(false);
    const rules = rulesWith(layer('region', '150100', { keySupervisedFromFen: sourced(5_000_000_00) }));
    expect(isKeySupervised(rules, '06', 5_000_000_00)).toBe(true);
    expect(isKeySupervised(rules, '06', 4_999_999_99)).toBe(false);
    expect(isKeySupervised(rules, '06', null)).toBe(false);
  });
});
