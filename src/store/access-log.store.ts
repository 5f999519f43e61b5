import type { PlainDate } from '../domain/ids';
import type { Reader, Transaction } from './transaction';

/** One look at something, or one attempt. Ids and codes only: never a name, never what was seen. */
export interface AccessEntry {
  /** ISO 8601 in UTC with milliseconds; wall time. */
  readonly at: string;
  /** Null for a visitor without an account. */
  readonly actorId: string | null;
  readonly actorKind: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly outcome: 'allowed' | 'refused' | 'failed';
  /** Hash of the stated reason; the reason itself is kept where only its readers may see it. */
  readonly reasonHash: string | null;
  readonly requestId: string | null;
}

/**
 * Writes an access down. Commit it before anything is shown: a failure here means nothing may be shown.
 * @throws the database's error.
 */
export async function recordAccess(
  client: Pick<Transaction, '$executeRaw'>,
  entry: AccessEntry,
): Promise<void> {
  await client.$executeRaw`
    INSERT INTO app.access_entry
      (at, actor_id, actor_kind, action, object_kind, object_id, outcome, reason_hash, request_id)
    VALUES (${entry.at}::timestamptz, ${entry.actorId}, ${entry.actorKind}, ${entry.action}, ${entry.objectKind},
      ${entry.objectId}, ${entry.outcome}, ${entry.reasonHash}, ${entry.requestId})`;
}

/** Every part that is null is not asked for. */
export interface AccessQuestion {
  readonly actorId: string | null;
  /** The beginning of an action's code. */
  readonly action: string | null;
  readonly objectId: string | null;
  readonly outcome: AccessEntry['outcome'] | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** The oldest entry that was read already. */
  readonly before: number | null;
  readonly limit: number;
}

/** An entry as its readers see it. */
export interface RecordedAccess extends Omit<AccessEntry, 'at' | 'reasonHash'> {
  readonly id: bigint;
  readonly at: Date;
  readonly actorName: string | null;
  readonly organizationName: string | null;
  readonly number: string | null;
}

/** Who looked at what, the newest first. */
export async function listAccesses(
  reader: Reader,
  asked: AccessQuestion,
): Promise<readonly RecordedAccess[]> {
  return reader.$queryRaw<readonly RecordedAccess[]>`
    SELECT e.id, e.at, e.actor_id AS "actorId", e.actor_kind AS "actorKind", e.action, e.object_kind AS "objectKind",
      e.object_id AS "objectId", e.outcome, e.request_id AS "requestId", f.name AS "actorName",
      o.name AS "organizationName", r.number
    FROM app.access_entry e LEFT JOIN app.officer f ON f.officer_id = e.actor_id
      LEFT JOIN app.organization o ON o.organization_id = f.organization_id
      LEFT JOIN app.case_record r
        ON r.id = CASE WHEN e.object_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN e.object_id::uuid END
    WHERE (${asked.before}::bigint IS NULL OR e.id < ${asked.before}::bigint)
      AND (${asked.actorId}::text IS NULL OR e.actor_id = ${asked.actorId})
      AND (${asked.action}::text IS NULL OR starts_with(e.action, ${asked.action}))
      AND (${asked.objectId}::text IS NULL OR e.object_id = ${asked.objectId})
      AND (${asked.outcome}::text IS NULL OR e.outcome = ${asked.outcome})
      AND (${asked.from}::date IS NULL OR e.at >= ${asked.from}::date::timestamp AT TIME ZONE 'Asia/Shanghai')
      AND (${asked.to}::date IS NULL OR e.at < (${asked.to}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
    ORDER BY e.id DESC LIMIT ${asked.limit}`;
}
