import {
  acknowledgeCommand,
  claimCommands,
  storeCommand,
  type StoredCommand,
} from '../../src/store/command.store';
import { restartRun } from '../../src/store/delivery.store';
import { loadCase, record, type EventLogDeps } from '../../src/store/event-log';
import { settleUnattended } from '../../src/store/unattended';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { decided, left, morning, received, refusing, right } from '../support/ledger-decisions';
import { aCommand, openLedger, openLedgerStore } from '../support/ledger-store';

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

describe('receiving a command', () => {
  it('knows a key again with the same body, and refuses it with another', async () => {
    const caseId = await openLedger(deps);
    const options = { deliveredAs: 'update', graceMs: 0 } as const;
    const command = aCommand(caseId, { type: 'turn', side: 'left' }, morning);
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => storeCommand(deps.database, command, options)),
    );
    expect(sent.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
    expect(sent.filter(({ outcome }) => outcome === 'known')).toHaveLength(19);
    const other = { ...command, facts: { type: 'turn', side: 'right' } };
    expect((await storeCommand(deps.database, other, options)).outcome).toBe('key-reused');
  });

  it('turns away what has no canonical form before anything is stored', async () => {
    const caseId = await openLedger(deps);
    const command = aCommand(caseId, { type: 'keep' }, morning, { texts: { remark: 'a\u0000b' } });
    const storing = storeCommand(deps.database, command, { deliveredAs: 'update', graceMs: 0 });
    await expect(storing).rejects.toThrow(TypeError);
  });
});

describe('the relay', () => {
  const claim = { limit: 50, leaseMs: 60_000 };
  const claimed = async (command: StoredCommand): Promise<boolean> =>
    (await claimCommands(deps.database, claim)).some(({ commandId }) => commandId === command.commandId);
  const makeDue = () =>
    database.pool.query(
      `UPDATE app.case_command SET next_attempt_at = now(); UPDATE app.case_delivery SET state = 'delivered'`,
    );

  it('takes a command once, and again when its lease is over', async () => {
    const command = await received(deps, await openLedger(deps), { type: 'keep' });
    await makeDue();
    expect(await claimed(command)).toBe(true);
    expect(await claimed(command)).toBe(false);
    await makeDue();
    expect(await claimed(command)).toBe(true);
  });

  it('leaves the commands of a case alone until its workflow is started', async () => {
    const command = await received(deps, await openLedger(deps), { type: 'keep' });
    expect(await claimed(command)).toBe(false);
  });

  it('tells the engine of what was recorded without its knowledge, but of no refusal and of nothing it knows', async () => {
    const caseId = await openLedger(deps);
    const [unheard, heard, refused] = [
      await received(deps, caseId, { type: 'turn', side: 'left' }),
      await received(deps, caseId, { type: 'turn', side: 'right' }),
      await received(deps, caseId, { type: 'turn', side: 'right' }),
    ];
    await record(deps, decided(unheard, 2, left));
    await record(deps, decided(heard, 4, right));
    await record(deps, refusing(refused, 6));
    await acknowledgeCommand(deps.database, heard.commandId, 0);
    await makeDue();
    const taken = (await claimCommands(deps.database, claim)).map(({ commandId }) => commandId);
    expect(taken).toContain(unheard.commandId);
    expect(taken).not.toContain(heard.commandId);
    expect(taken).not.toContain(refused.commandId);
  });
});

describe('a case without a running workflow', () => {
  it('answers by its law when it is finished, and begins again when the law accepts', async () => {
    const caseId = await openLedger(deps);
    await record(deps, decided(await received(deps, caseId, { type: 'close' }), 2, [{ type: 'closed' }]));
    const late = await received(deps, caseId, { type: 'keep' });
    expect(await settleUnattended(deps, late)).toMatchObject({
      state: 'refused',
      refusal: { type: 'case-not-in-status', status: 'closed' },
    });
    await database.pool.query(`UPDATE app.case_delivery SET state = 'delivered' WHERE case_id = $1`, [
      caseId,
    ]);
    const reopen = await received(deps, caseId, { type: 'reopen' });
    expect(await settleUnattended(deps, reopen)).toMatchObject({ state: 'pending' });
    await settleUnattended(deps, reopen);
    const starts = await database.pool.query(
      'SELECT epoch FROM app.case_delivery WHERE case_id = $1 ORDER BY epoch',
      [caseId],
    );
    expect(starts.rows).toEqual([{ epoch: 1 }, { epoch: 2 }]);
    expect(await loadCase(deps, caseId, 2)).toMatchObject({
      outcome: 'loaded',
      state: { status: 'closed', sequence: 2 },
      pending: [{ commandId: reopen.commandId }],
    });
  });

  it('is given one new run, however many notice', async () => {
    const caseId = await openLedger(deps);
    await database.pool.query(`UPDATE app.case_delivery SET state = 'delivered' WHERE case_id = $1`, [
      caseId,
    ]);
    const missing = { caseId, seenEpoch: 1, reason: 'test' };
    const answers = await Promise.all([1, 2, 3].map(() => restartRun(deps.database, missing)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });
});
