import { aComplaint } from '../support/complaint-builder';
import { COMPLAINANT, officer } from '../support/complaint-city';
import { demand } from '../support/complaint-people';
import { complaintWorld, nmRules, type ComplaintWorld } from '../support/complaint-world';

const verifying = (demands = 1): ComplaintWorld => aComplaint({ status: 'verifying', demands });
const answered = (demands = 1): ComplaintWorld => verifying(demands).liaison.answers();

/** From a proposed breach to the determination, with every day that the respondent has. */
const determinedFrom = (world: ComplaintWorld): ComplaintWorld =>
  world.handler.serves('determination-notice', 'respondent').untilDue('defend').handler.determines();

describe('the three grounds (内发改财金字〔2023〕1444号 二(一)3)', () => {
  it('is determined a breach when the rectification date passes without justification', () => {
    const world = determinedFrom(aComplaint({ status: 'determining' }).handler.proposes('overdue'));
    expect(world.state).toMatchObject({ status: 'determined', outcome: 'breach-determined' });
    expect(world.state.demands[0]).toMatchObject({ state: 'breach', ground: 'overdue' });
  });

  it('is determined a breach when the body refuses under its seal, without waiting for the date', () => {
    const refused = aComplaint({ status: 'rectifying' }).respondentLeader.refuses();
    expect(refused.state.status).toBe('determining');
    expect(refused.duty('rectify/demand-1').state).toBe('withdrawn');
    const world = determinedFrom(refused.handler.proposes('rectification-refused'));
    expect(world.today < '2026-02-12').toBe(true);
    expect(world.state.demands[0]).toMatchObject({ state: 'breach', ground: 'rectification-refused' });
  });

  it('is determined a breach when the body hides behind a change of leaders', () => {
    const excused = aComplaint({ status: 'rectifying' }).respondentLeader.hidesBehind('leadership-change');
    const world = determinedFrom(excused.handler.proposes('successor-repudiation', 'leadership-change'));
    expect(world.state.demands[0]).toMatchObject({ state: 'breach', ground: 'successor-repudiation' });
  });

  it('takes an excuse for a breach also when it shows only after the date has passed', () => {
    const overdue = aComplaint({ status: 'determining' });
    const world = determinedFrom(overdue.handler.proposes('successor-repudiation', 'reorganisation'));
    expect(world.state.demands[0]?.ground).toBe('successor-repudiation');
  });

  it('counts a refusal that was written while the demand was still being verified, once it is substantiated', () => {
    const refused = answered().respondentLeader.refuses();
    expect(refused.demandStates()).toEqual(['open']);
    const world = refused.handler.concludes('substantiated');
    expect(world.demandStates()).toEqual(['refused']);
    expect(world.openDuties()).toContain('determine/demand-1');
  });

  it('knows no breach when what was refused turns out to be unfounded', () => {
    const world = answered().respondentLeader.refuses().handler.concludes('unfounded');
    expect(world.state.outcome).toBe('unfounded');
  });
});

describe('each outcome', () => {
  it('rejected: two people, a reason, and windows that open when the notice is served', () => {
    const world = complaintWorld().registrar.rejects('R08');
    expect(world.state).toMatchObject({ status: 'closed', outcome: 'rejected', approval: null });
    expect(world.openDuties()).toEqual(['explain']);
    const signed = world.events.filter(({ data }) => data.type === 'approval-given');
    expect(signed).toHaveLength(1);

    const serve = { type: 'serve', letterKind: 'rejection-notice', party: 'complainant' } as const;
    world.until('2026-01-14 10:00');
    world.does(world.registrar.actor, {
      ...serve,
      method: 'electronic',
      on: world.today,
      receiptEvidenceId: null,
    });
    expect(world.openDuties()).toEqual(['ask-review', 'rate']);
    expect(world.duty('ask-review')).toMatchObject({ dueOn: '2026-01-28' });
  });

  it('unfounded: explained, then closed', () => {
    const found = answered().handler.concludes('unfounded');
    expect(found.state).toMatchObject({ outcome: 'unfounded', status: 'verifying', explained: false });
    expect(found.openDuties()).toContain('explain');
    expect(found.handler.explains().state.status).toBe('closed');
  });

  it('unverifiable: after three days on which the complainant was sought', () => {
    const world = answered().until('2026-01-14 17:00');
    for (const on of ['2026-01-12', '2026-01-13', '2026-01-14']) world.handler.triesToReach(on);
    expect(world.handler.concludes('unverifiable').handler.explains().state.outcome).toBe('unverifiable');
  });

  it('unverifiable at once when nobody can be sought: the complaint is anonymous', () => {
    const world = aComplaint({ status: 'verifying', identity: 'anonymous' }).liaison.answers();
    expect(world.handler.concludes('unverifiable').state.outcome).toBe('unverifiable');
  });

  it('lawful change: the compensation is the demand, and the case ends only when it is paid', () => {
    const world = answered().handler.concludes('lawful-change');
    expect(world.state).toMatchObject({ outcome: null, status: 'rectifying' });
    expect(world.state.demands[0]).toMatchObject({ state: 'lawful-change', kind: 'compensation' });
    expect(world.openDuties()).toEqual(['order/demand-1']);
    world.handler.orders('2026-02-12').liaison.reportsDone().handler.confirms();
    expect(world.state).toMatchObject({ outcome: 'lawful-change' });
    expect(world.handler.explains().state.status).toBe('closed');
  });

  it('lawful change without compensation in time is a breach like any other', () => {
    const world = answered().handler.concludes('lawful-change').handler.orders('2026-02-12');
    world.untilDue('rectify/demand-1');
    expect(determinedFrom(world.handler.proposes('overdue')).state.outcome).toBe('breach-determined');
  });

  it('rectified: no breach, performed on the day it was confirmed', () => {
    const world = aComplaint({ status: 'rectifying' }).until('2026-01-20 10:00');
    world.liaison.reportsDone().handler.confirms();
    expect(world.state).toMatchObject({ outcome: 'rectified' });
    expect(world.state.demands[0]?.performedOn).toBe('2026-01-20');
    expect(world.handler.explains().state.status).toBe('closed');
  });

  it('withdrawn: at once, and nothing of it waits for a signature or a defence any more', () => {
    const world = aComplaint({ status: 'determining' }).handler.proposes('overdue').complainant.withdraws();
    expect(world.state).toMatchObject({ status: 'closed', outcome: 'withdrawn', proposal: null });
    expect(world.openDuties()).toEqual([]);
  });

  it('breach determined: the duty to perform lives on, and is counted apart', () => {
    const world = aComplaint({ status: 'determined' }).handler.serves(
      'determination-document',
      'complainant',
    );
    expect(world.state).toMatchObject({ status: 'determined', explained: true });
    world.liaison.reportsDone();
    expect(world.openDuties()).toContain('confirm/demand-1');
    world.handler.performs();
    expect(world.state).toMatchObject({ status: 'closed', outcome: 'breach-determined' });
    expect(world.openDuties()).not.toContain('confirm/demand-1');
  });

  it('discontinued: by two signatures although the case stands still, and told by 答复书', () => {
    const world = verifying().handler.suspends();
    world.does(world.handler.actor, { type: 'discontinue', ground: 'court-proceedings' }).signs();
    expect(world.state).toMatchObject({ status: 'closed', outcome: 'discontinued', suspension: null });
    world.handler.serves('reply', 'complainant');
    expect(world.openDuties()).toEqual(['ask-review', 'rate']);
  });

  it('discontinued at once where the rules end a case that a court has', () => {
    const rules = { ...nmRules, parallelProceedings: 'discontinue' } as const;
    const world = aComplaint({ status: 'verifying', rules }).handler.suspends();
    expect(world.state).toMatchObject({ status: 'verifying', suspension: null });
    expect(world.signs().state.outcome).toBe('discontinued');
  });
});

describe('three demands that end differently', () => {
  const conclude = (): ComplaintWorld =>
    answered(3)
      .handler.concludes('unfounded', demand(1))
      .handler.concludes('substantiated', demand(2), demand(3))
      .handler.orders('2026-02-12', demand(2), demand(3));

  it('ends in the gravest, and tells the complainant once all of it stands', () => {
    const world = conclude().liaison.reportsDone(demand(2)).handler.confirms(demand(2));
    world.until('2026-02-13 09:00').handler.proposes('overdue', null, demand(3));
    determinedFrom(world);
    expect(world.demandStates()).toEqual(['unfounded', 'rectified', 'breach']);
    expect(world.state).toMatchObject({ outcome: 'breach-determined', status: 'determined' });
  });

  it('is not over when one of them is determined: a served document tells only its own part', () => {
    const world = conclude().respondentLeader.refuses(demand(3));
    world.handler.proposes('rectification-refused', null, demand(3));
    determinedFrom(world).handler.serves('determination-document', 'complainant');
    expect(world.state).toMatchObject({ status: 'rectifying', outcome: null, explained: false });
    world.handler.confirms(demand(2));
    expect(world.state).toMatchObject({ outcome: 'breach-determined', explained: false });
    expect(world.openDuties()).toContain('explain');
  });

  it('lets the one be performed while the others are still at work', () => {
    const world = conclude().respondentLeader.refuses(demand(3));
    world.handler.proposes('rectification-refused', null, demand(3));
    determinedFrom(world).handler.performs(demand(3));
    expect(world.state.demands[2]?.performedOn).toBe(world.today);
    expect(world.state.status).toBe('rectifying');
  });

  it('lets a respondent report on one demand while another is still being verified', () => {
    const world = answered(2)
      .handler.concludes('substantiated', demand(1))
      .handler.orders('2026-02-12', demand(1));
    expect(world.state.status).toBe('verifying');
    expect(world.liaison.reportsDone(demand(1)).handler.confirms(demand(1)).demandStates()).toEqual([
      'rectified',
      'open',
    ]);
  });
});

describe('determination', () => {
  it('leaves a demand out that was performed before the signatures', () => {
    const world = answered(2).handler.concludes('substantiated').handler.orders('2026-02-12');
    world.until('2026-02-13 09:00').handler.proposes('overdue').handler.confirms(demand(1));
    expect(world.state.proposal?.demandIds).toEqual([demand(2)]);
    expect(determinedFrom(world).demandStates()).toEqual(['rectified', 'breach']);
  });

  it('is gone when all of it was performed', () => {
    const world = aComplaint({ status: 'determining' }).handler.proposes('overdue').handler.confirms();
    expect(world.state).toMatchObject({ proposal: null, outcome: 'rectified' });
  });

  it('lets a defence convince: the proposal goes, the duty stays, and a justification may still be judged', () => {
    const world = aComplaint({ status: 'determining' }).handler.proposes('overdue');
    world.handler.serves('determination-notice', 'respondent').liaison.defends().handler.hearsDefence();
    world.does(world.handler.actor, { type: 'withdraw-proposal' });
    expect(world.openDuties()).toContain('determine/demand-1');
    world.liaison.claims();
    world.handler.judges(world.state.justifications[0]?.claimId ?? '', '2026-04-01');
    expect(world.state.demands[0]).toMatchObject({ state: 'rectifying', rectifyBy: '2026-04-01' });
  });

  it('goes back to its proposer and is proposed and served anew when one of the signers returns it', () => {
    const world = aComplaint({ status: 'determining' }).handler.proposes('overdue');
    world.handler.serves('determination-notice', 'respondent').untilDue('defend');
    world.does(world.handler.actor, { type: 'determine' });
    const approvalId = world.state.approval?.approvalId ?? '';
    world.does(officer('industry', 'section-head'), { type: 'approve', approvalId });
    world.does(officer('industry', 'legal-reviewer'), { type: 'return-for-revision', approvalId });
    expect(world.state.approval).toBeNull();
    expect(world.handler.determines().state.outcome).toBe('breach-determined');
  });

  it('revoked: the demand is verified anew, and what followed from it runs no more', () => {
    const world = aComplaint({ status: 'determined' }).handler.serves(
      'determination-document',
      'complainant',
    );
    world.does(world.handler.actor, { type: 'revoke-determination' }).signs();
    expect(world.state).toMatchObject({ status: 'verifying', outcome: null, determinationRevoked: true });
    expect(world.openDuties()).toEqual(['verify']);
  });

  it('revoked and determined once more: the new document is served and reported like the first', () => {
    const world = aComplaint({ status: 'determined' });
    world.handler.serves('determination-document', 'accepting');
    world.does(world.handler.actor, { type: 'revoke-determination' }).signs();
    world.handler.concludes('substantiated').respondentLeader.refuses();
    determinedFrom(world.handler.proposes('rectification-refused'));
    expect(world.state.determinationRevoked).toBe(false);
    expect(world.openDuties()).toContain('report-to-acceptors');
    world.handler.serves('determination-document', 'accepting');
    expect(world.openDuties()).not.toContain('report-to-acceptors');
  });

  it('is reported to the accepting department, and only the service ends that duty', () => {
    const world = aComplaint({ status: 'determined' });
    expect(world.openDuties()).toEqual(['explain', 'report-to-acceptors']);
    world.handler.serves('determination-document', 'respondent');
    expect(world.openDuties()).toEqual(['explain', 'report-to-acceptors']);
    world.handler.serves('determination-document', 'accepting');
    expect(world.openDuties()).toEqual(['explain']);
  });
});

describe('a tip-off (举报)', () => {
  it('is verified like any other, told its result, and opens no window', () => {
    const world = aComplaint({ status: 'closed', kind: 'tip-off' });
    expect(world.openDuties()).toEqual([]);
    expect(world.refusalOf(COMPLAINANT, { type: 'request-review', reviewer: null }).type).toBe(
      'tip-off-no-party',
    );
  });
});
