import { eventually } from '../support/eventually';
import { commitmentOfficer, subsidy, type CommitmentPage } from './support/commitment-desk';
import { contractOfficer, purchase } from './support/contract-desk';
import { expectStatus } from './support/desk';
import { openWorld, type World } from './support/world';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-01-12 10:00');
});

afterAll(() => world.close());

const dutyOf = ({ deadlines }: CommitmentPage, dutyId: string) =>
  deadlines.find((deadline) => deadline.dutyId === dutyId);

const reasonOf = ({ allowedCommands }: CommitmentPage, type: string) =>
  allowedCommands.find((one) => one.type === type)?.reason?.type;

const staff = () => ({
  manager: commitmentOfficer(world, 'works', 'contract-manager'),
  handler: commitmentOfficer(world, 'housing', 'case-handler'),
  head: commitmentOfficer(world, 'housing', 'section-head'),
  inspector: commitmentOfficer(world, 'inspectorate', 'inspector'),
  stranger: commitmentOfficer(world, 'industry', 'section-head'),
});

describe('a commitment from its registration to its end', () => {
  it('says everything that is wrong with what was told at once, and keeps nothing that is secret', async () => {
    const { manager, stranger } = staff();
    const wrong = await manager.triesToRegister(
      subsidy({
        ...{ kindCode: '99', audience: 'company', audienceName: null, madeOn: '2026-01-20' },
        contractCodes: ['NO-SUCH'],
        nodes: [{ title: '发放', dueOn: '2026-01-10' }],
      }),
    );
    const { errors } = wrong.body as { readonly errors: readonly { readonly pointer: string }[] };
    expect([wrong.status, errors.map(({ pointer }) => pointer).sort()]).toEqual([
      400,
      ['#/audienceName', '#/contractCodes/0', '#/kindCode', '#/madeOn', '#/nodes/0/dueOn'],
    ]);
    expect((await stranger.triesToRegister(subsidy())).status).toBe(400);
    const secret = await manager.triesToRegister(subsidy({ name: '机密★ 某工程' }));
    expect([secret.status, JSON.stringify(secret.body)]).toEqual([400, expect.stringContaining('没有留存')]);
    expect(await manager.lists('')).toEqual([]);
    const kinds = expectStatus(await manager.asks('/commitment-kinds?promisorId=works'), 200);
    expect((kinds as { readonly items: readonly unknown[] }).items).toHaveLength(5);
  });

  it('is reminded of, overdue, explained, tolerated by two people, supervised, honoured and closed', async () => {
    const { manager, handler, head, inspector, stranger } = staff();
    const contract = await contractOfficer(world, 'works', 'contract-manager').collects(purchase());
    const { id, code } = await manager.registers(subsidy({ contractCodes: [contract.code] }));
    expect(code).toMatch(/^CN-150100-02-2026-\d{6}$/);
    expect((await manager.reads(id)).contracts).toEqual([{ id: contract.id, code: contract.code }]);
    expect(await inspector.lists(`contractId=${contract.id}`)).toEqual([id]);
    expect((await stranger.asks(`/commitments/${id}`)).status).toBe(404);
    expect((await stranger.asks(`/commitments/${id}/events`)).status).toBe(404);
    expect((await stranger.tries(id, 'urge')).status).toBe(404);
    expect(await stranger.lists('q=稳岗')).toEqual([]);
    await manager.does(id, 'assign-manager', { officerId: 'works.contract-manager' });

    await world.time.passesTo('2026-02-05 10:00');
    const reminded = await world.inbox.untilTold('works', 'contract-manager', code, '承诺节点');
    expect(reminded.text).toContain(`/console/commitments/${id}`);
    expect(await manager.waits(id)).toEqual(['perform n1']);
    expect(await handler.waits(id)).toEqual([]);
    await manager.does(id, 'record-performance', {
      ...{ nodeId: 'n1', on: '2026-02-05', quantity: '120', evidenceIds: [await manager.evidence()] },
    });

    await world.time.passesTo('2026-02-13 09:30');
    const late = await manager.reads(id);
    expect(late).toMatchObject({ status: 'performing', nodes: [{ state: 'overdue', overdueDays: 1 }] });
    expect(dutyOf(late, 'explain-overdue/n1')).toMatchObject({ state: 'running' });
    expect(await inspector.lists('overdue=true&kindCode=02')).toEqual([id]);
    expect([...(await manager.waits(id))].sort()).toEqual(['explain-overdue n1', 'perform n1']);
    expect(await manager.waits(id, 'tab=overdue')).toEqual(['perform n1']);
    expect(await handler.waits(id)).toEqual(['supervise n1']);
    expect(await stranger.waits(id)).toEqual([]);
    expect(reasonOf(await handler.reads(id), 'propose-not-honoured')).toBe('supervision-missing');
    await manager.does(id, 'explain-overdue', {
      ...{ nodeId: 'n1', reasonCode: 'funds-not-arranged', plannedOn: '2026-03-10' },
      reason: '资金已列入三月用款计划。',
    });
    const before = dutyOf(await head.reads(id), 'supervise/n1')?.dueOn;
    await head.does(id, 'ask-tolerance', {
      ...{ nodeId: 'n1', days: 10, ground: 'being-remedied', reason: '正在办理支付。' },
    });
    const own = await head.tries(id, 'grant-tolerance', { nodeId: 'n1' });
    expect([own.status, JSON.stringify(own.body)]).toEqual([
      403,
      expect.stringContaining('approval-own-proposal'),
    ]);
    const issuer = commitmentOfficer(world, 'housing', 'issuer');
    expect(await issuer.waits(id)).toEqual(['tolerance n1']);
    expect(await head.waits(id)).toEqual(['supervise n1']);
    const tolerated = await issuer.does(id, 'grant-tolerance', { nodeId: 'n1' });
    expect(dutyOf(tolerated, 'supervise/n1')?.dueOn).not.toBe(before);
    expect(tolerated.nodes).toMatchObject([{ dueOn: '2026-02-12', state: 'overdue', overdueDays: 1 }]);

    await inspector.does(id, 'open-supervision', {
      ...{ nodeId: 'n1', form: 'admonitory-talk', reason: '约谈承诺单位负责人。' },
    });
    const honoured = await inspector.does(id, 'conclude-supervision', {
      ...{ nodeId: 'n1', result: 'performed', findings: '补贴已全部发放。' },
      evidenceIds: [await inspector.evidence()],
    });
    expect([honoured.status, honoured.outcome]).toEqual(['honoured', 'honoured']);
    expect(await manager.waits(id)).toEqual(['close']);
    expect((await manager.does(id, 'close')).status).toBe('closed');
    expect([...(await manager.waits(id)), ...(await issuer.waits(id))]).toEqual([]);
    expect(await inspector.lists('overdue=true')).not.toContain(id);
    expect(await inspector.listsOf('2026-02-12')).toEqual([`${code} performing partly-met`]);
    expect(await inspector.listsOf('2026-02-13')).toEqual([`${code} closed met`]);
    expect(await inspector.listsOf('2026-01-11')).toEqual([]);
    expect(await stranger.listsOf('2026-02-13')).toEqual([]);
    expect((await inspector.asks('/commitment-lists/2026-02-14')).status).toBe(400);
    const journal = await inspector.journal(id);
    expect(journal.at(-1)).toContain('办结承诺');
    const english = await inspector.journal(id, 'en-US');
    expect(english).toHaveLength(journal.length);
    expect(english.join('')).toMatch(/closed the commitment on .+\.$/);
  });

  it('is not honoured: proposed by one, answered by the body, confirmed by another', async () => {
    const { manager, handler, head } = staff();
    const nodes = [{ title: '补贴发放到企业', dueOn: '2026-02-20' }];
    const { id, code } = await manager.registers(subsidy({ nodes }));
    await world.time.passesTo('2026-02-26 09:30');
    await handler.does(id, 'open-supervision', { nodeId: 'n1', form: 'special', reason: '专项检查。' });
    await handler.does(id, 'conclude-supervision', {
      ...{ nodeId: 'n1', result: 'not-performed', findings: '没有兑现计划。' },
      evidenceIds: [await handler.evidence()],
    });
    await head.does(id, 'propose-not-honoured', { nodeId: 'n1', reason: '经督查仍不兑现。' });
    const asked = await world.inbox.untilTold('works', 'contract-manager', code, '拟确认');
    expect(asked.text).toContain('书面陈述');
    const confirming = { nodeId: 'n1', reason: '理由不成立。' };
    expect((await head.tries(id, 'confirm-not-honoured', confirming)).status).toBe(403);
    const issuer = commitmentOfficer(world, 'housing', 'issuer');
    const unheard = await issuer.tries(id, 'confirm-not-honoured', confirming);
    expect([unheard.status, JSON.stringify(unheard.body)]).toEqual([
      409,
      expect.stringContaining('defence-window-open'),
    ]);
    expect(await manager.waits(id, 'duty=answer-proposal')).toEqual(['answer-proposal n1']);
    expect(await issuer.waits(id)).toEqual([]);
    await manager.does(id, 'answer-proposal', {
      ...{ nodeId: 'n1', answer: '机构职能已经调整。', evidenceIds: [await manager.evidence()] },
    });
    expect(await issuer.waits(id)).toEqual(['proposal n1']);
    expect(await head.waits(id)).not.toContain('proposal n1');
    const ended = await issuer.does(id, 'confirm-not-honoured', confirming);
    expect([ended.status, ended.outcome]).toEqual(['not-honoured', 'not-honoured']);
    expect(await manager.lists('outcome=not-honoured')).toEqual([id]);
  });
});

describe('a body that promised and is merged', () => {
  it('leaves its promise to its successor: the new official answers for the old one', async () => {
    const { manager, head } = staff();
    const { id } = await manager.registers(subsidy({ nodes: [{ title: '发放', dueOn: '2026-12-01' }] }));
    const administrator = await world.desk.tokenOf('operations.system-administrator');
    const merged = { type: 'merge', successorId: 'lighting', basis: '市机构改革方案' };
    expectStatus(await world.desk.post('/organizations/works/commands', merged, administrator), 200);
    await eventually(async () => {
      const page = await head.reads(id);
      expect(page.promisor.id).toBe('lighting');
      expect(page.nodes).toMatchObject([{ dueOn: '2026-12-01', state: 'upcoming' }]);
    }, 60_000);
    const successor = commitmentOfficer(world, 'lighting', 'contract-manager');
    expect(await successor.lists('')).toContain(id);
  });
});
