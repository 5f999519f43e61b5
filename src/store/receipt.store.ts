import type { ComplainantParty, Mandate } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import type { Reader, Transaction } from './transaction';

export interface StoredReceipt {
  readonly locator: string;
  readonly digest: string;
  readonly complaintId: CaseId;
  readonly party: ComplainantParty;
  /** A complainant in person may do everything; an agent what the mandate says. */
  readonly authority: Mandate['authority'];
}

export async function insertReceipts(
  transaction: Transaction,
  receipts: readonly StoredReceipt[],
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.receipt (locator, digest, complaint_id, party, authority)
    SELECT locator, digest, "complaintId", party, authority FROM jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb)
      AS row(locator text, digest text, "complaintId" text, party text, authority text)`;
}

/** The receipt behind a locator, unless it was called off. */
export async function findReceipt(reader: Reader, locator: string): Promise<StoredReceipt | null> {
  const [row] = await reader.$queryRaw<readonly StoredReceipt[]>`
    SELECT locator, digest, complaint_id AS "complaintId", party, authority FROM app.receipt
    WHERE locator = ${locator} AND revoked_at IS NULL`;
  return row ?? null;
}

/** Whether a receipt was ever issued under a locator. */
export async function isReceiptKnown(reader: Reader, locator: string): Promise<boolean> {
  const rows = await reader.$queryRaw<
    readonly object[]
  >`SELECT 1 FROM app.receipt WHERE locator = ${locator}`;
  return rows.length > 0;
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

/** What the mandate of a complaint's agent says, by the agent's receipt; null when none was ever issued. */
export async function findMandateAuthority(
  reader: Reader,
  complaintId: CaseId,
): Promise<Mandate['authority'] | null> {
  const [row] = await reader.$queryRaw<readonly Pick<StoredReceipt, 'authority'>[]>`
    SELECT authority FROM app.receipt WHERE complaint_id = ${complaintId} AND party = 'agent'
    ORDER BY issued_at DESC LIMIT 1`;
  return row?.authority ?? null;
}
