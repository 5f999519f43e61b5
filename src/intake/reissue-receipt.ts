import type { ComplainantParty } from '../domain/complainant';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { CaseId } from '../domain/ids';
import type { Refusal } from '../domain/refusal';
import { accepted, refused, type Result } from '../domain/result';
import { lockCase } from '../store/event-log';
import { findMandateAuthority, insertReceipts, isReceiptKnown, revokeReceipts } from '../store/receipt.store';
import { endReceiptSessions } from '../store/session.store';
import { inTransaction, type Transaction } from '../store/transaction';
import { deriveReceipt } from '../vault/client';
import type { FilingDeps } from './receive-complaint';

export interface ReceiptWish {
  /** The whole complaint: what it was split into is opened by the same receipt. */
  readonly complaintId: CaseId;
  readonly party: ComplainantParty;
  readonly idempotencyKey: string;
}

/**
 * Issues a new receipt against proof at the counter: the old one opens nothing any more, and whoever had opened the
 * case with it is sent out; the other party's receipt stays. Asked again under the same key, it is the same receipt.
 * An agent who was called off, or never was, gets none.
 */
export async function reissueReceipt(
  deps: FilingDeps,
  { complaintId, party, idempotencyKey }: ReceiptWish,
): Promise<Result<string, Refusal>> {
  const seed = party === 'agent' ? `again|agent|${complaintId}` : `again|${complaintId}`;
  const { receipt, locator, digest } = deriveReceipt(deps.receiptKeys, `${seed}|${idempotencyKey}`);
  return inTransaction(deps.database, async (transaction) => {
    const authority = await authorityOf(transaction, complaintId, party);
    if (authority === null) return refused({ type: 'agent-unknown' });
    if (await isReceiptKnown(transaction, locator)) return accepted(receipt);
    await revokeReceipts(transaction, complaintId, party);
    await endReceiptSessions(transaction, complaintId, party);
    await insertReceipts(transaction, [{ locator, digest, complaintId, party, authority }]);
    return accepted(receipt);
  });
}

/** The case is locked: an agent who is called off at this moment is called off before or after, never beside. */
async function authorityOf(
  transaction: Transaction,
  complaintId: CaseId,
  party: ComplainantParty,
): Promise<'general' | 'special' | null> {
  if (party === 'complainant') return 'special';
  const { state } = await lockCase(transaction, complaintId);
  // Cases of this id are complaints: their receipts are asked for at no other door.
  const { agentActive } = state as ComplaintState;
  return agentActive ? ((await findMandateAuthority(transaction, complaintId)) ?? 'general') : null;
}
