import type { CaseId, OfficerId, OrganizationId } from '../domain/ids';
import type { Addressee, Template } from '../domain/notification';
import type { Reader } from './transaction';

export const OUTBOX_STATES = ['waiting', 'failed'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** A notice that has not gone out. What it says stays where it is. */
export interface OutboxEntry {
  readonly notificationId: string;
  readonly state: OutboxState;
  readonly template: Template['type'];
  readonly channel: string;
  readonly addressee: Addressee;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  /** The body whose officers it is for, as far as it is known. */
  readonly organizationId: OrganizationId | null;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly errorCode: string | null;
  readonly createdAt: Date;
}

export interface OutboxQuestion {
  readonly state: OutboxState | null;
  readonly after: string | undefined;
  readonly limit: number;
}

/** Notices that wait or have failed and that nobody has seen to, in the order of their ids. */
export async function listOutbox(
  reader: Reader,
  { state, after, limit }: OutboxQuestion,
): Promise<readonly OutboxEntry[]> {
  return reader.$queryRaw<readonly OutboxEntry[]>`
    SELECT n.id AS "notificationId", CASE n.state WHEN 'pending' THEN 'waiting' ELSE 'failed' END AS state, n.template,
      n.channel, n.addressee, n.case_id AS "caseId", r.number AS "caseNumber", n.organization_id AS "organizationId",
      n.attempts, n.next_attempt_at AS "nextAttemptAt", n.last_error_code AS "errorCode", n.created_at AS "createdAt"
    FROM app.notification n LEFT JOIN app.case_record r ON r.id = n.case_id
    WHERE n.state IN ('pending', 'failed') AND n.settled_at IS NULL
      AND (${state}::text IS NULL OR n.state = CASE ${state}::text WHEN 'waiting' THEN 'pending' ELSE 'failed' END)
      AND (${after ?? null}::uuid IS NULL OR n.id > ${after ?? null}::uuid)
    ORDER BY n.id LIMIT ${limit}`;
}

/** Whether there is such a notice, however it stands. */
export async function isInOutbox(reader: Reader, id: string): Promise<boolean> {
  const rows = await reader.$queryRaw<
    readonly object[]
  >`SELECT 1 FROM app.notification WHERE id = ${id}::uuid`;
  return rows.length > 0;
}

/** Officers and bodies that entries speak of. */
export function namedIn(entries: readonly OutboxEntry[]): {
  readonly organizations: readonly OrganizationId[];
  readonly officers: readonly OfficerId[];
} {
  return {
    organizations: entries.flatMap(({ addressee, organizationId }) => [
      ...(organizationId === null ? [] : [organizationId]),
      ...(addressee.type === 'role' ? [addressee.organizationId] : []),
    ]),
    officers: entries.flatMap(({ addressee }) => (addressee.type === 'officer' ? [addressee.officerId] : [])),
  };
}
