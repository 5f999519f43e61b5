import { provisionObstacles } from '../../src/domain/commitment/rule-obstacles';
import { resolveCommitmentRules } from '../../src/domain/commitment/resolve-rules';
import { resolveContractRules } from '../../src/domain/contract/rule-overlay';
import { seededRuleSet } from '../support/rule-set-seeds';

const base = seededRuleSet('BASE');
const { commitments, ...others } = base.contract;

describe('the rules of a commitment', () => {
  it('are the clocks of a milestone of a contract, where no document gives promises their own', () => {
    const rules = resolveCommitmentRules([base]);
    const { limits } = resolveContractRules([base]);
    expect(rules?.limits).toMatchObject({
      perform: limits.perform,
      'explain-overdue': limits['explain-overdue'],
      supervise: limits.supervise,
      'answer-proposal': { budget: { unit: 'working-day', amount: 5 }, basis: { silent: true } },
    });
    expect(rules?.kinds.map(({ code }) => code)).toEqual(['01', '02', '03', '04', '05']);
  });

  it('are those of the uppermost layer that speaks of them', () => {
    const value = { kinds: [{ code: '09', label: '地方承诺' }], answerWorkingDays: 3, mostToleranceDays: 10 };
    const basis = { document: '地方办法', article: '第三条' };
    const region = {
      ...{ ...base, ruleSetId: 'LOCAL', scope: 'region' as const },
      contract: { commitments: { value, basis, evidence: 'V' as const } },
    };
    expect(resolveCommitmentRules([base, region])).toMatchObject({
      ...{ ruleSetId: 'LOCAL', kinds: value.kinds, mostToleranceDays: 10 },
      limits: { 'answer-proposal': { budget: { amount: 3 }, basis } },
    });
  });

  it('are none where no document says anything of commitments: nothing is registered there', () => {
    expect(resolveCommitmentRules([{ ...base, contract: others }])).toBeNull();
    expect(provisionObstacles(undefined)).toEqual([]);
  });

  it('cannot be put in force with a code twice, without a name, or without a kind', () => {
    const kind = { code: '01', label: '重点目标任务兑现承诺' };
    const told = commitments?.value;
    if (told === undefined) throw new Error('the base says nothing of commitments');
    expect(provisionObstacles(told)).toEqual([]);
    for (const kinds of [[kind, kind], [{ ...kind, label: ' ' }], []]) {
      expect(provisionObstacles({ ...told, kinds })).toMatchObject([{ pointer: '#/contract/commitments' }]);
    }
  });
});
