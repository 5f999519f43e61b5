import { Readable } from 'node:stream';
import { toSafeName } from '../domain/evidence';
import type { Evidence, Uploader } from '../domain/evidence';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { FileStore } from '../files/file-store';
import { findUploadedEvidence, unlinkedBytes } from '../store/evidence.store';
import {
  addPart,
  countUnfinished,
  deleteExpiredUploads,
  deleteUpload,
  findUpload,
  loadPartKeys,
  openUpload,
} from '../store/upload.store';
import type { UnfinishedUpload } from '../store/upload.store';
import { keepFile, recordEvidence } from './receive-evidence';
import type { EvidenceIntake, UploadRefusal } from './receive-evidence';

/** What is told of a file before its bytes. */
export interface AnnouncedFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly identifying: boolean;
}

export interface Sender {
  readonly uploadedBy: Uploader;
  /** Hash of who it is. */
  readonly sender: string;
  readonly isAnonymous: boolean;
}

export type BeginRefusal =
  | Extract<UploadRefusal, { type: 'file-empty' | 'file-too-large' | 'store-full' | 'upload-key-reused' }>
  | { readonly type: 'too-many-uploads' };

export type ContinueRefusal =
  | UploadRefusal
  | { readonly type: 'upload-unknown' }
  | { readonly type: 'offset-wrong'; readonly receivedBytes: number }
  | { readonly type: 'more-than-announced'; readonly sizeBytes: number };

/** How far a file has come; with its evidence once it is whole. */
export interface UploadStanding {
  readonly uploadId: string | null;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly evidence: Evidence | null;
}

const standingOf = ({ uploadId, sizeBytes, receivedBytes }: UnfinishedUpload): UploadStanding => ({
  ...{ uploadId, sizeBytes, receivedBytes },
  evidence: null,
});

const wholeOf = (evidence: Evidence): UploadStanding => ({
  uploadId: null,
  sizeBytes: evidence.sizeBytes,
  receivedBytes: evidence.sizeBytes,
  evidence,
});

/**
 * Begins an upload, or says how far the one under the same key has come, also when it has become evidence since. What is
 * announced otherwise under the same key is refused.
 */
export async function beginUpload(
  intake: EvidenceIntake,
  file: AnnouncedFile,
  sender: Sender & { readonly uploadKey: string },
): Promise<Result<UploadStanding, BeginRefusal>> {
  const { prisma } = intake.database;
  const { uploadKey, uploadedBy } = sender;
  const announced = { ...file, name: toSafeName(file.name) };
  const isSame = (other: AnnouncedFile): boolean =>
    other.name === announced.name &&
    other.sizeBytes === announced.sizeBytes &&
    other.identifying === announced.identifying;
  const evidence = await findUploadedEvidence(prisma, uploadKey);
  if (evidence !== null) {
    return isSame(evidence) ? accepted(wholeOf(evidence)) : refused({ type: 'upload-key-reused' });
  }
  const obstacle = await obstacleToBegin(intake, file, sender);
  if (obstacle !== null) return refused(obstacle);
  const upload = await openUpload(prisma, { ...announced, uploadKey, uploadedBy, sender: sender.sender });
  return isSame(upload) ? accepted(standingOf(upload)) : refused({ type: 'upload-key-reused' });
}

async function obstacleToBegin(
  { database, limits }: EvidenceIntake,
  { sizeBytes }: AnnouncedFile,
  { sender, isAnonymous }: Sender,
): Promise<BeginRefusal | null> {
  if (sizeBytes === 0) return { type: 'file-empty' };
  if (sizeBytes > limits.fileBytes) return { type: 'file-too-large', limitBytes: limits.fileBytes };
  if ((await unlinkedBytes(database.prisma)) > limits.unlinkedBytes) return { type: 'store-full' };
  const { all, own } = await countUnfinished(database.prisma, sender);
  if (all >= limits.unfinishedUploads) return { type: 'store-full' };
  // Who is not signed in cannot be told from another; the door's own budget counts them.
  return !isAnonymous && own >= limits.unfinishedPerSender ? { type: 'too-many-uploads' } : null;
}

/**
 * Adds what arrives to what is there, however much of it arrives: a connection that is cut leaves what came. The last
 * byte makes it evidence; no byte at the end asks for that again.
 */
export async function continueUpload(
  intake: EvidenceIntake,
  at: { readonly uploadId: string; readonly sender: string; readonly offset: number },
  content: Readable,
): Promise<Result<UploadStanding, ContinueRefusal>> {
  const upload = await findUpload(intake.database.prisma, at.uploadId, at.sender);
  if (upload === null) return refused({ type: 'upload-unknown' });
  const { receivedBytes, sizeBytes } = upload;
  if (at.offset !== receivedBytes) return refused({ type: 'offset-wrong', receivedBytes });
  const part = await keepPart(intake.files, content, sizeBytes - receivedBytes);
  if (part === null) return refused({ type: 'more-than-announced', sizeBytes });
  if (!(await takesPart(intake, upload, part))) return refused(await whereItStands(intake, at));
  const now = { ...upload, receivedBytes: receivedBytes + part.sizeBytes };
  return now.receivedBytes < sizeBytes ? accepted(standingOf(now)) : finishUpload(intake, now);
}

interface KeptPart {
  readonly storageKey: string;
  readonly sizeBytes: number;
}

/** What came is kept also when the rest does not. @returns null when more came than there is room for. */
async function keepPart(files: FileStore, content: Readable, roomBytes: number): Promise<KeptPart | null> {
  const came = { sizeBytes: 0, isWithin: true };
  async function* arriving(): AsyncGenerator<Buffer> {
    try {
      // Whoever sends too much is still to be answered, over the same connection.
      const chunks = content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
      for await (const chunk of chunks) {
        if (came.sizeBytes + chunk.length > roomBytes) {
          came.isWithin = false;
          return;
        }
        came.sizeBytes += chunk.length;
        yield chunk;
      }
    } catch {
      // The sender has gone; what came before counts.
    }
  }
  const storageKey = await files.put(Readable.from(arriving(), { objectMode: false }));
  const { sizeBytes, isWithin } = came;
  if (isWithin && sizeBytes > 0) return { storageKey, sizeBytes };
  await files.delete(storageKey);
  return isWithin ? { storageKey, sizeBytes } : null;
}

async function takesPart(
  { database, files }: EvidenceIntake,
  { uploadId, receivedBytes }: UnfinishedUpload,
  part: KeptPart,
): Promise<boolean> {
  if (part.sizeBytes === 0) return true;
  try {
    if (await addPart(database, { ...part, uploadId, startsAt: receivedBytes })) return true;
  } catch (error) {
    await files.delete(part.storageKey);
    throw error;
  }
  await files.delete(part.storageKey);
  return false;
}

async function whereItStands(
  { database }: EvidenceIntake,
  { uploadId, sender }: { readonly uploadId: string; readonly sender: string },
): Promise<ContinueRefusal> {
  const upload = await findUpload(database.prisma, uploadId, sender);
  return upload === null
    ? { type: 'upload-unknown' }
    : { type: 'offset-wrong', receivedBytes: upload.receivedBytes };
}

/** The pieces in their order go the way of every file: hashed, judged by content, kept whole. */
async function finishUpload(
  intake: EvidenceIntake,
  upload: UnfinishedUpload,
): Promise<Result<UploadStanding, ContinueRefusal>> {
  const { uploadId, uploadKey, uploadedBy, identifying } = upload;
  const keys = await loadPartKeys(intake.database.prisma, uploadId);
  const kept = await keepFile(intake, Readable.from(wholeFile(intake.files, keys)), upload.name);
  const recorded = kept.ok
    ? await recordEvidence(intake, kept.value, { uploadedBy, uploadKey, identifying })
    : kept;
  // A full store may have room later; whatever else is refused now is refused for good.
  if (recorded.ok || recorded.refusal.type !== 'store-full') await dropUpload(intake, uploadId);
  return recorded.ok ? accepted(wholeOf(recorded.value)) : recorded;
}

async function* wholeFile(files: FileStore, keys: readonly string[]): AsyncGenerator<Buffer> {
  for (const key of keys) {
    for await (const chunk of await files.open(key)) yield chunk as Buffer;
  }
}

async function dropUpload({ database, files }: EvidenceIntake, uploadId: string): Promise<void> {
  for (const key of await deleteUpload(database, uploadId)) await files.delete(key);
}

/** Gives an upload up. @returns false when there is none of this sender. */
export async function abandonUpload(
  intake: EvidenceIntake,
  { uploadId, sender }: { readonly uploadId: string; readonly sender: string },
): Promise<boolean> {
  if ((await findUpload(intake.database.prisma, uploadId, sender)) === null) return false;
  await dropUpload(intake, uploadId);
  return true;
}

/** Removes what nobody went on with. @returns how many pieces were removed. */
export async function expireUploads({ database, files, limits }: EvidenceIntake): Promise<number> {
  const keys = await deleteExpiredUploads(database, {
    withBytesHours: limits.unlinkedHours,
    emptyHours: limits.emptyUploadHours,
  });
  for (const key of keys) await files.delete(key);
  return keys.length;
}
