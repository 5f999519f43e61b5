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
  /** Of the agent's first receipt; null when the filing named none. */
  readonly agentReceiptDigest: string | null;
}

/** What came of a filing under this key, or null. */
export async function findFiled(database: Database, { key }: FilingOrigin): Promise<FiledRow | null> {
  return (await findAllFiled(database, [key])).get(key) ?? null;
}

/** What came of filings, by their keys; those that were never stored are left out. */
export async function findAllFiled(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, FiledRow>> {
  const rows = await database.prisma.$queryRaw<readonly (FiledRow & { readonly key: string })[]>`
    SELECT DISTINCT ON (f.key_hash) f.key_hash AS key, f.complaint_id AS "complaintId", c.number,
      f.body_hash AS "bodyHash", r.digest AS "receiptDigest", a.digest AS "agentReceiptDigest"
    FROM app.filing_key f JOIN app.complaint c ON c.id = f.complaint_id
    JOIN app.receipt r ON r.complaint_id = f.complaint_id::text AND r.party = 'complainant'
    LEFT JOIN app.receipt a ON a.complaint_id = f.complaint_id::text AND a.party = 'agent'
      AND a.issued_at = r.issued_at
    WHERE f.key_hash = ANY (${[...keys]}::text[]) ORDER BY f.key_hash, r.issued_at`;
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

type Keyed = FilingOrigin & { readonly complaintId: CaseId };

/** @returns the keys that were free; whoever took another has committed by now. */
export async function insertFiled(
  transaction: Transaction,
  filings: readonly Keyed[],
): Promise<ReadonlySet<string>> {
  // In one order for all, so that two who bring the same filings wait for each other instead of deadlocking.
  const rows = [...filings].sort((left, right) => (left.key < right.key ? -1 : 1));
  const inserted = await transaction.$queryRaw<readonly { readonly key: string }[]>`
    INSERT INTO app.filing_key (key_hash, body_hash, complaint_id)
    SELECT key, "bodyHash", "complaintId" FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(key text, "bodyHash" text, "complaintId" uuid)
    ON CONFLICT DO NOTHING RETURNING key_hash AS key`;
  return new Set(inserted.map(({ key }) => key));
}
