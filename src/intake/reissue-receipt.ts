import type { CaseId } from '../domain/ids';
import { insertReceipts, revokeReceipts } from '../store/receipt.store';
import { endSessionsOfCase } from '../store/session.store';
import { inTransaction } from '../store/transaction';
import { deriveReceipt } from '../vault/client';
import type { FilingDeps } from './receive-complaint';

/**
 * Issues a new receipt against proof at the counter: the old one opens nothing any more, and whoever had opened the
 * case with it is sent out. Asked again under the same key, it is the same receipt.
 */
export async function reissueReceipt(
  deps: FilingDeps,
  complaintId: CaseId,
  idempotencyKey: string,
): Promise<string> {
  const { receipt, locator, digest } = deriveReceipt(
    deps.receiptKeys,
    `again|${complaintId}|${idempotencyKey}`,
  );
  const isNew = await inTransaction(deps.database, async (transaction) => {
    if ((await transaction.receiptRow.count({ where: { locator } })) > 0) return false;
    await revokeReceipts(transaction, complaintId, 'complainant');
    await insertReceipts(transaction, [{ locator, digest, complaintId, party: 'complainant' }]);
    return true;
  });
  if (isNew) await endSessionsOfCase(deps.database, complaintId);
  return receipt;
}
