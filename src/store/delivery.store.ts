import type { CaseKind } from '../domain/case';
import type { CaseId } from '../domain/ids';
import type { Database } from './database';
import { lockCase } from './event-log';
import { inTransaction, type Transaction } from './transaction';

/** A workflow that has to be started under this epoch. */
export interface StartDelivery {
  readonly deliveryId: string;
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly epoch: number;
  readonly attempts: number;
}

/** Takes starts whose turn has come, so that no other relay takes them for `leaseMs`. */
export async function claimStarts(
  database: Database,
  claim: { readonly limit: number; readonly leaseMs: number },
): Promise<readonly StartDelivery[]> {
  return database.prisma.$queryRaw<StartDelivery[]>`
    UPDATE app.case_delivery SET attempts = attempts + 1,
      next_attempt_at = now() + ${claim.leaseMs} * interval '1 millisecond'
    WHERE id IN (
      SELECT id FROM app.case_delivery WHERE state = 'pending' AND next_attempt_at < now() + interval '1 millisecond'
      ORDER BY next_attempt_at LIMIT ${claim.limit} FOR UPDATE SKIP LOCKED)
    RETURNING id AS "deliveryId", case_kind AS "caseKind", case_id AS "caseId", epoch, attempts`;
}

/** The start a case waits for, whoever has taken it; null when it has been delivered. */
export async function findPendingStart(database: Database, caseId: CaseId): Promise<StartDelivery | null> {
  const rows = await database.prisma.$queryRaw<StartDelivery[]>`
    SELECT id AS "deliveryId", case_kind AS "caseKind", case_id AS "caseId", epoch, attempts
    FROM app.case_delivery WHERE case_id = ${caseId}::uuid AND state = 'pending' ORDER BY epoch DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** Whether a start of the case has yet to reach the engine, seen from inside a transaction. */
export async function isStartWaiting(transaction: Transaction, caseId: CaseId): Promise<boolean> {
  const rows = await transaction.$queryRaw<readonly object[]>`
    SELECT 1 FROM app.case_delivery WHERE case_id = ${caseId}::uuid AND state = 'pending' LIMIT 1`;
  return rows.length > 0;
}

/** The start was taken by the engine; so are those of earlier epochs, which no run may use any more. */
export async function settleStart(database: Database, start: StartDelivery): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_delivery SET state = 'delivered', delivered_at = now()
    WHERE case_id = ${start.caseId}::uuid AND epoch <= ${start.epoch} AND state = 'pending'`;
}

export async function postponeStart(
  database: Database,
  start: StartDelivery,
  delayMs: number,
): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_delivery SET next_attempt_at = now() + ${delayMs} * interval '1 millisecond'
    WHERE id = ${start.deliveryId}::uuid AND state = 'pending'`;
}

/**
 * Orders a new run of the case from its events: what an older run decides is refused from this commit on.
 * The caller holds the lock on the case's row.
 * @returns the new epoch.
 */
export async function orderRestart(
  transaction: Transaction,
  caseId: CaseId,
  reason: string,
): Promise<number> {
  const rows = await transaction.$queryRaw<{ readonly epoch: number }[]>`
    WITH raised AS (
      UPDATE app.case_record SET epoch = epoch + 1 WHERE id = ${caseId}::uuid RETURNING id, kind, epoch)
    INSERT INTO app.case_delivery (case_kind, case_id, kind, epoch, payload, next_attempt_at)
    SELECT kind, id, 'start', epoch, ${JSON.stringify({ reason })}::jsonb, now() FROM raised RETURNING epoch`;
  if (rows[0] === undefined) throw new Error(`case ${caseId} is not in the store`);
  return rows[0].epoch;
}

/**
 * Orders a new run for a case whose run is missing or broken. A case whose start is still waiting gets none: that
 * start will do.
 * @param seenEpoch the epoch of that run; a case restarted since is left alone.
 * @returns whether a new run was ordered.
 */
export async function restartRun(
  database: Database,
  lost: { readonly caseId: CaseId; readonly seenEpoch: number; readonly reason: string },
): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const locked = await lockCase(transaction, lost.caseId);
    if (locked.epoch !== lost.seenEpoch || locked.isFinished) return false;
    if (await isStartWaiting(transaction, lost.caseId)) return false;
    await orderRestart(transaction, lost.caseId, lost.reason);
    return true;
  });
}
