import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { heartbeat } from '@temporalio/activity';
import type { FileStore } from '../src/files/file-store';
import type { LetterFonts } from '../src/letters/fonts';
import { renderLetter } from '../src/letters/render-letter';
import { verifyCodeOf, verifyUrlOf } from '../src/letters/verify-code';
import type { Database } from '../src/store/database';
import { attachLetterFile, findLetter, findUnrenderedLetters } from '../src/store/letter.store';

export interface LetterDeps {
  readonly database: Database;
  readonly files: FileStore;
  readonly fonts: LetterFonts;
  /** Where the product is reached, without a slash at the end. */
  readonly publicUrl: string;
}

const atOnce = 20;

/**
 * Gives a stored letter its PDF. Said again, or said twice at once, it keeps the first file.
 * @throws when there is no such letter.
 */
export async function renderStoredLetter(deps: LetterDeps, letterId: string): Promise<void> {
  const reader = deps.database.prisma;
  const letter = await findLetter(reader, letterId);
  if (letter === null) throw new Error(`letter ${letterId} is not in the store`);
  if (letter.file !== null) return;
  const { number, content } = letter;
  const verifyUrl = verifyUrlOf(deps.publicUrl, letterId, number);
  const verifyCode = verifyCodeOf(letterId, number);
  const pdf = await renderLetter({ number, content, verifyUrl, verifyCode }, deps.fonts);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const storageKey = await deps.files.put(Readable.from([pdf]));
  const file = { storageKey, sha256, mediaType: 'application/pdf' };
  const isOurs = await attachLetterFile(reader, letterId, file);
  if (!isOurs) await deps.files.delete(storageKey);
}

/**
 * Renders what waits, the oldest first, as part of an activity.
 * @returns how many were rendered; call again while it is not 0.
 */
export async function renderWaitingLetters(deps: LetterDeps): Promise<number> {
  const letterIds = await findUnrenderedLetters(deps.database.prisma, atOnce);
  for (const letterId of letterIds) {
    await renderStoredLetter(deps, letterId);
    heartbeat(letterId);
  }
  return letterIds.length;
}
