import type { Pool, PoolClient } from 'pg';
import { isRangeOf, openCheckpoint, signExtension, type Checkpoint } from '../audit/checkpoint';
import { EMPTY_RANGE, eventLeaf, extendRange, type CompactRange } from '../audit/merkle';
import type { NoteSigner } from '../audit/signed-note';
import { appendCheckpoint, findLastCheckpoint, type CheckpointLine } from './checkpoint-file';

/** The log does not continue what was signed before. Nothing is numbered or signed until somebody has looked. */
export class LogNotContinuedError extends Error {}

export interface SequencerOptions {
  /** The least time between two signatures, in milliseconds of wall time. */
  readonly signEveryMs: number;
  readonly now: () => Date;
}

/** The last checkpoint outside the database, opened. */
interface LastSigned extends CheckpointLine {
  readonly checkpoint: Checkpoint;
}

interface SequencerContext {
  readonly signer: NoteSigner;
  readonly checkpointDir: string;
  readonly options: SequencerOptions;
}

/** Any fixed number: every sequencer takes the same lock. */
const sequencerLock = 72707371;
const batchSize = 5_000;
const defaults: SequencerOptions = { signEveryMs: 1_000, now: () => new Date() };

/**
 * Gives every committed event that waits the next index of the log, then signs what the log has become, at most
 * once a second. Call it in a loop; another sequencer at work makes it return 0 at once.
 * Killed anywhere, it leaves a log that the next call continues.
 * @returns how many events were numbered now.
 * @throws LogNotContinuedError when database and checkpoints outside it disagree; the database's or the disk's error.
 */
export async function runSequencerOnce(
  pool: Pool,
  signer: NoteSigner,
  checkpointDir: string,
  options: Partial<SequencerOptions> = {},
): Promise<number> {
  const context = { signer, checkpointDir, options: { ...defaults, ...options } };
  let total = 0;
  for (;;) {
    const numbered = await alone(pool, (client) => numberPending(client, context));
    total += numbered ?? 0;
    if (numbered === null || numbered < batchSize) break;
  }
  await alone(pool, (client) => signWhenDue(client, context));
  return total;
}

/** One transaction under the sequencer's lock; null when another holds it. */
async function alone<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1) AS locked',
      [sequencerLock],
    );
    const answer = rows[0]?.locked === true ? await work(client) : null;
    await client.query('COMMIT');
    client.release();
    return answer;
  } catch (error) {
    // The connection may be in any state: closing it rolls back and frees the lock.
    client.release(true);
    throw error;
  }
}

async function numberPending(client: PoolClient, context: SequencerContext): Promise<number> {
  // What is pending without its event stays for the verifier to report, and holds nobody up.
  const { rows } = await client.query<{ case_id: string; sequence: number; hash: string; is_known: boolean }>(
    `WITH taken AS (
       DELETE FROM app.log_pending WHERE id IN (
         SELECT p.id FROM app.log_pending p JOIN app.case_event USING (case_id, sequence) ORDER BY p.id LIMIT $1)
       RETURNING id, case_id, sequence)
     SELECT t.case_id, t.sequence, e.hash, l.index IS NOT NULL AS is_known
     FROM taken t JOIN app.case_event e USING (case_id, sequence) LEFT JOIN app.log_leaf l USING (case_id, sequence)
     ORDER BY t.id`,
    [batchSize],
  );
  const events = rows.filter((row) => !row.is_known);
  if (events.length === 0) return 0;
  const next = await nextIndex(client, await loadLastSigned(context));
  await client.query(
    `INSERT INTO app.log_leaf (index, case_id, sequence, leaf_hash)
     SELECT $1::bigint + ordinal - 1, case_id, sequence, leaf_hash
     FROM unnest($2::uuid[], $3::integer[], $4::text[]) WITH ORDINALITY AS new(case_id, sequence, leaf_hash, ordinal)`,
    [
      next,
      events.map((event) => event.case_id),
      events.map((event) => event.sequence),
      events.map((event) => eventLeaf(event.hash).toString('hex')),
    ],
  );
  return events.length;
}

async function nextIndex(client: PoolClient, last: LastSigned | null): Promise<number> {
  const { rows } = await client.query<{ next: string }>(
    'SELECT coalesce(max(index) + 1, 0) AS next FROM app.log_leaf',
  );
  const next = Number(rows[0]?.next);
  if (last !== null && next < last.checkpoint.size) {
    throw new LogNotContinuedError(
      `库内日志只有 ${next} 条，库外检查点已签到 ${last.checkpoint.size} 条：末尾被删除，或恢复了较早的备份`,
    );
  }
  return next;
}

async function signWhenDue(client: PoolClient, context: SequencerContext): Promise<void> {
  const last = await loadLastSigned(context);
  await agreeWithDatabase(client, last);
  if (!isDue(last, context.options)) return;
  await nextIndex(client, last);
  const range = await loadSignedRange(client, last?.checkpoint ?? null);
  const leaves = await loadLeaves(client, range.size);
  if (leaves.length === 0) return;
  const signed = signExtension(context.signer, last?.note ?? null, range, leaves);
  if (!signed.ok) throw new LogNotContinuedError(signed.refusal.sentence);
  const signedAt = context.options.now().toISOString();
  await appendCheckpoint(context.checkpointDir, signedAt, signed.value.note);
  await insertCheckpoint(client, { size: signed.value.range.size, note: signed.value.note, signedAt });
  await saveSignedRange(client, signed.value.range);
}

async function loadLastSigned({ signer, checkpointDir }: SequencerContext): Promise<LastSigned | null> {
  const line = await findLastCheckpoint(checkpointDir);
  if (line === null) return null;
  const checkpoint = openCheckpoint(line.note, signer.verifierKey);
  if (checkpoint === null)
    throw new LogNotContinuedError(`检查点文件 ${line.place} 的最后一行不是本日志的密钥所签`);
  return { ...line, checkpoint };
}

/** The files go first, so they may be ahead of the table by what a crash left out; behind it they may never be. */
async function agreeWithDatabase(client: PoolClient, last: LastSigned | null): Promise<void> {
  const inside = await findLastRow(client);
  const size = last?.checkpoint.size ?? 0;
  if (inside === null || inside.size < size) {
    if (last !== null) await insertCheckpoint(client, { ...last, size });
    return;
  }
  if (inside.size === size && inside.note === last?.note) return;
  throw new LogNotContinuedError(
    `库内登记的检查点签到 ${inside.size} 条，库外文件最后签到 ${size} 条，两者不一致`,
  );
}

async function findLastRow(client: PoolClient): Promise<{ size: number; note: string } | null> {
  const { rows } = await client.query<{ size: string; note: string }>(
    'SELECT size, note FROM app.checkpoint ORDER BY size DESC LIMIT 1',
  );
  const [row] = rows;
  return row === undefined ? null : { size: Number(row.size), note: row.note };
}

function isDue(last: LastSigned | null, { now, signEveryMs }: SequencerOptions): boolean {
  if (last === null) return true;
  const elapsedMs = now().getTime() - Date.parse(last.signedAt);
  // A wall clock that was set back must not stop the signing.
  return elapsedMs < 0 || elapsedMs >= signEveryMs;
}

/** The compact range at the last checkpoint: the saved one if it fits, else computed again from the leaves. */
async function loadSignedRange(client: PoolClient, last: Checkpoint | null): Promise<CompactRange> {
  if (last === null) return EMPTY_RANGE;
  const { rows } = await client.query<{ size: string; nodes: string[] }>(
    'SELECT size, nodes FROM app.log_state',
  );
  const saved = rows.map(({ size, nodes }) => ({
    size: Number(size),
    nodes: nodes.map((node) => Buffer.from(node, 'hex')),
  }));
  const fitting = saved.find((range) => isRangeOf(range, last));
  return fitting ?? extendRange(EMPTY_RANGE, (await loadLeaves(client, 0)).slice(0, last.size));
}

/** Leaf hashes from this index on. @throws LogNotContinuedError at the first gap. */
async function loadLeaves(client: PoolClient, from: number): Promise<readonly Buffer[]> {
  const leaves: Buffer[] = [];
  for (;;) {
    const { rows } = await client.query<{ index: string; leaf_hash: string }>(
      'SELECT index, leaf_hash FROM app.log_leaf WHERE index >= $1 ORDER BY index LIMIT $2',
      [from + leaves.length, batchSize],
    );
    for (const row of rows) {
      const expected = from + leaves.length;
      if (Number(row.index) !== expected)
        throw new LogNotContinuedError(`日志编号 ${expected} 缺失，已被删除`);
      leaves.push(Buffer.from(row.leaf_hash, 'hex'));
    }
    if (rows.length < batchSize) return leaves;
  }
}

async function insertCheckpoint(
  client: PoolClient,
  { size, note, signedAt }: { size: number; note: string; signedAt: string },
): Promise<void> {
  await client.query('INSERT INTO app.checkpoint (size, note, signed_at) VALUES ($1, $2, $3)', [
    size,
    note,
    signedAt,
  ]);
}

async function saveSignedRange(client: PoolClient, range: CompactRange): Promise<void> {
  await client.query(
    `INSERT INTO app.log_state (id, size, nodes) VALUES (1, $1, $2)
     ON CONFLICT (id) DO UPDATE SET size = EXCLUDED.size, nodes = EXCLUDED.nodes`,
    [range.size, range.nodes.map((node) => node.toString('hex'))],
  );
}
