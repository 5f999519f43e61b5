import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { heartbeat } from '@temporalio/activity';
import { renderFiledCopy } from '../src/letters/render-filed-copy';
import { attachCopyFile, findUnrenderedCopies, type StoredFiledCopy } from '../src/store/filed-copy.store';
import type { LetterDeps } from './letter.activities';

const atOnce = 20;

/** Gives a filed copy its PDF. Said twice at once, it keeps the first file. */
export async function renderStoredCopy(
  { database, files, fonts, publicUrl }: LetterDeps,
  { contractId, token, content }: StoredFiledCopy,
): Promise<void> {
  const pdf = await renderFiledCopy(content, `${publicUrl}/verify/${token}`, fonts);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const storageKey = await files.put(Readable.from([pdf]));
  const isOurs = await attachCopyFile(database.prisma, contractId, { storageKey, sha256 });
  if (!isOurs) await files.delete(storageKey);
}

/**
 * Renders what waits, the oldest first, as part of an activity.
 * @returns how many were rendered; call again while it is not 0.
 */
export async function renderWaitingCopies(deps: LetterDeps): Promise<number> {
  const copies = await findUnrenderedCopies(deps.database.prisma, atOnce);
  for (const copy of copies) {
    await renderStoredCopy(deps, copy);
    heartbeat(copy.contractId);
  }
  return copies.length;
}
