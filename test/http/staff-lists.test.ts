import type { z } from 'zod';
import { toCaseId, type Instant } from '../../src/domain/ids';
import type { complaintList } from '../../src/wire/complaint.wire';
import type { dwellView, holdersView, statisticsView } from '../../src/wire/statistics.wire';
import type { boardView } from '../../src/wire/supervision.wire';
import { PUBLICATION_FIELDS } from '../../src/domain/complaint/publication';
import { COMPANIES } from '../../prisma/seed/demo-city/complainants';
import type { determinationList, determinationReply } from '../../src/wire/determination.wire';
import { staffWorld, type StaffWorld } from '../support/staff-world';
import { readWorkbook } from '../support/workbook';

type Complaints = z.output<typeof complaintList>;
type Statistics = z.output<typeof statisticsView>;

let world: StaffWorld;
beforeAll(async () => {
  world = await staffWorld();
}, 180_000);
afterAll(() => world.close());

const complaints = (username: string, query = ''): Promise<Complaints> =>
  world.get(username, `/complaints?limit=200&${query}`);

describe('statistics', () => {
  it.each(['month', 'region', 'accepting', 'verifying', 'respondent', 'field', 'channel'])(
    'by %s count exactly the cases that their links open',
    async (by) => {
      const { total, groups } = await world.get<Statistics>(
        'inspect.officer',
        `/statistics/complaints?by=${by}&from=2026-01-01`,
      );
      expect(total.received.count).toBeGreaterThan(15);
      expect(groups.reduce((sum, { figures }) => sum + figures.received.count, 0)).toBe(total.received.count);
      for (const { key, label, figures } of [{ key: 'all', label: 'all', figures: total }, ...groups]) {
        expect(label).not.toBe('');
        for (const [name, figure] of Object.entries(figures)) {
          if (figure === null || typeof figure === 'number') continue;
          const { items } = await complaints('inspect.officer', figure.query);
          expect([key, name, figure.query, items.length]).toEqual([key, name, figure.query, figure.count]);
        }
      }
    },
    60_000,
  );

  it('call a place as its government is called', async () => {
    const { groups } = await world.get<Statistics>('inspect.officer', '/statistics/complaints?by=region');
    expect(groups.map(({ key, label }) => [key, label])).toContainEqual(['150100', '白桦市']);
  });

  it('count 认定办结 and 履行到位 apart, and give no rate of nothing', async () => {
    const { total } = await world.get<Statistics>('inspect.officer', '/statistics/complaints');
    expect(total.determined.count).toBeGreaterThan(0);
    expect(total.performed.count).toBeGreaterThan(0);
    const { items } = await complaints('inspect.officer', total['determined-unperformed'].query);
    for (const { outcome, performance } of items) {
      expect(outcome).toBe('breach-determined');
      expect(performance).not.toBe('performed');
    }
    expect(total.closureRate).toBe(Math.round((total.closed.count / total.received.count) * 10_000) / 10_000);
    const none = await world.get<Statistics>('inspect.officer', '/statistics/complaints?to=2001-01-01');
    expect([none.total.closureRate, none.total.satisfactionRate]).toEqual([null, null]);
  });

  it('are of what the asker may see, and nobody else’s', async () => {
    const all = await world.get<Statistics>('inspect.officer', '/statistics/complaints');
    const own = await world.get<Statistics>('housing.handler', '/statistics/complaints');
    expect(own.total.received.count).toBeLessThan(all.total.received.count);
    const nothing = await world.get<Statistics>('admin.audit', '/statistics/complaints');
    expect(nothing.total.received.count).toBe(0);
  });

  it('tell how many working days each step takes, and where it sticks', async () => {
    const { steps } = await world.get<z.output<typeof dwellView>>(
      'inspect.officer',
      '/statistics/complaints/dwell',
    );
    const verify = steps.find(({ duty }) => duty === 'verify');
    const { rows } = await world.city.store.pool.query<{ ended: number }>(
      `SELECT count(*)::int AS ended FROM app.complaint_deadline WHERE duty = 'verify' AND state IN ('met', 'lapsed')`,
    );
    expect(verify?.ended).toBe(rows[0]?.ended);
    for (const { medianWorkingDays, p90WorkingDays } of steps)
      expect(medianWorkingDays ?? 0).toBeLessThanOrEqual((p90WorkingDays ?? 0) + 0.05);
    expect(steps.reduce((sum, { shareOfTime }) => sum + shareOfTime, 0)).toBeCloseTo(1, 2);
    expect(steps.filter(({ isBottleneck }) => isBottleneck).length).toBeLessThanOrEqual(3);
  });

  it('name who sits on what, with a link to it; not to everybody', async () => {
    const { holders } = await world.get<z.output<typeof holdersView>>(
      'inspect.officer',
      '/statistics/complaints/holders',
    );
    expect(holders.length).toBeGreaterThan(0);
    for (const { duties: count, byDuty, cases, query } of holders) {
      expect(byDuty.reduce((sum, one) => sum + one.count, 0)).toBe(count);
      expect((await complaints('inspect.officer', query)).items.length).toBe(cases);
    }
    expect((await world.call('housing.handler', '/statistics/complaints/holders')).status).toBe(403);
  });
});

describe('the supervision board', () => {
  it('holds what is overdue or listed, by rung, those longest overdue first', async () => {
    const board = await world.get<z.output<typeof boardView>>(
      'inspect.officer',
      '/supervision/board?limit=200',
    );
    expect(board.items.length).toBeGreaterThan(0);
    expect(board.rungs.reduce((sum, { duties: count }) => sum + count, 0)).toBe(board.items.length);
    for (const { complaint, timeLeft, holder } of board.items) {
      expect(complaint.isListed || timeLeft.state === 'overdue').toBe(true);
      expect(holder.name).not.toBe('');
    }
    const dueOns = board.items.map(({ dueOn }) => dueOn ?? '9999');
    expect(dueOns).toEqual([...dueOns].sort());
    const listed = await world.get<z.output<typeof boardView>>(
      'inspect.officer',
      '/supervision/board?rung=listed-supervision&limit=200',
    );
    expect(listed.items).toEqual(board.items.filter(({ complaint }) => complaint.isListed));
    expect((await world.call('works.liaison', '/supervision/board')).status).toBe(403);
  });
});

describe('the list of complaints', () => {
  it('is sorted by what falls due first when asked, page by page', async () => {
    const whole = await complaints('inspect.officer', 'sort=due&count=true');
    expect(whole.total).toBe(whole.items.length);
    const keys = whole.items.map(({ nextDueAt }) => nextDueAt ?? '');
    expect(keys).toEqual([...keys].sort());
    const first = await world.get<Complaints>('inspect.officer', '/complaints?sort=due&limit=3');
    expect(first.total).toBeNull();
    const second = await world.get<Complaints>(
      'inspect.officer',
      `/complaints?sort=due&limit=3&cursor=${first.nextCursor ?? ''}`,
    );
    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 6));
  });

  it('shows the respondent neither title nor sum nor who handles it, and lets it search no title', async () => {
    const { items } = await complaints('works.liaison');
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item).toMatchObject({ title: null, amountYuan: null, verifyingOfficer: null, nextDueAt: null });
      const whole = await complaints('inspect.officer', `q=${item.number}`);
      const title = whole.items[0]?.title ?? '';
      const found = await complaints('works.liaison', `q=${encodeURIComponent(title)}`);
      expect(found.items.map(({ id }) => id)).not.toContain(item.id);
    }
  });
});

describe('the export', () => {
  it('is the list with the same filter as a workbook, in which nothing is a formula, and is logged', async () => {
    const { items } = await complaints('inspect.officer', 'figure=determined');
    const [one] = items;
    if (one === undefined) throw new Error('nothing was determined');
    const title = `=HYPERLINK("http://x.example","<点&击>")`;
    await world.city.store.pool.query('UPDATE app.complaint SET title = $1 WHERE id = $2', [title, one.id]);
    const response = await world.call('inspect.officer', '/complaints/export?figure=determined');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const [head, ...rows] = readWorkbook(Buffer.from(await response.arrayBuffer()));
    expect(head?.[0]).toBe('编号');
    expect(rows.map(([number]) => number)).toEqual(items.map(({ number }) => number));
    // A place stands by its name, its code beside it.
    expect(rows.map(([, , , , ...place]) => place.slice(0, 2))).toContainEqual(['白桦市', '150100']);
    expect(rows.find(([number]) => number === one.number)).toContain(title);
    expect(world.accesses).toContainEqual(
      expect.objectContaining({ action: 'complaint:export', outcome: 'allowed' }),
    );
  });
});

type Determinations = z.output<typeof determinationList>;

describe('determinations that everybody may read', () => {
  const ask = (path: string): Promise<Response> => fetch(`${world.url}/determinations${path}`);
  const list = async (query = ''): Promise<Determinations> => {
    const response = await ask(query);
    expect(response.status).toBe(200);
    return (await response.json()) as Determinations;
  };
  const one = async (id: string) =>
    (await (await ask(`/${id}`)).json()) as z.output<typeof determinationReply>;
  const respondents = ({ items }: Determinations) => items.map(({ respondent }) => respondent);

  it('are listed without an account, the latest first, with their span and its basis', async () => {
    const { items, regions, years, nextCursor } = await list();
    expect(items.map(({ field }) => field)).toEqual(['government-investment', 'investment-promotion']);
    expect(items.map(({ span }) => [span.months, span.basis.silent])).toEqual([
      [12, true],
      [12, true],
    ]);
    expect([regions, years, nextCursor]).toEqual([[{ code: '150100', label: '白桦市' }], [2026], null]);
  });

  it('are found by region, by year and by words, and nothing else is', async () => {
    const all = respondents(await list());
    expect(respondents(await list('?region=150100&year=2026'))).toEqual(all);
    expect(respondents(await list('?q=%E5%85%85%E7%94%B5%E6%A1%A9'))).toEqual(all.slice(0, 1));
    for (const query of ['?region=150200', '?year=2025', '?q=%25', '?q=_']) {
      expect(respondents(await list(query))).toEqual([]);
    }
  });

  it('come page by page, and a mark that was never given is refused', async () => {
    const all = respondents(await list());
    const first = await list('?limit=1');
    const second = await list(`?limit=1&cursor=${first.nextCursor ?? ''}`);
    expect([...respondents(first), ...respondents(second)]).toEqual(all);
    expect(second.nextCursor).toBeNull();
    const forged = Buffer.from('2026-13-45_x').toString('base64url');
    expect((await ask(`?cursor=${forged}`)).status).toBe(400);
  });

  it('hold the approved fields and nothing else, and no trace of who complained', async () => {
    const frame = [
      'state',
      'id',
      'fieldLabel',
      'publishedOn',
      'publishedUntil',
      'span',
      'redacted',
      'withheldBecause',
    ];
    const answers = [await list(), ...(await Promise.all((await list()).items.map(({ id }) => one(id))))];
    for (const item of (await list()).items) {
      expect(Object.keys(item).sort()).toEqual([...PUBLICATION_FIELDS, ...frame].sort());
    }
    const said = JSON.stringify(answers);
    const { rows } = await world.city.store.pool.query<{ value: string }>(
      `SELECT unnest(ARRAY[c.id::text, c.number, c.title, c.narrative]) AS value FROM app.complaint c
       JOIN app.determination_publication p ON p.case_id = c.id`,
    );
    const secrets = [
      ...rows.map(({ value }) => value),
      ...Object.values(COMPANIES).flatMap((company) =>
        Object.values(company).flatMap((value) =>
          typeof value === 'string' && value.length > 6 ? [value] : [],
        ),
      ),
    ];
    expect(secrets.length).toBeGreaterThan(30);
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    // The search finds what does stand there.
    expect(said).toContain('充电桩');
  });

  it('leave nothing but a tombstone when they are corrected, taken down or at the end of their span', async () => {
    const [hidden, expired] = (await list()).items.map(({ id }) => id);
    const { pool } = world.city.store;
    const { rows } = await pool.query<{ id: string; caseId: string }>(
      `SELECT id, case_id AS "caseId" FROM app.determination_publication`,
    );
    const corrected = rows.find(({ id }) => id !== hidden && id !== expired)?.id ?? '';
    expect(Object.keys(await one(corrected)).sort()).toEqual(['endedOn', 'id', 'state']);
    const caseOf = (id = '') => toCaseId(rows.find((row) => row.id === id)?.caseId ?? '');
    const secret = { type: 'withdraw-publication', ground: 'trade-secret' } as const;
    await world.does('transport.issuer', caseOf(hidden), secret);
    expect(await one(hidden ?? '')).toEqual({ state: 'withdrawn', id: hidden, endedOn: '2026-11-22' });
    expect(respondents(await list())).toHaveLength(1);
    await pool.query(
      `UPDATE app.determination_publication SET published_until = '2026-11-21' WHERE id = $1`,
      [expired],
    );
    expect(await one(expired ?? '')).toEqual({ state: 'ended', id: expired, endedOn: '2026-11-21' });
    expect(await list()).toEqual({ items: [], nextCursor: null, regions: [], years: [] });
    await world.waits(caseOf(expired), '2028-01-01T00:00:00.000Z' as Instant);
    const { rows: kept } = await pool.query(
      'SELECT 1 FROM app.determination_publication WHERE num_nonnulls(respondent, promise, finding) > 0',
    );
    expect(kept).toEqual([]);
    expect(await one(expired ?? '')).toEqual({ state: 'ended', id: expired, endedOn: '2026-11-21' });
    expect((await ask('/0b7a3c1e')).status).toBe(404);
  });
});
