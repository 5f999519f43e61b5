import { mayRead } from '../../src/domain/complaint/access';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import { noticesFor } from '../../src/domain/complaint/notices';
import type { Instant } from '../../src/domain/ids';
import { addresseeKey } from '../../src/domain/notification';
import { calendarOf } from '../../src/domain/working-calendar';
import { aComplaint } from '../support/complaint-builder';
import { body, CHANNEL, COMPLAINANT, officer, SYSTEM } from '../support/complaint-city';
import { complaintWorld, type ComplaintWorld } from '../support/complaint-world';
import { day, seedYears } from '../support/national-calendar';

/** Whom the clock tells something until a moment, one after the other. */
function announcedUntil(world: ComplaintWorld, at: Instant | null): readonly string[] {
  const from = world.events.length;
  world.until(at ?? world.now);
  return world.events.slice(from).flatMap((event) => {
    const announcement = { data: event.data, event, before: world.state, after: world.state };
    return noticesFor(announcement).map(({ addressee }) => addresseeKey(addressee));
  });
}

describe('what is owed when a case is over', () => {
  const urge: ComplaintFacts = { type: 'urge', dutyId: null };

  it('is urged as long as it is owed, and no longer', () => {
    const world = aComplaint({ status: 'closed' }).complainant.asksForReview();
    const { actor } = world.inspector;
    expect(world.does(actor, urge).eventTypes().at(-1)).toBe('urged');
    world.reviewer.decides('upheld').until('2027-01-01 00:00');
    expect(world.openDuties()).toEqual([]);
    expect(world.refusalOf(actor, urge).type).toBe('duty-not-running');
  });

  it('is explained also where discontinuing has closed the case before anybody was told', () => {
    const handler = officer('industry', 'case-handler');
    const world = aComplaint({ status: 'verifying' });
    world.does(handler, { type: 'discontinue', ground: 'court-proceedings' }).signs();
    expect(world.state).toMatchObject({ status: 'closed', explained: false });
    expect(world.openDuties()).toContain('explain');
    world.handler.explains();
    expect(world.state.explained).toBe(true);
    expect(world.openDuties()).not.toContain('explain');
    expect(world.refusalOf(handler, { type: 'explain', method: 'electronic', on: world.today }).type).toBe(
      'already-explained',
    );
  });

  it('runs although the case stood still when it was closed', () => {
    const world = aComplaint({ status: 'verifying' }).liaison.answers().handler.concludes('lawful-change');
    world.handler.suspends('arbitration').handler.performs().handler.serves('reply', 'complainant');
    expect(world.state).toMatchObject({ status: 'closed', outcome: 'lawful-change', suspension: null });
    expect(world.duty('check-suspension').state).not.toBe('running');
    expect(world.duty('ask-review').state).toBe('running');
    expect(world.complainant.asksForReview().reviewer.decides('upheld').state.review).toBe('upheld');
  });
});

describe('review (复核) and follow-up (回访)', () => {
  const closed = (): ComplaintWorld => aComplaint({ status: 'closed' });

  it('is upheld, and the result stands', () => {
    const world = closed().complainant.asksForReview().reviewer.decides('upheld');
    expect(world.state).toMatchObject({ status: 'closed', outcome: 'unfounded', review: 'upheld' });
  });

  it('is owed by the reviewing body, and its ladder climbs there', () => {
    const world = closed().complainant.asksForReview();
    expect(world.state.reviewer).toEqual(body('region-credit'));
    expect(world.duty('decide-review')).toMatchObject({ owner: 'reviewing', state: 'running' });
    const { dueAt } = world.duty('decide-review');
    const addressees = announcedUntil(world, dueAt);
    expect(addressees).toContain('role/region-credit/acceptance-reviewer');
    expect(addressees).not.toContain('role/credit/acceptance-reviewer');
  });

  it('is decided by two people of the reviewing body, and by nobody else', () => {
    const world = closed().complainant.asksForReview();
    world.does(world.reviewer.actor, { type: 'decide-review', result: 'upheld' });
    expect(world.state.review).toBe('asked');
    const approvalId = world.state.approval?.approvalId ?? '';
    expect(world.refusalOf(world.reviewer.actor, { type: 'approve', approvalId }).type).toBe('role-missing');
    const elsewhere = officer('credit', 'acceptance-reviewer');
    expect(world.refusalOf(elsewhere, { type: 'approve', approvalId }).type).toBe('approval-not-your-step');
    world.does(world.reviewer.signatory, { type: 'approve', approvalId });
    expect(world.state).toMatchObject({ review: 'upheld', approval: null });
    expect(world.openDuties()).not.toContain('decide-review');
  });

  it('is seen by the reviewing body from the day it is asked, and not before', () => {
    const world = closed();
    const there = officer('region-credit', 'registrar');
    expect(mayRead(world.state, there)).toBe(false);
    world.complainant.asksForReview();
    expect(mayRead(world.state, there)).toBe(true);
    world.reviewer.decides('upheld');
    expect(mayRead(world.state, there)).toBe(true);
  });

  it('reopened by a competent body is verified by that body', () => {
    const world = closed().complainant.asksForReview('city');
    const [head, issuer] = [officer('city', 'issuer'), officer('city', 'section-head')];
    world.does(head, { type: 'decide-review', result: 'reopened' });
    world.does(issuer, { type: 'approve', approvalId: world.state.approval?.approvalId ?? '' });
    expect(world.state).toMatchObject({ status: 'verifying', verifying: body('city'), review: 'reopened' });
    expect(world.openDuties()).toEqual(['verify']);
    world.handler.concludes('unfounded').handler.explains();
    expect(world.openDuties()).not.toContain('ask-review');
  });

  it('reopened by the inspectorate, which verifies nothing itself, goes back to the verifier', () => {
    const world = closed().complainant.asksForReview('inspectorate').reviewer.decides('reopened');
    expect(world.state).toMatchObject({ status: 'verifying', verifying: body('industry') });
  });

  it('reopened after a rejection, is accepted and to be transferred', () => {
    const world = complaintWorld().registrar.rejects();
    const on = world.today;
    world.does(world.registrar.actor, {
      type: 'serve',
      letterKind: 'rejection-notice',
      party: 'complainant',
      method: 'electronic',
      on,
      receiptEvidenceId: null,
    });
    const ask: ComplaintFacts = { type: 'request-review', reviewer: body('credit') };
    expect(world.refusalOf(COMPLAINANT, ask).type).toBe('reviewer-not-independent');
    world.complainant.asksForReview('inspectorate').reviewer.decides('reopened');
    expect(world.state).toMatchObject({ status: 'accepted', outcome: null, approval: null });
    expect(world.openDuties()).toEqual(['transfer']);
  });

  it('dissatisfied: handled again by the same department, which is not a review', () => {
    const world = closed().complainant.rates(1).registrar.followsUp('dissatisfied');
    expect(world.state).toMatchObject({ status: 'verifying', followUp: 'dissatisfied', review: 'none' });
    world.handler.concludes('unfounded').handler.explains();
    expect(world.openDuties()).toEqual(['ask-review', 'follow-up', 'rate']);
  });

  it('dissatisfied while a review is asked: the review decides', () => {
    const world = closed().complainant.asksForReview().registrar.followsUp('dissatisfied');
    expect(world.state.status).toBe('closed');
  });

  it('satisfied: nothing is reopened', () => {
    expect(closed().registrar.followsUp('satisfied').state.status).toBe('closed');
  });

  it('leaves nobody who is anonymous to be called', () => {
    expect(aComplaint({ status: 'closed', identity: 'anonymous' }).openDuties()).toEqual([
      'ask-review',
      'rate',
    ]);
  });
});

describe('a case that a channel handles itself', () => {
  const tells = (world: ComplaintWorld, stage: 'accepted' | 'transferred' | 'verified' | 'closed') =>
    world.does(CHANNEL, {
      type: 'channel-progressed',
      stage,
      closedAs: stage === 'closed' ? 'unfounded' : null,
    });

  it('is followed: its clocks run by what the channel tells', () => {
    const world = complaintWorld({ handling: 'followed', accepting: 'hotline' });
    expect(world.openDuties()).toEqual(['transfer']);
    expect(tells(world, 'transferred').openDuties()).toEqual(['verify']);
    expect(tells(world, 'verified').openDuties()).toEqual([]);
    expect(tells(world, 'closed').state).toMatchObject({ status: 'closed', outcome: 'unfounded' });
  });

  it('takes the result of a 回访 from the channel, and leaves it to the channel to handle it again', () => {
    const world = tells(complaintWorld({ handling: 'followed', accepting: 'hotline' }), 'closed');
    world.does(CHANNEL, { type: 'record-follow-up', result: 'dissatisfied' });
    expect(world.state).toMatchObject({ status: 'closed', followUp: 'dissatisfied' });
  });
});

describe('suspension (中止办理)', () => {
  it('stops every clock but a leader’s date, and goes on with what is left', () => {
    const world = aComplaint({ status: 'verifying' });
    world.does(world.inspector.actor, {
      type: 'record-instruction',
      instructionId: 'i',
      dueOn: day('2026-02-02'),
    });
    world.until('2026-01-14 10:00').handler.suspends();
    expect(world.duty('verify')).toMatchObject({ state: 'suspended', dueOn: null });
    expect(world.duty('answer-instruction/i').dueOn).toBe('2026-02-02');
    world.until('2026-02-02 10:00').handler.resumes();
    expect(world.duty('verify')).toMatchObject({ state: 'running', dueOn: '2026-02-05' });
  });

  it('starts no clock for what happens meanwhile until it is lifted', () => {
    const world = aComplaint({ status: 'determining' }).handler.proposes('overdue').handler.suspends();
    world.handler.serves('determination-notice', 'respondent');
    expect(world.duty('defend')).toMatchObject({ state: 'suspended', dueOn: null });
    world.until('2026-03-02 10:00').handler.resumes();
    expect(world.duty('defend')).toMatchObject({ state: 'running', dueOn: '2026-03-06' });
  });
});

describe('the calendar', () => {
  const officialUntil2027 = calendarOf('cn-2027', [
    ...seedYears.filter(({ year }) => year <= 2026),
    {
      year: 2027,
      status: 'official',
      days: [
        { on: day('2027-01-01'), kind: 'off-day', name: '元旦' },
        { on: day('2027-01-04'), kind: 'off-day', name: '元旦' },
      ],
    },
  ]);

  it('moves open dates when the notice comes, keeps what is closed, and says so with a revision', () => {
    const world = aComplaint({ status: 'transferred', at: '2026-12-29 10:00' });
    const closedVerdict = world.duty('transfer');
    expect(world.duty('verify')).toMatchObject({ dueOn: '2027-01-06', provisional: true, revision: 0 });
    world.does(SYSTEM, { type: 'calendar-imported', calendar: officialUntil2027 });
    expect(world.duty('verify')).toMatchObject({ dueOn: '2027-01-07', provisional: false, revision: 1 });
    expect(world.duty('transfer')).toEqual(closedVerdict);
  });

  it('counts across Spring Festival 2026 with its make-up Saturdays', () => {
    const world = complaintWorld({ at: '2026-02-12 10:00' });
    // 13 Friday, 14 Saturday at work, 24 Tuesday
    expect(world.duty('transfer').dueOn).toBe('2026-02-24');
    world.until('2026-02-14 16:00').registrar.accepts().registrar.transfersTo('industry');
    // 24, 25, 26, 27, and 28 Saturday at work
    expect(world.duty('verify').dueOn).toBe('2026-02-28');
    expect(world.duty('return').dueOn).toBe('2026-02-24');
    world.clerk.signsIn().handler.notifies();
    expect(world.duty('answer').dueOn).toBe('2026-02-25');
    world.until('2026-02-26 00:00');
    expect(world.state.answer).toBe('window-closed');
    world.handler.concludes('substantiated');
    expect(world.duty('order/demand-1').dueOn).toBe('2026-02-28');
    world.handler.orders('2026-03-01').untilDue('rectify/demand-1');
    // A day that was named stands, although it is a Sunday.
    expect(world.events.at(-1)?.occurredAt).toBe('2026-03-01T16:00:00.000Z');
    world.until('2026-03-02 09:00').handler.proposes('overdue');
    world.handler.serves('determination-notice', 'respondent');
    expect(world.duty('defend').dueOn).toBe('2026-03-09');
    world.untilDue('defend').handler.determines();
    expect(world.state.status).toBe('determined');
  });

  it('gives a lead from a monitoring point no day to lie: transferred at once, listed from intake', () => {
    const world = complaintWorld({ listed: true });
    expect(world.state.listed).toBe(true);
    expect(world.duty('transfer').dueOn).toBe('2026-01-12');
  });
});

describe('a complainant', () => {
  it('is told the result by the letter that carries it, and the windows run from that day', () => {
    const world = aComplaint({ status: 'determined' }).until('2026-03-02 10:00');
    world.handler.serves('determination-document', 'complainant');
    expect(world.duty('explain').state).toBe('met');
    expect(world.duty('ask-review').dueOn).toBe('2026-03-16');
    expect(world.refusalOf(COMPLAINANT, { type: 'withdraw' }).type).toBe('case-not-in-status');
  });
});
