import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { hasEndingOf, toSafeName } from '../domain/evidence';
import type { Evidence, EvidenceLimits, EvidenceMediaType, Uploader } from '../domain/evidence';
import type { Instant } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { FileStore } from '../files/file-store';
import { FileTooLargeError, Inspection } from '../files/inspection';
import { mediaTypeOf } from '../files/media-type';
import type { Database } from '../store/database';
import { deleteExpiredEvidence, insertEvidence, unlinkedBytes } from '../store/evidence.store';

export interface EvidenceIntake {
  readonly database: Database;
  readonly files: FileStore;
  readonly limits: EvidenceLimits;
  /** Case time: the legal moment of receipt. */
  readonly now: () => Promise<Instant>;
}

export type UploadRefusal =
  | { readonly type: 'file-too-large'; readonly limitBytes: number }
  | { readonly type: 'file-empty' }
  | { readonly type: 'file-type-not-allowed' }
  | { readonly type: 'ending-does-not-fit'; readonly mediaType: EvidenceMediaType }
  | { readonly type: 'store-full' }
  | { readonly type: 'upload-key-reused' };

/** A file that is kept and judged, but not yet anybody's evidence. */
export interface KeptFile {
  readonly storageKey: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly mediaType: EvidenceMediaType;
}

export interface Upload {
  readonly uploadedBy: Uploader;
  /** Tells one sender's uploads apart: the same key is the same upload. */
  readonly uploadKey: string;
  readonly identifying: boolean;
}

/**
 * Streams a file into the store, hashed and counted on the way, and judges what it is by its content. What is refused
 * is removed again.
 * @throws what the stream or the store throws; then nothing is left behind.
 */
export async function keepFile(
  intake: EvidenceIntake,
  content: Readable,
  givenName: string,
): Promise<Result<KeptFile, UploadRefusal>> {
  if ((await unlinkedBytes(intake.database.prisma)) > intake.limits.unlinkedBytes) {
    return refused({ type: 'store-full' });
  }
  const inspection = new Inspection(intake.limits.fileBytes);
  // Both ends learn of a failure from the pipeline; the store's promise is what tells of it.
  pipeline(content, inspection, () => undefined);
  let storageKey: string;
  try {
    storageKey = await intake.files.put(inspection);
  } catch (error) {
    if (error instanceof FileTooLargeError) {
      return refused({ type: 'file-too-large', limitBytes: error.limitBytes });
    }
    throw error;
  }
  const { sizeBytes, sha256, ends } = inspection.conclude();
  const name = toSafeName(givenName);
  const judged = judgeType(sizeBytes, mediaTypeOf(ends), name);
  if (judged.ok) return accepted({ storageKey, name, sizeBytes, sha256, mediaType: judged.value });
  await intake.files.delete(storageKey);
  return judged;
}

function judgeType(
  sizeBytes: number,
  mediaType: EvidenceMediaType | null,
  name: string,
): Result<EvidenceMediaType, UploadRefusal> {
  if (sizeBytes === 0) return refused({ type: 'file-empty' });
  if (mediaType === null) return refused({ type: 'file-type-not-allowed' });
  return hasEndingOf(name, mediaType)
    ? accepted(mediaType)
    : refused({ type: 'ending-does-not-fit', mediaType });
}

/**
 * Makes a kept file a piece of evidence. The same upload said again answers what it was the first time; with another
 * content it is refused. A file that no row speaks of is removed.
 */
export async function recordEvidence(
  intake: EvidenceIntake,
  file: KeptFile,
  upload: Upload,
): Promise<Result<Evidence, UploadRefusal>> {
  const removeFile = (): Promise<void> => intake.files.delete(file.storageKey);
  try {
    const receivedAt = await intake.now();
    const evidence = await insertEvidence(intake.database.prisma, { ...file, ...upload, receivedAt });
    if (evidence.storageKey === file.storageKey) return accepted(evidence);
    await removeFile();
    return evidence.sha256 === file.sha256 ? accepted(evidence) : refused({ type: 'upload-key-reused' });
  } catch (error) {
    await removeFile();
    throw error;
  }
}

/** One sender's upload as a hash: who it was cannot be read back. */
export function uploadKeyOf(sender: string, idempotencyKey: string): string {
  return createHash('sha256')
    .update(JSON.stringify([sender, idempotencyKey]))
    .digest('hex');
}

/**
 * Removes what nobody linked to a case in time: rows first, so that no row speaks of a file that is gone.
 * @returns how many were removed.
 */
export async function expireEvidence(intake: EvidenceIntake): Promise<number> {
  const keys = await deleteExpiredEvidence(intake.database.prisma, intake.limits.unlinkedHours);
  for (const key of keys) await intake.files.delete(key);
  return keys.length;
}
