import { accepted, refused, type Result } from '../domain/result';
import { extendRange, isWellFormed, rootOf, type CompactRange } from './merkle';
import { nameOf, openNote, type NoteSigner } from './signed-note';

/** The state of the log at one moment, as c2sp.org/tlog-checkpoint writes it: origin, size, root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** Why nothing is signed: each means that the log no longer continues what was signed before. */
export interface ExtensionRefusal {
  readonly type: 'last-checkpoint-unsigned' | 'not-an-extension';
  readonly sentence: string;
}

export interface SignedExtension {
  readonly note: string;
  readonly range: CompactRange;
}

/** The three lines that are signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** The checkpoint in a note signed with this key by the log of this key's name; null when it is not one. */
export function openCheckpoint(note: string, verifierKey: string): Checkpoint | null {
  const text = openNote(note, verifierKey);
  if (text === null) return null;
  const [origin, size, root] = text.split('\n');
  if (origin !== nameOf(verifierKey) || size === undefined || root === undefined) return null;
  const bytes = Buffer.from(root, 'base64');
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || bytes.length !== 32 || bytes.toString('base64') !== root)
    return null;
  return { origin, size: Number(size), root: bytes };
}

/**
 * Signs the log grown by some leaf hashes. The new root is derived here from the range of the last signed
 * checkpoint, never taken over: what is not an extension of it cannot be signed.
 * @param lastNote the last signed note, from outside the database; null before the first.
 * @param range the compact range at that note's size.
 */
export function signExtension(
  signer: NoteSigner,
  lastNote: string | null,
  range: CompactRange,
  leaves: readonly Buffer[],
): Result<SignedExtension, ExtensionRefusal> {
  const refusal = extensionRefusal(signer, lastNote, range);
  if (refusal !== null) return refused(refusal);
  const extended = extendRange(range, leaves);
  const checkpoint = { origin: signer.name, size: extended.size, root: rootOf(extended) };
  return accepted({ note: signer.sign(checkpointText(checkpoint)), range: extended });
}

function extensionRefusal(
  signer: NoteSigner,
  lastNote: string | null,
  range: CompactRange,
): ExtensionRefusal | null {
  if (lastNote === null) {
    return range.size === 0 ? null : notAnExtension('没有上一个检查点，日志却不是从头开始');
  }
  const last = openCheckpoint(lastNote, signer.verifierKey);
  if (last === null) {
    return { type: 'last-checkpoint-unsigned', sentence: '上一个检查点不是本日志的密钥所签，拒绝签署' };
  }
  return isRangeOf(range, last) ? null : notAnExtension(`日志的前 ${last.size} 条与上一个检查点不符`);
}

/** Whether this compact range is the state that the checkpoint signs. */
export function isRangeOf(range: CompactRange, checkpoint: Checkpoint): boolean {
  return range.size === checkpoint.size && isWellFormed(range) && rootOf(range).equals(checkpoint.root);
}

function notAnExtension(fact: string): ExtensionRefusal {
  return { type: 'not-an-extension', sentence: `${fact}，拒绝签署` };
}
