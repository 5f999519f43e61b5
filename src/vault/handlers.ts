import type { Pool } from 'pg';
import type { RevealRefusal } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import { accepted, refused, type Result } from '../domain/result';
import { findDuplicates, indexAll } from './blind-index';
import type { VaultKeys } from './keys';
import { findContactAvailability, sendContactMail, sendVaultMail, type MailPost } from './mail';
import type { Erasure, ReplyOf, RequestOf, VaultFindings, VaultHealth, VaultOperation } from './protocol';
import {
  approveReveal,
  findRevealRequest,
  loadOwnReveals,
  loadPendingReveals,
  requestReveal,
  reveal,
  type RevealLimits,
} from './reveal';
import { declineReveal, withdrawReveal } from './reveal-end';
import { appendRevealLog, findRevealLogBreak, loadRevealLog, loadRevealLogHead } from './reveal-log';
import { eraseIdentity, findIdentityState } from './sealed-identity';
import { inTransaction } from './transaction';

/** All the vault works with. `mailPool` stands apart so that a slow mail server never holds up a reveal. */
export interface Vault {
  readonly pool: Pool;
  readonly mailPool: Pool;
  readonly keys: VaultKeys;
  readonly limits: RevealLimits;
  readonly post: MailPost | null;
}

export type VaultHandlers = {
  readonly [O in VaultOperation]: (request: RequestOf<O>) => Promise<ReplyOf<O>>;
};

export function vaultHandlersFor(vault: Vault): VaultHandlers {
  const { pool, keys, limits } = vault;
  return {
    'request-reveal': (wish) => requestReveal(pool, limits, wish),
    'approve-reveal': ({ requestId, officerId }) => approveReveal(pool, limits, requestId, officerId),
    'decline-reveal': (asked) => declineReveal(pool, asked),
    'withdraw-reveal': ({ requestId, officerId }) => withdrawReveal(pool, requestId, officerId),
    reveal: ({ requestId, officerId }) => reveal(vault, requestId, officerId),
    'find-reveal': ({ requestId }) => findRevealRequest(pool, requestId),
    'pending-reveals': () => loadPendingReveals(pool),
    'own-reveals': ({ officerId }) => loadOwnReveals(pool, limits, officerId),
    'reveal-log': (wanted) => loadRevealLog(pool, wanted),
    'send-mail': (mail) => sendVaultMail({ ...vault, pool: vault.mailPool }, mail),
    'send-contact-mail': (mail) => sendContactMail({ ...vault, pool: vault.mailPool }, mail),
    'contact-available': ({ complaintId }) => findContactAvailability(pool, keys, complaintId),
    'duplicates-of': async ({ complaintId }) => {
      await indexAll(pool, keys);
      return findDuplicates(pool, complaintId);
    },
    erase: (erasure) => erase(pool, erasure),
    health: () => loadHealth(vault),
    doctor: () => examine(vault),
  };
}

/** 个人信息保护: once its purpose is over, an identity is destroyed and the log says who did it and on what ground. */
async function erase(
  pool: Pool,
  erasure: Erasure,
): Promise<Result<{ readonly complaintId: CaseId }, RevealRefusal>> {
  return inTransaction(pool, async (client) => {
    const state = await findIdentityState(client, erasure.complaintId);
    if (state === 'unknown') return refused({ type: 'identity-unknown' });
    if (state === 'erased') return refused({ type: 'identity-erased' });
    await eraseIdentity(client, erasure.complaintId);
    await appendRevealLog(client, { type: 'erased', requestId: null, fields: [], scope: null, ...erasure });
    return accepted({ complaintId: erasure.complaintId });
  });
}

async function loadHealth({ pool, keys }: Vault): Promise<VaultHealth> {
  const { rows } = await pool.query<{ unindexed: string; unreadable: string; alarms: string }>(
    `SELECT
       (SELECT count(*) FROM vault.sealed_identity WHERE indexed_at IS NULL AND erased_at IS NULL) AS unindexed,
       (SELECT count(*) FROM vault.sealed_identity WHERE is_unreadable AND erased_at IS NULL) AS unreadable,
       (SELECT count(*) FROM vault.reveal_log
        WHERE type = 'quota-exceeded' AND at > CURRENT_TIMESTAMP - interval '24 hours') AS alarms`,
  );
  return {
    status: 'ok',
    keyEpoch: keys.currentEpoch,
    unindexed: Number(rows[0]?.unindexed),
    unreadable: Number(rows[0]?.unreadable),
    alarmsToday: Number(rows[0]?.alarms),
    revealLog: await loadRevealLogHead(pool),
  };
}

async function examine(vault: Vault): Promise<VaultFindings> {
  const health = await loadHealth(vault);
  return {
    ...health,
    revealLogBreak: await findRevealLogBreak(vault.pool),
    mail: await mailState(vault.post),
  };
}

async function mailState(post: MailPost | null): Promise<VaultFindings['mail']> {
  if (post === null) return 'not-configured';
  return post.transporter.verify().then(
    () => 'reachable',
    () => 'unreachable',
  );
}
