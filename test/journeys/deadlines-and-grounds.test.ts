import {
  acceptingAt,
  accusedAt,
  complains,
  isApproved,
  openReceipt,
  verifyingAt,
  watcherOf,
  type Complaint,
} from './support/parties';
import { deadlineOf, officerOf, type View } from './support/people';
import { anAnsweredComplaint, anOrderedComplaint } from './support/stages';
import { openWorld, type World } from './support/world';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
});

afterAll(() => world.close());

/** What the deadline says of single days, as `2026-02-14 调休上班`. */
const saying = (deadline: ReturnType<typeof deadlineOf>, on: string): string =>
  deadline.explanation
    .map((day) => `${day.on} ${day.name} ${day.counted ? '计入' : '不计'}`)
    .find((line) => line.startsWith(on)) ?? '';

describe('a complaint across Spring Festival 2026', () => {
  it('runs on working days alone: make-up Saturdays count, the nine days of the festival do not', async () => {
    const { time, inbox } = world;
    const credit = acceptingAt(world, 'credit');
    const housing = verifyingAt(world, 'housing');
    const works = accusedAt(world, 'works');

    // 2月10日 (Tuesday): received, accepted and transferred on one day.
    const complaint = await complains(world, 'works');
    const received = await credit.registrar.sees(complaint);
    expect(received.receivedOn).toBe('2026-02-10');
    expect(deadlineOf(received, 'transfer')).toMatchObject({ dueOn: '2026-02-13', state: 'running' });
    await credit.accepts(complaint);
    const transferred = await credit.transfers(complaint, 'housing');
    expect(transferred.status).toBe('transferred');
    const verify = deadlineOf(transferred, 'verify');
    expect(verify).toMatchObject({ startOn: '2026-02-10', dueOn: '2026-02-24', provisional: false });
    expect(verify.dueAt).toBe('2026-02-24T16:00:00.000Z');
    expect(saying(verify, '2026-02-14')).toMatch(/计入$/);
    expect(saying(verify, '2026-02-17')).toMatch(/不计$/);
    expect(verify.explanation.filter(({ counted }) => counted).map(({ on }) => on)).toEqual([
      '2026-02-11',
      '2026-02-12',
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
    ]);

    // The accused body learns of nothing before its notice.
    await housing.signsIn(complaint);
    expect(await works.liaison.looksAt(complaint)).toBeNull();
    expect(await works.liaison.lists()).not.toContain(complaint.number);
    await inbox.untilTold('housing', 'receiving-clerk', complaint.number, '转来待核实投诉线索');
    expect(await inbox.subjectsFor('works', 'respondent-liaison', complaint.number)).toEqual([]);

    const notified = await housing.notifies(complaint);
    expect(deadlineOf(notified, 'answer')).toMatchObject({ startOn: '2026-02-10', dueOn: '2026-02-12' });
    await inbox.untilTold('works', 'respondent-liaison', complaint.number, '收到核实通知');
    const noticed = await works.liaison.sees(complaint);
    expect(noticed).toMatchObject({ view: 'respondent', narrative: null, contract: null, identity: null });
    expect(noticed.demands.map(({ amountYuan }) => amountYuan)).toEqual([null]);
    await works.answers(complaint);

    // 2月24日, the last day of the limit: the handler is reminded, and concludes in time.
    await time.passesTo('2026-02-24 10:00');
    const lastDay = await housing.handler.sees(complaint);
    expect(deadlineOf(lastDay, 'verify')).toMatchObject({ state: 'running', isOverdue: false });
    expect(deadlineOf(lastDay, 'verify').reachedRungs).toEqual(['warning', 'due']);
    await inbox.untilTold('housing', 'case-handler', complaint.number, '核实');
    const concluded = await housing.concludes(complaint, complaint.demandIds, 'substantiated');
    expect(deadlineOf(concluded, 'verify').state).toBe('met');

    // Ordered until Wednesday 4 March; the working day before the last five is counted over Saturday 28 February.
    await housing.orders(complaint, complaint.demandIds, '2026-03-04');
    const ordered = await isApproved(world, complaint);
    expect(ordered.status).toBe('rectifying');
    await housing.serves(complaint, 'rectification-order', 'respondent');
    await time.passesTo('2026-02-26 08:59');
    expect(deadlineOf(await works.liaison.sees(complaint), 'rectify').reachedRungs).toEqual([]);
    await time.passesTo('2026-02-26 09:00');
    expect(deadlineOf(await works.liaison.sees(complaint), 'rectify').reachedRungs).toEqual(['warning']);

    // Paid on the last day; confirmed and explained, the case is over without a record.
    await time.passesTo('2026-03-04 23:59');
    await works.reportsDone(complaint, complaint.demandIds[0] ?? '');
    await time.passesTo('2026-03-05 09:00');
    const confirmed = await housing.confirms(complaint, complaint.demandIds[0] ?? '');
    expect(confirmed).toMatchObject({ outcome: 'rectified' });
    const closed = await housing.explains(complaint);
    expect(closed).toMatchObject({ status: 'closed', outcome: 'rectified' });

    const { complaint: own } = await openReceipt(world, complaint.receipt);
    expect(own).toMatchObject({ view: 'complainant', status: 'closed', outcome: 'rectified' });
    expect(deadlineOf(own, 'ask-review')).toMatchObject({ startOn: '2026-03-05', dueOn: '2026-03-19' });
    await inbox.untilToldAt(complaint.email, complaint.number, '办理结果已反馈');

    const journal = await housing.handler.journal(complaint);
    expect(journal.every((sentence) => sentence.endsWith('。'))).toBe(true);
    expect(journal.join('')).toContain('签收投诉，核实期限仍自到达之日的次日起算');
    expect(journal.join('')).not.toContain(complaint.email);
  });
});

const housingAgainstWorks = { respondent: 'works', verifier: 'housing' } as const;
const industryAgainstPark = { respondent: 'park', verifier: 'industry' } as const;

/** 拟认定告知书 is served today, and nobody says anything in the five working days that follow. */
async function determinedUnheard(complaint: Complaint, after: string): Promise<View> {
  const verifier = verifyingAt(world, 'housing');
  await verifier.serves(complaint, 'determination-notice', 'respondent');
  await world.time.passesTo(after);
  await verifier.determines(complaint);
  return isApproved(world, complaint);
}

describe('a breach is determined on one of three grounds', () => {
  it('when the rectification date passes without justification: an excuse is none, a claim is judged', async () => {
    const { time, inbox } = world;
    await time.passesTo('2026-04-07 09:00');
    const housing = verifyingAt(world, 'housing');
    const works = accusedAt(world, 'works');
    const complaint = await anOrderedComplaint(world, housingAgainstWorks, '2026-04-17');
    const [demandId = ''] = complaint.demandIds;

    const excused = { demandId, ground: 'staff-change', reason: '原经办人员已经调离。' };
    expect(await works.liaison.isRefused(complaint, 'claim-justification', excused)).toMatchObject({
      refusal: 'justification-is-excuse',
    });
    await time.passesTo('2026-04-14 10:00');
    await works.claimsJustification(complaint, demandId, 'budget-procedure');
    const filed = await housing.handler.sees(complaint);
    expect(deadlineOf(filed, 'justify')).toMatchObject({ startOn: '2026-04-14', dueOn: '2026-04-17' });
    const [claim] = filed.justifications;
    const judged = await housing.handler.does(complaint, 'judge-justification', {
      claimId: claim?.claimId,
      accepted: false,
      reason: '预算程序不影响已到期的付款义务。',
    });
    expect(deadlineOf(judged, 'rectify')).toMatchObject({ dueOn: '2026-04-17', state: 'running' });

    // 23:59 on the last day is in time, 00:01 of the next is not.
    await time.passesTo('2026-04-17 23:59');
    expect((await housing.handler.sees(complaint)).demands[0]?.state).toBe('rectifying');
    await time.passesTo('2026-04-18 00:01');
    const late = await housing.handler.sees(complaint);
    expect(late).toMatchObject({ status: 'determining', demands: [{ state: 'overdue' }] });
    expect(deadlineOf(late, 'determine')).toMatchObject({ state: 'running' });

    // Determined only after the window for 陈述申辩, and by four different people.
    await time.passesTo('2026-04-20 09:00');
    await housing.proposes(complaint, complaint.demandIds, 'overdue');
    const served = await housing.serves(complaint, 'determination-notice', 'respondent');
    expect(deadlineOf(served, 'defend')).toMatchObject({ startOn: '2026-04-20', dueOn: '2026-04-27' });
    const early = { reasoning: '提前认定。' };
    expect(await housing.handler.isRefused(complaint, 'determine', early)).toMatchObject({
      refusal: 'defence-window-open',
    });
    await inbox.untilTold('works', 'respondent-liaison', complaint.number, '拟认定违约失信，可陈述申辩');
    await works.liaison.does(complaint, 'defend', { defence: '资金即将到位，请求不予认定。' });
    await time.passesTo('2026-04-28 09:00');
    expect(await housing.handler.isRefused(complaint, 'determine', early)).toMatchObject({
      refusal: 'defence-not-heard',
    });
    const heard = { record: '该单位称资金即将到位。', finding: '没有证据，不予采纳。' };
    await housing.handler.does(complaint, 'hear-defence', heard);

    const foreseen = await housing.handler.previews(complaint, 'determine', { reasoning: '逾期未付。' });
    expect(foreseen.join('\n')).toContain(`${heard.record}\n我单位审查意见：${heard.finding}`);
    const { approval } = await housing.determines(complaint);
    const own = { approvalId: approval?.approvalId };
    const toSign = await officerOf(world.desk, 'housing', 'section-head').previews(complaint, 'approve', own);
    expect(toSign[0]).toBe('政府违约失信认定书');
    expect(toSign.join('')).not.toContain('未提出陈述、申辩');
    expect((await housing.handler.isRefused(complaint, 'approve', own)).refusal).toBe('role-missing');
    const determined = await isApproved(world, complaint);
    expect(determined).toMatchObject({
      status: 'determined',
      outcome: 'breach-determined',
      demands: [{ state: 'breach', ground: 'overdue', performedOn: null }],
    });
    expect(deadlineOf(determined, 'report-to-acceptors')).toMatchObject({ dueOn: '2026-04-29' });

    // Served on all who are owed it; a determination does not discharge the duty to pay.
    await housing.serves(complaint, 'determination-document', 'respondent');
    await housing.serves(complaint, 'determination-document', 'accepting');
    const told = await housing.serves(complaint, 'determination-document', 'complainant');
    expect(deadlineOf(told, 'report-to-acceptors').state).toBe('met');
    expect(told.status).toBe('determined');
    for (const [body, role] of [
      ['credit', 'registrar'],
      ['works', 'respondent-liaison'],
    ] as const) {
      await inbox.untilTold(body, role, complaint.number, '已认定违约失信');
    }
    const performed = { demandId, on: time.today() };
    expect(await housing.handler.does(complaint, 'record-performance', performed)).toMatchObject({
      status: 'closed',
      outcome: 'breach-determined',
      demands: [{ performedOn: '2026-04-28' }],
    });

    const { complaint: followed } = await openReceipt(world, complaint.receipt);
    expect(followed.outcome).toBe('breach-determined');
    expect(deadlineOf(followed, 'ask-review')).toMatchObject({ startOn: '2026-04-28' });
    const journal = await watcherOf(world).journal(complaint);
    for (const words of ['正当理由', '陈述申辩', '认定']) expect(journal.join('')).toContain(words);
  });

  it('when the body refuses in writing under its seal: determination follows at once', async () => {
    const housing = verifyingAt(world, 'housing');
    const works = accusedAt(world, 'works');
    const complaint = await anOrderedComplaint(world, housingAgainstWorks, '2026-06-30');
    const kind = 'rectification-refused';
    expect(
      await works.leader.isRefused(complaint, 'declare-refusal', {
        demandIds: complaint.demandIds,
        kind,
        declaration: '不予支付。',
      }),
    ).toMatchObject({ refusal: 'seal-required' });
    const declared = { demandIds: complaint.demandIds, kind, declaration: '不予支付。' };
    expect((await works.liaison.isRefused(complaint, 'declare-refusal', declared)).status).toBe(403);
    await works.refusesUnderSeal(complaint, complaint.demandIds, { kind });
    const refused = await housing.handler.sees(complaint);
    expect(refused).toMatchObject({ status: 'determining', demands: [{ state: 'refused' }] });
    expect(deadlineOf(refused, 'rectify').state).toBe('withdrawn');
    await housing.proposes(complaint, complaint.demandIds, 'rectification-refused');
    // Five working days across Labour Day; the day after the last is Saturday 9 May, which is worked.
    const determined = await determinedUnheard(complaint, '2026-05-09 09:00');
    expect(determined.demands).toMatchObject([{ state: 'breach', ground: 'rectification-refused' }]);
  });

  it('when the body pleads a change of leadership or of organization: 新官不理旧账 is a breach, no reason', async () => {
    const industry = verifyingAt(world, 'industry');
    const park = accusedAt(world, 'park');
    const complaint = await anAnsweredComplaint(world, industryAgainstPark);
    await industry.concludes(complaint, complaint.demandIds, 'substantiated');
    const kind = 'successor-repudiation';
    await park.refusesUnderSeal(complaint, complaint.demandIds, { kind, excuse: 'leadership-change' });
    const refused = await industry.handler.sees(complaint);
    expect(refused).toMatchObject({ status: 'determining', demands: [{ state: 'refused' }] });
    expect(
      await industry.handler.isRefused(complaint, 'propose-determination', {
        demandIds: complaint.demandIds,
        ground: 'rectification-refused',
        facts: '见书面说明。',
        reasoning: '见书面说明。',
      }),
    ).toMatchObject({ refusal: 'ground-not-given' });
    await industry.proposes(complaint, complaint.demandIds, 'successor-repudiation', 'leadership-change');
    await industry.serves(complaint, 'determination-notice', 'respondent');
    await world.time.passesTo('2026-05-18 09:00');
    await industry.determines(complaint);
    const determined = await isApproved(world, complaint);
    expect(determined.demands).toMatchObject([{ state: 'breach', ground: 'successor-repudiation' }]);
    expect((await industry.handler.journal(complaint)).join('')).toContain('领导更替');
  });
});

describe('a complaint that an office sits on', () => {
  it('climbs past it: its own reviewer hears on the day after, and so does the inspectorate directly', async () => {
    const { time, inbox } = world;
    const credit = acceptingAt(world, 'credit');
    // Dragon Boat Festival: 19 to 21 June are off.
    await time.passesTo('2026-06-18 20:00');
    const complaint = await complains(world, 'works');
    expect(deadlineOf(await credit.registrar.sees(complaint), 'transfer')).toMatchObject({
      startOn: '2026-06-18',
      dueOn: '2026-06-24',
    });
    await time.passesTo('2026-06-24 12:00');
    await inbox.untilTold('credit', 'registrar', complaint.number, '转交');
    expect(await inbox.subjectsFor('inspectorate', 'inspector', complaint.number)).toEqual([]);
    await time.passesTo('2026-06-25 10:00');
    const late = await credit.registrar.sees(complaint);
    expect(deadlineOf(late, 'transfer')).toMatchObject({ state: 'running', isOverdue: true });
    expect(deadlineOf(late, 'transfer').reachedRungs).toEqual([
      'warning',
      'due',
      'overdue-1',
      'overdue-1-direct',
    ]);
    await inbox.untilTold('inspectorate', 'inspector', complaint.number, '转交');
    // Late is late: it can still be done, and the journal says so for good.
    await credit.accepts(complaint);
    expect((await credit.transfers(complaint, 'housing')).status).toBe('transferred');
    expect((await credit.registrar.journal(complaint)).join('')).toContain('超期');
  });
});
