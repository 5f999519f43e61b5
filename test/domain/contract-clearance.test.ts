import { judgeClearance, type ClearanceReason } from '../../src/domain/contract/clearance';
import { toEvidenceId } from '../../src/domain/ids';
import { day } from '../support/national-calendar';
import { contractWorld, MANAGER, payment, REGULATOR, type ContractWorld } from '../support/contract-world';

const FILE = { type: 'file', number: '备1' } as const;
const JAN_12 = day('2026-01-12');
const evidenceIds = [toEvidenceId('e1')];

const acceptance = (milestoneId: string, dueOn: string) =>
  ({ ...payment(milestoneId, dueOn), kind: 'acceptance', owedBy: 'counterparty', amountFen: null }) as const;

const filed = (changes: Parameters<typeof contractWorld>[0] = {}): ContractWorld =>
  contractWorld(changes).does(REGULATOR, FILE);
const met = (world: ContractWorld, milestoneId: string, amountFen: number | null = null): ContractWorld =>
  world.does(MANAGER, {
    ...{ type: 'record-performance', milestoneId, on: JAN_12, amountFen, thousandths: null },
    ...{ completes: amountFen === null, evidenceIds },
  });
const terminated = (): ContractWorld =>
  filed().does(MANAGER, { type: 'rescind', on: JAN_12, by: 'both', evidenceIds });

/** A delivery m1, and a payment m2 within ten days of its acceptance, for which the buyer has five. */
const byAcceptance = (): ContractWorld =>
  filed({
    milestones: [
      { ...acceptance('m1', '2026-02-01'), kind: 'delivery' },
      {
        ...payment('m2', '2026-02-12'),
        ...{ dueOn: null },
        term: { agreedDays: 10, start: 'acceptance', sourceId: 'm1', inspectionDays: 5 },
      },
    ],
  });
const accepted = (world: ContractWorld, result: 'qualified' | 'unqualified'): ContractWorld =>
  world.does(MANAGER, {
    ...({ type: 'record-acceptance', milestoneId: 'm1', on: JAN_12, conduct: 'in-time' } as const),
    ...{ result, evidenceIds },
  });

interface Asked {
  readonly milestoneId?: string;
  readonly amountFen?: number;
}
type Case = readonly [what: string, world: () => ContractWorld, asked: Asked, reasons: ClearanceReason[]];

const M1 = { milestoneId: 'm1' };
const CASES: readonly Case[] = [
  ['is filed', () => filed(), M1, []],
  ['is filed, asked as a whole', () => filed(), {}, []],
  [
    'is asked for just what is left',
    () => met(filed(), 'm1', 40_000_00),
    { ...M1, amountFen: 60_000_00 },
    [],
  ],
  ['is a draft', () => contractWorld({ status: 'draft', signedOn: null }), M1, ['not-signed']],
  ['is signed and not filed', () => contractWorld(), M1, ['not-filed']],
  ['is old and not filed', () => contractWorld({ isStock: true, route: 'import' }), M1, ['not-filed']],
  [
    'is suspended',
    () => filed().does(MANAGER, { type: 'suspend', ground: 'force-majeure', fromOn: JAN_12 }),
    M1,
    ['suspended'],
  ],
  ['is rescinded', terminated, M1, ['terminated']],
  ['is closed out', () => met(filed(), 'm1').does(MANAGER, { type: 'close-out' }), {}, ['closed-out']],
  ['has no such node', () => filed(), { milestoneId: 'm9' }, ['milestone-unknown']],
  [
    'is asked about a delivery',
    () => filed({ milestones: [acceptance('m1', '2026-02-01'), payment('m2', '2026-02-12')] }),
    M1,
    ['milestone-not-payable'],
  ],
  [
    'has paid it',
    () => met(filed({ milestones: [payment('m1', '2026-02-12'), payment('m2', '2026-03-12')] }), 'm1'),
    M1,
    ['milestone-settled'],
  ],
  [
    'is asked for more than is left',
    () => met(filed(), 'm1', 40_000_00),
    { ...M1, amountFen: 60_000_01 },
    ['amount-above-rest'],
  ],
  ['is asked for more than the whole', () => filed(), { amountFen: 100_000_01 }, ['amount-above-rest']],
  [
    'has not been accepted',
    () => filed({ milestones: [acceptance('m1', '2026-02-01'), payment('m2', '2026-02-12')] }),
    { milestoneId: 'm2' },
    ['acceptance-missing'],
  ],
  [
    'has been accepted',
    () => met(filed({ milestones: [acceptance('m1', '2026-02-01'), payment('m2', '2026-02-12')] }), 'm1'),
    { milestoneId: 'm2' },
    [],
  ],
  [
    'is to be accepted only after the advance payment',
    () => filed({ milestones: [acceptance('m1', '2026-03-01'), payment('m2', '2026-02-12')] }),
    { milestoneId: 'm2' },
    [],
  ],
  [
    'is paid upon acceptance, and there was none',
    byAcceptance,
    { milestoneId: 'm2' },
    ['acceptance-missing'],
  ],
  [
    'is paid upon acceptance, and did not pass',
    () => accepted(met(byAcceptance(), 'm1'), 'unqualified'),
    { milestoneId: 'm2' },
    ['acceptance-missing'],
  ],
  [
    'is paid upon acceptance, and passed',
    () => accepted(met(byAcceptance(), 'm1'), 'qualified'),
    { milestoneId: 'm2' },
    [],
  ],
  [
    'is paid upon an acceptance that was put off until the payment fell due all the same',
    () => met(byAcceptance(), 'm1').until('2026-02-20'),
    { milestoneId: 'm2' },
    [],
  ],
  [
    'is neither filed nor accepted, and asked for too much: all of it is told at once',
    () => contractWorld({ milestones: [acceptance('m1', '2026-02-01'), payment('m2', '2026-02-12')] }),
    { milestoneId: 'm2', amountFen: 100_000_01 },
    ['not-filed', 'acceptance-missing', 'amount-above-rest'],
  ],
];

it.each(CASES)('whether a contract may be paid that %s', (_what, world, asked, reasons) => {
  const question = { milestoneId: asked.milestoneId ?? null, amountFen: asked.amountFen ?? null };
  const judged = judgeClearance(world().state, question);
  expect(judged.reasons).toEqual(reasons);
  expect(judged.mayBePaid).toBe(reasons.length === 0);
});

it('says what is left: of the node, of all payments, or nothing where no amount was agreed', () => {
  const state = met(filed(), 'm1', 40_000_00).state;
  expect(judgeClearance(state, { milestoneId: 'm1', amountFen: null }).restFen).toBe(60_000_00);
  expect(judgeClearance(state, { milestoneId: null, amountFen: null }).restFen).toBe(60_000_00);
  const open = filed({ amountFen: null, milestones: [] }).state;
  expect(judgeClearance(open, { milestoneId: null, amountFen: 1 })).toMatchObject({
    ...{ restFen: null, mayBePaid: true, isFiled: true },
  });
});
