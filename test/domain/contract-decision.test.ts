import { toEvidenceId } from '../../src/domain/ids';
import { permissionsFor } from '../../src/domain/contract/permission';
import { decided, deciding, riskStep, signs } from '../support/contract-refusals';
import { HANDLER, MANAGER } from '../support/contract-world';

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
