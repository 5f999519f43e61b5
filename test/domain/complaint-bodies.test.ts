import { mayRead } from '../../src/domain/complaint/access';
import type { HandlingParty } from '../../src/domain/complaint/complaint';
import { noticesFor } from '../../src/domain/complaint/notices';
import { toOrganizationId } from '../../src/domain/ids';
import { addresseeKey } from '../../src/domain/notification';
import type { ComplaintRules } from '../../src/domain/policy';
import { resolveRules } from '../../src/domain/rule-set';
import { aComplaint } from '../support/complaint-builder';
import { body, officer, officeSystem, SYSTEM, type BodyName } from '../support/complaint-city';
import { demand } from '../support/complaint-people';
import { complaintWorld, nmRules, seedOf, type ComplaintWorld } from '../support/complaint-world';
import { nationalCalendar } from '../support/national-calendar';

const succeeds = (world: ComplaintWorld, party: HandlingParty, [from, to]: readonly [BodyName, BodyName]) =>
  world.does(SYSTEM, {
    type: 'body-succeeded',
    party,
    from: toOrganizationId(from),
    to: body(to),
    as: 'successor',
  });

describe('an office that is merged or abolished in the middle of a case', () => {
  it('is succeeded in what it owes, by the same dates: nobody gains time by being abolished', () => {
    const world = aComplaint({ status: 'verifying' });
    const before = world.until('2026-01-13 10:00').state.duties;
    succeeds(world, 'verifying', ['industry', 'housing']);
    expect(world.state).toMatchObject({ status: 'verifying', verifying: body('housing') });
    expect(world.state.duties).toEqual(before);
    expect(world.state.answer).toBe('open');
  });

  it('loses sight of the case, and its successor gains it', () => {
    const world = succeeds(aComplaint({ status: 'verifying' }), 'verifying', ['industry', 'housing']);
    expect(mayRead(world.state, officer('industry', 'case-handler'))).toBe(false);
    expect(mayRead(world.state, officer('housing', 'case-handler'))).toBe(true);
  });

  it('leaves its pending act to be signed by its successor', () => {
    const world = aComplaint({ status: 'verifying' }).liaison.answers();
    const items = [{ demandId: demand(1), conclusion: 'unfounded' as const }];
    world.does(world.handler.actor, { type: 'conclude', items });
    succeeds(world, 'verifying', ['industry', 'housing']).signs();
    expect(world.demandStates()).toEqual(['unfounded']);
  });

  it('hands over an acceptance and a review in the same way', () => {
    const accepted = succeeds(complaintWorld(), 'accepting', ['credit', 'hotline']);
    expect(accepted.state).toMatchObject({ accepting: body('hotline'), regionCode: '150100' });
    const reviewed = aComplaint({ status: 'closed' }).complainant.asksForReview();
    succeeds(reviewed, 'reviewing', ['region-credit', 'region-inspectorate']);
    expect(reviewed.state.reviewer).toEqual(body('region-inspectorate'));
    expect(reviewed.reviewer.decides('upheld').state.review).toBe('upheld');
  });

  it('tells the successor what it has taken over', () => {
    const world = succeeds(aComplaint({ status: 'verifying' }), 'verifying', ['industry', 'housing']);
    const event = world.events.at(-1);
    if (event === undefined) throw new Error('nothing happened');
    const told = noticesFor({ data: event.data, event, before: world.state, after: world.state });
    expect(told.map(({ addressee }) => addresseeKey(addressee))).toEqual(['role/housing/case-handler']);
  });
});

describe('an approval that is given in an office system', () => {
  const proposed = (): ComplaintWorld => {
    const world = aComplaint({ status: 'verifying' }).liaison.answers();
    const items = [{ demandId: demand(1), conclusion: 'unfounded' as const }];
    return world.does(world.handler.actor, { type: 'conclude', items });
  };
  const approval = (world: ComplaintWorld) =>
    ({ type: 'approve', approvalId: world.state.approval?.approvalId ?? '' }) as const;

  it('counts for the officer who gave it', () => {
    const world = proposed();
    world.does(officeSystem('industry', officer('industry', 'section-head')), approval(world));
    expect(world.demandStates()).toEqual(['unfounded']);
  });

  it('may come through the system of the government above', () => {
    const world = proposed();
    world.does(officeSystem('city', officer('industry', 'section-head')), approval(world));
    expect(world.demandStates()).toEqual(['unfounded']);
  });

  it('does not let a bureau sign for people of another', () => {
    const world = proposed();
    const stranger = officer('housing', 'section-head');
    expect(world.refusalOf(officeSystem('industry', stranger), approval(world)).type).toBe(
      'approval-not-your-step',
    );
  });

  it('suspends for a court that has the matter, and resumes when it is over', () => {
    const world = aComplaint({ status: 'verifying' });
    const system = officeSystem('industry', null);
    world.does(system, { type: 'suspend', ground: 'court-proceedings', fromOn: world.today });
    expect(world.state.suspension?.ground).toBe('court-proceedings');
    world.does(system, { type: 'resume', on: world.today });
    expect(world.state.suspension).toBeNull();
  });
});

describe('where the channel limits its acceptance', () => {
  const rulesOf = (id: string): ComplaintRules => resolveRules([seedOf('BASE'), seedOf(id)]);

  it('counts the transfer of arrears from the acceptance, not from the receipt (国令802 第二十五条)', () => {
    const world = complaintWorld({ rules: rulesOf('ARREARS-802') });
    expect(world.openDuties()).toEqual(['accept']);
    world.until('2026-01-20 10:00').registrar.accepts();
    expect(world.duty('accept')).toMatchObject({ state: 'met', dueOn: '2026-01-26' });
    expect(world.duty('transfer').deadline.startOn).toBe('2026-01-20');
    expect(world.duty('transfer').dueOn).toBe('2026-02-03');
  });

  it.each(['HB-YSHJ', 'CQ-FL', 'SD-JSJB'])('counts both from the receipt where they are one: %s', (id) => {
    const world = complaintWorld({ rules: rulesOf(id) });
    expect(world.openDuties()).toEqual(['accept', 'transfer']);
    expect(world.duty('transfer').dueOn).toBe(world.duty('accept').dueOn);
  });

  it('still transfers a lead from a monitoring point at once', () => {
    const world = complaintWorld({ rules: rulesOf('ARREARS-802'), listed: true });
    expect(world.duty('transfer').dueOn).toBe('2026-01-12');
  });

  it('counts from the receipt wherever nothing limits the acceptance', () => {
    expect(complaintWorld().openDuties()).toEqual(['transfer']);
  });
});

describe('a redirect to another region', () => {
  const redirect = (world: ComplaintWorld, rules: ComplaintRules): ComplaintWorld =>
    world.does(world.registrar.actor, {
      type: 'redirect',
      accepting: body('other-credit'),
      rules,
      calendar: nationalCalendar,
    });

  it('keeps the supplement time excluded in the region that it comes to', () => {
    const world = complaintWorld().until('2026-01-13 10:00').registrar.asksForSupplement();
    world.until('2026-01-19 10:00').complainant.supplies();
    const { dueOn } = world.duty('transfer');
    redirect(world, nmRules);
    expect(world.duty('transfer').dueOn).toBe(dueOn);
  });

  it('ends the wait for a supplement, and counts what was left', () => {
    const world = complaintWorld().until('2026-01-13 10:00').registrar.asksForSupplement();
    redirect(world.until('2026-01-19 10:00'), nmRules);
    expect(world.duty('transfer')).toMatchObject({ state: 'running', dueOn: '2026-01-21' });
  });
});

describe('an extension', () => {
  const extendable = (grantedBy: 'head-of-agency' | 'supervisor'): ComplaintRules => ({
    ...nmRules,
    extensions: { verify: { amount: 10, unit: 'working-day', times: 1, grantedBy } },
  });
  const verify = { type: 'grant-extension', dutyId: 'verify' } as const;

  it('is granted by the head of the agency where the rules say so (济南市优化营商环境条例 第六十二条)', () => {
    const world = aComplaint({ status: 'verifying', rules: extendable('head-of-agency') });
    world.does(officer('industry', 'issuer'), verify);
    expect(world.duty('verify').deadline.extensions).toHaveLength(1);
  });

  it('is granted by nobody below the head, and by no other agency', () => {
    const world = aComplaint({ status: 'verifying', rules: extendable('head-of-agency') });
    expect(world.refusalOf(officer('industry', 'case-handler'), verify).type).toBe('role-missing');
    expect(world.refusalOf(officer('credit', 'leader'), verify).type).toBe('actor-not-concerned');
    expect(world.refusalOf(officer('housing', 'issuer'), verify).type).toBe('actor-not-concerned');
  });

  it.each(['HEN-YS', 'JN-62', 'ARREARS-802'])('of %s is for the head of the agency', (id) => {
    expect(seedOf(id).complaint.extensions?.verify?.value.grantedBy).toBe('head-of-agency');
  });
});
