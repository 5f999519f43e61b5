import type { Pool, PoolClient } from 'pg';
import type { EventPlace } from '../audit/finding';
import type { AnchoredEvent, LogRow } from '../audit/verifier';
import type { ChainRow, FrameRow } from '../audit/verify-chain';

export type AuditedEvent = ChainRow & AnchoredEvent;

/** What a case's own row says of its end, beside the last of its events. */
export interface CaseHead {
  readonly caseId: string;
  readonly headHash: string;
  readonly sequence: number | null;
  readonly hash: string | null;
}

const pageSize = 5_000;
const nilCase = '00000000-0000-0000-0000-000000000000';

/** All reads of the work see the database as it is now, while others write on. */
export async function inSnapshot<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const answer = await work(client);
    await client.query('COMMIT');
    client.release();
    return answer;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Events with their leaves, page by page, ordered by case and sequence; of one case when it is named. */
export async function* eventPages(
  client: PoolClient,
  onlyCase: string | null,
): AsyncGenerator<readonly AuditedEvent[], void, undefined> {
  let after: EventPlace = { caseId: nilCase, sequence: -1 };
  for (;;) {
    const { rows } = await client.query<EventColumns>(selectEvents, [
      'YYYY-MM-DD"T"HH24:MI:SS.US"Z"',
      after.caseId,
      after.sequence,
      onlyCase,
      pageSize,
    ]);
    const page = rows.map(toAuditedEvent);
    yield page;
    if (page.length < pageSize) return;
    after = page.at(-1) ?? after;
  }
}

const selectEvents = `
  SELECT e.case_kind, e.case_id, e.sequence, e.type, e.data, e.frame_key, e.texts, e.actor, e.command_id,
    to_char(e.occurred_at AT TIME ZONE 'UTC', $1) AS occurred_at,
    to_char(e.recorded_at AT TIME ZONE 'UTC', $1) AS recorded_at,
    e.canonical, e.hash, e.previous_hash, l.index AS leaf_index, l.leaf_hash,
    l.index IS NULL AND EXISTS (
      SELECT 1 FROM app.log_pending p WHERE p.case_id = e.case_id AND p.sequence = e.sequence) AS is_pending
  FROM app.case_event e LEFT JOIN app.log_leaf l ON l.case_id = e.case_id AND l.sequence = e.sequence
  WHERE (e.case_id, e.sequence) > ($2::uuid, $3::integer) AND ($4::uuid IS NULL OR e.case_id = $4)
  ORDER BY e.case_id, e.sequence LIMIT $5`;

/** What the events of a case, or of all, have put into frames; `members` is null where the frame is gone. */
export async function loadEventFrames(
  client: PoolClient,
  onlyCase: string | null,
): Promise<readonly FrameRow[]> {
  const { rows } = await client.query<FrameRow>(
    `SELECT named.key, f.members FROM (
       SELECT DISTINCT frame_key AS key FROM app.case_event
       WHERE frame_key IS NOT NULL AND ($1::uuid IS NULL OR case_id = $1)) named
     LEFT JOIN app.case_frame f USING (key) ORDER BY named.key`,
    [onlyCase],
  );
  return rows;
}

/** The log's leaves, page by page, ordered by index. */
export async function* leafPages(client: PoolClient): AsyncGenerator<readonly LogRow[], void, undefined> {
  let after = -1;
  for (;;) {
    const { rows } = await client.query<Omit<LogRow, 'index'> & { readonly index: string }>(
      `SELECT l.index, l.case_id AS "caseId", l.sequence, l.leaf_hash AS "leafHash",
         e.case_id IS NOT NULL AS "hasEvent"
       FROM app.log_leaf l LEFT JOIN app.case_event e ON e.case_id = l.case_id AND e.sequence = l.sequence
       WHERE l.index > $1 ORDER BY l.index LIMIT $2`,
      [after, pageSize],
    );
    const page = rows.map((row) => ({ ...row, index: Number(row.index) }));
    yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.index ?? after;
  }
}

/** Case rows with the last of their events, page by page; of one case when it is named. */
export async function* headPages(
  client: PoolClient,
  onlyCase: string | null,
): AsyncGenerator<readonly CaseHead[], void, undefined> {
  let after = nilCase;
  for (;;) {
    const { rows } = await client.query<CaseHead>(
      `SELECT r.id AS "caseId", r.head_hash AS "headHash", e.sequence, e.hash
       FROM app.case_record r LEFT JOIN LATERAL (
         SELECT sequence, hash FROM app.case_event WHERE case_id = r.id ORDER BY sequence DESC LIMIT 1) e ON true
       WHERE r.id > $1 AND ($2::uuid IS NULL OR r.id = $2) ORDER BY r.id LIMIT $3`,
      [after, onlyCase, pageSize],
    );
    yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.caseId ?? after;
  }
}

/** Places that wait for an index and have no event; a page of them at most. */
export async function loadPendingOrphans(
  client: PoolClient,
  onlyCase: string | null,
): Promise<readonly EventPlace[]> {
  const { rows } = await client.query<EventPlace>(
    `SELECT p.case_id AS "caseId", p.sequence FROM app.log_pending p
     LEFT JOIN app.case_event e USING (case_id, sequence)
     WHERE e.case_id IS NULL AND ($1::uuid IS NULL OR p.case_id = $1) ORDER BY p.id LIMIT $2`,
    [onlyCase, pageSize],
  );
  return rows;
}

/** Leaves of one case that have no event. */
export async function loadLeafOrphans(
  client: PoolClient,
  caseId: string,
): Promise<readonly (EventPlace & { readonly index: number })[]> {
  const { rows } = await client.query<EventPlace & { readonly index: string }>(
    `SELECT l.index, l.case_id AS "caseId", l.sequence FROM app.log_leaf l
     LEFT JOIN app.case_event e USING (case_id, sequence)
     WHERE e.case_id IS NULL AND l.case_id = $1 ORDER BY l.index`,
    [caseId],
  );
  return rows.map((row) => ({ ...row, index: Number(row.index) }));
}

/** The checkpoints that the database remembers. */
export async function loadCheckpointRows(
  client: PoolClient,
): Promise<readonly { readonly size: number; readonly note: string }[]> {
  const { rows } = await client.query<{ size: string; note: string }>(
    'SELECT size, note FROM app.checkpoint ORDER BY size',
  );
  return rows.map(({ size, note }) => ({ size: Number(size), note }));
}

interface EventColumns {
  readonly case_kind: string;
  readonly case_id: string;
  readonly sequence: number;
  readonly type: string;
  readonly data: unknown;
  readonly frame_key: string | null;
  readonly texts: Readonly<Record<string, unknown>> | null;
  readonly actor: unknown;
  readonly command_id: string | null;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly canonical: string;
  readonly hash: string;
  readonly previous_hash: string;
  readonly leaf_index: string | null;
  readonly leaf_hash: string | null;
  readonly is_pending: boolean;
}

function toAuditedEvent(row: EventColumns): AuditedEvent {
  const isLogged = row.leaf_index !== null && row.leaf_hash !== null;
  return {
    caseKind: row.case_kind,
    caseId: row.case_id,
    sequence: row.sequence,
    type: row.type,
    data: row.data,
    frameKey: row.frame_key,
    texts: row.texts ?? {},
    actor: row.actor,
    commandId: row.command_id,
    occurredAt: toMilliseconds(row.occurred_at),
    recordedAt: toMilliseconds(row.recorded_at),
    canonical: row.canonical,
    hash: row.hash,
    previousHash: row.previous_hash,
    leaf: isLogged ? { index: Number(row.leaf_index), leafHash: row.leaf_hash } : null,
    isPending: row.is_pending,
  };
}

/** Events are written to the millisecond; anything finer was put there by somebody else and must show. */
function toMilliseconds(microseconds: string): string {
  return microseconds.replace(/000Z$/, 'Z');
}
