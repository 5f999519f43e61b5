import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { IdentityField, RevealRefusal, RevealRequest, RevealScope } from '../domain/complainant';
import type { CaseId, Instant, OfficerId } from '../domain/ids';
import { accepted, refused, type Result } from '../domain/result';
import { log } from '../log';
import type { VaultKeys } from './keys';
import { masked, picked, type RevealedIdentity } from './mask';
import { appendRevealLog, countRevealLog } from './reveal-log';
import {
  endedBefore,
  entryOf,
  isOver,
  lockRequest,
  rowIn,
  settledBefore,
  toRequest,
  type RequestRow,
} from './reveal-request';
import { findIdentityState, loadIdentity } from './sealed-identity';
import { inTransaction } from './transaction';

export interface NewRevealRequest {
  readonly complaintId: CaseId;
  readonly officerId: OfficerId;
  readonly reason: string;
  readonly fields: readonly IdentityField[];
  readonly scope: RevealScope;
}

export interface Reveal {
  readonly requestId: string;
  readonly complaintId: CaseId;
  readonly scope: RevealScope;
  readonly identity: RevealedIdentity;
  readonly expiresAt: Instant;
}

export interface RevealLimits {
  /** Openings per officer in any 24 hours; one more is refused and raises an alarm. */
  readonly perDay: number;
  readonly approvableForMs: number;
  readonly openForMs: number;
}

export const defaultRevealLimits: RevealLimits = {
  perDay: 20,
  approvableForMs: 3 * 24 * 3_600_000,
  openForMs: 30 * 60_000,
};

export interface OwnReveals {
  readonly items: readonly RevealRequest[];
  /** Openings in the last 24 hours, of at most `perDay`. */
  readonly opened: number;
  readonly perDay: number;
}

const minimumReasonLength = 4;
const dayMs = 24 * 3_600_000;
/** How long a request stays on the list of whoever made it. */
const shownForMs = 30 * dayMs;

/** Writes the wish down, with its reason, for a second person. Nothing is opened. */
export async function requestReveal(
  pool: Pool,
  limits: RevealLimits,
  wish: NewRevealRequest,
): Promise<Result<RevealRequest, RevealRefusal>> {
  if (wish.reason.trim().length < minimumReasonLength) {
    return refused({ type: 'reveal-reason-missing', minimumLength: minimumReasonLength });
  }
  if (wish.fields.length === 0) return refused({ type: 'reveal-fields-missing' });
  return inTransaction(pool, async (client) => {
    const state = await findIdentityState(client, wish.complaintId);
    if (state === 'unknown') return refused({ type: 'identity-unknown' });
    if (state === 'erased') return refused({ type: 'identity-erased' });
    const requestId = randomUUID();
    const { rows } = await client.query<RequestRow>(
      `INSERT INTO vault.reveal_request
         (id, complaint_id, requester_id, reason, fields, scope, requested_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING *`,
      [
        requestId,
        wish.complaintId,
        wish.officerId,
        wish.reason,
        wish.fields,
        wish.scope,
        new Date(),
        new Date(Date.now() + limits.approvableForMs),
      ],
    );
    await appendRevealLog(client, { type: 'requested', requestId, ...wish });
    return accepted(toRequest(rowIn(rows)));
  });
}

/** The second person's yes. From now on the requester may open it, for as long as `openForMs`. */
export async function approveReveal(
  pool: Pool,
  limits: RevealLimits,
  requestId: string,
  approverId: OfficerId,
): Promise<Result<RevealRequest, RevealRefusal>> {
  return inTransaction(pool, async (client) => {
    const row = await lockRequest(client, requestId);
    if (row === null) return refused({ type: 'reveal-unknown' });
    if (row.requester_id === approverId) return refused({ type: 'reveal-own-approval' });
    const settled = settledBefore(row);
    if (settled !== null) return refused(settled);
    const { rows } = await client.query<RequestRow>(
      `UPDATE vault.reveal_request SET approver_id = $2, approved_at = $3, expires_at = $4
       WHERE id = $1 RETURNING *`,
      [requestId, approverId, new Date(), new Date(Date.now() + limits.openForMs)],
    );
    await appendRevealLog(client, { ...entryOf(row), type: 'approved', officerId: approverId });
    return accepted(toRequest(rowIn(rows)));
  });
}

/**
 * Opens what was asked and approved. The log entry is committed first: if anything fails after that, the log says
 * that somebody looked who did not see, never the reverse.
 * @throws EnvelopeError when the sealed rows were tampered with.
 */
export async function reveal(
  vault: { readonly pool: Pool; readonly keys: VaultKeys; readonly limits: RevealLimits },
  requestId: string,
  officerId: OfficerId,
): Promise<Result<Reveal, RevealRefusal>> {
  const logged = await inTransaction(vault.pool, (client) =>
    logReveal(client, vault.limits, requestId, officerId),
  );
  if (!logged.ok) return logged;
  const row = logged.value;
  const identity = await loadIdentity(vault.pool, vault.keys, row.complaint_id);
  if (identity === null) return refused({ type: 'identity-erased' });
  const show = { masked, full: picked }[row.scope];
  return accepted({
    requestId,
    complaintId: row.complaint_id,
    scope: row.scope,
    identity: show(identity, row.fields),
    expiresAt: row.expires_at.toISOString() as Instant,
  });
}

async function logReveal(
  client: PoolClient,
  limits: RevealLimits,
  requestId: string,
  officerId: OfficerId,
): Promise<Result<RequestRow, RevealRefusal>> {
  const row = await lockRequest(client, requestId);
  if (row === null) return refused({ type: 'reveal-unknown' });
  if (row.requester_id !== officerId) return refused({ type: 'reveal-not-requester' });
  const ended = endedBefore(row);
  if (ended !== null) return refused(ended);
  if (isOver(row)) return refused({ type: 'reveal-expired' });
  if (row.approver_id === null) return refused({ type: 'reveal-not-approved' });
  if ((await findIdentityState(client, row.complaint_id)) !== 'sealed') {
    return refused({ type: 'identity-erased' });
  }
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`reveal-quota|${officerId}`]);
  const since = new Date(Date.now() - dayMs);
  if ((await countRevealLog(client, officerId, 'revealed', since)) >= limits.perDay) {
    await appendRevealLog(client, { ...entryOf(row), type: 'quota-exceeded' });
    log.warn({ operation: 'reveal', type: 'quota-exceeded', count: limits.perDay }, '身份查看超过每日限额');
    return refused({ type: 'reveal-quota-exceeded', perDay: limits.perDay });
  }
  await appendRevealLog(client, { ...entryOf(row), type: 'revealed' });
  return accepted(row);
}

/** What waits for a second person, oldest first. */
export async function loadPendingReveals(pool: Pool): Promise<readonly RevealRequest[]> {
  const { rows } = await pool.query<RequestRow>(
    `SELECT * FROM vault.reveal_request
     WHERE approver_id IS NULL AND ended_by IS NULL AND expires_at > $1 ORDER BY requested_at, id LIMIT 200`,
    [new Date()],
  );
  return rows.map(toRequest);
}

/** What one officer asked for, the newest first. */
export async function loadOwnReveals(
  pool: Pool,
  limits: RevealLimits,
  officerId: OfficerId,
): Promise<OwnReveals> {
  const since = new Date(Date.now() - dayMs);
  const [{ rows }, opened] = await Promise.all([
    pool.query<RequestRow>(
      `SELECT * FROM vault.reveal_request
       WHERE requester_id = $1 AND requested_at > $2 ORDER BY requested_at DESC, id LIMIT 50`,
      [officerId, new Date(Date.now() - shownForMs)],
    ),
    countRevealLog(pool, officerId, 'revealed', since),
  ]);
  return { items: rows.map(toRequest), opened, perDay: limits.perDay };
}

/** One request, for the page of whoever made it or approves it. */
export async function findRevealRequest(pool: Pool, requestId: string): Promise<RevealRequest | null> {
  const { rows } = await pool.query<RequestRow>('SELECT * FROM vault.reveal_request WHERE id = $1', [
    requestId,
  ]);
  return rows[0] === undefined ? null : toRequest(rows[0]);
}
