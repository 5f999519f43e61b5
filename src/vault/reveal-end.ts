import type { Pool, PoolClient } from 'pg';
import type { RevealRefusal, RevealRequest } from '../domain/complainant';
import type { OfficerId } from '../domain/ids';
import { accepted, refused, type Result } from '../domain/result';
import { appendRevealLog } from './reveal-log';
import { entryOf, lockRequest, rowIn, settledBefore, toRequest, type RequestRow } from './reveal-request';
import { inTransaction } from './transaction';

/** The second person's no, with the reason that whoever asked will read. Said twice by the same person it is said once. */
export async function declineReveal(
  pool: Pool,
  asked: { readonly requestId: string; readonly officerId: OfficerId; readonly reason: string },
): Promise<Result<RevealRequest, RevealRefusal>> {
  const { requestId, officerId, reason } = asked;
  return inTransaction(pool, async (client) => {
    const row = await lockRequest(client, requestId);
    if (row === null) return refused({ type: 'reveal-unknown' });
    if (row.requester_id === officerId) return refused({ type: 'reveal-own-decline' });
    return endRequest(client, row, { type: 'declined', officerId, reason });
  });
}

/** Whoever asked wants it no more. For anybody else there is no such request of theirs. */
export async function withdrawReveal(
  pool: Pool,
  requestId: string,
  officerId: OfficerId,
): Promise<Result<RevealRequest, RevealRefusal>> {
  return inTransaction(pool, async (client) => {
    const row = await lockRequest(client, requestId);
    if (row?.requester_id !== officerId) return refused({ type: 'reveal-unknown' });
    return endRequest(client, row, { type: 'withdrawn', officerId, reason: null });
  });
}

async function endRequest(
  client: PoolClient,
  row: RequestRow,
  end: {
    readonly type: 'declined' | 'withdrawn';
    readonly officerId: OfficerId;
    readonly reason: string | null;
  },
): Promise<Result<RevealRequest, RevealRefusal>> {
  if (row.ended_by === end.officerId) return accepted(toRequest(row));
  const settled = settledBefore(row);
  if (settled !== null) return refused(settled);
  const { rows } = await client.query<RequestRow>(
    `UPDATE vault.reveal_request SET ended_by = $2, ended_at = $3, end_reason = $4 WHERE id = $1 RETURNING *`,
    [row.id, end.officerId, new Date(), end.reason],
  );
  const { type, officerId } = end;
  await appendRevealLog(client, { ...entryOf(row), type, officerId, reason: end.reason ?? row.reason });
  return accepted(toRequest(rowIn(rows)));
}
