import type { ContractFacts } from '../../src/domain/contract/facts';
import { toEvidenceId } from '../../src/domain/ids';
import {
  contractWorld,
  HANDLER,
  INSPECTOR,
  ISSUER,
  MANAGER,
  payment,
  REGULATOR,
} from '../support/contract-world';
import { day } from '../support/national-calendar';

const evidenceIds = [toEvidenceId('e1')];
const paid = (on: string, amountFen: number): ContractFacts => ({
  ...({ type: 'record-performance', milestoneId: 'm1', on: day(on), amountFen } as const),
  ...{ thousandths: null, completes: false, evidenceIds: [] },
});
const explained: ContractFacts = {
  ...({ type: 'explain-overdue', milestoneId: 'm1', reasonCode: 'funds-not-arranged' } as const),
  plannedOn: day('2026-03-20'),
};
const supervised = (result: 'performed' | 'impossible' | 'continued') =>
  ({ type: 'conclude-supervision', milestoneId: 'm1', result, evidenceIds }) as const;
const filed = { type: 'file', number: 'BA-2026-0001' } as const;
const supervise = { type: 'open-supervision', milestoneId: 'm1', form: 'admonitory-talk' } as const;

describe('a contract that is performed in time', () => {
  it('is filed within its days from the signing, and reminded of a week before and on the day, each once', () => {
    const world = contractWorld();
    // Signed on Friday the 9th; a procurement contract has seven working days (政府采购法 47).
    expect(world.dueOn('file')).toBe('2026-01-20');
    expect(world.duty('file')?.deadline.basis.article).toBe('第四十七条');
    world.does(REGULATOR, filed).until('2026-02-12 08:59');
    expect(world.reminders).toEqual(['week-before 2026-02-05']);
    expect(world.milestone('m1')?.state).toBe('upcoming');
    world.until('2026-02-12 10:00');
    expect(world.reminders).toEqual(['week-before 2026-02-05', 'due-day 2026-02-12']);
    expect(world.milestone('m1')?.state).toBe('due');
  });

  it('is paid in parts, performed by the last, closed out and archived', () => {
    const world = contractWorld().does(REGULATOR, filed).until('2026-02-10');
    world.does(MANAGER, paid('2026-02-10', 40_000_00));
    expect([world.milestone('m1')?.state, world.state.status]).toEqual(['partly-met', 'performing']);
    expect(world.refusalOf(MANAGER, { type: 'close-out' }).type).toBe('case-not-in-status');
    world.does(MANAGER, paid('2026-02-10', 60_000_00));
    expect([world.milestone('m1')?.state, world.state.status]).toEqual(['met', 'performed']);
    expect(world.dueOn('close-out')).not.toBeNull();
    world.does(MANAGER, { type: 'close-out' });
    expect([world.state.status, world.state.outcome]).toEqual(['closed-out', 'performed']);
    world.does(MANAGER, { type: 'archive' }).until('2026-12-31');
    expect(world.types).not.toContain('duty-lapsed');
  });

  it('is reminded of by its new day when both parties have moved it, and no longer by the old one', () => {
    const world = contractWorld().does(REGULATOR, filed).until('2026-02-06');
    world.does(MANAGER, {
      ...{ type: 'amend', ground: 'agreement', on: day('2026-02-06'), evidenceIds },
      changes: [
        {
          ...{ milestoneId: 'm1', amountFen: null, quantity: null },
          dueOn: day('2026-03-12'),
          isDropped: false,
        },
      ],
    });
    world.until('2026-03-12 10:00');
    expect(world.reminders).toEqual([
      'week-before 2026-02-05',
      'week-before 2026-03-05',
      'due-day 2026-03-12',
    ]);
    expect(world.milestone('m1')?.state).toBe('due');
  });
});

describe('a contract that is overdue', () => {
  const late = () => contractWorld().does(REGULATOR, filed).until('2026-02-13 09:00');

  it('is to be explained by the department and supervised, and neither moves the contract’s day', () => {
    const world = late();
    expect(world.milestone('m1')?.state).toBe('overdue');
    // 2026-02-14 is worked, and Spring Festival lies between.
    expect(world.dueOn('explain-overdue/m1')).toBe('2026-02-27');
    world.does(MANAGER, explained);
    expect(world.duty('explain-overdue/m1')?.state).toBe('met');
    const before = world.dueOn('supervise/m1');
    const asked = { type: 'ask-tolerance', milestoneId: 'm1', days: 20, ground: 'being-remedied' } as const;
    expect(world.refusalOf(MANAGER, { ...asked, days: 90 })).toEqual({
      ...{ type: 'date-too-far', maximumDays: 30 },
    });
    world.does(MANAGER, asked);
    expect(world.dueOn('supervise/m1')).toBe(before);
    expect(world.refusalOf(MANAGER, asked).type).toBe('tolerance-pending');
    world.does(REGULATOR, { type: 'grant-tolerance', milestoneId: 'm1' });
    expect(world.dueOn('supervise/m1')).not.toBe(before);
    expect([world.milestone('m1')?.dueOn, world.milestone('m1')?.state]).toEqual(['2026-02-12', 'overdue']);
  });

  it('is never tolerated by one person alone, and waits as before where the second one says no', () => {
    const world = late();
    const before = world.dueOn('supervise/m1');
    world.does(REGULATOR, { type: 'ask-tolerance', milestoneId: 'm1', days: 5, ground: 'first-time' });
    expect(world.refusalOf(REGULATOR, { type: 'grant-tolerance', milestoneId: 'm1' }).type).toBe(
      'approval-own-proposal',
    );
    world.does(ISSUER, { type: 'refuse-tolerance', milestoneId: 'm1' });
    expect([world.dueOn('supervise/m1'), world.milestone('m1')?.toleranceAsked]).toEqual([before, null]);
    expect(world.refusalOf(ISSUER, { type: 'grant-tolerance', milestoneId: 'm1' }).type).toBe(
      'tolerance-not-asked',
    );
  });

  it('has no exit before a supervision with its result', () => {
    const world = late();
    const terminate = { type: 'terminate', milestoneId: 'm1', on: day('2026-02-13') } as const;
    expect(world.refusalOf(MANAGER, terminate).type).toBe('supervision-missing');
    expect(world.refusalOf(HANDLER, supervised('impossible')).type).toBe('supervision-missing');
    world.does(INSPECTOR, supervise);
    expect(world.refusalOf(REGULATOR, supervise).type).toBe('supervision-open');
    world.does(HANDLER, supervised('continued'));
    expect(world.refusalOf(MANAGER, terminate).type).toBe('supervision-missing');
  });

  it('is closed and never recorded when it is performed after the supervision', () => {
    const world = late().does(HANDLER, supervise).does(HANDLER, supervised('performed'));
    expect([world.milestone('m1')?.state, world.state.status]).toEqual(['met', 'performed']);
    world.does(MANAGER, { type: 'close-out' });
    expect(world.state.outcome).toBe('performed-after-supervision');
  });

  it('goes to the termination register when it is impossible, and is closed out only when the dispute is settled', () => {
    const world = late().does(HANDLER, supervise).does(HANDLER, supervised('impossible'));
    world.does(MANAGER, { type: 'terminate', milestoneId: 'm1', on: day('2026-02-13') });
    expect(world.state.status).toBe('terminated');
    world.does(MANAGER, { type: 'record-dispute', way: 'litigation', on: day('2026-02-13') });
    expect(world.refusalOf(MANAGER, { type: 'close-out' }).type).toBe('dispute-open');
    world.until('2026-06-01');
    world.does(HANDLER, { type: 'settle-dispute', on: day('2026-05-20'), breachBy: 'public', evidenceIds });
    world.does(MANAGER, { type: 'close-out' });
    expect([world.state.status, world.state.outcome]).toEqual(['closed-out', 'terminated-and-settled']);
  });
});

describe('a contract that was old when it came in', () => {
  it('reminds nobody of the past: what is overdue already is explained and supervised', () => {
    const milestones = [payment('m1', '2024-06-30'), payment('m2', '2026-02-12')];
    const world = contractWorld({ isStock: true, milestones, signedOn: day('2023-06-30') });
    expect([world.milestone('m1')?.state, world.milestone('m2')?.state]).toEqual(['overdue', 'upcoming']);
    world.until('2026-02-05 10:00');
    expect(world.reminders).toEqual(['week-before 2026-02-05']);
    expect(world.duty('supervise/m1')?.state).toBe('running');
  });
});
