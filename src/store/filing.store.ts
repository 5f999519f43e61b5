import type { CaseId } from '../domain/ids';
import type { Database } from './database';
import type { Transaction } from './transaction';

/** What makes the same filing the same: a hash of its sender's key, and a hash of what it said. */
export interface FilingOrigin {
  readonly key: string;
  readonly bodyHash: string;
}

export interface FiledRow {
  readonly complaintId: CaseId;
  readonly number: string;
  readonly bodyHash: string;
  /** Of the complainant's first receipt, so that the same one can be made again. */
  readonly receiptDigest: string;
}

/** What came of a filing under this key, or null. */
export async function findFiled(database: Database, { key }: FilingOrigin): Promise<FiledRow | null> {
  const [row] = await database.prisma.$queryRaw<readonly FiledRow[]>`
    SELECT f.complaint_id AS "complaintId", c.number, f.body_hash AS "bodyHash",
      r.digest AS "receiptDigest"
    FROM app.filing_key f JOIN app.complaint c ON c.id = f.complaint_id
    JOIN app.receipt r ON r.complaint_id = f.complaint_id::text AND r.party = 'complainant'
    WHERE f.key_hash = ${key} ORDER BY r.issued_at LIMIT 1`;
  return row ?? null;
}

/** @returns false when the key is taken, after whoever took it has committed. */
export async function insertFiled(
  transaction: Transaction,
  { key, bodyHash, complaintId }: FilingOrigin & { readonly complaintId: CaseId },
): Promise<boolean> {
  const inserted = await transaction.$executeRaw`
    INSERT INTO app.filing_key (key_hash, body_hash, complaint_id) VALUES (${key}, ${bodyHash}, ${complaintId}::uuid)
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}
