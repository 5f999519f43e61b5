import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { calendarRoutes } from '../../src/http/calendar.routes';
import { regionRoutes } from '../../src/http/region.routes';
import { sessionRoutes } from '../../src/http/session.routes';
import { seedNationalCalendar, type CalendarVersion } from '../../src/store/calendar.store';
import { nationalSeed } from '../../src/store/calendar-seed';
import { seedRegions } from '../../src/store/region.store';
import { inTransaction } from '../../src/store/transaction';
import { createHttpWorld, signIn, withBodies, withOfficer, type HttpWorld } from './http-world';

let world: HttpWorld;
const bearers: Record<string, string> = {};

beforeAll(async () => {
  world = await createHttpWorld([...sessionRoutes, ...calendarRoutes, ...regionRoutes]);
  await inTransaction(world.database, (transaction) => seedNationalCalendar(transaction, nationalSeed));
  await world.database.pool.query(`INSERT INTO app.region (code, name) VALUES ('150300', '新名市')`);
  await seedRegions(world.database.pool);
  await withBodies(world, { id: 'city' });
  await withOfficer(world, 'ops', 'city', ['operations']);
  await withOfficer(world, 'sys', 'city', ['system-administrator']);
  await withOfficer(world, 'handler', 'city', ['case-handler']);
  for (const name of ['ops', 'sys', 'handler']) bearers[name] = await signIn(world, name);
  const notice = { format: 'csv', layer: '450000', year: 2026, notice: '“壮族三月三”放假', source: '测试' };
  const imported = await send('ops', '/calendars/imports', {
    ...notice,
    text: '2026-04-20,off-day,壮族三月三',
  });
  await send('sys', `/calendars/imports/${imported.body.version.versionId}/confirmation`, {});
}, 60_000);
afterAll(() => world.close());

const send = (who: string, path: string, body: object, key: string = randomUUID()): request.Test =>
  request(world.app)
    .post(`/api/v1${path}`)
    .set('Authorization', bearers[who] ?? '')
    .set('Idempotency-Key', key)
    .send(body);

const read = (who: string, path: string): request.Test =>
  request(world.app)
    .get(`/api/v1${path}`)
    .set('Authorization', bearers[who] ?? '');

describe('a year of days', () => {
  it('names every day that is not what its weekday says, and by which notice', async () => {
    const { body } = await read('handler', '/calendars/years/2026');
    expect(body).toMatchObject({ status: 'official', coveredFrom: 2004, coveredThrough: 2050 });
    expect(body.days).toContainEqual({
      ...{ on: '2026-02-14', kind: 'make-up-day', name: '春节' },
      versionId: 'national-2026-1',
    });
    expect(body.notices).toMatchObject([{ versionId: 'national-2026-1', layer: 'national' }]);
  });

  it('says of a year without a notice that its days are provisional', async () => {
    const { body } = await read('handler', '/calendars/years/2029');
    expect(body).toMatchObject({ status: 'provisional', provisionalFrom: '2026-12-27', notices: [] });
    expect(body.days).toHaveLength(13);
    expect(body.days[0]).toEqual({ on: '2029-01-01', kind: 'off-day', name: '元旦', versionId: null });
  });

  it('lays a region’s days over the nation’s', async () => {
    const holidays = async (query: string): Promise<readonly object[]> =>
      (await read('handler', `/calendars/years/2026${query}`)).body.days as object[];
    const local = { on: '2026-04-20', kind: 'off-day', name: '壮族三月三', versionId: '450000-2026-1' };
    expect(await holidays('?region=450102')).toContainEqual(local);
    expect(await holidays('')).not.toContainEqual(local);
  });

  it('is not there before the calendar begins or after it ends', async () => {
    expect((await read('handler', '/calendars/years/2003')).status).toBe(404);
    expect((await read('handler', '/calendars/years/2051')).status).toBe(404);
  });
});

describe('a place', () => {
  const named = async (codes: string): Promise<Record<string, string>> => {
    const { body } = await read('handler', `/regions?codes=${codes}`);
    const { items } = body as { readonly items: readonly { readonly code: string; readonly name: string }[] };
    return Object.fromEntries(items.map(({ code, name }) => [code, name]));
  };

  it('is called as GB/T 2260 has it, a county with what it lies in; an unknown one has no name', async () => {
    expect(await named('150000,150200,150802,110105,419001,441900,150200-JKQ,159999')).toEqual({
      150000: '内蒙古自治区',
      150200: '包头市',
      150802: '巴彦淖尔市临河区',
      110105: '北京市朝阳区',
      419001: '河南省济源市',
      441900: '东莞市',
      '150200-JKQ': '包头市（JKQ）',
    });
  });

  it('is called as its government is, where there is one', async () => {
    expect(await named('150100,150102')).toEqual({ 150100: '单位 city', 150102: '呼和浩特市新城区' });
  });

  it('keeps the name that an office gave it, whatever the list that is put in says', async () => {
    expect(await named('150300,150302')).toEqual({ 150300: '新名市', 150302: '新名市海勃湾区' });
  });

  it('is asked for by codes that can be some', async () => {
    expect((await read('handler', '/regions?codes=abc')).status).toBe(400);
    expect((await request(world.app).get('/api/v1/regions?codes=150100')).status).toBe(401);
  });
});

describe('a notice that waits for its second person', () => {
  it('is declined by its second person with a reason, or withdrawn by its proposer: it counts for nothing', async () => {
    const declined = await proposed('sys');
    const decline = (who: string, body: object, key?: string) =>
      send(who, `/calendars/imports/${declined}/decline`, body, key);
    const withdraw = (who: string, id: string) => send(who, `/calendars/imports/${id}/withdrawal`, {});
    const reason = '与通知原文不符。';
    expect((await decline('sys', { reason })).body.refusal?.type).toBe('second-person-required');
    expect((await decline('handler', { reason })).status).toBe(403);
    expect((await decline('ops', {})).status).toBe(400);
    expect((await decline('ops', { reason: '  ' })).status).toBe(400);
    const key = randomUUID();
    const first = await decline('ops', { reason }, key);
    expect(first.body.version).toMatchObject({ state: 'declined', endedBy: 'ops', endReason: reason });
    expect((await decline('ops', { reason }, key)).body).toEqual(first.body);
    expect((await decline('ops', { reason })).status).toBe(404);
    expect((await send('ops', `/calendars/imports/${declined}/confirmation`, {})).status).toBe(404);
    expect((await withdraw('sys', declined)).status).toBe(404);
    const own = await proposed('sys');
    expect((await withdraw('ops', own)).body.refusal?.type).toBe('approval-not-own');
    expect((await withdraw('sys', own)).body.version).toMatchObject({ state: 'withdrawn', endedBy: 'sys' });
    expect((await send('ops', `/calendars/imports/${own}/confirmation`, {})).status).toBe(404);
    expect((await read('handler', '/calendars/years/2027?region=450000')).body.notices).toEqual([]);
    // Told once, by mail, to whoever proposed it; the reason stands on the page alone.
    const { rows } = await world.store.pool.query<{ data: object; addressee: object }>(
      `SELECT data, addressee FROM app.notification WHERE template = 'calendar-declined'`,
    );
    expect(rows).toEqual([
      {
        data: { number: null, versionId: declined, layer: '450000', year: 2027 },
        addressee: { type: 'officer', officerId: 'sys' },
      },
    ]);
  });

  async function proposed(who: string): Promise<string> {
    const answer = await send(who, '/calendars/imports', {
      ...{ format: 'csv', layer: '450000', year: 2027, notice: '“壮族三月三”放假', source: '测试' },
      text: '2027-04-09,off-day,壮族三月三',
    });
    return (answer.body as { readonly version: CalendarVersion }).version.versionId;
  }
});
