import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { IdentityField, RevealScope } from '../domain/complainant';
import type { CaseId, Instant, OfficerId } from '../domain/ids';

export type RevealLogType =
  'requested' | 'approved' | 'declined' | 'withdrawn' | 'revealed' | 'quota-exceeded' | 'erased';

export interface RevealLogEntry {
  readonly type: RevealLogType;
  readonly complaintId: CaseId;
  readonly officerId: OfficerId;
  readonly requestId: string | null;
  readonly fields: readonly IdentityField[];
  readonly scope: RevealScope | null;
  readonly reason: string | null;
}

/** As it stands in the log. Tells who looked at what and why, and nothing of what was seen. */
export interface RecordedRevealLogEntry extends RevealLogEntry {
  readonly index: number;
  readonly at: Instant;
}

/** To be kept outside the database: whoever cuts the log's tail or rewrites it cannot make this hash again. */
export interface RevealLogHead {
  readonly size: number;
  readonly hash: string;
}

interface LogRow {
  readonly id: string;
  readonly at: Date;
  readonly type: RevealLogType;
  readonly complaint_id: CaseId;
  readonly officer_id: OfficerId;
  readonly request_id: string | null;
  readonly fields: IdentityField[];
  readonly scope: RevealScope | null;
  readonly reason: string | null;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const appendLock = 727_073_70;
const emptyHash = Buffer.alloc(32);

/**
 * Appends one entry to the chain, inside the caller's transaction; appenders wait for one another until commit.
 * @returns its index, from 1.
 */
export async function appendRevealLog(client: ClientBase, entry: RevealLogEntry): Promise<number> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [appendLock]);
  const { rows } = await client.query<{ id: string; hash: Buffer }>(
    'SELECT id, hash FROM vault.reveal_log ORDER BY id DESC LIMIT 1',
  );
  const index = Number(rows[0]?.id ?? 0) + 1;
  const previousHash = rows[0]?.hash ?? emptyHash;
  const recorded = { ...entry, index, at: new Date().toISOString() as Instant };
  await client.query(
    `INSERT INTO vault.reveal_log
       (id, at, type, complaint_id, officer_id, request_id, fields, scope, reason, previous_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      index,
      recorded.at,
      entry.type,
      entry.complaintId,
      entry.officerId,
      entry.requestId,
      entry.fields,
      entry.scope,
      entry.reason,
      previousHash,
      entryHash(previousHash, recorded),
    ],
  );
  return index;
}

/** How many entries of a type an officer has caused since an instant. */
export async function countRevealLog(
  client: ClientBase | Pool,
  officerId: OfficerId,
  type: RevealLogType,
  since: Date,
): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    'SELECT count(*) FROM vault.reveal_log WHERE officer_id = $1 AND type = $2 AND at > $3',
    [officerId, type, since],
  );
  return Number(rows[0]?.count ?? 0);
}

/** What a reader of the log asks for; `before` is the index of the oldest entry that was read already. */
export interface RevealLogQuestion {
  readonly before: number | null;
  readonly limit: number;
  readonly complaintId: CaseId | null;
}

/** Entries of one complaint or of all, the newest first. */
export async function loadRevealLog(
  pool: Pool,
  wanted: RevealLogQuestion,
): Promise<readonly RecordedRevealLogEntry[]> {
  const { rows } = await pool.query<LogRow>(
    `SELECT * FROM vault.reveal_log
     WHERE ($1::bigint IS NULL OR id < $1) AND ($3::text IS NULL OR complaint_id = $3)
     ORDER BY id DESC LIMIT $2`,
    [wanted.before, wanted.limit, wanted.complaintId],
  );
  return rows.map(toEntry);
}

export async function loadRevealLogHead(pool: Pool): Promise<RevealLogHead> {
  const { rows } = await pool.query<{ id: string; hash: Buffer }>(
    'SELECT id, hash FROM vault.reveal_log ORDER BY id DESC LIMIT 1',
  );
  return { size: Number(rows[0]?.id ?? 0), hash: (rows[0]?.hash ?? emptyHash).toString('hex') };
}

/**
 * Follows the whole chain. @returns the index of the first entry that was edited, is missing or stands elsewhere;
 * null when all is as it was written. A cut tail shows only against a head that was kept.
 */
export async function findRevealLogBreak(pool: Pool): Promise<number | null> {
  const { rows } = await pool.query<LogRow>('SELECT * FROM vault.reveal_log ORDER BY id');
  let previousHash: Buffer = emptyHash;
  for (const [position, row] of rows.entries()) {
    const index = position + 1;
    const isSound =
      Number(row.id) === index &&
      row.previous_hash.equals(previousHash) &&
      row.hash.equals(entryHash(previousHash, toEntry(row)));
    if (!isSound) return index;
    previousHash = row.hash;
  }
  return null;
}

function toEntry(row: LogRow): RecordedRevealLogEntry {
  return {
    index: Number(row.id),
    at: row.at.toISOString() as Instant,
    type: row.type,
    complaintId: row.complaint_id,
    officerId: row.officer_id,
    requestId: row.request_id,
    fields: row.fields,
    scope: row.scope,
    reason: row.reason,
  };
}

function entryHash(previousHash: Buffer, entry: RecordedRevealLogEntry): Buffer {
  const { index, at, type, complaintId, officerId, requestId, fields, scope, reason } = entry;
  const text = JSON.stringify([index, at, type, complaintId, officerId, requestId, fields, scope, reason]);
  return createHash('sha256').update(previousHash).update(text).digest();
}
