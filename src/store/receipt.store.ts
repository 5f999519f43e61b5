import type { CaseId } from '../domain/ids';
import type { Transaction } from './transaction';

export interface StoredReceipt {
  readonly locator: string;
  readonly digest: string;
  readonly complaintId: CaseId;
  readonly party: 'complainant' | 'agent';
}

export async function insertReceipts(
  transaction: Transaction,
  receipts: readonly StoredReceipt[],
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.receipt (locator, digest, complaint_id, party)
    SELECT locator, digest, "complaintId", party FROM jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb)
      AS row(locator text, digest text, "complaintId" text, party text)`;
}

/** The receipt behind a locator, unless it was called off. */
export async function findReceipt(
  reader: Pick<Transaction, '$queryRaw'>,
  locator: string,
): Promise<StoredReceipt | null> {
  const [row] = await reader.$queryRaw<readonly StoredReceipt[]>`
    SELECT locator, digest, complaint_id AS "complaintId", party FROM app.receipt
    WHERE locator = ${locator} AND revoked_at IS NULL`;
  return row ?? null;
}

/** Calls off every receipt of one party, at once. */
export async function revokeReceipts(
  transaction: Transaction,
  complaintId: CaseId,
  party: StoredReceipt['party'],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.receipt SET revoked_at = CURRENT_TIMESTAMP
    WHERE complaint_id = ${complaintId} AND party = ${party} AND revoked_at IS NULL`;
}
