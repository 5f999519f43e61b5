import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { officerIdOf } from '../../prisma/seed/demo-city/officers';
import { COLLECTION_EXAMPLE } from '../../src/http/contract-examples';
import { openIncident } from '../../src/store/incident.store';
import { inTransaction } from '../../src/store/transaction';
import type { QueuePollers } from '../../src/temporal/pollers';
import type { contractView } from '../../src/wire/contract.wire';
import type { findingsView, healthView } from '../../src/wire/health.wire';
import type { incidentList } from '../../src/wire/incident.wire';
import type { outboxList } from '../../src/wire/outbox.wire';
import { eventually } from '../support/eventually';
import { changes, listenIn, soon, type Listening } from './change-listener';
import { staffWorld, type StaffWorld } from '../support/staff-world';

let world: StaffWorld;
beforeAll(async () => {
  world = await staffWorld({ lookEveryMs: 50, beatEveryMs: 100, sessionsEveryMs: 100, streamsPerOfficer: 2 });
  await world.sequence();
}, 180_000);
afterAll(() => world.close());

const listen = (username: string, query = '', headers: Record<string, string> = {}): Promise<Listening> =>
  listenIn(world, username, { query, headers });

/** Somebody files at the credit office's counter; the worker numbers what happened. */
async function file(): Promise<string> {
  const response = await world.call('credit.registrar', '/complaints', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      ...{ respondentOrganizationId: 'birch-works', field: 'government-procurement' },
      ...{ title: '设备尾款未付', narrative: '验收合格后逾期未付尾款。' },
      demands: [{ kind: 'payment', amountYuan: '1000.00' }],
      identity: { mode: 'sealed', name: '某公司', phone: '13800000000' },
    }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  const { id } = (await response.json()) as { id: string };
  await world.sequence();
  return id;
}

describe('the change feed', () => {
  it('tells an officer of a case he may read, at once, and nothing but which and what', async () => {
    const registrar = await listen('credit.registrar');
    expect(registrar.response.headers.get('content-type')).toContain('text/event-stream');
    expect(registrar.response.headers.get('x-accel-buffering')).toBe('no');
    await soon(() => expect(registrar.heard.map(({ event }) => event)).toEqual(['ready']));
    const id = await file();
    await soon(() => expect(changes(registrar)).toHaveLength(1));
    const [change] = changes(registrar);
    expect(change?.data).toEqual({
      ...{
        id,
        kind: 'complaint',
        sequence: 1,
        type: 'complaint-received',
        label: expect.any(String) as string,
      },
      number: expect.stringMatching(/^TS/) as string,
    });
    registrar.leave();
  });

  it('tells nobody of a case that he may not read', async () => {
    const liaison = await listen('works.liaison');
    const ginkgo = await listen('ginkgo.handler');
    const registrar = await listen('credit.registrar');
    await soon(() => expect(registrar.heard).toHaveLength(1));
    await file();
    await soon(() => expect(changes(registrar)).toHaveLength(1));
    expect([changes(liaison), changes(ginkgo)]).toEqual([[], []]);
    for (const one of [liaison, ginkgo, registrar]) one.leave();
  });

  it('tells of a contract those who may read the contract, and nobody else', async () => {
    const listeners = await Promise.all(
      ['works.contracts', 'housing.head', 'credit.registrar'].map((who) => listen(who)),
    );
    await soon(() => expect(listeners.map(({ heard }) => heard.length)).toEqual([1, 1, 1]));
    const response = await world.call('works.contracts', '/contracts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        ...{ ...COLLECTION_EXAMPLE, undertakingId: 'birch-works', regulatorId: 'birch-finance' },
        parties: [
          { side: 'public', organizationId: 'birch-works' },
          { side: 'counterparty', name: '示例环保设备有限公司' },
        ],
      }),
    });
    const { id } = (await response.json()) as { id: string };
    await world.sequence();
    const [manager, superior, registrar] = listeners;
    for (const one of [manager, superior]) {
      await soon(() =>
        expect(one === undefined ? [] : changes(one).map(({ data }) => data)).toEqual([
          expect.objectContaining({
            kind: 'contract',
            sequence: 1,
            type: 'contract-collected',
            label: '合同归集',
          }),
        ]),
      );
    }
    expect(registrar === undefined ? null : changes(registrar)).toEqual([]);
    for (const one of listeners) one.leave();
    // A superior that is neither the regulator nor a government may read it, and is told why it determines nothing.
    const { allowedCommands } = await world.get<z.output<typeof contractView>>(
      'housing.head',
      `/contracts/${id}`,
    );
    expect(allowedCommands.find(({ type }) => type === 'open-determination')).toMatchObject({
      mayIssue: false,
      reason: { type: 'verifier-not-competent' },
    });
  });

  it('takes up where a page left off, and sends one that was away too long to load anew', async () => {
    const registrar = await listen('credit.registrar');
    await soon(() => expect(registrar.heard).toHaveLength(1));
    const last = registrar.heard[0]?.id ?? '';
    registrar.leave();
    const id = await file();
    const again = await listen('credit.registrar', '', { 'last-event-id': last });
    await soon(() => expect(changes(again).map(({ data }) => data['id'])).toEqual([id]));
    again.leave();
    const brief = await listen('credit.registrar', `?once=true&after=${last}`);
    await soon(() =>
      expect([changes(brief).map(({ data }) => data['id']), brief.isEnded()]).toEqual([[id], true]),
    );
    const ahead = await listen('credit.registrar', '?after=999999');
    await soon(() => expect(ahead.heard.map(({ event }) => event)).toEqual(['reset']));
    ahead.leave();
  });

  it('keeps a quiet line alive', async () => {
    const registrar = await listen('credit.registrar');
    await soon(() => expect(registrar.text()).toContain(': beat'));
    registrar.leave();
  });

  it('ends when the session ends, and when an office is taken away', async () => {
    const handler = await listen('housing.handler');
    const head = await listen('housing.head');
    await soon(() => expect([handler.heard.length, head.heard.length]).toEqual([1, 1]));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([handler.isEnded(), head.isEnded()]).toEqual([false, false]);
    const { pool } = world.city.store;
    await pool.query('UPDATE app.session SET revoked_at = now() WHERE officer_id = $1', [
      officerIdOf('housing.handler'),
    ]);
    await pool.query(`DELETE FROM app.role_grant WHERE officer_id = $1`, [officerIdOf('housing.head')]);
    await soon(() => expect([handler.isEnded(), head.isEnded()]).toEqual([true, true]));
  });

  it('opens only so many streams for one officer, and frees those that were left', async () => {
    const first = await listen('inspect.officer');
    const second = await listen('inspect.officer');
    const third = await world.call('inspect.officer', '/changes');
    expect(third.status).toBe(429);
    first.leave();
    await eventually(async () => {
      const more = await listen('inspect.officer', '?once=true');
      expect(more.response.status).toBe(200);
      await soon(() => expect(more.isEnded()).toBe(true));
    });
    second.leave();
  });
});

const polled = (pollers: number): readonly QueuePollers[] =>
  (['cases', 'io', 'documents'] as const).map((queue) => ({
    ...{ queue, pollers, lastAskedAt: null },
    kind: queue === 'cases' ? 'workflow' : 'activity',
  }));

describe('operations', () => {
  it('see what is down, what waits and since when, and what to do', async () => {
    world.queues = polled(0);
    const health = await world.get<z.output<typeof healthView>>('ops.engineer', '/operations/health');
    const state = (part: string): string | undefined => health.parts.find((one) => one.part === part)?.state;
    expect(health.isWell).toBe(false);
    expect([state('database'), state('files'), state('engine')]).toEqual(['ok', 'ok', 'ok']);
    expect([state('workers'), state('vault')]).toEqual(['down', 'down']);
    expect(health.parts.find(({ part }) => part === 'sequencer')).toMatchObject({ state: 'ok', waiting: 0 });
    const { items } = await world.get<z.output<typeof findingsView>>('ops.engineer', '/operations/findings');
    for (const { isFine, fix } of items) expect(fix === null).toBe(isFine);
    expect(items.find(({ check }) => check === '工作进程')?.found).toContain('cases');
    expect(items.find(({ code }) => code === 'workers')?.outcome).toBe('down');
    expect(items.find(({ code }) => code === 'incidents')).toMatchObject({ outcome: 'ok', isFine: true });
    world.queues = polled(1);
    const again = await world.get<z.output<typeof healthView>>('ops.engineer', '/operations/health');
    expect(again.parts.find(({ part }) => part === 'workers')?.state).toBe('ok');
    world.rounds = [
      { job: 'render-letters', startedAt: new Date(), isPaused: false, taskAttempt: 1 },
      { job: 'deliver-notifications', startedAt: new Date(), isPaused: false, taskAttempt: 24 },
    ];
    const stuck = await world.get<z.output<typeof healthView>>('ops.engineer', '/operations/health');
    const jobs = stuck.parts.find(({ part }) => part === 'housekeeping');
    expect(jobs).toMatchObject({ state: 'down', found: '发送通知反复失败（第 24 次）' });
    world.queues = null;
    const away = await world.get<z.output<typeof healthView>>('ops.engineer', '/operations/health');
    expect(away.parts.find(({ part }) => part === 'engine')?.state).toBe('down');
  });

  it('take an incident upon themselves and close it with a note; nobody closes another’s', async () => {
    const { city } = world;
    await inTransaction(city.database, (transaction) =>
      openIncident(transaction, { kind: 'command-undecided', caseId: null, detail: { waitedMs: 1 } }),
    );
    const open = (): Promise<z.output<typeof incidentList>> =>
      world.get('ops.engineer', '/operations/incidents');
    const one = (await open()).items.find(({ kind }) => kind === 'command-undecided');
    expect(one).toMatchObject({ owner: null, label: '指令迟迟未裁定' });
    const say = (body: object): Promise<Response> =>
      world.call('ops.engineer', `/operations/incidents/${one?.id ?? ''}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      });
    expect((await say({ type: 'close', note: '已处理' })).status).toBe(409);
    expect((await say({ type: 'take' })).status).toBe(200);
    expect((await open()).items.find(({ id }) => id === one?.id)?.owner).toEqual({
      id: officerIdOf('ops.engineer'),
      name: '祝福',
    });
    expect((await say({ type: 'close', note: '引擎恢复后已裁定。' })).status).toBe(200);
    expect((await open()).items.map(({ id }) => id)).not.toContain(one?.id);
    expect((await say({ type: 'take' })).status).toBe(409);
    const { rows } = await city.store.pool.query('SELECT note, closed_by FROM app.incident WHERE id = $1', [
      one?.id,
    ]);
    expect(rows).toEqual([{ note: '引擎恢复后已裁定。', closed_by: officerIdOf('ops.engineer') }]);
  });

  it('see what did not arrive and why, without an address or an identity, and send it again', async () => {
    const { pool } = world.city.store;
    const about = `SELECT id FROM app.case_record LIMIT 1`;
    const made = await pool.query<{ id: string }>(
      `INSERT INTO app.notification (key, case_kind, case_id, event_sequence, template, data, addressee, state, last_error_code, attempts)
       VALUES ('test/1', 'complaint', (${about}), 1, 'complainant-update', '{"number":"x","stage":"accepted"}',
         jsonb_build_object('type', 'complainant', 'complaintId', (${about})::text, 'party', 'complainant'), 'failed', '550', 8),
        ('test/2', 'complaint', (${about}), 1, 'case-accepted', '{"number":"x","by":null}',
         '{"type":"role","organizationId":"birch-works","role":"respondent-liaison"}', 'failed', 'NOBODY-HOLDS-ROLE', 1)
       RETURNING id`,
    );
    const failed = await world.get<z.output<typeof outboxList>>(
      'ops.engineer',
      '/operations/outbox?state=failed&limit=200',
    );
    const [complainant, role] = made.rows.map(({ id }) => failed.items.find((item) => item.id === id));
    expect(complainant).toMatchObject({
      addressee: { type: 'complainant', label: '投诉人（身份不显示）', organization: null, officer: null },
      reason: { code: '550', sentence: expect.stringContaining('550') as string },
      nextAttemptAt: null,
    });
    expect(role).toMatchObject({
      addressee: { label: '被投诉主体联络员', organization: { id: 'birch-works' } },
      reason: { sentence: '这个岗位没有人担任' },
    });
    expect(JSON.stringify(failed)).not.toContain('@');
    const retry = (id: string): Promise<Response> =>
      world.call('ops.engineer', `/operations/outbox/${id}/retry`, {
        method: 'POST',
        headers: { 'idempotency-key': randomUUID() },
      });
    expect((await retry(role?.id ?? '')).status).toBe(200);
    expect((await retry(role?.id ?? '')).status).toBe(409);
    expect((await retry(randomUUID())).status).toBe(404);
    expect((await world.call('credit.registrar', '/operations/outbox')).status).toBe(403);
  });

  it('find a case in the engine by its number, finished or not', async () => {
    const { rows } = await world.city.store.pool.query<{ id: string; number: string }>(
      'SELECT id, number FROM app.case_record WHERE finished_at IS NOT NULL LIMIT 1',
    );
    const [one] = rows;
    for (const q of [one?.number.slice(-6), one?.id]) {
      const found = await world.get<{ items: { caseId: string }[] }>(
        'ops.engineer',
        `/operations/workflows?limit=50&q=${q ?? ''}`,
      );
      expect(found.items.map(({ caseId }) => caseId)).toContain(one?.id);
    }
  });
});
