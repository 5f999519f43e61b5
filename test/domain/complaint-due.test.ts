import type { ComplaintData } from '../../src/domain/complaint/events';
import { complaintLaw } from '../../src/domain/complaint/law';
import { aComplaint } from '../support/complaint-builder';
import { SYSTEM } from '../support/complaint-city';
import { complaintWorld, moment, nmRules, type ComplaintWorld } from '../support/complaint-world';
import { day, nationalCalendar } from '../support/national-calendar';

type Reached = Extract<ComplaintData, { type: 'rungs-reached' }>;

const rungEvents = (world: ComplaintWorld, dutyId: string): readonly Reached[] =>
  world.events.flatMap(({ data }) => (data.type === 'rungs-reached' && data.dutyId === dutyId ? [data] : []));

const rungsOf = (world: ComplaintWorld, dutyId: string): readonly (readonly string[])[] =>
  rungEvents(world, dutyId).map(({ rungs }) => rungs.map(({ rung }) => rung));

describe('the ladder', () => {
  it('reaches each rung once, on its own day, past whoever sits on it', () => {
    const world = complaintWorld();
    for (const on of ['14', '15', '16', '19', '20', '21', '22', '23']) {
      world.until(`2026-01-${on} 10:00`).until(`2026-01-${on} 18:00`);
    }
    expect(rungsOf(world, 'transfer')).toEqual([
      ['warning'],
      ['due'],
      ['overdue-1', 'overdue-1-direct'],
      ['overdue-2', 'overdue-2-direct'],
      ['listed'],
    ]);
    expect(rungEvents(world, 'transfer').at(-1)?.rungs.at(-1)?.to).toBe('inspector');
  });

  it('records together what an outage has missed, at the instant of the highest', () => {
    const world = complaintWorld().until('2026-01-22 23:00');
    expect(rungsOf(world, 'transfer')).toEqual([
      ['warning', 'due', 'overdue-1', 'overdue-1-direct', 'overdue-2', 'overdue-2-direct', 'listed'],
    ]);
    expect(world.events.at(-1)?.occurredAt).toBe(moment('2026-01-22 09:00'));
  });

  it('climbs no further when the duty is done', () => {
    const world = complaintWorld()
      .until('2026-01-15 10:00')
      .registrar.accepts()
      .registrar.transfersTo('industry');
    world.until('2026-03-01 00:00');
    expect(rungsOf(world, 'transfer')).toEqual([['warning', 'due']]);
  });

  it('is armed again when the date moves, and does not repeat itself when it does not', () => {
    const world = complaintWorld({ at: '2026-01-12 10:00' }).until('2026-01-14 10:00');
    const oneMore = {
      ...nationalCalendar,
      version: 'with one more off-day',
      exceptions: [
        ...nationalCalendar.exceptions.filter(({ on }) => on < '2026-01-15'),
        { on: day('2026-01-15'), kind: 'off-day' as const, name: 'notice' },
        ...nationalCalendar.exceptions.filter(({ on }) => on > '2026-01-15'),
      ],
    };
    world.does(SYSTEM, { type: 'calendar-imported', calendar: oneMore }).until('2026-01-16 10:00');
    expect(rungsOf(world, 'transfer')).toEqual([['warning'], ['warning', 'due']]);
    expect(rungEvents(world, 'transfer').map(({ revision }) => revision)).toEqual([0, 1]);

    world.does(SYSTEM, { type: 'calendar-imported', calendar: { ...oneMore, version: 'the same days' } });
    world.until('2026-01-16 20:00');
    expect(rungEvents(world, 'transfer')).toHaveLength(2);
  });

  it('is armed again by a suspension that moved the date, and not by one that moved nothing', () => {
    const moved = aComplaint({ status: 'verifying' }).until('2026-01-15 10:00');
    expect(rungsOf(moved, 'verify')).toEqual([['warning']]);
    moved.handler.suspends().until('2026-01-19 10:00').handler.resumes().until('2026-01-19 12:00');
    expect(moved.duty('verify').dueOn).toBe('2026-01-21');
    expect(moved.duty('verify').reachedRungs).toEqual(['warning']);
    expect(moved.duty('verify').revision).toBe(1);

    const same = aComplaint({ status: 'verifying' }).until('2026-01-15 10:00').handler.suspends();
    same.until('2026-01-15 11:00').handler.resumes().until('2026-01-15 12:00');
    expect(same.duty('verify')).toMatchObject({ dueOn: '2026-01-19', revision: 0 });
    expect(rungsOf(same, 'verify')).toEqual([['warning']]);
  });

  it('reaches nothing while the clock stands still, but the look whether it still must', () => {
    const world = aComplaint({ status: 'verifying' }).handler.suspends();
    const before = world.events.length;
    expect(complaintLaw.nextDueAt(world.state)).toBe('2026-02-09T01:00:00.000Z');
    world.until('2026-12-31 00:00');
    const since = world.events.slice(before).flatMap(({ data }) => ('dutyId' in data ? [data.dutyId] : []));
    expect([...new Set(since)]).toEqual(['check-suspension']);
  });

  it('gives no rung an instant before its duty began', () => {
    const world = aComplaint({ status: 'rectifying' });
    world.until('2026-02-20 00:00');
    const began = world.duty('rectify/demand-1').startedAt;
    const instants = rungEvents(world, 'rectify/demand-1').flatMap(({ rungs }) => rungs.map(({ at }) => at));
    expect(instants.filter((at) => at < began)).toEqual([]);
  });
});

describe('a window', () => {
  it('closes at the legal instant, whenever somebody looks', () => {
    const world = aComplaint({ status: 'verifying' }).until('2026-01-17 03:00');
    const lapsed = world.events.find(({ data }) => data.type === 'duty-lapsed' && data.dutyId === 'answer');
    expect(lapsed?.occurredAt).toBe('2026-01-14T16:00:00.000Z');
    expect(world.state.answer).toBe('window-closed');
  });

  it('closes at the close of business where the rules say so (民法典 203)', () => {
    const rules = { ...nmRules, dayRules: { ...nmRules.dayRules, closeOfBusiness: '17:30' } };
    const world = aComplaint({ status: 'verifying', rules });
    expect(world.until('2026-01-14 17:29').state.answer).toBe('open');
    expect(world.until('2026-01-14 17:30').state.answer).toBe('window-closed');
  });

  it('counts what arrived on its last evening as in time, although it is decided afterwards', () => {
    const world = aComplaint({ status: 'determining' }).handler.proposes('overdue');
    world.handler.serves('determination-notice', 'respondent').until('2026-02-27 23:59');
    const received = world.now;
    const verdict = world.judge(world.liaison.actor, { type: 'defend', evidenceIds: [] }, received);
    expect(verdict.ok).toBe(true);
    world.does(world.liaison.actor, { type: 'defend', evidenceIds: [] }, received).until('2026-02-28 00:01');
    expect(world.state.proposal).toMatchObject({ defence: 'submitted', defenceClosed: true });
    expect(world.refusalOf(world.handler.actor, { type: 'determine' }).type).toBe('defence-not-heard');
  });

  it('leaves a completion that was reported in time to the verifier’s word', () => {
    const world = aComplaint({ status: 'rectifying' }).until('2026-02-12 23:30').liaison.reportsDone();
    world.until('2026-02-13 09:00');
    expect(world.demandStates()).toEqual(['rectifying']);
    expect(world.openDuties()).toEqual(['confirm/demand-1']);
    world.handler.refusesCompletion();
    expect(world.demandStates()).toEqual(['overdue']);
    expect(world.openDuties()).toEqual(['determine/demand-1']);
  });

  it('does not start the verifier’s clock anew when completion is reported twice', () => {
    const world = aComplaint({ status: 'rectifying' }).until('2026-01-20 10:00').liaison.reportsDone();
    const first = world.duty('confirm/demand-1').dueOn;
    expect(world.until('2026-01-22 10:00').liaison.reportsDone().duty('confirm/demand-1').dueOn).toBe(first);
  });

  it('comes before the rungs of other duties that lie after it: what it ends is climbed no further', () => {
    const world = aComplaint({ status: 'rectifying' }).complainant.settles();
    world.registrar.confirmsSettlement('2026-01-20', '2026-01-21').until('2026-02-01 00:00');
    expect(world.eventTypes().slice(-4)).toEqual([
      'settlement-confirmed',
      'rungs-reached',
      'rungs-reached',
      'duty-lapsed',
    ]);
    expect(rungsOf(world, 'settle-instalment/2')).toEqual([['warning']]);
    expect(world.duty('settle-instalment/2').state).toBe('withdrawn');
  });
});

describe('a justification', () => {
  it('is judged within its own limit while rectification runs on, and holds up the determination alone', () => {
    const world = aComplaint({ status: 'rectifying' }).until('2026-02-12 10:00').liaison.claims();
    expect(world.duty('justify/command-11')).toMatchObject({ state: 'running', dueOn: '2026-02-24' });
    world.until('2026-02-13 09:00');
    expect(world.demandStates()).toEqual(['overdue']);
    expect(
      world.refusalOf(world.handler.actor, {
        type: 'propose-determination',
        demandIds: world.state.demands.map((one) => one.demandId),
        ground: 'overdue',
        excuse: null,
      }).type,
    ).toBe('justification-pending');
  });

  it('accepted, moves the date to the very day that was named', () => {
    const world = aComplaint({ status: 'rectifying' }).until('2026-01-20 10:00').handler.suspends();
    world.until('2026-01-30 10:00').handler.resumes().liaison.claims();
    const claimId = world.state.justifications[0]?.claimId ?? '';
    world.handler.judges(claimId, '2026-03-15');
    expect(world.duty('rectify/demand-1').dueOn).toBe('2026-03-15');
    expect(world.state.demands[0]?.rectifyBy).toBe('2026-03-15');
  });

  it('accepted after the date has passed, takes the demand back from determination', () => {
    const world = aComplaint({ status: 'rectifying' }).liaison.claims().until('2026-02-13 09:00');
    const claimId = world.state.justifications[0]?.claimId ?? '';
    world.handler.judges(claimId, '2026-03-02');
    expect(world.demandStates()).toEqual(['rectifying']);
    expect(world.openDuties()).toEqual(['rectify/demand-1']);
  });

  it('is moot when the body refuses after all', () => {
    const world = aComplaint({ status: 'rectifying' }).liaison.claims().respondentLeader.refuses();
    expect(world.openDuties()).toEqual(['determine/demand-1']);
    expect(world.handler.proposes('rectification-refused').state.proposal).not.toBeNull();
  });
});

describe('an order', () => {
  it('is pressed for as soon as something is substantiated', () => {
    const world = aComplaint({ status: 'verifying' }).liaison.answers().handler.concludes('substantiated');
    expect(world.openDuties()).toEqual(['order/demand-1']);
    expect(world.duty('order/demand-1').deadline.basis.internal).toBe(true);
    world.until('2026-01-23 00:00');
    expect(rungsOf(world, 'order/demand-1').flat()).toContain('listed');
  });

  it('that was not served in time is given anew, and makes nobody overdue', () => {
    const world = aComplaint({ status: 'verifying' }).liaison.answers().handler.concludes('substantiated');
    const demandIds = world.state.demands.map((one) => one.demandId);
    const items = demandIds.map((demandId) => ({ demandId, dueOn: day('2026-02-12') }));
    world.does(world.handler.actor, { type: 'order-rectification', items }).signs().until('2026-02-13 09:00');
    expect(world.demandStates()).toEqual(['overdue']);
    world.handler.orders('2026-03-13');
    expect(world.demandStates()).toEqual(['rectifying']);
    expect(world.openDuties()).toEqual(['rectify/demand-1']);
  });

  it('over ninety days is signed by a leader too', () => {
    const world = aComplaint({ status: 'verifying' }).liaison.answers().handler.concludes('substantiated');
    const demandIds = world.state.demands.map((one) => one.demandId);
    const items = demandIds.map((demandId) => ({ demandId, dueOn: day('2026-06-30') }));
    world.does(world.handler.actor, { type: 'order-rectification', items });
    expect(world.state.approval?.steps.map(({ role }) => role)).toEqual(['section-head', 'issuer', 'leader']);
    expect(world.signs().demandStates()).toEqual(['rectifying']);
  });

  it('that waited for its signature until its day had passed is not signed', () => {
    const world = aComplaint({ status: 'verifying' }).liaison.answers().handler.concludes('substantiated');
    const demandIds = world.state.demands.map((one) => one.demandId);
    const items = demandIds.map((demandId) => ({ demandId, dueOn: day('2026-01-14') }));
    world.does(world.handler.actor, { type: 'order-rectification', items }).until('2026-01-15 09:00');
    expect(() => world.signs()).toThrow('date-in-past');
  });
});
