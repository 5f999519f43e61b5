import type { PoolClient } from 'pg';
import type { IdentityField, RevealRefusal, RevealRequest, RevealScope } from '../domain/complainant';
import type { CaseId, Instant, OfficerId } from '../domain/ids';

/** A request as the vault keeps it. */
export interface RequestRow {
  readonly id: string;
  readonly complaint_id: CaseId;
  readonly requester_id: OfficerId;
  readonly reason: string;
  readonly fields: IdentityField[];
  readonly scope: RevealScope;
  readonly requested_at: Date;
  readonly approver_id: OfficerId | null;
  readonly expires_at: Date;
  readonly ended_by: OfficerId | null;
  readonly ended_at: Date | null;
  readonly end_reason: string | null;
}

export async function lockRequest(client: PoolClient, requestId: string): Promise<RequestRow | null> {
  const { rows } = await client.query<RequestRow>(
    'SELECT * FROM vault.reveal_request WHERE id = $1 FOR UPDATE',
    [requestId],
  );
  return rows[0] ?? null;
}

export function entryOf(row: RequestRow) {
  return {
    complaintId: row.complaint_id,
    officerId: row.requester_id,
    requestId: row.id,
    fields: row.fields,
    scope: row.scope,
    reason: row.reason,
  };
}

export function rowIn(rows: readonly RequestRow[]): RequestRow {
  const [row] = rows;
  if (row === undefined) throw new Error('the written reveal request was not returned');
  return row;
}

export function toRequest(row: RequestRow): RevealRequest {
  const { ended_by: officerId, ended_at: at, end_reason: declinedFor } = row;
  const isDeclined = officerId !== null && at !== null && declinedFor !== null;
  return {
    requestId: row.id,
    complaintId: row.complaint_id,
    requesterId: row.requester_id,
    reason: row.reason,
    fields: row.fields,
    scope: row.scope,
    status: statusOf(row),
    requestedAt: row.requested_at.toISOString() as Instant,
    approverId: row.approver_id,
    expiresAt: row.expires_at.toISOString() as Instant,
    decline: isDeclined ? { officerId, at: at.toISOString() as Instant, reason: declinedFor } : null,
  };
}

function statusOf(row: RequestRow): RevealRequest['status'] {
  if (row.ended_by !== null) return row.ended_by === row.requester_id ? 'withdrawn' : 'declined';
  if (isOver(row)) return 'expired';
  return row.approver_id === null ? 'pending' : 'approved';
}

/** What has become of a request already; null while it waits. */
export function settledBefore(row: RequestRow): RevealRefusal | null {
  if (row.approver_id !== null) return { type: 'reveal-already-approved' };
  return endedBefore(row) ?? (isOver(row) ? { type: 'reveal-expired' } : null);
}

export function endedBefore(row: RequestRow): RevealRefusal | null {
  if (row.ended_by === null) return null;
  return { type: row.ended_by === row.requester_id ? 'reveal-withdrawn' : 'reveal-declined' };
}

export const isOver = ({ expires_at: expiresAt }: RequestRow): boolean => expiresAt.getTime() <= Date.now();
