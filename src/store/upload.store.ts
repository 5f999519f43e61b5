import type { Uploader } from '../domain/evidence';
import type { Database } from './database';
import { inTransaction } from './transaction';
import type { Transaction } from './transaction';

/** A file on its way in. */
export interface UnfinishedUpload {
  readonly uploadId: string;
  readonly uploadKey: string;
  readonly uploadedBy: Uploader;
  readonly name: string;
  readonly sizeBytes: number;
  readonly identifying: boolean;
  /** How much has arrived and stays. */
  readonly receivedBytes: number;
}

interface StoredUpload {
  readonly id: string;
  readonly upload_key: string;
  readonly uploaded_by: Uploader;
  readonly name: string;
  readonly size: bigint;
  readonly identifying: boolean;
  readonly received: bigint;
}

const toUpload = (row: StoredUpload): UnfinishedUpload => ({
  uploadId: row.id,
  uploadKey: row.upload_key,
  uploadedBy: row.uploaded_by,
  name: row.name,
  sizeBytes: Number(row.size),
  identifying: row.identifying,
  receivedBytes: Number(row.received),
});

export type NewUpload = Omit<UnfinishedUpload, 'uploadId' | 'receivedBytes'> & { readonly sender: string };

/** The same upload key answers the row that is there, with what has arrived of it. */
export async function openUpload(transaction: Transaction, given: NewUpload): Promise<UnfinishedUpload> {
  const [row] = await transaction.$queryRaw<StoredUpload[]>`
    INSERT INTO app.upload (upload_key, sender, uploaded_by, name, size, identifying)
    VALUES (${given.uploadKey}, ${given.sender}, ${JSON.stringify(given.uploadedBy)}::jsonb, ${given.name},
      ${given.sizeBytes}, ${given.identifying})
    ON CONFLICT (upload_key) DO UPDATE SET received = app.upload.received
    RETURNING *`;
  if (row === undefined) throw new Error('no upload was opened');
  return toUpload(row);
}

/** Null for what is not there and for what somebody else sends. */
export async function findUpload(
  transaction: Transaction,
  uploadId: string,
  sender: string,
): Promise<UnfinishedUpload | null> {
  const [row] = await transaction.$queryRaw<StoredUpload[]>`
    SELECT * FROM app.upload WHERE id = ${uploadId}::uuid AND sender = ${sender}`;
  return row === undefined ? null : toUpload(row);
}

export interface ArrivedPart {
  readonly uploadId: string;
  readonly startsAt: number;
  readonly sizeBytes: number;
  readonly storageKey: string;
}

/** @returns false when something else has arrived at this place meanwhile, or the upload is gone. */
export function addPart(database: Database, part: ArrivedPart): Promise<boolean> {
  const { uploadId, startsAt, sizeBytes, storageKey } = part;
  return inTransaction(database, async (transaction) => {
    const advanced = await transaction.$executeRaw`
      UPDATE app.upload SET received = received + ${sizeBytes}, changed_at = now()
      WHERE id = ${uploadId}::uuid AND received = ${startsAt}`;
    if (advanced === 0) return false;
    await transaction.$executeRaw`
      INSERT INTO app.upload_part (upload_id, starts_at, size, storage_key)
      VALUES (${uploadId}::uuid, ${startsAt}, ${sizeBytes}, ${storageKey})`;
    return true;
  });
}

/** Where the pieces are kept, in their order. */
export async function loadPartKeys(transaction: Transaction, uploadId: string): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ storage_key: string }[]>`
    SELECT storage_key FROM app.upload_part WHERE upload_id = ${uploadId}::uuid ORDER BY starts_at`;
  return rows.map((row) => row.storage_key);
}

/** @returns the storage keys of the pieces to delete. */
export function deleteUpload(database: Database, uploadId: string): Promise<readonly string[]> {
  return inTransaction(database, (transaction) => deleteUploads(transaction, [uploadId]));
}

async function deleteUploads(
  transaction: Transaction,
  uploadIds: readonly string[],
): Promise<readonly string[]> {
  // Locked first, so that no piece arrives between the two deletions.
  await transaction.$queryRaw`SELECT 1 FROM app.upload WHERE id = ANY(${[...uploadIds]}::uuid[]) FOR UPDATE`;
  const rows = await transaction.$queryRaw<{ storage_key: string }[]>`
    DELETE FROM app.upload_part WHERE upload_id = ANY(${[...uploadIds]}::uuid[]) RETURNING storage_key`;
  await transaction.$executeRaw`DELETE FROM app.upload WHERE id = ANY(${[...uploadIds]}::uuid[])`;
  return rows.map((row) => row.storage_key);
}

/** How long what was begun may wait for its rest, in hours of real time. */
export interface UploadPatience {
  readonly withBytesHours: number;
  readonly emptyHours: number;
}

const MOST_AT_ONCE = 200;

/** Forgets what nobody went on with. @returns the storage keys of the pieces to delete. */
export function deleteExpiredUploads(
  database: Database,
  { withBytesHours, emptyHours }: UploadPatience,
): Promise<readonly string[]> {
  return inTransaction(database, async (transaction) => {
    const expired = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM app.upload
      WHERE changed_at < now() - interval '1 hour' *
        CASE WHEN received = 0 THEN ${emptyHours}::double precision ELSE ${withBytesHours}::double precision END
      ORDER BY changed_at LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED`;
    return deleteUploads(
      transaction,
      expired.map(({ id }) => id),
    );
  });
}

/** How many uploads are unfinished: of everybody, and of this sender. */
export async function countUnfinished(
  transaction: Transaction,
  sender: string,
): Promise<{ readonly all: number; readonly own: number }> {
  const [row] = await transaction.$queryRaw<{ all: bigint; own: bigint }[]>`
    SELECT count(*) AS "all", count(*) FILTER (WHERE sender = ${sender}) AS own FROM app.upload`;
  return { all: Number(row?.all ?? 0), own: Number(row?.own ?? 0) };
}
