import type { CaseKind } from '../domain/case';
import type { CaseId, Instant, OfficerId, OrganizationId } from '../domain/ids';
import { findFreeText } from '../domain/notification';
import type { Addressee, Notice, Notification, Template } from '../domain/notification';
import { Prisma } from './prisma/client';
import type { StepTransaction, Transaction } from './transaction';

/** A template's data held something that a person may have written. A bug, found before it is stored. */
export class FreeTextInNoticeError extends Error {
  constructor(
    readonly template: string,
    readonly path: string,
  ) {
    super(`notice ${template} holds free text at ${path}`);
  }
}

/**
 * Writes what is to be said, in the transaction of the event it follows from. A key that is known stays as it is.
 * @throws FreeTextInNoticeError; the database's error.
 */
export async function insertNotifications(
  transaction: Transaction,
  notices: readonly Notice[],
  expandedFrom: string | null = null,
): Promise<void> {
  if (notices.length > 0) await transaction.$executeRaw(insertionOf(notices, expandedFrom));
}

/** The same along with what else a step writes: nobody waits for its answer before the commit. */
export function sendNotifications(transaction: StepTransaction, notices: readonly Notice[]): void {
  if (notices.length > 0) transaction.$send(insertionOf(notices, null));
}

/** @throws FreeTextInNoticeError when a notice would carry what people wrote. */
function insertionOf(notices: readonly Notice[], expandedFrom: string | null): Prisma.Sql {
  const rows = notices.map(({ key, about, template, addressee }) => {
    const { type, ...data } = template;
    const path = findFreeText(data);
    if (path !== null) throw new FreeTextInNoticeError(type, path);
    return { key, ...about, template: type, data, addressee };
  });
  return Prisma.sql`
    INSERT INTO app.notification (key, case_kind, case_id, event_sequence, template, data, addressee, expanded_from)
    SELECT key, "caseKind", "caseId", sequence, template, data, addressee, ${expandedFrom}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(key text, "caseKind" text, "caseId" uuid,
      sequence integer, template text, data jsonb, addressee jsonb)
    ON CONFLICT (key) DO NOTHING`;
}

/**
 * Takes back what was announced under a prefix (the rungs of a date that moved) and has not gone out yet.
 * @returns how many were taken back.
 */
export async function withdrawNotifications(
  transaction: Transaction,
  caseId: CaseId,
  keyPrefix: string,
): Promise<number> {
  return transaction.$executeRaw`
    UPDATE app.notification SET state = 'withdrawn'
    WHERE case_id = ${caseId}::uuid AND starts_with(key, ${keyPrefix}) AND state = 'pending'`;
}

/**
 * Takes back what would be said of events that happened before an instant: cases that come in with their past remind
 * nobody of it.
 * @returns how many were taken back.
 */
export async function withdrawPastNotifications(transaction: Transaction, before: Instant): Promise<number> {
  return transaction.$executeRaw`
    UPDATE app.notification n SET state = 'withdrawn' FROM app.case_event e
    WHERE n.state = 'pending' AND e.case_id = n.case_id AND e.sequence = n.event_sequence
      AND e.occurred_at < ${before}::timestamptz`;
}

interface ClaimedRow {
  readonly id: string;
  readonly key: string;
  readonly case_kind: CaseKind | null;
  readonly case_id: CaseId | null;
  readonly event_sequence: number | null;
  readonly template: Template['type'];
  readonly data: object;
  readonly addressee: Addressee;
  readonly attempts: number;
  readonly created_at: Date;
}

function toNotification(row: ClaimedRow): Notification {
  const about =
    row.case_kind === null || row.case_id === null || row.event_sequence === null
      ? null
      : { caseKind: row.case_kind, caseId: row.case_id, sequence: row.event_sequence };
  return {
    notificationId: row.id,
    key: row.key,
    about,
    // Written by insertNotifications from exactly this union.
    template: { type: row.template, ...row.data } as Template,
    addressee: row.addressee,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString() as Instant,
  };
}

/**
 * Takes what is due for delivery and hides it from other workers for `leaseMs`; who dies meanwhile leaves it to the
 * next. Counted by the database's clock.
 */
export async function claimDueNotifications(
  transaction: Transaction,
  wanted: { readonly limit: number; readonly leaseMs: number },
): Promise<readonly Notification[]> {
  const rows = await transaction.$queryRaw<ClaimedRow[]>`
    UPDATE app.notification SET attempts = attempts + 1,
      next_attempt_at = now() + ${wanted.leaseMs}::double precision * interval '1 millisecond'
    WHERE id IN (
      SELECT id FROM app.notification WHERE state = 'pending' AND next_attempt_at < now() + interval '1 millisecond'
      ORDER BY next_attempt_at, id LIMIT ${wanted.limit}::integer FOR UPDATE SKIP LOCKED)
    RETURNING id, key, case_kind, case_id, event_sequence, template, data, addressee, attempts, created_at`;
  return rows.map(toNotification);
}

/** It went out: true even of one that was withdrawn while it was on its way. `reply` holds codes only. */
export async function markNotificationSent(
  transaction: Transaction,
  notificationId: string,
  delivery: {
    readonly messageId: string;
    readonly reply: string;
    readonly organizationId: OrganizationId | null;
  },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.notification SET state = 'sent', sent_at = now(), message_id = ${delivery.messageId},
      provider_reply = ${delivery.reply}, organization_id = ${delivery.organizationId}, last_error_code = NULL
    WHERE id = ${notificationId}::uuid AND state IN ('pending', 'withdrawn')`;
}

export async function markNotificationExpanded(
  transaction: Transaction,
  notificationId: string,
  organizationId: OrganizationId,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.notification SET state = 'expanded', organization_id = ${organizationId}
    WHERE id = ${notificationId}::uuid AND state = 'pending'`;
}

/** It will not arrive: from now on it is a to-do of `organizationId`, or of whoever handles the case. */
export async function markNotificationFailed(
  transaction: Transaction,
  notificationId: string,
  failure: { readonly code: string; readonly organizationId: OrganizationId | null },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.notification SET state = 'failed', last_error_code = ${failure.code},
      organization_id = ${failure.organizationId}
    WHERE id = ${notificationId}::uuid AND state = 'pending'`;
}

export async function postponeNotification(
  transaction: Transaction,
  notificationId: string,
  retry: { readonly code: string; readonly inMs: number },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.notification SET last_error_code = ${retry.code},
      next_attempt_at = now() + ${retry.inMs}::double precision * interval '1 millisecond'
    WHERE id = ${notificationId}::uuid AND state = 'pending'`;
}

/** One notice that did not arrive and that nobody has seen to. */
export interface NotificationFailure {
  readonly notificationId: string;
  readonly caseKind: CaseKind | null;
  readonly caseId: CaseId | null;
  readonly template: Template['type'];
  readonly addressee: Addressee;
  readonly organizationId: OrganizationId | null;
  readonly attempts: number;
  readonly errorCode: string;
  readonly createdAt: Instant;
}

type FailureRow = Pick<
  ClaimedRow,
  'id' | 'case_kind' | 'case_id' | 'template' | 'addressee' | 'attempts' | 'created_at'
> & {
  readonly organization_id: OrganizationId | null;
  readonly last_error_code: string;
};

/** The to-do list of a body: undelivered notices of its own officers, and of the cases named. Newest first. */
export async function findNotificationFailures(
  transaction: Transaction,
  concern: { readonly organizationId: OrganizationId; readonly caseIds: readonly CaseId[] },
): Promise<readonly NotificationFailure[]> {
  const rows = await transaction.$queryRaw<FailureRow[]>`
    SELECT id, case_kind, case_id, template, addressee, organization_id, attempts, last_error_code, created_at
    FROM app.notification_failure
    WHERE organization_id = ${concern.organizationId} OR case_id = ANY(${[...concern.caseIds]}::uuid[])
    ORDER BY created_at DESC, id LIMIT 200`;
  return rows.map((row) => ({
    notificationId: row.id,
    caseKind: row.case_kind,
    caseId: row.case_id,
    template: row.template,
    addressee: row.addressee,
    organizationId: row.organization_id,
    attempts: row.attempts,
    errorCode: row.last_error_code,
    createdAt: row.created_at.toISOString() as Instant,
  }));
}

/** Somebody has seen to an undelivered notice by other means (told by telephone, on paper). False when none is open. */
export async function settleNotificationFailure(
  transaction: Transaction,
  notificationId: string,
  officerId: OfficerId,
): Promise<boolean> {
  const changed = await transaction.$executeRaw`
    UPDATE app.notification SET settled_at = now(), settled_by = ${officerId}
    WHERE id = ${notificationId}::uuid AND state = 'failed' AND settled_at IS NULL`;
  return changed === 1;
}

/** After an address was corrected: delivery starts again. False when the notice has not failed. */
export async function retryNotification(transaction: Transaction, notificationId: string): Promise<boolean> {
  const changed = await transaction.$executeRaw`
    UPDATE app.notification SET state = 'pending', attempts = 0, next_attempt_at = now()
    WHERE id = ${notificationId}::uuid AND state = 'failed' AND settled_at IS NULL`;
  return changed === 1;
}

/**
 * Tells operations that nobody holds a role. What is open already is completed, not opened again.
 * @returns the incident's id when it is new, else null.
 */
export async function openRoleIncident(
  transaction: Transaction,
  caseId: CaseId | null,
  unfilled: string,
): Promise<string | null> {
  const detail = JSON.stringify({ [unfilled]: true });
  const [row] = await transaction.$queryRaw<{ id: string; is_new: boolean }[]>`
    INSERT INTO app.incident (kind, case_id, detail) VALUES ('role-unfilled', ${caseId}::uuid, ${detail}::jsonb)
    ON CONFLICT (kind, case_id) WHERE closed_at IS NULL DO UPDATE SET detail = app.incident.detail || EXCLUDED.detail
    RETURNING id, (xmax = 0) AS is_new`;
  return row?.is_new === true ? row.id : null;
}
