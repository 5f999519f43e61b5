import { acceptingAt, accusedAt, complains, isApproved, openReceipt, verifyingAt } from './support/parties';
import { deadlineOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
}, 90_000);

afterAll(() => world.close(), 60_000);

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
