import { randomUUID } from 'node:crypto';
import { acceptingAt, accusedAt, complains, isApproved, verifyingAt, watcherOf } from './support/parties';
import { expectStatus } from './support/desk';
import { usernameOf } from './support/journey-city';
import { deadlineOf, officerOf, type CaseHandle } from './support/people';
import { anAnsweredComplaint } from './support/stages';
import { openWorld, type World } from './support/world';
import { eventually } from '../support/eventually';
import { sampleOf } from '../support/sample-files';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-09-22 09:00');
});

afterAll(() => world.close());

describe('a complaint against two bodies', () => {
  it('becomes a case for each, under one receipt and one receipt day, with verifiers of their own', async () => {
    const { time } = world;
    const credit = acceptingAt(world, 'credit');
    const whole = await complains(world, 'works');
    // Two days later: the children keep the day of the whole, and what is left of its limit.
    await time.passesTo('2026-09-23 09:00');
    await credit.accepts(whole);
    const split = await credit.registrar.does(whole, 'split-by-respondent', {
      respondents: [
        { organizationId: 'works', part: 'lead' },
        { organizationId: 'park', part: 'assisting' },
      ],
      reason: '两个单位共同签订合同。',
    });
    expect(split).toMatchObject({ status: 'closed', outcome: 'split' });
    const [lead, assisting] = await Promise.all(split.childIds.map((id) => childOf(id)));
    if (lead === undefined || assisting === undefined) throw new Error('two cases were promised');
    for (const child of [lead, assisting]) {
      const view = await credit.registrar.sees(child);
      expect(view).toMatchObject({ parentId: whole.id, receivedOn: '2026-09-22', status: 'received' });
      // Mid-Autumn: 25 to 27 September are off.
      expect(deadlineOf(view, 'transfer').dueOn).toBe('2026-09-28');
    }
    expect((await credit.registrar.sees(lead)).respondent.id).toBe('works');
    expect((await credit.registrar.sees(assisting)).respondent.id).toBe('park');

    const housing = verifyingAt(world, 'housing');
    const industry = verifyingAt(world, 'industry');
    for (const [child, verifier, body] of [
      [lead, housing, 'housing'],
      [assisting, industry, 'industry'],
    ] as const) {
      await credit.accepts(child);
      await credit.transfers(child, body);
      await verifier.signsIn(child);
      await verifier.notifies(child);
    }
    // Neither accused body learns of the other, and each verifier has only its own case.
    expect(await accusedAt(world, 'park').liaison.looksAt(lead)).toBeNull();
    expect(await accusedAt(world, 'works').liaison.looksAt(assisting)).toBeNull();
    expect(await housing.handler.looksAt(assisting)).toBeNull();

    await accusedAt(world, 'works').answers(lead);
    await accusedAt(world, 'park').answers(assisting);
    const unfounded = async (child: CaseHandle, verifier: typeof housing): Promise<void> => {
      const { demands } = await verifier.handler.sees(child);
      await verifier.concludes(
        child,
        demands.map(({ demandId }) => demandId),
        'unfounded',
      );
      await isApproved(world, child);
      await verifier.explains(child);
    };
    await unfounded(assisting, industry);
    expect((await credit.registrar.sees(assisting)).status).toBe('closed');
    expect((await credit.registrar.sees(lead)).status).toBe('verifying');
    await world.inbox.untilToldAt(whole.email, assisting.number, '办理结果已反馈');

    // The one receipt opens both, and nobody else's receipt does.
    const { complainant } = whole;
    const own = await complainant.sees(assisting);
    expect(own).toMatchObject({ view: 'complainant', status: 'closed', outcome: 'unfounded' });
    expect(own.letters.map(({ kind }) => kind)).toContain('reply');
    const picture = await complainant.upload(sampleOf('image/png'), '现场照片.png');
    await complainant.does(lead, 'add-evidence', { explanation: '补充说明一份。', evidenceIds: [picture] });
    expect(await housing.handler.evidence(lead)).toEqual(['现场照片.png']);
    expect(await complainant.evidence(lead)).toEqual(['现场照片.png']);
    expect(await accusedAt(world, 'works').liaison.evidence(lead)).toEqual([]);
    expect(await industry.handler.evidence(lead)).toBeNull();
    const stranger = await complains(world, 'works');
    expect(await stranger.complainant.looksAt(lead)).toBeNull();
    expect((await stranger.complainant.isRefused(lead, 'withdraw')).status).toBe(404);
    // A file belongs to one case, and one that nobody uploaded belongs to none.
    for (const [evidenceId, why] of [
      [picture, 'evidence-of-other-case'],
      [randomUUID(), 'evidence-unknown'],
    ] as const) {
      const said = { explanation: '补充说明。', evidenceIds: [evidenceId] };
      const refused = await stranger.complainant.isRefused(stranger, 'add-evidence', said);
      expect(refused).toMatchObject({ status: 422, refusal: why });
    }
  });

  async function childOf(id: string): Promise<CaseHandle> {
    const child = { id, number: '' };
    const { number } = await eventually(() => watcherOf(world).sees(child));
    return { id, number };
  }
});

describe('a respondent that is abolished in the middle', () => {
  it('is succeeded: the successor answers for it in a fresh window, and its predecessor stays a party', async () => {
    const { time, desk, inbox } = world;
    const housing = verifyingAt(world, 'housing');
    const lighting = accusedAt(world, 'lighting');
    const works = accusedAt(world, 'works');
    const complaint = await anAnsweredComplaint(world, { respondent: 'lighting', verifier: 'housing' });
    expect(await works.liaison.looksAt(complaint)).toBeNull();

    await time.passesTo('2026-09-24 09:00');
    const administrator = await desk.tokenOf(usernameOf('operations', 'system-administrator'));
    const abolished = { type: 'abolish', successorId: 'works', basis: '市机构改革方案' };
    expectStatus(await desk.post('/organizations/lighting/commands', abolished, administrator), 200);

    const followed = await eventually(async () => {
      const view = await housing.handler.sees(complaint);
      expect(view.respondent.id).toBe('works');
      return view;
    }, 25_000);
    expect(followed).toMatchObject({ status: 'verifying', verifying: { id: 'housing' } });
    // 24 September is a Thursday: Friday begins the holiday, so the window ends on Tuesday.
    expect(deadlineOf(followed, 'answer')).toMatchObject({ startOn: '2026-09-24', dueOn: '2026-09-29' });
    const early = {
      items: complaint.demandIds.map((demandId) => ({ demandId, conclusion: 'substantiated' })),
      findings: '原单位已答复。',
    };
    expect(await housing.handler.isRefused(complaint, 'conclude', early)).toMatchObject({
      refusal: 'answer-window-open',
    });
    await inbox.untilTold('works', 'respondent-liaison', complaint.number, '期限变动');
    expect((await works.liaison.sees(complaint)).view).toBe('respondent');
    await works.answers(complaint);
    const concluded = await housing.concludes(complaint, complaint.demandIds, 'substantiated');
    expect(concluded.demands).toMatchObject([{ state: 'substantiated' }]);
    expect((await housing.handler.journal(complaint)).join('')).toContain('榆关市市政工程建设中心');
    // Whoever worked for the abolished body has been moved to its successor, and holds no office there yet.
    expect((await lighting.liaison.isRefused(complaint, 'answer', { answer: '……' })).status).toBe(403);
  });
});

describe('a complaint about the accepting department itself', () => {
  it('goes to the office above; the accused loses sight of it, and hears of it by its notice only', async () => {
    const { inbox } = world;
    const own = acceptingAt(world, 'credit');
    const region = acceptingAt(world, 'region-credit');
    const city = verifyingAt(world, 'city');
    const accused = accusedAt(world, 'credit');
    const complaint = await complains(world, 'credit');

    const received = await region.registrar.sees(complaint);
    expect(received).toMatchObject({ accepting: { id: 'region-credit' }, respondent: { id: 'credit' } });
    expect(await own.registrar.looksAt(complaint)).toBeNull();
    expect(await own.registrar.lists()).not.toContain(complaint.number);
    expect((await own.registrar.isRefused(complaint, 'accept')).status).toBe(404);
    await inbox.untilTold('region-credit', 'registrar', complaint.number, '收到政府违约失信投诉');

    await region.accepts(complaint);
    expect(await region.registrar.isRefused(complaint, 'transfer', to('credit'))).toMatchObject({
      refusal: 'verifier-is-respondent',
    });
    expect(await region.registrar.isRefused(complaint, 'transfer', to('park'))).toMatchObject({
      refusal: 'verifier-not-competent',
    });
    await region.transfers(complaint, 'city');
    await city.signsIn(complaint);
    expect(await inbox.subjectsFor('credit', 'respondent-liaison', complaint.number)).toEqual([]);
    expect(await accused.liaison.looksAt(complaint)).toBeNull();

    await city.notifies(complaint);
    await inbox.untilTold('credit', 'respondent-liaison', complaint.number, '收到核实通知');
    const noticed = await accused.liaison.sees(complaint);
    expect(noticed).toMatchObject({ view: 'respondent', title: null, narrative: null });
    expect(noticed.allowedCommands.map(({ type }) => type)).not.toContain('accept');
    expect((await own.registrar.isRefused(complaint, 'correct-clerical', { reason: '……' })).status).toBe(403);
    expect(await inbox.subjectsFor('credit', 'registrar', complaint.number)).toEqual([]);
    await accused.answers(complaint);
    await city.concludes(complaint, complaint.demandIds, 'substantiated');
    expect((await region.registrar.sees(complaint)).status).toBe('rectifying');
  });

  it('is not kept at its own counter: what its registrar enters goes to the office above all the same', async () => {
    const registrar = await world.desk.tokenOf(usernameOf('credit', 'registrar'));
    const filing = {
      respondentOrganizationId: 'credit',
      field: 'industrial-support',
      title: '承诺的扶持资金未兑现',
      narrative: '去年承诺的扶持资金至今没有拨付。',
      demands: [{ kind: 'policy' }],
      identity: { mode: 'anonymous' },
    };
    const filed = expectStatus(await world.desk.post('/complaints', filing, registrar), 201) as CaseHandle;
    const seen = await officerOf(world.desk, 'region-credit', 'registrar').sees(filed);
    expect(seen.accepting.id).toBe('region-credit');
    expect(await officerOf(world.desk, 'credit', 'registrar').looksAt(filed)).toBeNull();
  });

  const to = (verifyingOrganizationId: string) => ({ verifyingOrganizationId });
});
