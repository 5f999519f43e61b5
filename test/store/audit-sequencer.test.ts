import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { GENESIS } from '../../src/audit/chain';
import { toCaseId, toCommandId } from '../../src/domain/ids';
import { readCheckpoints } from '../../src/store/checkpoint-file';
import { recordAccess } from '../../src/store/access-log.store';
import { verifyCase, verifyLog } from '../../src/store/audit.store';
import { insertFrames } from '../../src/store/case-frame';
import { insertEvents, linkEvents, loadEvents, toInstant } from '../../src/store/event-rows';
import { runSequencerOnce } from '../../src/store/sequencer';
import { inTransaction } from '../../src/store/transaction';
import { openAuditWorld, type AuditWorld } from './audit-world';

let world: AuditWorld;
beforeEach(async () => {
  world = await openAuditWorld();
});
afterEach(async () => {
  await world.close();
});

async function indexes(): Promise<readonly number[]> {
  const { rows } = await world.database.pool.query<{ index: string }>(
    'SELECT index FROM app.log_leaf ORDER BY index',
  );
  return rows.map((row) => Number(row.index));
}
const upTo = (size: number) => Array.from({ length: size }, (_, index) => index);
const findings = () => verifyLog(world.app.pool, world.anchor);
const signedSizes = async () => {
  const { rows } = await world.database.pool.query<{ size: string }>(
    'SELECT size FROM app.checkpoint ORDER BY size',
  );
  return rows.map((row) => Number(row.size));
};

/** Runs the sequencer until a statement that touches this table fails in its middle. */
async function failingAt<T>(table: string, body: string, work: () => Promise<T>): Promise<T> {
  await world.database.pool.query(`
    CREATE FUNCTION app.fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN NEW; END $$;
    CREATE TRIGGER fails BEFORE INSERT ON app.${table} FOR EACH ROW EXECUTE FUNCTION app.fails()`);
  try {
    return await work();
  } finally {
    await world.database.pool.query(`DROP TRIGGER fails ON app.${table}; DROP FUNCTION app.fails()`);
  }
}

describe('The sequencer', () => {
  it('has nothing to number and nothing to sign in an empty log', async () => {
    expect(await world.sequence()).toBe(0);
    expect(await signedSizes()).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('does not skip an event whose place in the queue was taken long before its commit', async () => {
    const first = await world.recordCase(1);
    const hidden = await world.database.pool.query(
      'DELETE FROM app.log_pending WHERE case_id = $1 RETURNING id, case_id, sequence',
      [first],
    );
    await world.recordCase(2);
    expect(await world.sequence()).toBe(2);
    const { id, case_id, sequence } = hidden.rows[0] as { id: string; case_id: string; sequence: number };
    await world.database.pool.query(
      'INSERT INTO app.log_pending (id, case_id, sequence) VALUES ($1, $2, $3)',
      [id, case_id, sequence],
    );
    expect(await world.sequence()).toBe(1);
    expect(await indexes()).toEqual(upTo(3));
    expect(await findings()).toEqual([]);
  });

  it('gives contiguous indexes when several run at once under load', async () => {
    const recording = Promise.all(upTo(40).map(() => world.recordCase(3)));
    let isDone = false;
    const loop = async () => {
      while (!isDone) await world.sequence();
    };
    const loops = [loop(), loop(), loop()];
    await recording;
    isDone = true;
    await Promise.all(loops);
    await world.sequence();
    expect(await indexes()).toEqual(upTo(120));
    expect(await findings()).toEqual([]);
  });

  it('loses nothing when it is killed between taking an event and numbering it', async () => {
    await world.recordCase(3);
    await failingAt(
      'log_leaf',
      'PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5);',
      async () => {
        await expect(world.sequence()).rejects.toThrow(/terminat/i);
      },
    );
    expect(await indexes()).toEqual([]);
    expect(await world.sequence()).toBe(3);
    expect(await indexes()).toEqual(upTo(3));
    expect(await findings()).toEqual([]);
  });

  it('signs at the next run what it numbered before it was killed', async () => {
    await world.recordCase(2);
    await world.sequence();
    await world.recordCase(2);
    const checkpoints = await readCheckpoints(world.anchor.checkpointDir);
    const numbered = runSequencerOnce(world.app.pool, world.signer, world.anchor.checkpointDir, {
      signEveryMs: 3_600_000,
    });
    expect(await numbered).toBe(2);
    expect(await readCheckpoints(world.anchor.checkpointDir)).toEqual(checkpoints);
    expect(await world.sequence()).toBe(0);
    expect(await signedSizes()).toEqual([2, 4]);
    expect(await findings()).toEqual([]);
  });

  it('goes on when it was killed after the file was written and before the database knew', async () => {
    await world.recordCase(2);
    await world.sequence();
    await world.recordCase(1);
    await failingAt('checkpoint', `RAISE EXCEPTION 'killed';`, async () => {
      await expect(world.sequence()).rejects.toThrow('killed');
    });
    expect(await signedSizes()).toEqual([2]);
    expect(await findings()).toEqual([]);
    await world.recordCase(1);
    expect(await world.sequence()).toBe(1);
    expect(await signedSizes()).toEqual([2, 3, 4]);
    expect(await findings()).toEqual([]);
  });

  it('signs at most once a second, and again when the wall clock was set back', async () => {
    const at = (instant: string) => {
      const options = { now: () => new Date(instant) };
      return runSequencerOnce(world.app.pool, world.signer, world.anchor.checkpointDir, options);
    };
    for (const second of ['00.000', '00.500', '00.999', '01.000']) {
      await world.recordCase(1);
      expect(await at(`2026-03-02T01:00:${second}Z`)).toBe(1);
    }
    expect(await signedSizes()).toEqual([1, 4]);
    await world.recordCase(1);
    await at('2026-03-02T00:00:00.000Z');
    expect(await signedSizes()).toEqual([1, 4, 5]);
    expect(readdirSync(world.anchor.checkpointDir)).toEqual(['checkpoints-2026-03-02.jsonl']);
    expect(await findings()).toEqual([]);
  });

  it('does not believe a saved state that somebody changed', async () => {
    await world.recordCase(3);
    await world.sequence();
    await world.tamper((client) => client.query(`UPDATE app.log_state SET nodes = array['00', '11']`));
    await world.recordCase(2);
    await world.sequence();
    expect(await signedSizes()).toEqual([3, 5]);
    expect(await findings()).toEqual([]);
  });

  it('numbers an event once, although it was queued twice', async () => {
    const caseId = await world.recordCase(1);
    await world.sequence();
    await world.app.pool.query('INSERT INTO app.log_pending (case_id, sequence) VALUES ($1, 1)', [caseId]);
    expect(await world.sequence()).toBe(0);
    expect(await indexes()).toEqual([0]);
  });

  it('numbers more than one batch in one run', async () => {
    await Promise.all(upTo(6).map(() => world.recordCase(900)));
    expect(await world.sequence()).toBe(5_400);
    expect(await indexes()).toEqual(upTo(5_400));
    expect(await findings()).toEqual([]);
  });
});

describe('What the recorder writes', () => {
  it('verifies as it stands in the tables, and is numbered', async () => {
    const caseId = toCaseId(randomUUID());
    const rules = { version: 3, limits: { accept: 3 } };
    const accepted = { type: 'complaint-accepted', rules };
    const { rows, frames, headHash } = linkEvents(
      { kind: 'complaint', caseId, version: 0, hash: GENESIS },
      {
        commandId: toCommandId('c1'),
        actor: { type: 'system' },
        occurredAt: toInstant(new Date('2026-03-02T01:00:00.000Z')),
        recordedAt: toInstant(new Date('2026-03-02T01:00:00.120Z')),
        data: [accepted, { type: 'complaint-transferred' }],
        framed: ['rules'],
        texts: { opinion: '依法受理，转核实认定部门' },
      },
    );
    await inTransaction(world.app, async (transaction) => {
      await transaction.$executeRaw`
        INSERT INTO app.case_record (id, kind, number, status, version, state, head_hash, opened_at)
        VALUES (${caseId}::uuid, 'complaint', 'A1', 'transferred', 2, '{}', ${headHash}, now())`;
      insertFrames(transaction, frames);
      insertEvents(transaction, rows);
    });
    expect(await verifyCase(world.app.pool, caseId)).toEqual([]);
    expect(await world.sequence()).toBe(2);
    expect(await findings()).toEqual([]);
    expect((await loadEvents(world.app.prisma, caseId, 1))[0]?.data).toMatchObject({ rules });
    // Rules stand beside the event that names them; who changes them there is found out all the same.
    await world.tamper((client) =>
      client.query(`UPDATE app.case_frame SET members = '{"rules": {"version": 3}}' WHERE key = $1`, [
        frames[0]?.key,
      ]),
    );
    expect(await verifyCase(world.app.pool, caseId)).toMatchObject([{ type: 'frame-altered' }]);
    expect(await findings()).toMatchObject([{ type: 'frame-altered' }]);
  });
});

describe('The access log', () => {
  it('keeps who looked at what, and cannot be rewritten', async () => {
    await recordAccess(world.app.prisma, {
      at: '2026-03-02T01:00:00.120Z',
      actorId: 'o1',
      actorKind: 'officer',
      action: 'read-complaint',
      objectKind: 'complaint',
      objectId: 'c1',
      outcome: 'refused',
      reasonHash: null,
      requestId: 'r1',
    });
    const { rows } = await world.app.pool.query('SELECT actor_id, outcome, at FROM app.access_entry');
    expect(rows).toEqual([{ actor_id: 'o1', outcome: 'refused', at: new Date('2026-03-02T01:00:00.120Z') }]);
    await expect(world.app.pool.query("UPDATE app.access_entry SET outcome = 'allowed'")).rejects.toThrow(
      'permission denied',
    );
  });

  it('refuses an outcome that nobody knows', async () => {
    const sql = `INSERT INTO app.access_entry (at, actor_kind, action, object_kind, outcome)
      VALUES (now(), 'officer', 'read', 'complaint', 'maybe')`;
    await expect(world.app.pool.query(sql)).rejects.toThrow('access_entry_outcome_known');
  });
});
