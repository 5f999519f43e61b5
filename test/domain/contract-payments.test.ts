import { debtsOf, interestRateOf } from '../../src/domain/contract/arrears';
import type { Milestone } from '../../src/domain/contract/contract';
import type { CollectedMilestone } from '../../src/domain/contract/events';
import type { ContractFacts } from '../../src/domain/contract/facts';
import { lprOn } from '../../src/domain/contract/lpr';
import { isAgreedPayment, paymentFindingsOf } from '../../src/domain/contract/payment-due';
import type { PaymentAgreement } from '../../src/domain/contract/payment-term';
import { toEvidenceId } from '../../src/domain/ids';
import { contractWorld, MANAGER, payment, REGULATOR, type ContractWorld } from '../support/contract-world';
import { day } from '../support/national-calendar';

const evidenceIds = [toEvidenceId('e1')];
const filed = { type: 'file', number: 'BA-2026-0001' } as const;

const node = (milestoneId: string, kind: Milestone['kind'], dueOn: string | null): CollectedMilestone => ({
  ...payment(milestoneId, '2026-02-12'),
  ...{ kind, owedBy: 'counterparty', amountFen: null, dueOn: dueOn === null ? null : day(dueOn) },
});

/** 交付 m1, 验收 m2, and a payment m3 of a hundred thousand yuan by the given terms. */
function supply(
  term: Partial<PaymentAgreement>,
  changes: { dueOn?: string; scale?: 'small' | 'large' } = {},
) {
  const { dueOn, scale = 'small' } = changes;
  const { agreedDays = null, start = 'delivery', sourceId = null, inspectionDays = null } = term;
  const parties = contractWorld().state.parties.map((party) =>
    party.side === 'public' ? party : { ...party, scale },
  );
  return contractWorld({
    parties,
    milestones: [
      node('m1', 'delivery', '2026-01-20'),
      node('m2', 'acceptance', null),
      {
        ...payment('m3', dueOn ?? '2026-02-12'),
        ...{ dueOn: dueOn === undefined ? null : day(dueOn) },
        term: { agreedDays, start, sourceId, inspectionDays },
      },
    ],
  }).does(REGULATOR, filed);
}

const delivered = (on: string): ContractFacts => ({
  ...({ type: 'record-performance', milestoneId: 'm1', on: day(on), amountFen: null } as const),
  ...{ thousandths: null, completes: true, evidenceIds: [] },
});
const accepted = (on: string, result: 'qualified' | 'unqualified' = 'qualified'): ContractFacts => ({
  ...({ type: 'record-acceptance', milestoneId: 'm2', on: day(on), conduct: 'in-time' } as const),
  ...{ result, evidenceIds },
});
const paid = (on: string, amountFen: number): ContractFacts => ({
  ...({ type: 'record-performance', milestoneId: 'm3', on: day(on), amountFen } as const),
  ...{ thousandths: null, completes: false, evidenceIds: [] },
});
const findings = ({ state }: ContractWorld) =>
  state.milestones.filter(isAgreedPayment).flatMap((one) => paymentFindingsOf(state, one));

describe('the day of a payment by law', () => {
  it('is thirty days after the delivery where nothing was agreed, behind the holiday, and is reminded of', () => {
    const world = supply({}).until('2026-01-20');
    expect([world.milestone('m3')?.dueOn, world.dueOn('perform/m3')]).toEqual([null, null]);
    world.does(MANAGER, delivered('2026-01-20'));
    // The thirtieth day is the 19th of February, within the Spring Festival: the 24th is the next working day.
    expect(world.milestone('m3')).toMatchObject({ dueOn: '2026-02-24', state: 'upcoming' });
    expect(world.duty('perform/m3')?.deadline).toMatchObject({
      ...{ startOn: '2026-01-20', budget: { unit: 'calendar-day', amount: 30 } },
      basis: { article: '第九条' },
    });
    expect(findings(world)).toEqual([{ type: 'no-term-agreed', days: 30 }]);
    expect(world.until('2026-02-24 12:00').reminders.slice(-2)).toEqual([
      'week-before 2026-02-17',
      'due-day 2026-02-24',
    ]);
    expect(world.until('2026-02-25 00:30').milestone('m3')?.state).toBe('overdue');
  });

  it.each([
    [45, 'small', '2026-03-06', []],
    [90, 'small', '2026-03-23', [{ type: 'agreed-too-long', agreedDays: 90, mostDays: 60 }]],
    // The regulation protects small ones; to a large enterprise a public body pays as was agreed.
    [90, 'large', '2026-04-20', []],
  ] as const)('agreed %i days to a %s enterprise is %s: the cap wins', (agreedDays, scale, dueOn, found) => {
    const world = supply({ agreedDays }, { scale })
      .until('2026-01-20')
      .does(MANAGER, delivered('2026-01-20'));
    expect(world.milestone('m3')?.dueOn).toBe(dueOn);
    expect(findings(world)).toEqual(found);
  });

  it('is the day that the contract names, unless that lies beyond the cap', () => {
    const near = supply({}, { dueOn: '2026-02-28' })
      .until('2026-01-20')
      .does(MANAGER, delivered('2026-01-20'));
    expect([near.milestone('m3')?.dueOn, findings(near)]).toEqual(['2026-02-28', []]);
    const far = supply({}, { dueOn: '2026-06-30' });
    expect(far.dueOn('perform/m3')).toBe('2026-06-30');
    far.until('2026-01-20').does(MANAGER, delivered('2026-01-20'));
    expect([far.milestone('m3')?.dueOn, far.dueOn('perform/m3')]).toEqual(['2026-03-23', '2026-03-23']);
    expect(findings(far)).toEqual([{ type: 'agreed-too-long', agreedDays: 161, mostDays: 60 }]);
  });

  it('is counted from the acceptance, and from the end of its period when the buyer puts it off', () => {
    const term = { start: 'acceptance', sourceId: 'm2', inspectionDays: 10 } as const;
    const world = supply(term).until('2026-01-20').does(MANAGER, delivered('2026-01-20'));
    // Ten days end on the 30th; thirty more on a Sunday, so on Monday the 2nd of March.
    expect(world.duty('perform/m3')).toMatchObject({
      dueOn: '2026-03-02',
      deadline: { startOn: '2026-01-30', basis: { article: '第十条' } },
    });
    world.until('2026-01-26').does(MANAGER, accepted('2026-01-26'));
    expect(world.milestone('m2')?.state).toBe('met');
    expect(world.duty('perform/m3')).toMatchObject({
      dueOn: '2026-02-25',
      deadline: { startOn: '2026-01-26', basis: { article: '第九条' } },
    });
  });

  it('does not run while what was delivered has not passed, and runs again when it has', () => {
    const term = { start: 'acceptance', sourceId: 'm2', inspectionDays: 10 } as const;
    const world = supply(term).until('2026-01-20').does(MANAGER, delivered('2026-01-20'));
    world.until('2026-01-26').does(MANAGER, accepted('2026-01-26', 'unqualified'));
    expect([world.milestone('m3')?.dueOn, world.duty('perform/m3')?.state]).toEqual([null, 'withdrawn']);
    world.until('2026-02-06').does(MANAGER, accepted('2026-02-06'));
    expect([world.milestone('m3')?.dueOn, world.duty('perform/m3')?.state]).toEqual([
      '2026-03-09',
      'running',
    ]);
  });

  it('is counted from the day on which both confirmed the amount, which is owed from then on', () => {
    const world = supply({ start: 'amount-confirmed', agreedDays: 15 }).until('2026-01-20');
    world.does(MANAGER, {
      ...{ type: 'confirm-amount', milestoneId: 'm3', on: day('2026-01-20'), amountFen: 90_000_00 },
      evidenceIds,
    });
    expect(world.milestone('m3')).toMatchObject({ dueOn: '2026-02-04', amountFen: 90_000_00 });
  });

  it('is not counted from a delivery before the calendar begins, and nothing breaks over it', () => {
    const world = supply({}).until('2026-01-20').does(MANAGER, delivered('2003-06-01'));
    expect(world.milestone('m3')).toMatchObject({ dueOn: null, state: 'upcoming' });
  });

  it('falls away with a delivery that was recorded by mistake', () => {
    const world = supply({}).until('2026-01-20').does(MANAGER, delivered('2026-01-20'));
    world.does(MANAGER, { type: 'correct-performance', milestoneId: 'm1' });
    expect([world.milestone('m3')?.dueOn, world.duty('perform/m3')?.state]).toEqual([null, 'withdrawn']);
  });

  it('moves out of the overdue register when the real delivery was later than was recorded', () => {
    const world = supply({}).until('2026-01-20').does(MANAGER, delivered('2026-01-20')).until('2026-02-26');
    expect(world.milestone('m3')?.state).toBe('overdue');
    world.does(MANAGER, { type: 'correct-performance', milestoneId: 'm1' });
    world.does(MANAGER, delivered('2026-02-10'));
    expect(world.milestone('m3')).toMatchObject({ dueOn: '2026-03-12', state: 'upcoming' });
    expect(world.duty('explain-overdue/m3')?.state).toBe('withdrawn');
  });

  it('gives way to a new day that both parties name, but not beyond the cap', () => {
    const world = supply({ agreedDays: 30 }).until('2026-01-20').does(MANAGER, delivered('2026-01-20'));
    const change = { milestoneId: 'm3', amountFen: null, quantity: null, isDropped: false };
    const amend = (dueOn: string): ContractFacts => ({
      ...({ type: 'amend', ground: 'agreement', on: day('2026-01-20'), evidenceIds } as const),
      changes: [{ ...change, dueOn: day(dueOn) }],
    });
    expect(world.does(MANAGER, amend('2026-03-10')).dueOn('perform/m3')).toBe('2026-03-10');
    expect(world.does(MANAGER, amend('2026-12-10')).dueOn('perform/m3')).toBe('2026-03-23');
  });
});

describe('what is in arrears', () => {
  const late = () =>
    supply({ agreedDays: 30 }).until('2026-01-20').does(MANAGER, delivered('2026-01-20')).until('2026-02-28');

  it('bears interest from the day after, on what is left of it, exact to the fen', () => {
    const world = late().does(MANAGER, paid('2026-02-28', 40_000_00)).until('2026-03-06');
    expect(debtsOf(world.state, day('2026-03-06'))).toEqual([
      {
        ...{ milestoneId: 'm3', amountFen: 100_000_00, dueOn: '2026-02-24', days: 10, balanceFen: 60_000_00 },
        interest: {
          spans: [
            { fromOn: '2026-02-25', toOn: '2026-02-28', days: 4, balanceFen: 100_000_00 },
            { fromOn: '2026-03-01', toOn: '2026-03-06', days: 6, balanceFen: 60_000_00 },
          ],
          balanceFen: 60_000_00,
          // (100,000 × 4 + 60,000 × 6) × 0.0005
          interestFen: 380_00,
          rate: { perMyriad: 5, per: 'day', source: 'statutory' },
        },
      },
    ]);
    world.does(MANAGER, paid('2026-03-06', 60_000_00)).until('2026-06-30');
    expect(debtsOf(world.state, day('2026-06-30'))).toMatchObject([
      { days: 10, balanceFen: 0, interest: { interestFen: 380_00 } },
    ]);
  });

  it('is nothing while a payment is in time, and nothing for what came before it was due', () => {
    const world = supply({}).until('2026-01-20').does(MANAGER, delivered('2026-01-20'));
    world.does(MANAGER, paid('2026-01-20', 100_000_00)).until('2026-06-30');
    expect(debtsOf(world.state, day('2026-06-30'))).toEqual([]);
  });

  it('is at the agreed rate, never below the LPR of the signing to a small enterprise', () => {
    const { state } = late();
    const rate = (
      agreedPerMyriad: number | null,
      basis: 'regulation' | 'construction-price' = 'regulation',
    ) => interestRateOf({ ...state, interest: { agreedPerMyriad, basis } }, { owedBy: 'public' });
    expect(rate(200)).toEqual({ perMyriad: 300, per: 365, source: 'lpr-at-signing' });
    expect(rate(800)).toEqual({ perMyriad: 800, per: 365, source: 'agreed' });
    expect(rate(null, 'construction-price')).toEqual({ perMyriad: 300, per: 365, source: 'lpr-at-signing' });
    const toLarge = { ...state, parties: state.parties.map((one) => ({ ...one, scale: 'large' as const })) };
    expect(interestRateOf(toLarge, { owedBy: 'public' })).toBeNull();
  });

  it('knows the LPR from the day of its publication on, and none before the first', () => {
    const table = [
      { fromOn: day('2024-10-21'), perMyriad: 310 },
      { fromOn: day('2025-05-20'), perMyriad: 300 },
    ];
    expect([
      lprOn(table, day('2024-10-20')),
      lprOn(table, day('2025-05-19')),
      lprOn(table, day('2025-05-20')),
      lprOn(table, null),
    ]).toEqual([null, 310, 300, null]);
  });
});
