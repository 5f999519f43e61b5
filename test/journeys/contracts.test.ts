import { createHash } from 'node:crypto';
import { textOfPdf } from '../support/pdf-text';
import { contractOfficer, purchase, type ContractPage } from './support/contract-desk';
import { describeContractBreach } from './support/contract-breach';
import { describeCompanyBreach } from './support/contract-company-breach';
import { describeContractDecision } from './support/contract-decision';
import { describeContractComplaint } from './support/contract-complaint';
import { describeLatePayment } from './support/contract-late-payment';
import { describeContractSuccession } from './support/contract-succession';
import { describeContractTables } from './support/contract-tables';
import { describeModelText } from './support/contract-model-text';
import { describeContractProblems } from './support/contract-problems';
import { describeContractMachines } from './support/contract-machines';
import { describeCalendarFeed } from './support/calendar-feed';
import { describeToldPayments } from './support/contract-payments';
import { describeContractWebhooks } from './support/contract-webhooks';
import { expectStatus } from './support/desk';
import { openWorld, type World } from './support/world';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-01-12 10:00');
});

afterAll(() => world.close());

const stateOf = ({ milestones }: ContractPage, id: string): string | undefined =>
  milestones.find(({ milestoneId }) => milestoneId === id)?.state;
const dutyOf = ({ deadlines }: ContractPage, dutyId: string) =>
  deadlines.find((deadline) => deadline.dutyId === dutyId);

const staff = () => ({
  manager: contractOfficer(world, 'works', 'contract-manager'),
  head: contractOfficer(world, 'housing', 'section-head'),
  issuer: contractOfficer(world, 'housing', 'issuer'),
  inspector: contractOfficer(world, 'inspectorate', 'inspector'),
  stranger: contractOfficer(world, 'industry', 'section-head'),
});

describe('a contract from its collection to 销号', () => {
  it('is collected once under its number, and its code never changes', async () => {
    const { manager, stranger } = staff();
    const told = purchase({ externalNumber: 'EXT-1' });
    const first = await manager.collects(told);
    expect(first.code).toMatch(/^150100-[0-9A-Z]{2,6}-06-2026-\d{6}-[0-9A-Z]$/);
    expect(await manager.collects(told)).toEqual({ ...first, isNew: false });
    const page = await manager.reads(first.id);
    expect([page.code, page.status]).toEqual([first.code, 'signed']);
    expect(JSON.stringify(page)).not.toMatch(/周明远|13900000002|yuanhang/);
    expect((await world.desk.get(`/contracts/${first.id}`, await tokenOfStranger())).status).toBe(404);
    expect(await stranger.lists('q=路灯')).toEqual([]);
    expect(await manager.lists('q=远航照明')).toContain(first.id);
  });

  it('refuses what is secret at the door, and keeps nothing of it', async () => {
    const { manager } = staff();
    const marked = purchase({ name: '机密★ 某工程合同', externalNumber: 'SECRET-1' });
    const reply = await manager.triesToCollect(marked);
    expect([reply.status, JSON.stringify(reply.body)]).toEqual([400, expect.stringContaining('没有留存')]);
    expect((await manager.triesToCollect(purchase({ secrecy: 'secret' }))).status).toBe(400);
    expect(await manager.lists('q=某工程')).toEqual([]);
  });

  it('says everything that is wrong with what was told at once, each at its place', async () => {
    const { manager } = staff();
    const reply = await manager.triesToCollect(
      purchase({
        ...{ categoryCode: '99', endsOn: '2026-01-01' },
        parties: [{ side: 'public', organizationId: 'works' }, { side: 'public' }],
        milestones: [{ kind: 'payment', title: '付款', owedBy: 'public', dueOn: '2026-03-01' }],
      }),
    );
    const { errors } = reply.body as { readonly errors: readonly { readonly pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '#/categoryCode',
      '#/endsOn',
      '#/milestones/0/amountYuan',
      '#/parties',
      '#/parties/1/name',
    ]);
  });

  it('is reminded of, overdue, explained, tolerated by two people, supervised, performed and closed out', async () => {
    const { manager, head, issuer, inspector } = staff();
    const { id, code } = await manager.collects(purchase());
    await head.does(id, 'file', { number: '榆财备〔2026〕1号' });
    await manager.does(id, 'assign-manager', { officerId: 'works.contract-manager' });
    await world.time.passesTo('2026-02-02 10:00');
    // 前一周和当日, both sides: the company by mail alone, without a link into the offices.
    const told = await world.inbox.untilToldOutside('wu@yuanhang.example', code);
    expect(told.text).not.toContain('/console/');
    expect(told.text).toContain('榆关市市政工程建设中心');
    await world.inbox.untilToldOutside('zhou@works.yuguan.example', code);
    expect((await world.inbox.untilTold('works', 'contract-manager', code, '')).text).toContain(
      `/console/contracts/${id}`,
    );
    await manager.does(id, 'record-performance', { milestoneId: 'm1', on: '2026-02-02', completes: true });
    await manager.does(id, 'record-performance', {
      ...{ milestoneId: 'm2', on: '2026-02-02', amountYuan: '40000.00' },
    });
    await world.time.passesTo('2026-02-13 09:30');

    const late = await manager.reads(id);
    expect([stateOf(late, 'm1'), stateOf(late, 'm2'), late.status]).toEqual(['met', 'overdue', 'performing']);
    expect(dutyOf(late, 'explain-overdue/m2')).toMatchObject({ state: 'running' });
    expect(await inspector.lists('overdue=true&sort=overdue')).toContain(id);
    // 督查之前，哪个出口都不开.
    const tooEarly = late.allowedCommands.find(({ type }) => type === 'terminate');
    expect(tooEarly).toMatchObject({ mayIssue: false, reason: { type: 'supervision-missing' } });

    await manager.does(id, 'explain-overdue', {
      ...{ milestoneId: 'm2', reasonCode: 'funds-not-arranged', plannedOn: '2026-03-10' },
      reason: '资金已列入三月用款计划。',
    });
    const before = dutyOf(await head.reads(id), 'supervise/m2')?.dueOn;
    await head.does(id, 'ask-tolerance', {
      ...{ milestoneId: 'm2', days: 10, ground: 'being-remedied', reason: '正在办理支付。' },
    });
    const own = await head.tries(id, 'grant-tolerance', { milestoneId: 'm2' });
    expect([own.status, JSON.stringify(own.body)]).toEqual([
      403,
      expect.stringContaining('approval-own-proposal'),
    ]);
    const tolerated = await issuer.does(id, 'grant-tolerance', { milestoneId: 'm2' });
    expect(dutyOf(tolerated, 'supervise/m2')?.dueOn).not.toBe(before);
    expect(tolerated.milestones[1]).toMatchObject({ dueOn: '2026-02-12', state: 'overdue', overdueDays: 1 });

    await inspector.does(id, 'open-supervision', {
      ...{ milestoneId: 'm2', form: 'admonitory-talk', reason: '约谈承办单位负责人。' },
    });
    const evidenceIds = [await inspector.evidence()];
    const performed = await inspector.does(id, 'conclude-supervision', {
      ...{ milestoneId: 'm2', result: 'performed', evidenceIds, findings: '余款已付清。' },
    });
    expect([performed.status, performed.milestones[1]?.performedYuan]).toEqual(['performed', '100000.00']);
    const closed = await manager.does(id, 'close-out');
    expect([closed.status, closed.outcome]).toEqual(['closed-out', 'performed-after-supervision']);
    expect((await manager.does(id, 'archive')).status).toBe('archived');
    expect(await inspector.lists('overdue=true')).not.toContain(id);
    const journal = await inspector.journal(id);
    expect(journal.at(-1)).toContain('归档');
    const english = await inspector.journal(id, 'en-US');
    expect(english).toHaveLength(journal.length);
    expect(english.at(-1)).toMatch(/^\S+ \(contract manager, \S+\) archived the contract\.$/);
    expect([...journal, ...english].join('')).not.toMatch(/周明远|吴清和|13900000002|yuanhang/);
  });

  it('is found impossible, goes to the 终止库, and is closed out only when its dispute is settled', async () => {
    const { manager, head } = staff();
    const { id } = await manager.collects(
      purchase({
        signedOn: '2026-02-13',
        startsOn: '2026-02-13',
        milestones: [
          { kind: 'payment', title: '付款', owedBy: 'public', dueOn: '2026-02-16', amountYuan: '100000.00' },
        ],
      }),
    );
    await head.does(id, 'file', { number: '榆财备〔2026〕2号' });
    await world.time.passesTo('2026-02-25 09:30');
    await head.does(id, 'open-supervision', { milestoneId: 'm1', form: 'special', reason: '专项检查。' });
    const evidenceIds = [await head.evidence()];
    await head.does(id, 'conclude-supervision', {
      ...{ milestoneId: 'm1', result: 'impossible', evidenceIds, findings: '供货方已破产。' },
    });
    await head.does(id, 'terminate', { on: '2026-02-25', reason: '无法履行。' });
    const closing = await manager.tries(id, 'close-out');
    expect([closing.status, JSON.stringify(closing.body)]).toEqual([
      409,
      expect.stringContaining('dispute-open'),
    ]);
    await manager.does(id, 'record-dispute', { way: 'litigation', on: '2026-02-25' });
    await manager.does(id, 'settle-dispute', {
      ...{ on: '2026-02-25', breachBy: 'counterparty', result: '判决生效。' },
      evidenceIds: [await manager.evidence()],
    });
    const closed = await manager.does(id, 'close-out');
    expect([closed.status, closed.outcome]).toEqual(['closed-out', 'terminated-and-settled']);
  });

  it('is under key supervision: nobody signs before the legal review has agreed', async () => {
    const { manager } = staff();
    const reviewer = contractOfficer(world, 'works', 'legal-reviewer');
    const { id } = await manager.collects(purchase({ signedOn: null, categoryCode: '02' }));
    const sign = { partyId: 'p1', on: '2026-02-25' };
    const early = await manager.tries(id, 'record-signature', sign);
    expect(JSON.stringify(early.body)).toContain('legal-review-missing');
    await manager.does(id, 'submit-for-review');
    await reviewer.does(id, 'give-opinion', { opinion: 'agreed', explanation: '未发现违法内容。' });
    expect((await manager.does(id, 'record-signature', sign)).status).toBe('approved');
    expect((await manager.does(id, 'record-signature', { ...sign, partyId: 'p2' })).status).toBe('signed');
  });
});

describe('备案件', () => {
  it('is given when the contract is filed, and anybody who holds it finds it genuine', async () => {
    const { manager, head } = staff();
    const { id, code } = await manager.collects(purchase());
    const token = await world.desk.tokenOf('works.contract-manager');
    expect((await world.desk.get(`/contracts/${id}/filed-copy`, token)).status).toBe(404);
    await head.does(id, 'file', { number: '榆财备〔2026〕31号' });
    const pdf = await world.desk.download(`/contracts/${id}/filed-copy`, token);
    const text = textOfPdf(pdf).replace(/\s/g, '');
    expect(text).toContain(code);
    expect(text).toContain('壹拾万元整');
    expect(text).toContain('远航照明有限公司');
    expect(text).not.toMatch(/周明远|吴清和|1390000000|yuanhang/);
    expect((await world.desk.get(`/contracts/${id}/filed-copy`, await tokenOfStranger())).status).toBe(404);

    const auditor = await world.desk.tokenOf('operations.audit-administrator');
    const log = await world.desk.get('/audit/accesses?action=contract:download-filed-copy', auditor);
    expect(JSON.stringify(expectStatus(log, 200))).toContain(id);

    const secret = /\/verify\/([\w-]{24})/.exec(pdf.toString('latin1'))?.[1] ?? '';
    const checked = await world.desk.get(`/public/contract-verifications/${secret}`, null);
    expect([checked.status, checked.body]).toEqual([
      200,
      {
        ...{ code, filingNumber: '榆财备〔2026〕31号', filedOn: world.time.today() },
        ...{ filedBy: '榆关市住房和城乡建设局', undertaking: '榆关市市政工程建设中心' },
        category: expect.any(String),
        sha256: createHash('sha256').update(pdf).digest('hex'),
      },
    ]);
    const page = await pageAt(secret);
    expect([page.status, page.html]).toEqual([200, expect.stringContaining('核验通过：合同已经备案')]);
    expect(page.html).not.toMatch(/远航|市政路灯采购合同/);
    const wrong = await pageAt(`${secret.slice(0, -1)}${secret.endsWith('_') ? '-' : '_'}`);
    expect([wrong.status, wrong.html]).toEqual([404, expect.stringContaining('请核对')]);
    expect((await world.desk.get('/public/contract-verifications/x', null)).status).toBe(404);
  });
});

describeContractMachines(() => world);
describeLatePayment(() => world);
describeContractBreach(() => world);

describeContractComplaint(() => world);
describeToldPayments(() => world);
describeContractWebhooks(() => world);
describeCalendarFeed(() => world);
describeContractTables(() => world);
describeContractProblems(() => world);

describeContractDecision(() => world);

describeModelText(() => world);
describeCompanyBreach(() => world);
describeContractSuccession(() => world);

/** What a telephone shows that has scanned the code. */
async function pageAt(token: string): Promise<{ readonly status: number; readonly html: string }> {
  const response = await fetch(`${world.desk.url}/verify/${token}`);
  return { status: response.status, html: await response.text() };
}

const tokenOfStranger = (): Promise<string> => world.desk.tokenOf('industry.section-head');
