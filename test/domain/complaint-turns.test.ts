import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import { mayRead } from '../../src/domain/complaint/access';
import { toCaseId } from '../../src/domain/ids';
import { aComplaint } from '../support/complaint-builder';
import { body, officer, SYSTEM, type BodyName } from '../support/complaint-city';
import { demand } from '../support/complaint-people';
import { complaintWorld, type ComplaintWorld } from '../support/complaint-world';
import { nationalCalendar } from '../support/national-calendar';

const answered = (demands = 1): ComplaintWorld =>
  aComplaint({ status: 'verifying', demands }).liaison.answers();

describe('settlement', () => {
  it('is over when every instalment is paid', () => {
    const world = aComplaint({ status: 'verifying' }).complainant.settles();
    world.registrar.confirmsSettlement('2026-02-02', '2026-03-02');
    expect(world.state).toMatchObject({ status: 'closed', outcome: 'settled' });
    for (const instalmentId of ['1', '2']) {
      world.does(world.registrar.actor, { type: 'record-instalment', instalmentId, paid: true });
    }
    expect(world.openDuties()).toEqual([]);
  });

  it('broken by one missed instalment, reopens where it stood: still to be verified', () => {
    const world = aComplaint({ status: 'verifying' }).complainant.settles();
    world.registrar.confirmsSettlement('2026-02-02', '2026-03-02').untilDue('settle-instalment/1');
    expect(world.state).toMatchObject({ status: 'verifying', outcome: null, settlement: 'broken' });
    expect(world.openDuties()).toEqual(['verify']);
  });

  it('broken before anybody verified, goes to be transferred', () => {
    const world = aComplaint({ status: 'received' }).complainant.settles();
    world.registrar.confirmsSettlement('2026-02-02').untilDue('settle-instalment/1');
    expect(world.state.status).toBe('accepted');
    expect(world.openDuties()).toEqual(['transfer']);
  });

  it('broken while the rectification date is still to come, keeps that date', () => {
    const world = aComplaint({ status: 'rectifying' }).complainant.settles();
    world.registrar.confirmsSettlement('2026-02-02').untilDue('settle-instalment/1');
    expect(world.state.status).toBe('rectifying');
    expect(world.duty('rectify/demand-1')).toMatchObject({ state: 'running', dueOn: '2026-02-12' });
  });

  it('broken after the rectification date has passed, leaves the demand overdue', () => {
    const world = aComplaint({ status: 'rectifying' }).complainant.settles();
    world.registrar.confirmsSettlement('2026-03-02').untilDue('settle-instalment/1');
    expect(world.demandStates()).toEqual(['overdue']);
    expect(world.openDuties()).toEqual(['determine/demand-1']);
  });

  it('ends a proposed determination: after a break it is proposed and served anew', () => {
    const world = aComplaint({ status: 'determining' }).handler.proposes('overdue').complainant.settles();
    world.registrar.confirmsSettlement('2026-03-02').untilDue('settle-instalment/1');
    expect(world.state).toMatchObject({ status: 'determining', proposal: null });
    expect(world.openDuties()).toEqual(['determine/demand-1']);
  });
});

describe('the way to the verifier', () => {
  it('is returned once, transferred again, and then appointed by the superior, finally', () => {
    const world = aComplaint({ status: 'transferred' }).clerk.returns('housing');
    expect(world.state).toMatchObject({ status: 'accepted', verifying: null });
    expect(world.openDuties()).toEqual(['transfer-again']);
    world.until('2026-01-13 11:00').registrar.transfersTo('housing').clerk.returns('industry');
    expect(world.state).toMatchObject({ status: 'transferred', verifying: body('housing') });
    expect(world.eventTypes().at(-1)).toBe('appointment-requested');
    expect(world.openDuties()).toEqual(['sign-in', 'verify']);
    world.inspector.appoints('industry');
    expect(world.openDuties()).toEqual(['sign-in', 'verify']);
    const again: ComplaintFacts = { type: 'return', rightBody: body('housing') };
    expect(world.refusalOf(world.clerk.actor, again).type).toBe('verifier-appointed');
  });

  it('gives each verifier its full five days, from arrival and not from 签收', () => {
    const world = aComplaint({ status: 'transferred' });
    expect(world.duty('verify').dueOn).toBe('2026-01-19');
    world.clerk.returns('housing').until('2026-01-13 11:00').registrar.transfersTo('housing');
    expect(world.duty('verify').dueOn).toBe('2026-01-20');
    expect(world.until('2026-01-15 09:00').clerk.signsIn().duty('verify').dueOn).toBe('2026-01-20');
  });

  it('leaves no act of the old verifier for the new one to sign', () => {
    const world = answered();
    const items = [{ demandId: demand(1), conclusion: 'unfounded' as const }];
    world.does(world.handler.actor, { type: 'conclude', items });
    expect(world.inspector.appoints('housing').state.approval).toBeNull();
  });

  it('closes the window for a return when the body concludes', () => {
    expect(answered().handler.concludes('substantiated').openDuties()).toEqual(['order/demand-1']);
  });
});

describe('supplement', () => {
  it('stops the transfer clock from the request until it is supplied, once', () => {
    const world = complaintWorld().until('2026-01-13 10:00');
    expect(world.duty('transfer').dueOn).toBe('2026-01-15');
    world.registrar.asksForSupplement();
    expect(world.duty('transfer')).toMatchObject({ state: 'suspended', dueOn: null });
    expect(world.duty('supplement').dueOn).toBe('2026-01-27');
    world.until('2026-01-20 15:00').complainant.supplies();
    expect(world.state.status).toBe('received');
    expect(world.duty('transfer')).toMatchObject({ state: 'running', dueOn: '2026-01-22' });
  });

  it('lapses at the end of its last day, and the office decides on what it has', () => {
    const world = complaintWorld().registrar.asksForSupplement().until('2026-01-26 23:59');
    expect(world.state.status).toBe('supplementing');
    world.until('2026-01-27 00:00');
    expect(world.state.status).toBe('received');
    expect(world.events.at(-1)).toMatchObject({
      occurredAt: '2026-01-26T16:00:00.000Z',
      data: { type: 'duty-lapsed', dutyId: 'supplement' },
    });
    expect(world.registrar.rejects('R10').state.outcome).toBe('rejected');
  });

  it('goes on waiting when a suspension that came between is lifted', () => {
    const world = complaintWorld().registrar.asksForSupplement();
    const actor = officer('city', 'section-head');
    world.does(actor, { type: 'suspend', ground: 'appraisal', fromOn: world.today });
    world.until('2026-01-14 10:00').does(actor, { type: 'resume', on: world.today });
    expect(world.duty('supplement').state).toBe('running');
    expect(world.duty('transfer').state).toBe('suspended');
  });
});

describe('several respondents', () => {
  it('become one case each, one of them in the lead, and the whole is closed', () => {
    const world = complaintWorld();
    const child = (name: BodyName, part: 'lead' | 'assisting') => ({
      caseId: toCaseId(`child-${name}`),
      number: `TS-${name}`,
      respondent: body(name),
      part,
    });
    const children = [child('zone', 'lead'), child('new-zone', 'assisting')];
    world.does(world.registrar.actor, { type: 'split-by-respondent', children });
    expect(world.state).toMatchObject({ status: 'closed', outcome: 'split' });
    expect(world.state.childIds).toEqual(['child-zone', 'child-new-zone']);
    expect(world.openDuties()).toEqual([]);
  });
});

const succeeds = (world: ComplaintWorld, verifying: BodyName | null = null): ComplaintWorld =>
  world.does(SYSTEM, {
    type: 'respondent-succeeded',
    respondent: body('new-zone'),
    verifying: verifying === null ? null : body(verifying),
  });

describe('a respondent that is abolished in the middle', () => {
  it('is followed by its successor, who is heard afresh before anything is concluded', () => {
    const world = succeeds(answered().until('2026-01-14 10:00'));
    expect(world.state.respondent.organizationId).toBe('new-zone');
    expect(world.duty('answer')).toMatchObject({ state: 'running', dueOn: '2026-01-16' });
    const items = [{ demandId: demand(1), conclusion: 'substantiated' as const }];
    const conclude: ComplaintFacts = { type: 'conclude', items };
    expect(world.refusalOf(world.handler.actor, conclude).type).toBe('answer-window-open');
    expect(world.liaison.answers().handler.concludes('substantiated').state.status).toBe('rectifying');
  });

  it('takes back a conclusion that waited for its signature: the successor was not heard', () => {
    const world = answered();
    const items = [{ demandId: demand(1), conclusion: 'unfounded' as const }];
    expect(succeeds(world.does(world.handler.actor, { type: 'conclude', items })).state.approval).toBeNull();
  });

  it('gets a verifier derived anew, with its own full limit', () => {
    const world = succeeds(answered().until('2026-01-14 10:00'), 'housing');
    expect(world.state).toMatchObject({ status: 'transferred', verifying: body('housing') });
    expect(world.duty('verify').dueOn).toBe('2026-01-21');
  });

  it('never leaves the successor to verify itself: the accepting department transfers again', () => {
    const world = answered().does(SYSTEM, {
      type: 'respondent-succeeded',
      respondent: body('industry', { predecessorIds: body('new-zone').predecessorIds }),
      verifying: null,
    });
    expect(world.state).toMatchObject({ status: 'accepted', verifying: null });
    expect(world.openDuties()).toContain('transfer-again');
  });

  it('still has to put right by its day what the former body was ordered', () => {
    const world = succeeds(aComplaint({ status: 'rectifying' }));
    expect(world.state.status).toBe('rectifying');
    expect(world.liaison.reportsDone().openDuties()).toContain('confirm/demand-1');
  });
});

describe('recusal (回避)', () => {
  it('takes a complaint about the accepting department out of its sight, to the upper credit office', () => {
    const world = complaintWorld({ respondent: 'credit' });
    expect(mayRead(world.state, officer('credit', 'registrar'))).toBe(false);
    const handOver: ComplaintFacts = {
      type: 'hand-over-for-recusal',
      party: 'accepting',
      to: body('region-credit'),
    };
    world.does(officer('city', 'section-head'), handOver);
    expect(world.registrar.accepts().registrar.transfersTo('industry').state.status).toBe('transferred');
    expect(world.registrar.actor.organizationId).toBe('region-credit');
  });

  it('lets the upper credit office verify when the verifier has to stand aside', () => {
    const world = answered();
    const to = body('region-credit');
    world.does(world.handler.actor, { type: 'hand-over-for-recusal', party: 'verifying', to });
    expect(world.state).toMatchObject({ status: 'transferred', verifying: to });
  });

  it('drops a rejection that the office proposed before it stood aside', () => {
    const world = complaintWorld();
    world.does(world.registrar.actor, { type: 'reject', reasonCode: 'R12' });
    const to = body('region-credit');
    world.does(world.registrar.actor, { type: 'hand-over-for-recusal', party: 'accepting', to });
    expect(world.state.approval).toBeNull();
  });
});

describe('another region', () => {
  it('keeps number and receipt date, takes the rules of the new region, and counts from the same receipt', () => {
    const world = complaintWorld().until('2026-01-13 10:00');
    const rules = { ...world.state.rules, ruleSetId: 'OTHER' };
    const accepting = body('other-credit');
    world.does(world.registrar.actor, { type: 'redirect', accepting, rules, calendar: nationalCalendar });
    expect(world.state).toMatchObject({
      number: 'TS150100-2026-000001',
      receivedOn: '2026-01-12',
      regionCode: '150200',
      accepting: body('other-credit'),
      rules: { ruleSetId: 'OTHER' },
    });
    expect(world.duty('transfer').dueOn).toBe('2026-01-15');
  });
});
