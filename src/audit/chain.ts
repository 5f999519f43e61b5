import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical';

/** What stands before the first event of every case. */
export const GENESIS = '0'.repeat(64);

/** The first event of a case has this sequence; each later one has the next integer. */
export const FIRST_SEQUENCE = 1;

/** The member of `texts` that holds its salt. It is erased together with them. */
export const SALT = '$salt';

/** Free texts of one event by field, as the store keeps them: with their salt. */
export type Texts = Readonly<Record<string, unknown>>;

/** One event as it is about to be written, or as it was read. Instants are ISO 8601 in UTC with milliseconds. */
export interface LeafInput {
  readonly caseKind: string;
  readonly caseId: string;
  readonly sequence: number;
  readonly type: string;
  /** Without the members that stand in its frame. */
  readonly data: unknown;
  /** Hex SHA-256 of the frame's canonical text; null when `data` is whole. */
  readonly frameKey: string | null;
  readonly texts: Texts;
  readonly actor: unknown;
  readonly commandId: string | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** The hash of the case's event before this one, GENESIS for the first. */
  readonly previousHash: string;
}

export interface Leaf {
  readonly canonical: string;
  /** Hex SHA-256 of the canonical text's UTF-8 bytes. */
  readonly hash: string;
}

/**
 * Adds a fresh 128-bit salt to an event's free texts. Store what it returns, and give the same to `leafFor`:
 * the leaf then holds only a hash nobody can guess back, and the texts can be erased while the chain still verifies.
 * @throws TypeError when a field bears the salt's reserved name.
 */
export function saltTexts(texts: Texts): Texts {
  if (SALT in texts) throw new TypeError(`${SALT} 是保留字段名`);
  return hasTexts(texts) ? { ...texts, [SALT]: randomBytes(16).toString('hex') } : {};
}

/**
 * The canonical text of an event and its hash. Free texts enter as one salted hash, everything else in full.
 * @throws TypeError when a value has no canonical form, or free texts come without a salt.
 */
export function leafFor(input: LeafInput): Leaf {
  const canonical = canonicalJson(leafBody(input));
  return { canonical, hash: sha256Hex(canonical) };
}

/** The members of the canonical text, by name. */
export function leafBody(input: LeafInput): Readonly<Record<string, unknown>> {
  return {
    version: input.frameKey === null ? 1 : 2,
    caseKind: input.caseKind,
    caseId: input.caseId,
    sequence: input.sequence,
    type: input.type,
    data: input.data,
    ...(input.frameKey === null ? {} : { frame: input.frameKey }),
    textsHash: textsHashFor(input.texts),
    actor: input.actor,
    commandId: input.commandId,
    occurredAt: input.occurredAt,
    recordedAt: input.recordedAt,
    previousHash: input.previousHash,
  };
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function hasTexts(texts: Texts): boolean {
  return Object.entries(texts).some(([name, text]) => name !== SALT && text !== undefined);
}

function textsHashFor(texts: Texts): string | null {
  if (!hasTexts(texts)) return null;
  const salt = texts[SALT];
  if (typeof salt !== 'string' || !/^[0-9a-f]{32}$/.test(salt)) throw new TypeError('自由文本没有加盐');
  return sha256Hex(canonicalJson(texts));
}
