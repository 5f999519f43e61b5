import type {
  Evidence,
  EvidenceLimits,
  EvidenceMediaType,
  EvidenceRefusal,
  Uploader,
} from '../domain/evidence';
import type { CaseId, EvidenceId, Instant } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { Transaction } from './transaction';

interface StoredEvidence {
  readonly id: EvidenceId;
  readonly case_id: CaseId | null;
  readonly name: string;
  readonly size: bigint;
  readonly sha256: string;
  readonly media_type: EvidenceMediaType;
  readonly storage_key: string;
  readonly identifying: boolean;
  readonly uploaded_by: Uploader;
  readonly received_at: Date;
}

const toEvidence = (row: StoredEvidence): Evidence => ({
  evidenceId: row.id,
  caseId: row.case_id,
  name: row.name,
  sizeBytes: Number(row.size),
  sha256: row.sha256,
  mediaType: row.media_type,
  storageKey: row.storage_key,
  identifying: row.identifying,
  uploadedBy: row.uploaded_by,
  receivedAt: row.received_at.toISOString() as Instant,
});

export type NewEvidence = Omit<Evidence, 'evidenceId' | 'caseId'> & { readonly uploadKey: string };

/**
 * Stores a row for a file that is kept already. The same upload key answers the row that is there: compare its hash
 * and its storage key with one's own to know which it was.
 */
export async function insertEvidence(transaction: Transaction, given: NewEvidence): Promise<Evidence> {
  const [row] = await transaction.$queryRaw<StoredEvidence[]>`
    INSERT INTO app.evidence (name, size, sha256, media_type, storage_key, identifying, uploaded_by, upload_key,
      received_at)
    VALUES (${given.name}, ${given.sizeBytes}, ${given.sha256}, ${given.mediaType}, ${given.storageKey},
      ${given.identifying}, ${JSON.stringify(given.uploadedBy)}::jsonb, ${given.uploadKey},
      ${given.receivedAt}::timestamptz)
    ON CONFLICT (upload_key) DO UPDATE SET identifying = app.evidence.identifying
    RETURNING *`;
  if (row === undefined) throw new Error('no evidence was stored');
  return toEvidence(row);
}

export async function findEvidence(
  transaction: Transaction,
  evidenceId: EvidenceId,
): Promise<Evidence | null> {
  const [row] = await transaction.$queryRaw<StoredEvidence[]>`
    SELECT * FROM app.evidence WHERE id = ${evidenceId}::uuid`;
  return row === undefined ? null : toEvidence(row);
}

/** What came of an upload; null while nothing has. */
export async function findUploadedEvidence(
  transaction: Transaction,
  uploadKey: string,
): Promise<Evidence | null> {
  const [row] = await transaction.$queryRaw<StoredEvidence[]>`
    SELECT * FROM app.evidence WHERE upload_key = ${uploadKey}`;
  return row === undefined ? null : toEvidence(row);
}

/** In the order of receipt. */
export async function loadEvidence(transaction: Transaction, caseId: CaseId): Promise<readonly Evidence[]> {
  const rows = await transaction.$queryRaw<StoredEvidence[]>`
    SELECT * FROM app.evidence WHERE case_id = ${caseId}::uuid ORDER BY received_at, id`;
  return rows.map(toEvidence);
}

/** Bytes of everything that no case refers to yet, with what has arrived of unfinished uploads. */
export async function unlinkedBytes(transaction: Transaction): Promise<number> {
  const [row] = await transaction.$queryRaw<{ bytes: bigint | null }[]>`
    SELECT (coalesce((SELECT sum(size) FROM app.evidence WHERE case_id IS NULL), 0)
      + coalesce((SELECT sum(size) FROM app.upload_part), 0))::bigint AS bytes`;
  return Number(row?.bytes ?? 0);
}

/**
 * Makes proof part of a case, in the transaction that records who handed it in. What is linked to it already stays so.
 * The rows are locked, so that nothing expires or goes to another case meanwhile. Refused is all or nothing.
 */
export async function linkEvidence(
  transaction: Transaction,
  wanted: { readonly caseId: CaseId; readonly evidenceIds: readonly EvidenceId[] },
  limits: EvidenceLimits,
): Promise<Result<readonly Evidence[], EvidenceRefusal>> {
  const { caseId, evidenceIds } = wanted;
  if (evidenceIds.length === 0) return accepted([]);
  const rows = await transaction.$queryRaw<StoredEvidence[]>`
    SELECT * FROM app.evidence WHERE id = ANY(${[...evidenceIds]}::uuid[]) ORDER BY id FOR UPDATE`;
  for (const evidenceId of evidenceIds) {
    const row = rows.find((candidate) => candidate.id === evidenceId);
    if (row === undefined) return refused({ type: 'evidence-unknown', evidenceId });
    if (row.case_id !== null && row.case_id !== caseId) {
      return refused({ type: 'evidence-of-other-case', evidenceId });
    }
  }
  const held = await loadEvidence(transaction, caseId);
  const added = rows.filter((row) => row.case_id === null).map(toEvidence);
  const whole = [...held, ...added];
  if (whole.length > limits.filesPerCase) {
    return refused({ type: 'evidence-too-many', maximum: limits.filesPerCase });
  }
  if (whole.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0) > limits.caseBytes) {
    return refused({ type: 'evidence-too-large', maximumBytes: limits.caseBytes });
  }
  await transaction.$executeRaw`
    UPDATE app.evidence SET case_id = ${caseId}::uuid, linked_at = now()
    WHERE id = ANY(${[...evidenceIds]}::uuid[]) AND case_id IS NULL`;
  return accepted(rows.map((row) => ({ ...toEvidence(row), caseId })));
}

/**
 * Forgets what nobody linked in time, by real time. What a command names that is not judged yet stays, however long the
 * engine is away.
 * @returns the storage keys of the files to delete.
 */
export async function deleteExpiredEvidence(
  transaction: Transaction,
  olderThanHours: number,
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ storage_key: string }[]>`
    DELETE FROM app.evidence
    WHERE case_id IS NULL AND stored_at < now() - ${olderThanHours}::double precision * interval '1 hour'
      AND NOT EXISTS (
        SELECT 1 FROM app.case_command c
        WHERE c.state = 'pending' AND (c.facts -> 'evidenceIds' ? evidence.id::text
          OR evidence.id::text IN (c.facts ->> 'sealedEvidenceId', c.facts ->> 'receiptEvidenceId')))
    RETURNING storage_key`;
  return rows.map((row) => row.storage_key);
}
