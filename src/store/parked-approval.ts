import { isNextToSign } from '../domain/complaint/decide-approval';
import type { CommandId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { ComplaintChange } from './complaint-change';
import type { Transaction } from './transaction';

interface Parked {
  readonly commandId: CommandId;
  readonly actor: Actor;
}

/**
 * What an office system told of a later step before the one in front of it was signed was refused then, and stays with
 * the case. Now that the approval has moved on, whoever's step it has become is judged anew, as if told this moment:
 * offices may tell in any order.
 */
export async function wakeParkedApprovals(
  transaction: Transaction,
  { after, events }: ComplaintChange,
): Promise<void> {
  const given = events.find(({ data }) => data.type === 'approval-given');
  const { approval } = after;
  if (given === undefined || approval === null) return;
  const parked = await transaction.$queryRaw<readonly Parked[]>`
    SELECT id AS "commandId", actor FROM app.case_command
    WHERE case_id = ${after.caseId}::uuid AND state = 'refused' AND actor ->> 'type' = 'office-system'
      AND refusal ->> 'type' = 'approval-not-your-step' AND facts ->> 'approvalId' = ${approval.approvalId}`;
  const next = parked.filter(({ actor }) => isNextToSign(after, actor)).map(({ commandId }) => commandId);
  if (next.length === 0) return;
  await transaction.$executeRaw`
    UPDATE app.case_command SET state = 'pending', round = round + 1, attempts = 0, stored_at = now(),
      received_at = greatest(received_at, ${given.occurredAt}::timestamptz), decided_at = NULL,
      acknowledged_at = NULL, next_attempt_at = now()
    WHERE id = ANY (${next}::text[])`;
}
