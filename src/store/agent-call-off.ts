import type { CaseEvent } from '../domain/case';
import type { ComplaintData } from '../domain/complaint/events';
import type { CaseId } from '../domain/ids';
import type { ComplaintChange } from './complaint-change';
import { storeCommand } from './command.store';
import { revokeReceipts } from './receipt.store';
import { endReceiptSessions } from './session.store';
import type { Transaction } from './transaction';

/**
 * 解除代理 takes effect in the very transaction that records it: the agent's receipts open nothing any more and his
 * sessions are over. One receipt opens every case of a split complaint (主办/协办), so the other cases are told too.
 */
export async function endAgency(transaction: Transaction, { after, events }: ComplaintChange): Promise<void> {
  const calledOff = events.find((event) => event.data.type === 'agent-called-off');
  if (calledOff === undefined) return;
  const whole = after.parentId ?? after.caseId;
  await revokeReceipts(transaction, whole, 'agent');
  await endReceiptSessions(transaction, whole, 'agent');
  for (const caseId of await casesWithAgent(transaction, whole, after.caseId)) {
    await passOn(transaction, caseId, { whole, calledOff });
  }
}

async function casesWithAgent(
  transaction: Transaction,
  whole: CaseId,
  besides: CaseId,
): Promise<readonly CaseId[]> {
  const rows = await transaction.$queryRaw<readonly { readonly id: CaseId }[]>`
    SELECT r.id FROM app.complaint c JOIN app.case_record r ON r.id = c.id
    WHERE (c.id = ${whole}::uuid OR c.parent_id = ${whole}::uuid) AND c.id <> ${besides}::uuid
      AND (r.state -> 'agentActive')::boolean`;
  return rows.map(({ id }) => id);
}

/** The complainant said it once, of the whole complaint. */
async function passOn(
  transaction: Transaction,
  caseId: CaseId,
  { whole, calledOff }: { readonly whole: CaseId; readonly calledOff: CaseEvent<ComplaintData> },
): Promise<void> {
  const command = {
    caseKind: 'complaint',
    caseId,
    actor: calledOff.actor,
    type: 'call-off-agent',
    facts: { type: 'call-off-agent' },
    texts: {},
    idempotencyKey: `call-off/${whole}`,
    receivedAt: calledOff.occurredAt,
  } as const;
  await storeCommand({ prisma: transaction }, command, { deliveredAs: 'signal', graceMs: 0 });
}
