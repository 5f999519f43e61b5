import type { PoolClient } from 'pg';
import type { Finding } from '../../src/audit/finding';
import { GENESIS } from '../../src/audit/chain';
import { verifyCase, verifyLog } from '../../src/store/audit.store';
import { LogNotContinuedError } from '../../src/store/sequencer';
import { anEvent, openAuditWorld, type AuditWorld } from './audit-world';

let world: AuditWorld;
let caseId: string;
beforeEach(async () => {
  world = await openAuditWorld();
  await world.recordCase(3);
  caseId = await world.recordCase(4);
  await world.sequence();
  await world.recordCase(2);
  await world.sequence();
});
afterEach(async () => {
  await world.close();
});

const findings = () => verifyLog(world.app.pool, world.anchor);
const caseFindings = () => verifyCase(world.app.pool, caseId);
const typesOf = (all: readonly Finding[]) => all.map((finding) => finding.type);

/** Replaces one event and everything behind it by a chain that is perfect in itself. */
async function rewriteCase(client: PoolClient, from: number, to: number): Promise<string> {
  const { rows } = await client.query<{ previous_hash: string }>(
    'SELECT previous_hash FROM app.case_event WHERE case_id = $1 AND sequence = $2',
    [caseId, from],
  );
  let previousHash = rows[0]?.previous_hash ?? GENESIS;
  for (let sequence = from; sequence <= to; sequence += 1) {
    const event = anEvent(caseId, sequence, previousHash);
    await client.query(
      `UPDATE app.case_event SET texts = $3, data = $4, canonical = $5, hash = $6, previous_hash = $7
       WHERE case_id = $1 AND sequence = $2`,
      [caseId, sequence, event.texts, event.data, event.canonical, event.hash, previousHash],
    );
    previousHash = event.hash;
  }
  await client.query('UPDATE app.case_record SET head_hash = $2 WHERE id = $1', [caseId, previousHash]);
  return previousHash;
}

const rewriteLeaves = `
  UPDATE app.log_leaf l SET leaf_hash = encode(sha256('\\x00'::bytea || decode(e.hash, 'hex')), 'hex')
  FROM app.case_event e WHERE e.case_id = l.case_id AND e.sequence = l.sequence`;

describe('What was written and signed', () => {
  it('gives no finding, however it grows', async () => {
    expect(await findings()).toEqual([]);
    expect(await caseFindings()).toEqual([]);
    await world.recordCase(5);
    expect(await findings()).toEqual([]);
    await world.sequence();
    expect(await findings()).toEqual([]);
  });

  it('cannot be changed by the application, nor by its owner', async () => {
    for (const table of ['log_leaf', 'checkpoint', 'access_entry']) {
      for (const sql of [`DELETE FROM app.${table}`, `TRUNCATE app.${table}`]) {
        await expect(world.app.pool.query(sql)).rejects.toThrow('permission denied');
        await expect(world.database.pool.query(sql)).rejects.toThrow('append-only');
      }
    }
    await expect(world.app.pool.query('UPDATE app.log_leaf SET index = 0')).rejects.toThrow(
      'permission denied',
    );
    await expect(world.app.pool.query('DELETE FROM app.case_event')).rejects.toThrow('permission denied');
    await expect(world.app.pool.query("UPDATE app.case_event SET type = ''")).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('A superuser is found out who', () => {
  it.each([
    ['data', `data = '{"type": "progress-reported", "step": 9}'`],
    ['actor', `actor = '{"kind": "officer", "officerId": "o2"}'`],
    ['occurredAt', `occurred_at = occurred_at - interval '1 day'`],
    ['textsHash', `texts = jsonb_set(texts, '{note}', '"没有处理"')`],
    ['commandId', 'command_id = NULL'],
  ])('edits %s of an event', async (field, change) => {
    await world.tamper((client) =>
      client.query(`UPDATE app.case_event SET ${change} WHERE case_id = $1 AND sequence = 2`, [caseId]),
    );
    const found = await findings();
    expect(found).toMatchObject([{ type: 'row-differs', caseId, sequence: 2 }]);
    expect(found[0]?.sentence).toBe(`案件 ${caseId} 第 2 条事件：字段 ${field} 与规范文本不符，内容被改动`);
    expect(await caseFindings()).toEqual(found);
  });

  it('deletes an event', async () => {
    await world.tamper((client) =>
      client.query('DELETE FROM app.case_event WHERE case_id = $1 AND sequence = 2', [caseId]),
    );
    expect(await findings()).toMatchObject([
      { type: 'event-missing', caseId, sequence: 2 },
      { type: 'leaf-without-event', caseId, sequence: 2, index: 4 },
    ]);
    expect(typesOf(await caseFindings())).toEqual(['event-missing', 'leaf-without-event']);
  });

  it('deletes a whole case, its row and its leaves', async () => {
    await world.tamper(async (client) => {
      await client.query('DELETE FROM app.case_event WHERE case_id = $1', [caseId]);
      await client.query('DELETE FROM app.log_leaf WHERE case_id = $1', [caseId]);
      await client.query('DELETE FROM app.case_record WHERE id = $1', [caseId]);
    });
    expect(await findings()).toMatchObject([{ type: 'index-gap', index: 3 }]);
    expect(typesOf(await caseFindings())).toEqual(['case-missing']);
  });

  it('closes the gap by numbering the others anew', async () => {
    await world.tamper(async (client) => {
      await client.query('DELETE FROM app.case_event WHERE case_id = $1', [caseId]);
      await client.query('DELETE FROM app.log_leaf WHERE case_id = $1', [caseId]);
      await client.query('DELETE FROM app.case_record WHERE id = $1', [caseId]);
      await client.query('UPDATE app.log_leaf SET index = index - 4 WHERE index > 6');
    });
    expect(await findings()).toMatchObject([{ type: 'tail-cut', index: 5 }]);
  });

  it('cuts the tail of a case, and its leaves with it', async () => {
    await world.tamper(async (client) => {
      await client.query('DELETE FROM app.log_leaf WHERE index >= 7');
      await client.query(`DELETE FROM app.case_event e WHERE NOT EXISTS (
        SELECT 1 FROM app.log_leaf l WHERE l.case_id = e.case_id AND l.sequence = e.sequence)`);
      await client.query(
        'DELETE FROM app.case_record r WHERE NOT EXISTS (SELECT 1 FROM app.case_event WHERE case_id = r.id)',
      );
    });
    const found = await findings();
    expect(found).toMatchObject([{ type: 'tail-cut', index: 7 }]);
    expect(found[0]?.sentence).toContain('检查点签到 9 条，日志只有 7 条，末尾 2 条被删除');
  });

  it('cuts the tail of a case before it was numbered', async () => {
    const fresh = await world.recordCase(3);
    await world.tamper(async (client) => {
      await client.query('DELETE FROM app.case_event WHERE case_id = $1 AND sequence = 3', [fresh]);
      await client.query('DELETE FROM app.log_pending WHERE case_id = $1 AND sequence = 3', [fresh]);
    });
    expect(await findings()).toMatchObject([{ type: 'head-differs', caseId: fresh, sequence: 2 }]);
  });

  it('takes the whole database back to an older state', async () => {
    await world.tamper(async (client) => {
      const { rows } = await client.query<{ case_id: string }>(
        'DELETE FROM app.log_leaf WHERE index >= 7 RETURNING case_id',
      );
      await client.query('DELETE FROM app.case_event WHERE case_id = $1', [rows[0]?.case_id]);
      await client.query('DELETE FROM app.case_record WHERE id = $1', [rows[0]?.case_id]);
      await client.query('DELETE FROM app.checkpoint WHERE size > 7');
      await client.query('DELETE FROM app.log_state');
    });
    expect(await findings()).toMatchObject([{ type: 'tail-cut', index: 7 }]);
    await world.recordCase(1);
    await expect(world.sequence()).rejects.toThrow(LogNotContinuedError);
  });

  it('swaps two events of a case', async () => {
    await world.tamper(async (client) => {
      for (const [from, to] of [
        [2, 99],
        [3, 2],
        [99, 3],
      ]) {
        await client.query('UPDATE app.case_event SET sequence = $3 WHERE case_id = $1 AND sequence = $2', [
          caseId,
          from,
          to,
        ]);
      }
    });
    const found = await findings();
    expect(found).toContainEqual(expect.objectContaining({ type: 'row-differs', caseId, sequence: 2 }));
    expect(found).toContainEqual(expect.objectContaining({ type: 'row-differs', caseId, sequence: 3 }));
    expect(found).toContainEqual(expect.objectContaining({ type: 'leaf-differs', index: 4 }));
  });

  it('changes the order of the log, inside a case and between cases', async () => {
    await world.tamper(async (client) => {
      for (const [from, to] of [
        [2, 99],
        [5, 2],
        [99, 5],
      ]) {
        await client.query('UPDATE app.log_leaf SET index = $2 WHERE index = $1', [from, to]);
      }
    });
    const found = await findings();
    expect(found).toContainEqual(expect.objectContaining({ type: 'leaf-out-of-order', caseId }));
    expect(found).toContainEqual(expect.objectContaining({ type: 'root-differs', index: 0 }));
  });

  it('rewrites the chain of a case from one event on, perfect in itself', async () => {
    await world.tamper((client) => rewriteCase(client, 3, 4));
    expect(await findings()).toMatchObject([
      { type: 'leaf-differs', caseId, sequence: 3, index: 5 },
      { type: 'leaf-differs', caseId, sequence: 4, index: 6 },
    ]);
    expect(typesOf(await caseFindings())).toEqual(['leaf-differs', 'leaf-differs']);
  });

  it('rewrites the chain and the log and every table about them', async () => {
    await world.tamper(async (client) => {
      await rewriteCase(client, 1, 4);
      await client.query(rewriteLeaves);
      await client.query('DELETE FROM app.checkpoint');
      await client.query('DELETE FROM app.log_state');
    });
    expect(await caseFindings()).toEqual([]);
    const found = await findings();
    expect(found).toMatchObject([{ type: 'root-differs', index: 0 }]);
    expect(found[0]?.sentence).toContain(`案件 ${caseId} 第 1 条`);
    await world.recordCase(1);
    await expect(world.sequence()).rejects.toThrow(/拒绝签署/);
  });

  it('slips in an event that was never recorded', async () => {
    await world.tamper(async (client) => {
      const { rows } = await client.query<{ head_hash: string }>(
        'SELECT head_hash FROM app.case_record WHERE id = $1',
        [caseId],
      );
      const forged = anEvent(caseId, 5, rows[0]?.head_hash ?? GENESIS);
      await client.query(
        `INSERT INTO app.case_event SELECT case_kind, case_id, 5, type, $2, $3, actor, $4, part, occurred_at,
           recorded_at, $5, $6, $7 FROM app.case_event WHERE case_id = $1 AND sequence = 4`,
        [
          caseId,
          forged.data,
          forged.texts,
          forged.commandId,
          forged.canonical,
          forged.hash,
          forged.previousHash,
        ],
      );
      await client.query('UPDATE app.case_record SET head_hash = $2 WHERE id = $1', [caseId, forged.hash]);
    });
    expect(await findings()).toMatchObject([{ type: 'event-not-sequenced', caseId, sequence: 5 }]);
  });

  it('erases what somebody wrote', async () => {
    await world.tamper((client) =>
      client.query(`UPDATE app.case_event SET texts = '{}' WHERE case_id = $1 AND sequence = 4`, [caseId]),
    );
    expect(await findings()).toMatchObject([{ type: 'texts-missing', caseId, sequence: 4 }]);
  });

  it('deletes an event before it got its index', async () => {
    const fresh = await world.recordCase(1);
    await world.tamper((client) => client.query('DELETE FROM app.case_event WHERE case_id = $1', [fresh]));
    expect(typesOf(await findings())).toEqual(['case-without-events', 'pending-without-event']);
    await world.recordCase(1);
    expect(await world.sequence()).toBe(1);
  });
});
