import { eventually } from '../support/eventually';
import { contractOfficer, purchase } from './support/contract-desk';
import { expectStatus, type Reply } from './support/desk';
import { openWorld, type World } from './support/world';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-01-12 10:00');
});

afterAll(() => world.close());

interface Duty {
  readonly organization: { readonly id: string };
  readonly month: string;
  readonly dueOn: string;
  readonly state: string;
  readonly punctuality: string;
  readonly rung: string | null;
  readonly scores: { readonly whole: number } | null;
}
interface Report {
  readonly state: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly amountYuan: string;
  readonly digest: string;
  readonly whole: number;
  readonly isUnusuallyEmpty: boolean;
  readonly scores: readonly { readonly kind: string; readonly met: number; readonly of: number }[];
  readonly versions: readonly { readonly version: number; readonly reason: string | null }[];
  readonly events: readonly { readonly type: string; readonly sentence: string }[];
  readonly permissions: Readonly<Record<'confirm' | 'correct', { readonly mayIssue: boolean }>>;
}

const REPORTER = 'works.collection-reporter';
const asks = async <T>(path: string, as = REPORTER): Promise<T> =>
  expectStatus(await world.desk.get(path, await world.desk.tokenOf(as)), 200) as T;
const posts = async (path: string, body: object, as = REPORTER): Promise<Reply> =>
  world.desk.post(path, body, await world.desk.tokenOf(as));
const duties = async (query = '', as = REPORTER): Promise<readonly Duty[]> =>
  (await asks<{ readonly items: readonly Duty[] }>(`/reporting-duties?${query}`, as)).items;
const report = (month: string, as = REPORTER): Promise<Report> => asks(`/reports/works/${month}`, as);
const confirms = (month: string, body: object): Promise<Reply> =>
  posts(`/reports/works/${month}/confirm`, body);

/** Every figure opens exactly what it counts. */
async function expectListsBehind(month: string, query = ''): Promise<void> {
  const { figures } = await report(month);
  for (const [figure, count] of Object.entries(figures)) {
    const path = `/reports/works/${month}/contracts?behind=${figure}&limit=200${query}`;
    const { items } = await asks<{ readonly items: readonly object[] }>(path);
    expect([figure, items.length]).toEqual([figure, count]);
  }
}

const refusalOf = ({ status, body }: Reply): readonly [number, unknown] => [
  status,
  (body as { readonly refusal?: { readonly type: string } }).refusal?.type,
];

const untilOpened = (month: string): Promise<Duty> =>
  eventually(async () => {
    const found = (await duties('scope=own')).find((one) => one.month === month);
    if (found === undefined) throw new Error(`${month} 还没有开启`);
    return found;
  }, 30_000);

/** The register begins when its first round of housekeeping has come by. */
const untilBegun = (): Promise<void> =>
  eventually(async () => {
    const { rows } = await world.database.pool.query<{ month: string }>(
      'SELECT month::text FROM app.reporting_month',
    );
    expect(rows).toEqual([{ month: '2025-12-01' }]);
  }, 30_000);

describe('每月归集上报', () => {
  it('shows the running month as it would be reported, and nothing can be confirmed yet', async () => {
    await untilBegun();
    const manager = contractOfficer(world, 'works', 'contract-manager');
    await manager.collects(purchase());
    await manager.collects(
      purchase({ ownNumber: undefined, signedOn: '2025-11-03', startsOn: '2025-11-03' }),
    );
    const running = await report('2026-01');
    expect(running).toMatchObject({ state: 'running', amountYuan: '200000.00' });
    expect(running.figures).toEqual({
      ...{ contracts: 2, new: 2, changed: 0, performed: 0, incomplete: 2, faulty: 0, 'collected-late': 1 },
    });
    expect(running.permissions.confirm.mayIssue).toBe(false);
    expect(refusalOf(await confirms('2026-01', { isZero: false }))[0]).toBe(404);
    await expectListsBehind('2026-01');
    expect(await duties()).toEqual([]);
  });

  it('is owed when the month has ended, reminded, late, escalated, and confirmed with one act', async () => {
    await world.time.passesTo('2026-02-04 10:00');
    expect(await untilOpened('2026-01')).toMatchObject({
      dueOn: '2026-02-06',
      state: 'owed',
      punctuality: 'open',
    });
    const mail = await world.inbox.untilTold('works', 'collection-reporter', '2026年1月', '临期提醒');
    expect(mail.text).toContain('/console/contracts/reports/works/2026-01');
    await world.time.passesTo('2026-02-12 10:00');
    await world.inbox.untilTold('inspectorate', 'inspector', '2026年1月', '逾期未报');
    await world.inbox.untilTold('housing', 'leader', '2026年1月', '超期督办');
    expect(await world.inbox.subjectsFor('works', 'collection-reporter', '2026年1月')).toHaveLength(1);
    const [late] = await duties('overdue=true', 'inspectorate.inspector');
    expect(late).toMatchObject({
      organization: { id: 'works' },
      punctuality: 'overdue',
      rung: 'overdue-2-direct',
    });
    expect((await duties('', 'housing.leader')).map(({ organization }) => organization.id)).toEqual([
      'works',
    ]);
    expect(await duties('', 'industry.leader')).toEqual([]);
    const stranger = await world.desk.tokenOf('industry.leader');
    expect((await world.desk.get('/reports/works/2026-01', stranger)).status).toBe(404);

    expect(refusalOf(await confirms('2026-01', { isZero: true }))).toEqual([409, 'report-not-empty']);
    const sent = expectStatus(await confirms('2026-01', { isZero: false }), 200) as Report;
    expect(sent).toMatchObject({ state: 'sent', versions: [{ version: 1, reason: null }] });
    expect(sent.scores).toEqual([
      expect.objectContaining({ kind: 'completeness', of: 14 }),
      expect.objectContaining({ kind: 'accuracy', met: 2, of: 2 }),
      expect.objectContaining({ kind: 'continuity', met: 1, of: 1 }),
      // One of two was collected late, and so was the report.
      expect.objectContaining({ kind: 'timeliness', met: 1, of: 3 }),
    ]);
    expect(sent.events.map(({ type }) => type)).toEqual([
      'opened',
      'rungs-reached',
      'rungs-reached',
      'confirmed',
    ]);
    expect(refusalOf(await confirms('2026-01', { isZero: false }))).toEqual([409, 'report-sent-already']);
    await expectListsBehind('2026-01');
  });

  it('is corrected by another version with its reason, and what was sent stays', async () => {
    const correct = (reason: string): Promise<Reply> => posts('/reports/works/2026-01/correct', { reason });
    expect(refusalOf(await correct('复核'))).toEqual([409, 'report-unchanged']);
    const first = await report('2026-01');
    await world.database.pool.query("UPDATE app.contract SET own_number = 'LD-2' WHERE own_number IS NULL");
    const second = expectStatus(await correct('补登了合同编号'), 200) as Report;
    expect(second.versions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, '补登了合同编号'],
      [1, null],
    ]);
    expect(second.digest).not.toBe(first.digest);
    await expectListsBehind('2026-01');
    const { items } = await asks<{ readonly items: readonly { readonly missing: readonly object[] }[] }>(
      '/reports/works/2026-01/contracts?version=1',
    );
    expect(items.flatMap(({ missing }) => missing)).toHaveLength(
      (first.scores[0]?.of ?? 0) - (first.scores[0]?.met ?? 0),
    );
    await expect(world.database.pool.query("UPDATE app.upward_report SET reason = 'x'")).rejects.toThrow(
      'append-only',
    );
  });

  it('opens each month once after a long silence, records every rung missed, and says the highest alone', async () => {
    await world.time.passesTo('2026-05-12 10:00');
    await untilOpened('2026-04');
    await world.inbox.untilTold('inspectorate', 'inspector', '2026年4月', '逾期未报');
    const own = await duties('scope=own');
    expect(own.map(({ month, rung }) => [month, rung])).toEqual([
      ['2026-04', 'overdue-1'],
      ['2026-03', 'overdue-2-direct'],
      ['2026-02', 'overdue-2-direct'],
      ['2026-01', 'overdue-2-direct'],
    ]);
  });

  it('is a zero report only when somebody says so, with a reason where every month before had contracts', async () => {
    const march = await report('2026-03');
    expect([march.figures['contracts'], march.isUnusuallyEmpty]).toEqual([0, true]);
    expect(refusalOf(await confirms('2026-03', { isZero: false }))).toEqual([409, 'zero-report-unsaid']);
    expect(refusalOf(await confirms('2026-03', { isZero: true }))).toEqual([
      409,
      'zero-report-reason-missing',
    ]);
    expectStatus(await confirms('2026-03', { isZero: true, reason: '本月没有签订和履行合同。' }), 200);
    const statistics = await asks<{ readonly total: object; readonly items: readonly Duty[] }>(
      '/statistics/reporters?month=2026-03',
      'inspectorate.inspector',
    );
    expect(statistics.total).toMatchObject({ owed: 1, late: 1, zero: 1, overdue: 0 });
    expect(statistics.items[0]?.scores?.whole).toBeGreaterThan(0);
  });
});
