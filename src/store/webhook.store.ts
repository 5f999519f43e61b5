import type { CaseId, OfficerId } from '../domain/ids';
import {
  SECRET_OVERLAP_HOURS,
  type DeliveryState,
  type WebhookStatus,
  type WebhookTopic,
} from '../domain/webhook';
import type { Database } from './database';
import { Prisma } from './prisma/client';
import type { Transaction } from './transaction';

export interface Webhook {
  readonly webhookId: string;
  readonly credentialId: string;
  readonly url: string;
  readonly topics: readonly WebhookTopic[];
  readonly status: WebhookStatus;
  /** Who paused it: an officer, or `receiver` that answered 410. */
  readonly pausedBy: string | null;
  readonly createdAt: Date;
}

/** A signing secret as it is kept: encrypted, with the name of its key. */
export interface SealedSecret {
  readonly keyId: string;
  readonly sealed: Buffer;
}

const COLUMNS = Prisma.sql`id AS "webhookId", credential_id AS "credentialId", url, topics, status,
  paused_by AS "pausedBy", created_at AS "createdAt"`;

export function listWebhooks(database: Database): Promise<readonly Webhook[]> {
  return database.prisma.$queryRaw<Webhook[]>`
    SELECT ${COLUMNS} FROM app.webhook WHERE status <> 'removed' ORDER BY created_at DESC, id LIMIT 500`;
}

/** @returns null when there is no such living credential of an office's system. */
export async function createWebhook(
  transaction: Transaction,
  made: Pick<Webhook, 'credentialId' | 'url' | 'topics'>,
  createdBy: OfficerId,
): Promise<Webhook | null> {
  const rows = await transaction.$queryRaw<readonly Webhook[]>`
    INSERT INTO app.webhook (credential_id, url, topics, created_by)
    SELECT credential_id, ${made.url}, ${[...made.topics]}, ${createdBy} FROM app.machine_credential
    WHERE credential_id = ${made.credentialId} AND kind = 'office-system' AND revoked_at IS NULL
    RETURNING ${COLUMNS}`;
  return rows[0] ?? null;
}

/** Locked until the transaction ends; null when there is none, or it was removed. */
export async function lockWebhook(transaction: Transaction, webhookId: string): Promise<Webhook | null> {
  const rows = await transaction.$queryRaw<readonly Webhook[]>`
    SELECT ${COLUMNS} FROM app.webhook WHERE id = ${webhookId}::uuid AND status <> 'removed' FOR UPDATE`;
  return rows[0] ?? null;
}

/** The new secret signs from now on; those before it go on for the time of overlap. */
export async function addSecret(
  transaction: Transaction,
  webhookId: string,
  { secret, createdBy }: { readonly secret: SealedSecret; readonly createdBy: OfficerId },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.webhook_secret SET ends_at = now() + make_interval(hours => ${SECRET_OVERLAP_HOURS})
    WHERE webhook_id = ${webhookId}::uuid AND ends_at IS NULL`;
  await transaction.$executeRaw`
    INSERT INTO app.webhook_secret (webhook_id, key_id, sealed, created_by)
    VALUES (${webhookId}::uuid, ${secret.keyId}, ${secret.sealed}, ${createdBy})`;
}

/** What was removed stays removed, whatever its receiver answers afterwards. */
export async function setWebhookStatus(
  transaction: Transaction,
  webhookId: string,
  { status, by }: { readonly status: WebhookStatus; readonly by: string },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.webhook SET status = ${status}, paused_by = ${status === 'paused' ? by : null}
    WHERE id = ${webhookId}::uuid AND status <> 'removed'`;
}

/** Its receiver wants no more. @returns false when it was paused or removed before. */
export async function pauseForReceiver(transaction: Transaction, webhookId: string): Promise<boolean> {
  const count = await transaction.$executeRaw`
    UPDATE app.webhook SET status = 'paused', paused_by = 'receiver'
    WHERE id = ${webhookId}::uuid AND status = 'active'`;
  return count === 1;
}

/** Makes everything from a sequence on due again, under the ids it had. @returns how many. */
export function replayFrom(
  transaction: Transaction,
  webhookId: string,
  fromSequence: number,
): Promise<number> {
  return transaction.$executeRaw`
    UPDATE app.webhook_delivery SET state = 'pending', attempts = 0, due_at = now()
    WHERE webhook_id = ${webhookId}::uuid AND sequence >= ${fromSequence}::bigint`;
}

/** @returns how many: 0 when the subscription has no such delivery. */
export function resend(transaction: Transaction, webhookId: string, deliveryId: string): Promise<number> {
  return transaction.$executeRaw`
    UPDATE app.webhook_delivery SET state = 'pending', attempts = 0, due_at = now()
    WHERE webhook_id = ${webhookId}::uuid AND id = ${deliveryId}::uuid`;
}

export interface ListedDelivery {
  readonly deliveryId: string;
  readonly sequence: number;
  readonly topic: string;
  readonly contractCode: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastAnswer: string | null;
  readonly dueAt: Date;
  readonly deliveredAt: Date | null;
}

/** The latest first. */
export function listDeliveries(database: Database, webhookId: string): Promise<readonly ListedDelivery[]> {
  return database.prisma.$queryRaw<ListedDelivery[]>`
    SELECT id AS "deliveryId", sequence::integer AS sequence, topic, body #>> '{data,code}' AS "contractCode", state,
      attempts, last_answer AS "lastAnswer", due_at AS "dueAt", delivered_at AS "deliveredAt"
    FROM app.webhook_delivery WHERE webhook_id = ${webhookId}::uuid ORDER BY sequence DESC LIMIT 200`;
}

export interface ClaimedDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly sequence: number;
  readonly contractId: CaseId;
  readonly url: string;
  readonly body: { readonly data: { readonly code: string } };
  /** This one included. */
  readonly attempts: number;
  readonly secrets: readonly { readonly keyId: string; readonly sealed: string }[];
}

/**
 * Takes the oldest due delivery of each active subscription, for the time of a lease: who dies gives it back.
 * @param busy subscriptions whose receiver is being told already.
 */
export function claimDeliveries(
  database: Database,
  busy: readonly string[],
  { limit, leaseMs }: { readonly limit: number; readonly leaseMs: number },
): Promise<readonly ClaimedDelivery[]> {
  return database.prisma.$queryRaw<ClaimedDelivery[]>`
    WITH next AS (
      SELECT (SELECT d.id FROM app.webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'pending'
        AND d.due_at <= now() ORDER BY d.sequence LIMIT 1) AS id
      FROM app.webhook w JOIN app.machine_credential c ON c.credential_id = w.credential_id
      WHERE w.status = 'active' AND c.revoked_at IS NULL AND w.id <> ALL (${[...busy]}::uuid[])
    ), taken AS (
      SELECT d.id FROM app.webhook_delivery d JOIN next ON next.id = d.id
      WHERE d.state = 'pending' AND d.due_at <= now() LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED
    )
    UPDATE app.webhook_delivery d SET attempts = d.attempts + 1,
      due_at = now() + make_interval(secs => ${leaseMs / 1_000}::double precision)
    FROM taken, app.webhook w WHERE d.id = taken.id AND w.id = d.webhook_id
    RETURNING d.id AS "deliveryId", d.webhook_id AS "webhookId", d.sequence::integer AS sequence,
      d.contract_id AS "contractId", w.url, d.body, d.attempts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('keyId', s.key_id, 'sealed', encode(s.sealed, 'base64'))
        ORDER BY s.created_at DESC), '[]'::jsonb) FROM app.webhook_secret s
        WHERE s.webhook_id = d.webhook_id AND (s.ends_at IS NULL OR s.ends_at > now())) AS secrets`;
}

export interface SettledDelivery {
  readonly deliveryId: string;
  /** Of the attempt that is settled, as it was claimed. */
  readonly attempts: number;
  readonly state: DeliveryState;
  readonly answer: string;
  /** Seconds of real time until the next attempt. */
  readonly afterSeconds: number;
}

/** @returns false when it was ordered anew, or taken by somebody else, while the attempt was under way. */
export async function settleDelivery(transaction: Transaction, settled: SettledDelivery): Promise<boolean> {
  const { deliveryId, attempts, state, answer, afterSeconds } = settled;
  const count = await transaction.$executeRaw`
    UPDATE app.webhook_delivery SET state = ${state}, last_answer = ${answer},
      due_at = now() + make_interval(secs => ${afterSeconds}::double precision),
      delivered_at = CASE WHEN ${state} = 'delivered' THEN now() ELSE delivered_at END
    WHERE id = ${deliveryId}::uuid AND state = 'pending' AND attempts = ${attempts}`;
  return count === 1;
}

/**
 * Discards what was told or given up longer ago than that, and what waited for a subscription that was removed. What
 * still waits for its receiver stays, however old.
 * @param keepDays days of real time.
 * @returns how many.
 */
export function forgetOldDeliveries(database: Database, keepDays: number): Promise<number> {
  return database.prisma.$executeRaw`
    DELETE FROM app.webhook_delivery d USING app.webhook w
    WHERE w.id = d.webhook_id AND (d.state <> 'pending' OR w.status = 'removed')
      AND d.due_at < now() - make_interval(days => ${keepDays}::integer)
      AND (d.delivered_at IS NULL OR d.delivered_at < now() - make_interval(days => ${keepDays}::integer))`;
}
