import type { Transaction } from './transaction';

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
