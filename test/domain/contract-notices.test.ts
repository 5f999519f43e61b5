import type { ContractFacts } from '../../src/domain/contract/facts';
import { toEvidenceId, toOfficerId } from '../../src/domain/ids';
import { findFreeText } from '../../src/domain/notification';
import { body, SYSTEM } from '../support/complaint-city';
import { CONTACTS, daily, keyOf, noticesIn, saidSince } from '../support/contract-notices';
import {
  contractWorld,
  HANDLER,
  INSPECTOR,
  ISSUER,
  MANAGER,
  payment,
  REGULATOR,
} from '../support/contract-world';
import { day, nationalCalendar } from '../support/national-calendar';

const evidenceIds = [toEvidenceId('e1')];
const filed = { type: 'file', number: 'BA-2026-0001' } as const;
const supervise = { type: 'open-supervision', milestoneId: 'm1', form: 'admonitory-talk' } as const;
const concluded = (result: 'performed' | 'impossible' | 'continued') =>
  ({ type: 'conclude-supervision', milestoneId: 'm1', result, evidenceIds }) as const;

describe('a contract that is overdue', () => {
  const late = () => contractWorld().does(REGULATOR, filed).until('2026-02-13 09:00');

  it('is told to the department, with its days to explain, and to the regulator, with its days to supervise', () => {
    const told = noticesIn(late()).filter(({ template }) => template.type === 'milestone-overdue');
    expect(told.map((notice) => [keyOf(notice), notice.template])).toMatchObject([
      [
        'role/zone/contract-manager',
        { reader: 'undertaking', milestone: 'payment', by: { on: '2026-02-27' } },
      ],
      ['role/industry/case-handler', { reader: 'regulator', by: { on: late().dueOn('supervise/m1') } }],
    ]);
  });

  it('is told of each milestone apart, also when two fall due on one day', () => {
    const milestones = [payment('m1', '2026-02-12'), payment('m2', '2026-02-12')];
    const told = noticesIn(contractWorld({ milestones }).until('2026-02-13 09:00')).filter(
      ({ template }) => template.type === 'milestone-overdue',
    );
    expect(new Set(told.map(({ key }) => key)).size).toBe(4);
    const past = [payment('m1', '2026-01-05'), payment('m2', '2026-01-06')];
    const collected = noticesIn(contractWorld({ milestones: past }));
    expect(new Set(collected.map(({ key }) => key)).size).toBe(4);
  });

  it('climbs: who is to explain is pressed, then the head, and the inspectorate directly', () => {
    const climbed = noticesIn(daily(late(), '2026-06-01')).flatMap((notice) =>
      notice.template.type === 'rung-reached' && notice.template.duty === 'explain-overdue'
        ? [`${notice.template.rung} ${keyOf(notice)}`]
        : [],
    );
    expect(climbed[0]).toMatch(/^warning role\/zone\/contract-manager$/);
    expect(climbed).toContain('overdue-1 role/zone/section-head');
    expect(climbed).toContain('overdue-1-direct role/zone/inspector');
  });

  it('tells each step of the supervision to whom it concerns, and never a word of it to a contact', () => {
    const world = late();
    const since = world.events.length;
    world.does(MANAGER, {
      ...{ type: 'explain-overdue', milestoneId: 'm1', reasonCode: 'funds-not-arranged' },
      plannedOn: day('2026-03-20'),
    });
    world.does(MANAGER, { type: 'ask-tolerance', milestoneId: 'm1', days: 20, ground: 'being-remedied' });
    world.does(ISSUER, { type: 'grant-tolerance', milestoneId: 'm1' });
    world.does(INSPECTOR, supervise).does(HANDLER, concluded('impossible'));
    world.does(MANAGER, { type: 'terminate', milestoneId: 'm1', on: day('2026-02-13') });
    world.does(HANDLER, { type: 'settle-dispute', on: day('2026-02-13'), breachBy: 'public', evidenceIds });
    world.does(MANAGER, { type: 'close-out' });
    expect(saidSince(world, since)).toEqual([
      'overdue-explained: role/industry/case-handler',
      'tolerance-asked: role/industry/section-head',
      'tolerance-granted: role/zone/contract-manager',
      'supervision-opened: role/zone/contract-manager',
      'supervision-opened: role/industry/case-handler',
      'supervision-concluded: role/zone/contract-manager',
      'contract-terminated: role/zone/contract-manager',
      'contract-terminated: role/industry/case-handler',
      'contract-dispute-settled: role/zone/contract-manager',
      'contract-closed-out: role/industry/case-handler',
    ]);
  });

  it('is urged where it is owed, and listed before the eyes of both', () => {
    const world = late();
    const since = world.events.length;
    world.does(INSPECTOR, { type: 'urge', dutyId: null }).does(INSPECTOR, { type: 'list' });
    expect(saidSince(world, since)).toEqual([
      'rung-reached: role/zone/contract-manager',
      'rung-reached: role/industry/case-handler',
      'contract-listed: role/zone/contract-manager',
      'contract-listed: role/industry/case-handler',
    ]);
  });
});

describe('a counterparty', () => {
  it('hears that performance stands still and goes on again, and of nothing else but its days', () => {
    const world = contractWorld().does(REGULATOR, filed).until('2026-01-20');
    const since = world.events.length;
    world.does(MANAGER, { type: 'suspend', ground: 'force-majeure', fromOn: day('2026-01-20') });
    world.until('2026-01-27').does(MANAGER, { type: 'resume', on: day('2026-01-27') });
    expect(saidSince(world, since).filter((said) => said.includes('contact/'))).toEqual([
      ...CONTACTS.map((key) => `performance-suspended: ${key}`),
      ...CONTACTS.map((key) => `performance-resumed: ${key}`),
    ]);
    world.until('2026-06-01');
    const toContacts = noticesIn(world).filter(({ addressee }) => addressee.type === 'contract-contact');
    expect(new Set(toContacts.map(({ template }) => template.type))).toEqual(
      new Set(['performance-suspended', 'performance-resumed', 'milestone-reminder']),
    );
  });
});

describe('a notice that was not delivered', () => {
  const undelivered = (unreached: object): ContractFacts =>
    ({
      ...{ type: 'notice-undelivered', notificationId: 'n', notice: 'milestone-reminder' },
      ...{ unreached, reason: 'no-address' },
    }) as ContractFacts;
  const contact = { type: 'contract-contact', partyId: 'b', contactId: 'b2' };

  it('comes to the contract’s manager, who tells them otherwise', () => {
    const world = contractWorld().does(SYSTEM, undelivered(contact));
    expect(world.types.at(-1)).toBe('notice-undelivered');
    expect(noticesIn(world)).toMatchObject([
      {
        template: { type: 'notice-undelivered', notice: 'milestone-reminder', to: 'contract-contact' },
        addressee: { type: 'role', organizationId: 'zone', role: 'contract-manager' },
      },
    ]);
  });

  it('comes to the office where the manager who was assigned is not reached', () => {
    const officerId = toOfficerId('zone/gone');
    const world = contractWorld().does(MANAGER, { type: 'assign-manager', officerId });
    world.does(SYSTEM, undelivered(contact)).does(SYSTEM, undelivered({ type: 'officer', officerId }));
    expect(saidSince(world, 2)).toEqual([
      'notice-undelivered: officer/zone/gone',
      'notice-undelivered: role/zone/contract-manager',
    ]);
  });

  it('is a fact that only the system brings', () => {
    expect(contractWorld().refusalOf(MANAGER, undelivered(contact)).type).toBe('actor-not-concerned');
  });
});

describe('the department', () => {
  it('hears that its contract was filed, and the one that takes it over that it is theirs', () => {
    const world = contractWorld().does(REGULATOR, filed);
    expect(saidSince(world, 0)).toEqual(['contract-filed: role/zone/contract-manager']);
    world.does(SYSTEM, { type: 'undertaking-succeeded', undertaking: body('new-zone') });
    expect(noticesIn(world).at(-2)).toMatchObject({
      template: { type: 'undertaking-succeeded', fromId: 'zone', toId: 'new-zone' },
      addressee: { organizationId: 'new-zone', role: 'contract-manager' },
    });
  });

  it('hears of every date that a new calendar has moved', () => {
    const world = contractWorld();
    const since = world.events.length;
    const { exceptions } = nationalCalendar;
    const isBefore = ({ on }: { readonly on: string }): boolean => on < '2026-01-14';
    const calendar = {
      ...{ ...nationalCalendar, version: 'one off-day more' },
      exceptions: [
        ...exceptions.filter(isBefore),
        { on: day('2026-01-14'), kind: 'off-day' as const, name: '调休' },
        ...exceptions.filter((one) => !isBefore(one)),
      ],
    };
    world.does(SYSTEM, { type: 'calendar-imported', calendar });
    const moved = noticesIn(world).filter(({ about }) => (about?.sequence ?? 0) > since);
    expect(moved).toMatchObject([
      {
        template: { type: 'duty-moved', duty: 'file', why: 'calendar-changed', oldDueOn: '2026-01-20' },
        addressee: { organizationId: 'zone', role: 'contract-manager' },
      },
    ]);
  });

  it('has the draft reviewed by its legal office, and hears the opinion', () => {
    const draft = contractWorld({ status: 'draft', signedOn: null });
    draft.does(MANAGER, { type: 'submit-for-review' });
    expect(saidSince(draft, 0)).toEqual(['legal-review-requested: role/zone/legal-reviewer']);
  });
});

describe('every notice of a contract', () => {
  it('holds ids, codes, dates and amounts alone', () => {
    const world = contractWorld().does(REGULATOR, filed).until('2026-02-13 09:00').does(INSPECTOR, supervise);
    daily(world, '2026-06-01');
    const data = noticesIn(world).map(({ template: { type: _type, ...rest } }) => findFreeText(rest));
    expect(data.length).toBeGreaterThan(10);
    expect(data.filter((path) => path !== null)).toEqual([]);
  });
});
