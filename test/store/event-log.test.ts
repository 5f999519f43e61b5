import type { RecordOutcome, Typed } from '../../src/domain/recording';
import { askAnew, type StoredCommand } from '../../src/store/command.store';
import { orderRestart } from '../../src/store/delivery.store';
import { loadCase, lockCase, record, type EventLogDeps } from '../../src/store/event-log';
import { inTransaction } from '../../src/store/transaction';
import { createTestDatabase, type TestDatabase } from '../support/database';
import {
  decided,
  fallenDue,
  left,
  morning,
  noon,
  received,
  refusing,
  right,
} from '../support/ledger-decisions';
import { openLedger, openLedgerStore } from '../support/ledger-store';

let database: TestDatabase;
let deps: EventLogDeps;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = openLedgerStore(database.url('app'));
});

afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

const sequencesIn = (outcome: RecordOutcome<Typed, Typed>): readonly number[] =>
  'events' in outcome ? outcome.events.map(({ sequence }) => sequence) : [];

type Row = Readonly<Record<string, unknown>>;

const stored = async (sql: string, ...values: unknown[]): Promise<readonly Row[]> =>
  (await database.pool.query<Row>(sql, values)).rows;

describe('recording a decision', () => {
  it('writes events, the row as the law folds it, the leaf and its place in the log, and answers the command', async () => {
    const caseId = await openLedger(deps);
    const command = await received(
      deps,
      caseId,
      { type: 'turn', side: 'left' },
      { texts: { remark: '左转' } },
    );
    const outcome = await record(deps, decided(command, 2, left));
    expect(outcome).toMatchObject({ outcome: 'recorded' });
    expect(sequencesIn(outcome)).toEqual([2, 3]);
    const [row] = await stored('SELECT version, state FROM app.case_record WHERE id = $1', caseId);
    expect(row).toMatchObject({ version: 3, state: { side: 'left', turns: 1, sequence: 3 } });
    const events = await stored(
      'SELECT e.*, p.id AS pending FROM app.case_event e JOIN app.log_pending p USING (case_id, sequence) WHERE case_id = $1 ORDER BY sequence',
      caseId,
    );
    expect(events.map(({ type }) => type)).toEqual(['ledger-opened', 'turned', 'counted']);
    expect(events[1]).toMatchObject({ texts: { remark: '左转' } });
    expect(events[2]).toMatchObject({ texts: {}, previous_hash: events[1]?.['hash'], part: 1 });
    expect(events.every(({ pending }) => pending !== null)).toBe(true);
    const [answered] = await stored('SELECT * FROM app.case_command WHERE id = $1', command.commandId);
    expect(answered).toMatchObject({ state: 'recorded', first_sequence: 2, last_sequence: 3 });
  });

  it('answers the same decision asked again with the stored events, and writes nothing', async () => {
    const caseId = await openLedger(deps);
    const command = await received(deps, caseId, { type: 'turn', side: 'left' });
    await record(deps, decided(command, 2, left));
    expect(sequencesIn(await record(deps, decided(command, 2, left)))).toEqual([2, 3]);
    // Decided otherwise the second time: what is stored stands.
    expect(await record(deps, refusing(command, 4))).toMatchObject({ outcome: 'recorded' });
    expect(sequencesIn(await record(deps, decided(command, 4, right)))).toEqual([2, 3]);
    expect(await stored('SELECT 1 FROM app.case_event WHERE case_id = $1', caseId)).toHaveLength(3);
  });

  it('hands the missing events to one who is behind, also when he wants to refuse', async () => {
    const caseId = await openLedger(deps);
    const first = await received(deps, caseId, { type: 'turn', side: 'left' });
    const second = await received(deps, caseId, { type: 'turn', side: 'right' });
    await record(deps, decided(first, 2, left));
    const behind = await record(deps, decided(second, 2, right));
    expect(behind.outcome).toBe('behind');
    expect(sequencesIn(behind)).toEqual([2, 3]);
    expect((await record(deps, refusing(second, 3))).outcome).toBe('behind');
    expect(sequencesIn(await record(deps, decided(second, 4, right)))).toEqual([4, 5]);
  });

  it('gives the command its own events and every one missed, when it was recorded long ago', async () => {
    const caseId = await openLedger(deps);
    const first = await received(deps, caseId, { type: 'turn', side: 'left' });
    const second = await received(deps, caseId, { type: 'turn', side: 'right' });
    await record(deps, decided(first, 2, left));
    await record(deps, decided(second, 4, right));
    expect(sequencesIn(await record(deps, decided(first, 2, left)))).toEqual([2, 3, 4, 5]);
  });

  it('does not take back a refusal that its sender may have read', async () => {
    const caseId = await openLedger(deps);
    const command = await received(deps, caseId, { type: 'turn', side: 'left' });
    expect((await record(deps, refusing(command, 2))).outcome).toBe('refused');
    const again = await record(deps, decided(command, 2, left));
    expect(again).toEqual({ outcome: 'refused', refusal: { type: 'target-is-same' } });
    expect(await stored('SELECT 1 FROM app.case_event WHERE case_id = $1', caseId)).toHaveLength(1);
  });

  it('judges a refused command afresh when it is asked anew, and only in its new round', async () => {
    const caseId = await openLedger(deps);
    const command = await received(deps, caseId, { type: 'turn', side: 'left' });
    await record(deps, refusing(command, 2));
    const refusedOnce: StoredCommand = { ...command, state: 'refused' };
    const anew = await askAnew(deps.database, refusedOnce, { receivedAt: noon, graceMs: 0 });
    expect(anew).toMatchObject({ state: 'pending', round: 2, receivedAt: noon });
    expect((await record(deps, decided(command, 2, left))).outcome).toBe('refused');
    expect((await record(deps, decided(anew, 2, left))).outcome).toBe('recorded');
  });

  it('refuses what an older run decides once the case was started again', async () => {
    const caseId = await openLedger(deps);
    const command = await received(deps, caseId, { type: 'turn', side: 'left' });
    await inTransaction(deps.database, async (transaction) => {
      await lockCase(transaction, caseId);
      return orderRestart(transaction, caseId, 'test');
    });
    expect(await record(deps, decided(command, 2, left))).toEqual({ outcome: 'superseded' });
    expect(await loadCase(deps, caseId, 1)).toEqual({ outcome: 'superseded' });
    expect((await record(deps, { ...decided(command, 2, left), epoch: 2 })).outcome).toBe('recorded');
  });

  it('stops an engine that knows more than the store', async () => {
    const caseId = await openLedger(deps);
    const command = await received(deps, caseId, { type: 'turn', side: 'left' });
    await expect(record(deps, decided(command, 9, left))).rejects.toThrow(/further/);
  });

  it('lets a deadline pass only when nothing that came before it still waits', async () => {
    const caseId = await openLedger(deps);
    const early = await received(deps, caseId, { type: 'keep' }, { receivedAt: morning });
    await received(deps, caseId, { type: 'keep' }, { receivedAt: noon });
    const outcome = await record(deps, fallenDue(early, 2, noon));
    if (outcome.outcome !== 'earlier-command') throw new Error(outcome.outcome);
    expect(outcome.commands.map(({ commandId }) => commandId)).toEqual([early.commandId]);
    await record(deps, refusing(early, 2));
    expect(await record(deps, fallenDue(early, 2, noon))).toMatchObject({
      outcome: 'recorded',
      events: [{ sequence: 2, commandId: null, actor: { type: 'system' }, occurredAt: noon }],
    });
    expect((await record(deps, fallenDue(early, 2, noon))).outcome).toBe('behind');
  });

  it('gives one of two writers the sequence, and the other what he wrote', async () => {
    const caseId = await openLedger(deps);
    const commands = await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        received(deps, caseId, { type: 'turn', side: turn % 2 ? 'left' : 'right' }),
      ),
    );
    const outcomes = await Promise.all(commands.map((command) => record(deps, decided(command, 2, left))));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([...Array(5).fill('behind'), 'recorded']);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(sequencesIn(outcome))))).toEqual(
      new Set(['[2,3]']),
    );
  });

  it('keeps nothing of a step whose projection fails', async () => {
    const broken = openLedgerStore(database.url('app'), {
      project: () => Promise.reject(new Error('no disk')),
    });
    const caseId = await openLedger(deps);
    const command = await received(deps, caseId, { type: 'turn', side: 'left' });
    await expect(record(broken, decided(command, 2, left))).rejects.toThrow('no disk');
    await broken.database.close();
    expect((await record(deps, decided(command, 2, left))).outcome).toBe('recorded');
  });

  it('answers with the refusal of a fact that moved since it was read', async () => {
    const guarded = openLedgerStore(database.url('app'), {
      guard: () => Promise.resolve({ type: 'organization-not-active' }),
    });
    const caseId = await openLedger(deps);
    const command = await received(deps, caseId, { type: 'turn', side: 'left' });
    const outcome = await record(guarded, decided(command, 2, left));
    await guarded.database.close();
    expect(outcome).toEqual({ outcome: 'refused', refusal: { type: 'organization-not-active' } });
  });
});

describe('the log of a case', () => {
  it('cannot be rewritten by the application, nor by a slip of its owner', async () => {
    const caseId = await openLedger(deps);
    const rewrite = `UPDATE app.case_event SET type = 'x' WHERE case_id = '${caseId}'`;
    await expect(deps.database.pool.query(rewrite)).rejects.toThrow(/permission denied/);
    await expect(database.pool.query(rewrite)).rejects.toThrow(/append-only/);
    await expect(database.pool.query('DELETE FROM app.case_event')).rejects.toThrow(/append-only/);
  });
});
