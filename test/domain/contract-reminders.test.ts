import type { ContractParty } from '../../src/domain/contract/contract';
import type { ContractFacts } from '../../src/domain/contract/facts';
import { noticesFor } from '../../src/domain/contract/notices';
import { toEvidenceId, toOfficerId } from '../../src/domain/ids';
import { rungKeyPrefix } from '../../src/domain/notification';
import { CONTACTS, daily, noticesIn, remindersIn } from '../support/contract-notices';
import { contractWorld, MANAGER, payment, REGULATOR } from '../support/contract-world';
import { day } from '../support/national-calendar';

const evidenceIds = [toEvidenceId('e1')];
const filed = { type: 'file', number: 'BA-2026-0001' } as const;
const movedTo = (dueOn: string): ContractFacts => ({
  ...{ type: 'amend', ground: 'agreement', on: day('2026-02-06'), evidenceIds },
  changes: [
    { ...{ milestoneId: 'm1', amountFen: null, quantity: null }, dueOn: day(dueOn), isDropped: false },
  ],
});

const EVERYBODY = [...CONTACTS, 'role/zone/contract-manager'];
const all = (rung: string): readonly string[] => EVERYBODY.map((key) => `${rung}: ${key}`);

describe('a milestone', () => {
  it('is reminded of a week before and on the day, to every contact with an address and to the manager, once each', () => {
    const world = contractWorld().does(REGULATOR, filed).until('2026-02-05 10:00').until('2026-02-12 10:00');
    expect(remindersIn(world)).toEqual([...all('week-before'), ...all('due-day')]);
    const [first] = noticesIn(world).filter(({ template }) => template.type === 'milestone-reminder');
    expect(first?.template).toEqual({
      ...{ type: 'milestone-reminder', number: '150100-KFQ-06-2026-000001-0', rung: 'week-before' },
      ...{ undertakingId: 'zone', milestone: 'payment', owedBy: 'public', amountFen: 100_000_00 },
      ...{ dueOn: '2026-02-12', reader: 'owing-party', silentParties: 0 },
      by: { on: '2026-02-12', remainingWorkingDays: 5, basis: 'document', provisional: false },
    });
    const keys = noticesIn(world).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[1]).toBe(
      `${rungKeyPrefix(world.state.caseId, 'perform/m1', 0)}week-before/contact/contract-1/a/a1`,
    );
  });

  it('is reminded of once, by the highest rung, when an outage has swallowed the earlier one, and never after its day', () => {
    expect(remindersIn(contractWorld().until('2026-02-12 10:00'))).toEqual(all('due-day'));
    const world = contractWorld();
    const before = world.state;
    world.until('2026-02-13 09:00');
    const event = world.events.find(
      ({ data }) => data.type === 'rungs-reached' && data.dutyId === 'perform/m1',
    );
    if (event === undefined) throw new Error('not reached');
    expect(noticesFor({ data: event.data, event, before, after: world.state })).toEqual([]);
  });

  it('is reminded of to the manager who was assigned, and to nobody else of the office', () => {
    const officerId = toOfficerId('zone/somebody');
    const world = contractWorld()
      .does(MANAGER, { type: 'assign-manager', officerId })
      .until('2026-02-05 10:00');
    expect(remindersIn(world)).toEqual([
      ...CONTACTS.map((key) => `week-before: ${key}`),
      'week-before: officer/zone/somebody',
    ]);
    expect(noticesIn(world)[0]).toMatchObject({
      template: { type: 'manager-assigned', openMilestones: 1 },
      addressee: { type: 'officer', officerId },
    });
  });

  it('tells each side what is its own: who owes performs, the other makes ready', () => {
    const world = contractWorld().until('2026-02-05 10:00');
    const readers = noticesIn(world).flatMap(({ template }) =>
      template.type === 'milestone-reminder' ? [template.reader] : [],
    );
    expect(readers).toEqual(['owing-party', 'other-party', 'manager']);
  });

  it('is announced anew by its new day, under keys of its own, when both have moved it', () => {
    const world = contractWorld()
      .does(REGULATOR, filed)
      .until('2026-02-06')
      .does(MANAGER, movedTo('2026-03-12'));
    daily(world, '2026-03-12');
    expect(remindersIn(world)).toEqual([...all('week-before'), ...all('week-before'), ...all('due-day')]);
    const revisions = noticesIn(world).flatMap(
      ({ key }) => /^rung\/contract-1\/perform\/m1\/(\d)/.exec(key)?.[1] ?? [],
    );
    expect([...new Set(revisions)]).toEqual(['0', '1']);
  });

  it('reminds nobody any more once it is met', () => {
    const paid = {
      ...({ type: 'record-performance', milestoneId: 'm1', on: day('2026-02-06') } as const),
      ...{ amountFen: 100_000_00, thousandths: null, completes: true, evidenceIds: [] },
    };
    const world = contractWorld()
      .does(REGULATOR, filed)
      .until('2026-02-06')
      .does(MANAGER, paid)
      .until('2026-03-01');
    expect(remindersIn(world)).toEqual(all('week-before'));
  });

  it('tells the manager of a party that named nobody, and tries the one who left no address', () => {
    const silent = (partyId: string, contacts: ContractParty['contacts']): ContractParty => ({
      ...{ partyId, side: 'counterparty', organization: null, scale: 'small', hasSigned: true, contacts },
    });
    const parties = [silent('b', [{ contactId: 'b2', hasAddress: false }]), silent('c', [])];
    const world = contractWorld({ parties }).until('2026-02-05 10:00');
    expect(remindersIn(world)).toEqual([
      'week-before: contact/b/b2',
      'week-before: role/zone/contract-manager',
    ]);
    expect(noticesIn(world).at(-1)?.template).toMatchObject({ reader: 'manager', silentParties: 1 });
  });
});

describe('a stock contract', () => {
  it('says nothing of its past: neither what is overdue already, nor a reminder whose day was before it came in', () => {
    const milestones = [
      payment('m1', '2024-06-30'),
      payment('m2', '2026-01-15'),
      payment('m3', '2026-02-12'),
    ];
    const world = contractWorld({ isStock: true, milestones, signedOn: day('2023-06-30') });
    world.until('2026-01-12 23:00');
    expect(world.reminders).toEqual(['week-before 2026-01-12']);
    expect(noticesIn(world)).toEqual([]);
    world.until('2026-01-15 10:00');
    expect(remindersIn(world)).toEqual(all('due-day'));
    world.until('2026-02-05 10:00');
    expect(remindersIn(world)).toEqual([...all('due-day'), ...all('week-before')]);
  });

  it('is to be filed within days of its collection, not of its signing years ago', () => {
    const world = contractWorld({ isStock: true, signedOn: day('2023-06-30') });
    expect(world.dueOn('file')).toBe('2026-01-21');
    expect(contractWorld({ signedOn: day('2026-01-05') }).dueOn('file')).toBe('2026-01-14');
  });

  it('is announced like any other when its own days come, while a new contract is told of at once', () => {
    const past = { milestones: [payment('m1', '2026-01-05')] };
    expect(noticesIn(contractWorld({ ...past, isStock: true }))).toEqual([]);
    const types = noticesIn(contractWorld(past)).map(({ template }) => template.type);
    expect(types).toEqual(['milestone-overdue', 'milestone-overdue']);
  });
});
