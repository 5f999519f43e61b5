import {
  acceptingAt,
  accusedAt,
  complains,
  isApproved,
  openReceipt,
  verifyingAt,
  watcherOf,
} from './support/parties';
import { deadlineOf, officerOf } from './support/people';
import { aComplaintWithItsVerifier, anAnsweredComplaint, anOrderedComplaint } from './support/stages';
import { openWorld, type World } from './support/world';
import { textOfPdf } from '../support/pdf-text';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-07-06 09:00');
});

afterAll(() => world.close());

const housingAgainstWorks = { respondent: 'works', verifier: 'housing' } as const;

describe('how a complaint can end', () => {
  it('rejected: with a reason from the list and where to go instead, by two people', async () => {
    const credit = acceptingAt(world, 'credit');
    const complaint = await complains(world, 'works');
    const unknown = { reasonCode: 'R99', explanation: '不受理。' };
    expect(await credit.registrar.isRefused(complaint, 'reject', unknown)).toMatchObject({
      refusal: 'reject-reason-unknown',
    });
    const reason = { reasonCode: 'R02', explanation: '同一合同纠纷法院已经立案。' };
    const proposed = await credit.registrar.does(complaint, 'reject', reason);
    expect(proposed.status).toBe('received');
    expect(await isApproved(world, complaint)).toMatchObject({ status: 'closed', outcome: 'rejected' });
    await world.inbox.untilToldAt(complaint.email, complaint.number, '投诉不予受理');

    // The windows open when the notice is served, and the complainant can fetch it.
    const served = await credit.registrar.does(complaint, 'serve', {
      letterKind: 'rejection-notice',
      party: 'complainant',
      method: 'electronic',
      on: world.time.today(),
    });
    expect(deadlineOf(served, 'ask-review')).toMatchObject({ startOn: '2026-07-06', dueOn: '2026-07-20' });
    const own = await complaint.complainant.sees(complaint);
    expect(own.letters.map(({ kind }) => kind)).toEqual(['rejection-notice']);
  });

  it('withdrawn: by the complainant alone, and nothing is owed any more', async () => {
    const complaint = await aComplaintWithItsVerifier(world, housingAgainstWorks);
    const withdrawn = await complaint.complainant.does(complaint, 'withdraw', { reason: '双方已另行协商。' });
    expect(withdrawn).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    const seen = await verifyingAt(world, 'housing').handler.sees(complaint);
    expect(seen.deadlines.filter(({ state }) => state === 'running')).toEqual([]);
  });

  it('settled: the office confirms that it was voluntary, and a broken instalment reopens the case', async () => {
    const housing = verifyingAt(world, 'housing');
    const complaint = await anAnsweredComplaint(world, housingAgainstWorks);
    const terms = { terms: '分两期付清，投诉人撤回投诉。' };
    expect((await complaint.complainant.does(complaint, 'settle', terms)).status).toBe('verifying');
    const settled = await housing.handler.does(complaint, 'confirm-settlement', {
      instalments: [
        { dueOn: '2026-07-10', amountYuan: '64000.00' },
        { dueOn: '2026-07-31', amountYuan: '64000.00' },
      ],
      remark: '已电话核实，系自愿和解。',
    });
    expect(settled).toMatchObject({ status: 'closed', outcome: 'settled' });
    const paid = { instalmentId: '1', paid: true };
    await housing.handler.does(complaint, 'record-instalment', paid);
    await world.time.passesTo('2026-07-31 23:00');
    expect((await housing.handler.sees(complaint)).outcome).toBe('settled');
    await world.time.passesTo('2026-08-01 09:00');
    const reopened = await housing.handler.sees(complaint);
    expect(reopened).toMatchObject({ status: 'verifying', outcome: null });
    // Saturday 1 August is day zero; the fifth working day is Friday.
    expect(deadlineOf(reopened, 'verify')).toMatchObject({ state: 'running', dueOn: '2026-08-07' });
  });

  it('unfounded: a second person agrees, the complainant is told why and may ask once for a review', async () => {
    const { time, inbox } = world;
    await time.passesTo('2026-08-03 09:00');
    const housing = verifyingAt(world, 'housing');
    const complaint = await anAnsweredComplaint(world, housingAgainstWorks);
    const proposed = await housing.concludes(complaint, complaint.demandIds, 'unfounded');
    expect(proposed).toMatchObject({ status: 'verifying', approval: { act: 'conclude' } });
    const concluded = await isApproved(world, complaint);
    expect(concluded).toMatchObject({ outcome: 'unfounded' });
    expect(deadlineOf(concluded, 'explain')).toMatchObject({
      dueOn: '2026-08-04',
      basis: { isSilent: true, isInternal: true },
    });
    expect(await housing.explains(complaint)).toMatchObject({ status: 'closed', outcome: 'unfounded' });
    await inbox.untilToldAt(complaint.email, complaint.number, '办理结果已反馈');
    const { complainant } = complaint;
    const own = await complainant.sees(complaint);
    expect(own.letters.map(({ kind }) => kind)).toContain('reply');
    expect(deadlineOf(own, 'ask-review')).toMatchObject({ dueOn: '2026-08-17' });
    const asked = await complainant.does(complaint, 'request-review', { reason: '验收单未被采信。' });
    expect(deadlineOf(asked, 'decide-review')).toMatchObject({ dueOn: '2026-08-24' });
    expect(await complainant.isRefused(complaint, 'request-review', { reason: '再问。' })).toMatchObject({
      refusal: 'review-already-asked',
    });
    // Another body decides: neither who verified, nor who asked.
    const upheld = { result: 'upheld', reason: '验收单系事后补签，原结论并无不当。' };
    expect((await housing.handler.isRefused(complaint, 'decide-review', upheld)).status).toBe(403);
    expect((await watcherOf(world).isRefused(complaint, 'decide-review', upheld)).status).toBe(403);
    const region = acceptingAt(world, 'region-credit');
    expect(asked.reviewing).toMatchObject({ id: 'region-credit' });
    await inbox.untilTold('region-credit', 'registrar', complaint.number, '收到复核申请');
    expect(await region.registrar.lists()).toContain(complaint.number);
    await region.registrar.does(complaint, 'decide-review', upheld);
    const approvalId = (await region.reviewer.sees(complaint)).approval?.approvalId;
    const reviewed = await region.reviewer.does(complaint, 'approve', { approvalId });
    expect(deadlineOf(reviewed, 'decide-review').state).toBe('met');
    expect(reviewed.outcome).toBe('unfounded');
    await inbox.untilToldAt(complaint.email, complaint.number, '复核已有决定');
    const letter = (await region.registrar.sees(complaint)).letters.find(({ kind }) => kind === 'reply');
    const reply = textOfPdf(await region.registrar.download(`/letters/${letter?.id ?? ''}/content`));
    expect(reply.replace(/\n/g, '')).toContain('向朔原自治区发展和改革委员会申请复核');
  });

  it('unverifiable: only after three attempts to reach the complainant on different days', async () => {
    const { time } = world;
    const housing = verifyingAt(world, 'housing');
    const complaint = await anAnsweredComplaint(world, housingAgainstWorks);
    const attempts = ['2026-08-03', '2026-08-04', '2026-08-05'];
    for (const on of attempts) {
      const items = complaint.demandIds.map((demandId) => ({ demandId, conclusion: 'unverifiable' }));
      const given = { items, findings: '无法联系投诉人。' };
      expect(await housing.handler.isRefused(complaint, 'conclude', given)).toMatchObject({
        refusal: 'contact-attempts-too-few',
      });
      await time.passesTo(`${on} 15:00`);
      const attempt = { on, method: 'phone', reached: false };
      await housing.handler.does(complaint, 'record-contact-attempt', attempt);
      expect(await housing.handler.isRefused(complaint, 'record-contact-attempt', attempt)).toMatchObject({
        refusal: 'contact-attempt-same-day',
      });
    }
    await housing.concludes(complaint, complaint.demandIds, 'unverifiable');
    expect((await isApproved(world, complaint)).outcome).toBe('unverifiable');
    expect(await housing.explains(complaint)).toMatchObject({ status: 'closed', outcome: 'unverifiable' });
  });

  it('lawful change: compensation becomes the demand, and the case ends when it has been paid', async () => {
    const housing = verifyingAt(world, 'housing');
    const works = accusedAt(world, 'works');
    const complaint = await anAnsweredComplaint(world, housingAgainstWorks);
    const [demandId = ''] = complaint.demandIds;
    await housing.concludes(complaint, complaint.demandIds, 'lawful-change');
    const changed = await isApproved(world, complaint);
    expect(changed).toMatchObject({ status: 'rectifying', demands: [{ kind: 'compensation' }] });
    await housing.orders(complaint, complaint.demandIds, '2026-08-31');
    await isApproved(world, complaint);
    await works.reportsDone(complaint, demandId);
    expect(await housing.confirms(complaint, demandId)).toMatchObject({ outcome: 'lawful-change' });
    expect(await housing.explains(complaint)).toMatchObject({ status: 'closed', outcome: 'lawful-change' });
  });

  it('rectified: performed in time, it never enters the record; a dissatisfied caller has it handled again', async () => {
    const { time } = world;
    const housing = verifyingAt(world, 'housing');
    const works = accusedAt(world, 'works');
    const complaint = await anOrderedComplaint(world, housingAgainstWorks, '2026-08-20');
    const [demandId = ''] = complaint.demandIds;
    await works.reportsDone(complaint, demandId);
    // Reported in time, answered late: the wait for the verifier is not the respondent's breach.
    await time.passesTo('2026-08-21 09:00');
    expect((await housing.handler.sees(complaint)).demands[0]?.state).toBe('rectifying');
    await housing.confirms(complaint, demandId);
    expect(await housing.explains(complaint)).toMatchObject({ status: 'closed', outcome: 'rectified' });
    const rated = await complaint.complainant.does(complaint, 'rate', { score: 2, comment: '拖得太久。' });
    expect(deadlineOf(rated, 'rate').state).toBe('met');
    const caller = officerOf(world.desk, 'credit', 'follow-up-caller');
    const again = await caller.does(complaint, 'record-follow-up', { result: 'dissatisfied' });
    expect(again).toMatchObject({ status: 'verifying', outcome: null, demands: [{ state: 'open' }] });
    // 21 August is a Friday: five working days end on the next.
    expect(deadlineOf(again, 'verify')).toMatchObject({ state: 'running', dueOn: '2026-08-28' });
  });

  it('discontinued: a court has the matter; first it stands still, then it ends, each by its own act', async () => {
    const { time } = world;
    const housing = verifyingAt(world, 'housing');
    const complaint = await anAnsweredComplaint(world, housingAgainstWorks);
    const court = { ground: 'court-proceedings', reason: '法院已就同一合同立案。' };
    const fromOn = { ...court, fromOn: '2026-08-21' };
    const suspended = await housing.handler.does(complaint, 'suspend', fromOn);
    expect(suspended.isSuspended).toBe(true);
    expect(deadlineOf(suspended, 'verify').state).toBe('suspended');
    await time.passesTo('2026-09-01 09:00');
    const standing = await housing.handler.sees(complaint);
    expect(deadlineOf(standing, 'verify')).toMatchObject({ state: 'suspended', isOverdue: false });
    await housing.handler.does(complaint, 'discontinue', court);
    expect(await isApproved(world, complaint)).toMatchObject({ status: 'closed', outcome: 'discontinued' });
  });
});

describe('a complaint with three demands', () => {
  it('ends each of them in its own way, and the gravest end names the whole', async () => {
    const { time } = world;
    const housing = verifyingAt(world, 'housing');
    const works = accusedAt(world, 'works');
    const complaint = await anAnsweredComplaint(world, {
      ...housingAgainstWorks,
      demands: [
        { kind: 'payment', amountYuan: '128000.00' },
        { kind: 'settlement' },
        { kind: 'compensation', amountYuan: '9000.00' },
      ],
    });
    const [payment = '', settlement = '', compensation = ''] = complaint.demandIds;
    await housing.concludes(complaint, [payment, settlement], 'substantiated');
    const partly = await housing.concludes(complaint, [compensation], 'unfounded');
    expect(deadlineOf(partly, 'verify').state).toBe('running');
    const verified = await isApproved(world, complaint);
    expect(deadlineOf(verified, 'verify').state).toBe('met');
    expect(verified.demands.map(({ state }) => state)).toEqual([
      'substantiated',
      'substantiated',
      'unfounded',
    ]);

    await housing.orders(complaint, [payment, settlement], '2026-09-15');
    await isApproved(world, complaint);
    await housing.serves(complaint, 'rectification-order', 'respondent');
    await works.reportsDone(complaint, settlement);
    await housing.confirms(complaint, settlement);
    await time.passesTo('2026-09-16 09:00');
    const late = await housing.handler.sees(complaint);
    expect(late.status).toBe('determining');
    expect(late.demands.map(({ state }) => state)).toEqual(['overdue', 'rectified', 'unfounded']);
    await housing.proposes(complaint, [payment], 'overdue');
    await housing.serves(complaint, 'determination-notice', 'respondent');
    // Sunday 20 September is worked, Friday 25 to Sunday 27 September are the Mid-Autumn holiday.
    expect(deadlineOf(await housing.handler.sees(complaint), 'defend')).toMatchObject({
      dueOn: '2026-09-22',
    });
    await time.passesTo('2026-09-23 09:00');
    await housing.determines(complaint);
    const determined = await isApproved(world, complaint);
    expect(determined).toMatchObject({ status: 'determined', outcome: 'breach-determined' });
    expect(determined.demands.map(({ state, ground }) => [state, ground])).toEqual([
      ['breach', 'overdue'],
      ['rectified', null],
      ['unfounded', null],
    ]);

    // The letters of the case can be fetched, each by whom it was written to and by nobody else.
    const { letters } = determined;
    const kinds = letters.map(({ kind }) => kind);
    for (const kind of [
      'acceptance-notice',
      'transfer-letter',
      'rectification-order',
      'determination-notice',
      'determination-document',
    ] as const) {
      expect(kinds).toContain(kind);
    }
    expect(new Set(letters.map(({ number }) => number)).size).toBe(letters.length);
    const document = letters.find(({ kind }) => kind === 'determination-document');
    const path = `/letters/${document?.id ?? ''}/content`;
    const pdf = await works.liaison.download(path);
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const { token } = await openReceipt(world, complaint.receipt);
    expect((await world.desk.get(path, token)).status).toBe(404);
  });
});
