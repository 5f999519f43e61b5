import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { calendarRoutes } from '../../src/http/calendar.routes';
import { sessionRoutes } from '../../src/http/session.routes';
import { announceCalendar } from '../../src/intake/announce-calendar';
import type { DeadlineAnswer } from '../../src/domain/deadline-question';
import type { Instant } from '../../src/domain/ids';
import { loadCaseCalendar, seedNationalCalendar, type CalendarVersion } from '../../src/store/calendar.store';
import { nationalSeed } from '../../src/store/calendar-seed';
import { inTransaction } from '../../src/store/transaction';
import { aDeadline, workingDays } from '../support/deadline';
import { day } from '../support/national-calendar';
import { createHttpWorld, signIn, withBodies, withOfficer, type HttpWorld } from './http-world';

let world: HttpWorld;
const bearers: Record<string, string> = {};

const seed = (): Promise<void> =>
  inTransaction(world.database, (transaction) => seedNationalCalendar(transaction, nationalSeed));

beforeAll(async () => {
  world = await createHttpWorld([...sessionRoutes, ...calendarRoutes]);
  await seed();
  await withBodies(world, { id: 'city' });
  await withOfficer(world, 'ops', 'city', ['operations']);
  await withOfficer(world, 'sys', 'city', ['system-administrator']);
  await withOfficer(world, 'handler', 'city', ['case-handler']);
  for (const name of ['ops', 'sys', 'handler']) bearers[name] = await signIn(world, name);
});
afterAll(() => world.close());

const ask = (body: unknown): request.Test =>
  request(world.app).post('/api/v1/calendar/deadlines').type('json').send(JSON.stringify(body));

const send = (who: string, path: string, body: object): request.Test =>
  request(world.app)
    .post(`/api/v1${path}`)
    .set('Authorization', bearers[who] ?? '')
    .set('Idempotency-Key', randomUUID())
    .send(body);

const read = (who: string, path: string): request.Test =>
  request(world.app)
    .get(`/api/v1${path}`)
    .set('Authorization', bearers[who] ?? '');

/** An open case with one running duty, as its events would have left its row. */
async function withOpenCase(startOn: string, dueOn: string): Promise<string> {
  const caseId = randomUUID();
  const calendar = await loadCaseCalendar(world.database.prisma, '150100', day(startOn));
  const deadline = aDeadline(startOn, workingDays(3));
  const state = {
    regionCode: '150100',
    calendar,
    duties: [{ dutyId: 'transfer', state: 'running', dueOn, deadline }],
  };
  await world.store.pool.query(
    `INSERT INTO app.case_record (id, kind, number, status, version, state, head_hash, opened_at)
     VALUES ($1, 'complaint', $2, 'accepted', 1, $3, '', now())`,
    [caseId, `T-${caseId.slice(0, 8)}`, JSON.stringify(state)],
  );
  return caseId;
}

describe('a question about a deadline', () => {
  it('is answered without an account, day by day', async () => {
    const answer = await ask({ startOn: '2026-02-13', amount: 2, unit: 'working-day' });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body as object).sort()).toEqual(['dueOn', 'explanation', 'provisional']);
    expect(answer.body).toMatchObject({ dueOn: '2026-02-24', provisional: false });
    expect(answer.body.explanation[1]).toEqual({
      on: '2026-02-14',
      kind: 'make-up-day',
      name: '春节（调休上班）',
      counted: true,
    });
  });

  it('counts a receipt on the day it is in Shanghai', async () => {
    const answer = await ask({ startAt: '2026-03-02T16:30:00Z', amount: 1, unit: 'working-day' });
    expect(answer.body).toMatchObject({ dueOn: '2026-03-04' });
  });

  it('gets an array for an array, in the order asked', async () => {
    const answer = await ask([
      { startOn: '2026-01-31', amount: 1, unit: 'month' },
      { startOn: '2026-03-02', amount: 30, unit: 'calendar-day' },
      { startOn: '2026-12-31', amount: 1, unit: 'working-day', region: '150100' },
    ]);
    expect(
      (answer.body as readonly DeadlineAnswer[]).map(({ dueOn: on, provisional }) => [on, provisional]),
    ).toEqual([
      ['2026-02-28', false],
      ['2026-04-01', false],
      ['2027-01-04', true],
    ]);
    expect((await ask([{ startOn: '2026-03-02', amount: 1, unit: 'working-day' }])).body).toHaveLength(1);
  });

  it('may be a thousand questions, not one more', async () => {
    const question = { startOn: '2026-03-02', amount: 60, unit: 'working-day' };
    const thousand = await ask(Array.from({ length: 1000 }, () => question));
    expect(thousand.status).toBe(200);
    expect(thousand.body).toHaveLength(1000);
    expect((await ask(Array.from({ length: 1001 }, () => question))).status).toBe(400);
    expect((await ask([])).status).toBe(400);
  });

  it('about a year before 2004 is refused with the reason and the place', async () => {
    const one = await ask({ startOn: '2003-12-31', amount: 1, unit: 'working-day' });
    expect(one.status).toBe(400);
    expect(one.body.errors).toEqual([
      expect.objectContaining({ pointer: '#/startOn', message: expect.stringContaining('2003 年') }),
    ]);
    const good = { startOn: '2026-03-02', amount: 1, unit: 'month' };
    const second = await ask([good, { startAt: '1999-01-01T00:00:00+08:00', amount: 1, unit: 'month' }]);
    expect(second.body.errors[0].pointer).toBe('#/1/startAt');
  });

  it.each([
    { amount: 1, unit: 'month' },
    { startOn: '2026-02-30', amount: 1, unit: 'month' },
    { startOn: '2026-03-02', startAt: '2026-03-02T00:00:00Z', amount: 1, unit: 'month' },
    { startAt: '2026-03-02T00:00:00', amount: 1, unit: 'month' },
    { startOn: '2026-03-02', amount: 0, unit: 'month' },
    { startOn: '2026-03-02', amount: 1.5, unit: 'working-day' },
    { startOn: '2026-03-02', amount: 121, unit: 'month' },
    { startOn: '2026-03-02', amount: 1, unit: 'week' },
    { startOn: '2026-03-02', amount: 1, unit: 'month', colour: 'red' },
    { startOn: '2050-12-30', amount: 5, unit: 'working-day' },
    'tomorrow',
    null,
  ])('%j is bad input and says where', async (body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });
});

interface Shown {
  readonly days: readonly object[];
  readonly confirmation: { readonly mayIssue: boolean; readonly reason: { readonly type: string } | null };
}

describe('an imported notice', () => {
  const notice = (days: string) => ({
    format: 'csv',
    layer: 'national',
    year: 2027,
    notice: '国务院办公厅关于2027年部分节假日安排的通知',
    source: '测试',
    text: days,
  });
  const statutory = nationalSeed.find(({ year }) => year === 2027)?.days ?? [];
  const text = [...statutory.map(({ on, name }) => `${on},off-day,${name}`), '2027-02-09,off-day,春节'].join(
    '\n',
  );
  let versionId = '';
  let caseId = '';

  const dueOn = async (): Promise<unknown> =>
    (await ask({ startOn: '2027-02-03', amount: 3, unit: 'working-day' })).body;

  it('can be looked at first: its days and what would move, and nothing is written', async () => {
    const answer = await send('ops', '/calendars/imports/assessments', notice(text));
    expect(answer.status).toBe(200);
    expect(answer.body.days).toHaveLength(14);
    expect(answer.body).toMatchObject({ movedCount: 0, moved: [] });
    expect((await send('handler', '/calendars/imports/assessments', notice(text))).status).toBe(403);
    expect((await read('ops', '/calendars?region=national&year=2027')).body.items).toEqual([]);
  });

  it('shows which open deadlines would move, and moves none', async () => {
    caseId = await withOpenCase('2027-02-03', '2027-02-10');
    await withOpenCase('2027-01-11', '2027-01-14');
    const answer = await send('ops', '/calendars/imports', notice(text));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      version: { state: 'proposed', proposedBy: 'ops', confirmedBy: null },
      movedCount: 1,
      moved: [{ caseId, dutyId: 'transfer', fromOn: '2027-02-10', toOn: '2027-02-11' }],
    });
    versionId = answer.body.version.versionId;
    expect(await dueOn()).toMatchObject({ dueOn: '2027-02-10', provisional: true });
  });

  it('is not confirmed by who proposed it, nor by who holds no such office', async () => {
    expect((await send('ops', `/calendars/imports/${versionId}/confirmation`, {})).status).toBe(403);
    expect((await send('handler', `/calendars/imports/${versionId}/confirmation`, {})).status).toBe(403);
    expect((await send('handler', '/calendars/imports', notice(text))).status).toBe(403);
    expect(await dueOn()).toMatchObject({ provisional: true });
  });

  it('shows its second person the days and what would move, and whether they may confirm', async () => {
    const seenBy = async (who: string) => (await read(who, `/calendars/imports/${versionId}`)).body as Shown;
    const shown = await seenBy('sys');
    expect(shown).toMatchObject({ movedCount: 1, moved: [{ caseId, toOn: '2027-02-11' }] });
    expect(shown.days).toContainEqual({ on: '2027-02-09', kind: 'off-day', name: '春节' });
    expect(shown.confirmation).toEqual({ mayIssue: true, reason: null });
    expect((await seenBy('ops')).confirmation.reason?.type).toBe('second-person-required');
    expect((await read('handler', `/calendars/imports/${versionId}`)).status).toBe(403);
    expect((await read('sys', '/calendars/imports/national-1999-1')).status).toBe(404);
  });

  it('counts once a second person has confirmed it', async () => {
    const answer = await send('sys', `/calendars/imports/${versionId}/confirmation`, {});
    expect(answer.status).toBe(200);
    expect(answer.body.version).toMatchObject({ state: 'active', proposedBy: 'ops', confirmedBy: 'sys' });
    expect(await dueOn()).toMatchObject({ dueOn: '2027-02-11', provisional: false });
  });

  it('is told to every open case once, under the name of the system', async () => {
    const now = '2027-02-03T02:00:00.000Z' as Instant;
    expect(await announceCalendar(world.database, now)).toBe(0);
    const { rows } = await world.store.pool.query(
      `SELECT case_id, type, state, facts->'calendar'->>'version' AS version, facts->'calendar'->>'startsOn' AS starts_on
       FROM app.case_command WHERE case_id = $1`,
      [caseId],
    );
    expect(rows).toEqual([
      {
        case_id: caseId,
        type: 'calendar-imported',
        state: 'pending',
        version: 'cn-2027.1',
        starts_on: '2026-02-03',
      },
    ]);
  });

  it('cannot be confirmed again', async () => {
    expect((await send('sys', `/calendars/imports/${versionId}/confirmation`, {})).status).toBe(404);
    expect((await send('sys', '/calendars/imports/national-1999-1/confirmation', {})).status).toBe(404);
  });

  it('takes the place of the version before it', async () => {
    const again = await send('sys', '/calendars/imports', notice(`${text}\n2027-02-10,off-day,春节`));
    await send('ops', `/calendars/imports/${again.body.version.versionId}/confirmation`, {});
    const list = await request(world.app)
      .get('/api/v1/calendars?region=national&year=2027')
      .set('Authorization', bearers['handler'] ?? '');
    expect(list.status).toBe(200);
    expect(
      (list.body.items as readonly CalendarVersion[]).map(({ versionId: id, state }) => [id, state]),
    ).toEqual([
      ['national-2027-1', 'superseded'],
      ['national-2027-2', 'active'],
    ]);
    expect(list.body.items[1].days).toHaveLength(15);
    expect(await dueOn()).toMatchObject({ dueOn: '2027-02-12' });
  });

  it('with a wrong line is refused, and the line is named', async () => {
    const answer = await send('ops', '/calendars/imports', notice(`${text}\n2027-02-31,off-day,春节`));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '#/text', message: expect.stringContaining('第 15 行') }),
    ]);
  });

  it('of a region counts there and nowhere else', async () => {
    const body = { ...notice('2026-04-20,off-day,壮族三月三'), layer: '450000', year: 2026 };
    const proposed = await send('ops', '/calendars/imports', body);
    await send('sys', `/calendars/imports/${proposed.body.version.versionId}/confirmation`, {});
    const question = { startOn: '2026-04-17', amount: 1, unit: 'working-day' };
    const answer = await ask([
      { ...question, region: '450102' },
      { ...question, region: '150100' },
      question,
    ]);
    expect((answer.body as readonly DeadlineAnswer[]).map(({ dueOn: on }) => on)).toEqual([
      '2026-04-21',
      '2026-04-20',
      '2026-04-20',
    ]);
  });
});

it('the seed is written once, and never over what people have confirmed', async () => {
  const count = async (): Promise<unknown> =>
    (await world.store.pool.query('SELECT count(*) FROM app.calendar_version')).rows[0];
  const before = await count();
  await seed();
  expect(await count()).toEqual(before);
});

it('the application can neither change nor delete a day', async () => {
  const { pool } = world.database;
  await expect(pool.query(`UPDATE app.calendar_day SET kind = 'off-day'`)).rejects.toThrow(
    'permission denied',
  );
  await expect(pool.query('DELETE FROM app.calendar_day')).rejects.toThrow('permission denied');
  await expect(pool.query(`UPDATE app.calendar_version SET year = 2004`)).rejects.toThrow(
    'permission denied',
  );
});
