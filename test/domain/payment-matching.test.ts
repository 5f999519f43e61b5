import fc from 'fast-check';
import type { CollectedMilestone } from '../../src/domain/contract/events';
import type { ContractFacts } from '../../src/domain/contract/facts';
import type { ToldPayment } from '../../src/domain/contract/fed-payment';
import type { ContractStatus } from '../../src/domain/contract/contract';
import { judgeEnds } from '../../src/domain/contract/payment-parties';
import { toEvidenceId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/plain-date';
import { noticesIn, saidSince } from '../support/contract-notices';
import {
  contractWorld,
  MANAGER,
  payment,
  REGULATOR,
  TREASURY,
  type ContractWorld,
} from '../support/contract-world';
import { day } from '../support/national-calendar';

const YUAN = 100;
const filed = { type: 'file', number: 'BA-2026-0001' } as const;
const owed = (milestoneId: string, dueOn: string, yuan: number): CollectedMilestone => ({
  ...payment(milestoneId, dueOn),
  amountFen: yuan * YUAN,
});

/** Three payments: 30,000 by the 12th of February, 70,000 by the 12th of March, 50,000 by the 12th of June. */
const supply = (until = '2026-02-20'): ContractWorld =>
  contractWorld({
    milestones: [
      owed('m2', '2026-03-12', 70_000),
      owed('m1', '2026-02-12', 30_000),
      owed('m3', '2026-06-12', 50_000),
    ],
  })
    .does(REGULATOR, filed)
    .until(until);

const told = (
  paymentId: string,
  on: string,
  yuan: number,
  changes: Partial<ToldPayment> = {},
): ContractFacts => ({
  ...({ type: 'report-payment', paymentId, number: `ZF-${paymentId}`, paidOn: day(on) } as const),
  ...({ amountFen: yuan * YUAN, payer: 'public', payee: 'party' } as const),
  ...{ reverses: null, milestoneId: null, ...changes },
});

const recorded = (milestoneId: string, on: string, yuan: number | null): ContractFacts => ({
  ...({ type: 'record-performance', milestoneId, on: day(on), thousandths: null } as const),
  ...{ amountFen: yuan === null ? null : yuan * YUAN, completes: yuan === null, evidenceIds: [] },
});

/** `m1 met 30000 2026-02-10`, in the order of their days. */
const nodes = ({ state }: ContractWorld): readonly string[] =>
  [...state.milestones]
    .sort((left, right) => left.milestoneId.localeCompare(right.milestoneId))
    .map(({ milestoneId, state: standing, performedFen, performedOn }) =>
      [milestoneId, standing, performedFen / YUAN, performedOn ?? ''].join(' ').trim(),
    );

const issues = ({ state }: ContractWorld): readonly string[] =>
  (state.fed ?? []).flatMap(({ number, issue, unplacedFen }) =>
    issue === null ? [] : [`${number} ${issue} ${unplacedFen / YUAN}`],
  );

describe('a payment that a payment system tells of', () => {
  it('pays the milestone that it names, or else what has been due longest', () => {
    const world = supply().does(TREASURY, told('1', '2026-02-10', 30_000));
    expect(nodes(world)).toEqual(['m1 met 30000 2026-02-10', 'm2 upcoming 0', 'm3 upcoming 0']);
    world.does(TREASURY, told('2', '2026-02-11', 50_000, { milestoneId: 'm3' }));
    expect(nodes(world)).toEqual(['m1 met 30000 2026-02-10', 'm2 upcoming 0', 'm3 met 50000 2026-02-11']);
    expect(issues(world)).toEqual([]);
  });

  it('pays several milestones at once, and in parts, and early: none of them is overdue any more', () => {
    const world = supply();
    expect(world.duty('explain-overdue/m1')?.state).toBe('running');
    world.does(TREASURY, told('1', '2026-02-18', 80_000));
    expect(nodes(world)).toEqual(['m1 met 30000 2026-02-18', 'm2 partly-met 50000', 'm3 upcoming 0']);
    expect(world.duty('supervise/m1')?.state).toBe('met');
    world.does(TREASURY, told('2', '2026-02-19', 20_000)).does(TREASURY, told('3', '2026-02-20', 50_000));
    expect(nodes(world)).toEqual([
      ...['m1 met 30000 2026-02-18', 'm2 met 70000 2026-02-19', 'm3 met 50000 2026-02-20'],
    ]);
    expect(world.state.status).toBe('performed');
  });

  it('is more than is owed: the rest waits for the manager, who alone is told', () => {
    const world = supply();
    const since = world.events.length;
    world.does(TREASURY, told('1', '2026-02-10', 160_000));
    expect(issues(world)).toEqual(['ZF-1 nothing-owed 10000']);
    expect(saidSince(world, since)).toEqual(['payment-questioned: role/zone/contract-manager']);
    world.does(TREASURY, told('2', '2026-02-19', 10_000, { reverses: '1' }));
    expect([issues(world), world.state.status]).toEqual([[], 'performed']);
  });

  it('went to somebody else: nothing is paid by it until the manager says so', () => {
    const world = supply().does(TREASURY, told('1', '2026-02-10', 30_000, { payee: 'other' }));
    expect([nodes(world)[0], issues(world)]).toEqual(['m1 overdue 0', ['ZF-1 payee-differs 30000']]);
    world.does(MANAGER, { type: 'place-payment', paymentId: '1', milestoneId: 'm1' });
    expect([nodes(world)[0], issues(world)]).toEqual(['m1 met 30000 2026-02-10', []]);
    world.does(MANAGER, { type: 'disown-payment', paymentId: '1' });
    expect([nodes(world)[0], issues(world)]).toEqual(['m1 overdue 0', []]);
    expect(world.duty('explain-overdue/m1')?.state).toBe('running');
  });

  it('names a milestone that is no payment, or comes before the contract is signed', () => {
    const wrong = supply().does(TREASURY, told('1', '2026-02-10', 30_000, { milestoneId: 'm9' }));
    expect(issues(wrong)).toEqual(['ZF-1 milestone-not-payable 30000']);
    const { parties } = supply().state;
    const draft = contractWorld({
      ...{ status: 'draft' satisfies ContractStatus, signedOn: null },
      parties: parties.map((party) => ({ ...party, hasSigned: party.partyId === 'a' })),
    }).does(TREASURY, told('1', '2026-01-10', 100_000));
    expect(issues(draft)).toEqual(['ZF-1 contract-not-in-force 100000']);
    draft.does(MANAGER, { type: 'record-signature', partyId: 'b', on: day('2026-01-12') });
    expect([nodes(draft), issues(draft)]).toEqual([['m1 met 100000 2026-01-10'], []]);
  });

  it('is undone: what it paid is owed again, by its own day, and nothing is to be closed out', () => {
    const world = supply().does(TREASURY, told('1', '2026-02-10', 150_000));
    expect([world.state.status, world.duty('close-out')?.state]).toEqual(['performed', 'running']);
    const since = world.events.length;
    world.does(TREASURY, told('2', '2026-02-20', 150_000, { reverses: '1' }));
    expect(nodes(world)).toEqual(['m1 overdue 0', 'm2 upcoming 0', 'm3 upcoming 0']);
    expect([world.state.status, world.duty('close-out')?.state]).toEqual(['performing', 'withdrawn']);
    expect(world.dueOn('perform/m2')).toBe('2026-03-12');
    expect(saidSince(world, since)).toEqual([
      'milestone-overdue: role/zone/contract-manager',
      'milestone-overdue: role/industry/case-handler',
    ]);
  });

  it('is never counted twice: it is known by its number, and confirms what somebody has recorded', () => {
    const world = supply()
      .does(MANAGER, recorded('m1', '2026-02-10', 30_000))
      .does(TREASURY, told('1', '2026-02-11', 30_000));
    expect(nodes(world)).toEqual(['m1 met 30000 2026-02-10', 'm2 upcoming 0', 'm3 upcoming 0']);
    expect(world.refusalOf(TREASURY, told('1', '2026-02-11', 30_000)).type).toBe('payment-known');
    world.does(TREASURY, told('2', '2026-02-12', 40_000)).does(MANAGER, recorded('m2', '2026-02-12', 40_000));
    expect(nodes(world)[1]).toBe('m2 partly-met 40000');
    expect(issues(world)).toEqual([]);
  });

  it('is less than somebody has recorded: the record stands until it is corrected, and the manager is asked', () => {
    const world = supply()
      .does(MANAGER, recorded('m1', '2026-02-10', 30_000))
      .does(TREASURY, told('1', '2026-02-10', 20_000));
    expect([nodes(world)[0], issues(world)]).toEqual([
      'm1 met 30000 2026-02-10',
      ['ZF-1 recorded-otherwise 0'],
    ]);
    world.does(MANAGER, { type: 'correct-performance', milestoneId: 'm1' });
    expect([nodes(world)[0], issues(world)]).toEqual(['m1 overdue 20000', []]);
    world.does(TREASURY, told('2', '2026-02-19', 10_000));
    expect([nodes(world)[0], issues(world)]).toEqual(['m1 met 30000 2026-02-19', []]);
  });

  it('leaves alone what was settled long ago without it', () => {
    const world = contractWorld({
      milestones: [
        { ...owed('m1', '2025-06-12', 70_000), performedFen: 70_000 * YUAN, performedOn: day('2025-06-10') },
        owed('m2', '2026-03-12', 70_000),
      ],
      isStock: true,
    }).does(REGULATOR, filed);
    world.until('2026-02-20').does(TREASURY, told('1', '2026-02-18', 70_000));
    expect(nodes(world)).toEqual(['m1 met 70000 2025-06-10', 'm2 met 70000 2026-02-18']);
  });

  it('reaches a contract that is over, and waits for the manager', () => {
    const world = supply()
      .does(TREASURY, told('1', '2026-02-10', 150_000))
      .does(MANAGER, { type: 'close-out' });
    world.does(TREASURY, told('2', '2026-02-20', 150_000, { reverses: '1' }));
    expect([world.state.status, nodes(world)[0]]).toEqual(['closed-out', 'm1 met 30000 2026-02-10']);
    expect(issues(world)).toEqual(['ZF-2 contract-not-in-force 150000']);
    world.does(MANAGER, { type: 'disown-payment', paymentId: '2' });
    expect(issues(world)).toEqual([]);
  });

  it('stays with a milestone that both let go afterwards', () => {
    const world = supply().does(TREASURY, told('1', '2026-02-10', 20_000));
    const evidenceIds = [toEvidenceId('e1')];
    world.does(MANAGER, { type: 'waive-milestone', milestoneId: 'm1', evidenceIds });
    expect(nodes(world).slice(0, 2)).toEqual(['m1 waived 20000', 'm2 upcoming 0']);
  });

  it('says nothing free: what is told of it is codes, days and amounts', () => {
    const [notice] = noticesIn(supply().does(TREASURY, told('1', '2026-02-10', 160_000))).slice(-1);
    expect(notice?.template).toMatchObject({ type: 'payment-questioned', unplacedFen: 10_000 * YUAN });
  });
});

describe('who paid whom', () => {
  const [BUYER, SELLER, BANK] = ['11150100MB0X12345A', '91150100MA0N000004', '91150100MA0N00000X'] as const;
  const parties = [
    { side: 'public', organizationId: 'works', name: '市政工程建设中心', uscc: BUYER },
    { side: 'counterparty', organizationId: null, name: '远航照明有限公司', uscc: SELLER },
  ] as const;
  const nameless = parties.map((party) => ({ ...party, uscc: null }));
  const treasury = { uscc: BANK, organizationId: null };

  it.each([
    ['the seller by its code, from whoever pays for the body', { uscc: SELLER }, parties, 'public party'],
    ['the body itself', { uscc: BUYER }, parties, 'counterparty party'],
    ['somebody else', { uscc: BANK, name: '保理公司' }, parties, 'public other'],
    ['a name alone, written otherwise', { name: '远航照明 有限公司' }, nameless, 'public party'],
    ['another name where no code is known', { name: '远方照明有限公司' }, nameless, 'public other'],
    ['a code that nobody has written down', {}, nameless, 'public unverified'],
  ])('is %s', (_who, payee, known, judged) => {
    const ends = judgeEnds({ payer: treasury, payee: { uscc: SELLER, name: null, ...payee } }, known);
    expect(`${ends.payer} ${ends.payee}`).toBe(judged);
  });

  it('is the company that pays the body, by whoever paid', () => {
    const payer = { uscc: SELLER, organizationId: null };
    expect(judgeEnds({ payer, payee: { uscc: BANK, name: '财政专户' } }, parties)).toEqual({
      ...{ payer: 'counterparty', payee: 'unverified' },
    });
  });
});

describe('a feed that repeats and reorders', () => {
  const someday = fc.integer({ min: 0, max: 40 }).map((days) => addDays(day('2026-01-10'), days));
  const row = fc.record({
    on: someday,
    yuan: fc.integer({ min: 1, max: 12 }).map((tens) => tens * 10_000),
    named: fc.constantFrom(null, null, null, 'm1', 'm2', 'm9'),
    payee: fc.constantFrom('party' as const, 'unverified' as const, 'other' as const),
    undone: fc.constantFrom(null, null, 'whole' as const, 'half' as const),
  });

  /** Payments with their reversals, in the right order. */
  const feed = fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) =>
    rows.flatMap(({ on, yuan, named, payee, undone }, place): readonly ContractFacts[] => {
      const paid = told(`p${place}`, on, yuan, { milestoneId: named, payee });
      if (undone === null) return [paid];
      const back = undone === 'whole' ? yuan : yuan / 2;
      return [paid, told(`r${place}`, addDays(on, 2), back, { reverses: `p${place}` })];
    }),
  );

  const standing = (world: ContractWorld) => ({
    nodes: nodes(world),
    payments: world.state.milestones.map(({ payments }) => payments),
    status: world.state.status,
    fed: [...(world.state.fed ?? [])].sort((left, right) => left.paymentId.localeCompare(right.paymentId)),
    owed: world.state.duties
      .filter(({ state }) => state === 'running')
      .map(({ dutyId }) => dutyId)
      .sort(),
  });

  const fedWith = (rows: readonly ContractFacts[]): ContractWorld =>
    rows.reduce((world, facts) => {
      const isKnown =
        'paymentId' in facts && world.state.fed?.some(({ paymentId }) => paymentId === facts.paymentId);
      if (isKnown !== true) return world.does(TREASURY, facts);
      expect(world.refusalOf(TREASURY, facts).type).toBe('payment-known');
      return world;
    }, supply('2026-02-25'));

  it('comes to the same as one in the right order, and no fen is lost or made', () => {
    fc.assert(
      fc.property(
        feed.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray([...rows, ...rows], { minLength: rows.length * 2 }),
          ),
        ),
        ([rows, shuffled]) => {
          const right = fedWith(rows);
          expect(standing(fedWith(shuffled))).toEqual(standing(right));
          const paid = rows.reduce((sum, facts) => {
            if (facts.type !== 'report-payment') return sum;
            return facts.reverses === null ? sum + facts.amountFen : sum - facts.amountFen;
          }, 0);
          const matched = right.state.milestones.reduce((sum, { performedFen }) => sum + performedFen, 0);
          const left = (right.state.fed ?? [])
            .filter(({ reverses }) => reverses === null)
            .reduce((sum, { unplacedFen }) => sum + unplacedFen, 0);
          expect(matched + left).toBe(paid);
          for (const { amountFen, performedFen } of right.state.milestones) {
            expect(performedFen).toBeLessThanOrEqual(amountFen ?? 0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
