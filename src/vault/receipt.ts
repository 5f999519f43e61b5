import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Crockford's base32: no I, L, O, U, so that a receipt can be read out on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const locatorLength = 8;
/** 24 × 5 = 120 bits: nobody guesses it, so a fast keyed hash is enough. */
const secretLength = 24;
const receiptLength = locatorLength + secretLength;

/**
 * Keys of the stored digests, held by the API (`RECEIPT_KEYS_FILE`, 0600) apart from the database: rows without the
 * key neither prove nor reveal a receipt. The current one issues, every listed one still recognizes.
 */
export interface ReceiptKeys {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

export interface ParsedReceipt {
  readonly locator: string;
  readonly secret: string;
}

export interface IssuedReceipt {
  /** For the complainant's eyes, once: `XXXX-XXXX-…`, never stored and never logged. */
  readonly receipt: string;
  readonly locator: string;
  /** `<key id>:<HMAC-SHA256 in base64url>`, for `app.receipt.digest`. */
  readonly digest: string;
}

export class ReceiptKeysError extends Error {
  override readonly name = 'ReceiptKeysError';
}

/** Makes a receipt that has never been. */
export function issueReceipt(keys: ReceiptKeys): IssuedReceipt {
  return issued(keys, keys.current, randomBytes(receiptLength));
}

/**
 * The receipt of a filing, derived with the receipt key, so that the same filing sent again gets the same answer although
 * nothing was stored. Whoever reads the seed in the database cannot derive it without the key.
 * @param seed what makes the same filing the same.
 * @param keyId the key it was first issued under (`receiptKeyIdOf` the stored digest); the current one for a new filing.
 */
export function deriveReceipt(keys: ReceiptKeys, seed: string, keyId: string = keys.current): IssuedReceipt {
  const bytes = createHmac('sha256', keyOf(keys, keyId)).update(`receipt for|${seed}`).digest();
  return issued(keys, keyId, bytes.subarray(0, receiptLength));
}

/** Under which key a stored digest was made. */
export function receiptKeyIdOf(storedDigest: string): string {
  return storedDigest.slice(0, Math.max(storedDigest.indexOf(':'), 0));
}

function issued(keys: ReceiptKeys, keyId: string, bytes: Buffer): IssuedReceipt {
  // 256 is a multiple of 32, so the low five bits of random bytes are uniform.
  const text = [...bytes].map((byte) => alphabet.charAt(byte & 31)).join('');
  const parsed = { locator: text.slice(0, locatorLength), secret: text.slice(locatorLength) };
  const receipt = text.match(/.{4}/g)?.join('-') ?? '';
  return { receipt, locator: parsed.locator, digest: digestUnder(keys, keyId, parsed) };
}

/** Reads what a person typed: lower case, blanks and dashes, O for 0, I or L for 1. Null when it is no receipt. */
export function parseReceipt(text: string): ParsedReceipt | null {
  if (text.length > 200) return null;
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—―−_.·]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== receiptLength) return null;
  if (![...plain].every((character) => alphabet.includes(character))) return null;
  return { locator: plain.slice(0, locatorLength), secret: plain.slice(locatorLength) };
}

/** The digest to store, under the current key. */
export function digestReceipt(keys: ReceiptKeys, receipt: ParsedReceipt): string {
  return digestUnder(keys, keys.current, receipt);
}

/** Whether a receipt is the one behind a stored digest; takes as long for a wrong one as for the right one. */
export function receiptMatches(keys: ReceiptKeys, receipt: ParsedReceipt, storedDigest: string): boolean {
  const keyId = receiptKeyIdOf(storedDigest);
  const known = keys.keys.has(keyId);
  const actual = Buffer.from(digestUnder(keys, known ? keyId : keys.current, receipt));
  const stored = Buffer.from(storedDigest);
  return known && actual.length === stored.length && timingSafeEqual(actual, stored);
}

/** Reads `{"current": id, "keys": {id: 32 bytes in base64}}`. @throws ReceiptKeysError */
export function loadReceiptKeys(path: string): ReceiptKeys {
  let file: { readonly current: string; readonly keys: Readonly<Record<string, string>> };
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as typeof file;
  } catch {
    throw new ReceiptKeysError(`读不到回执密钥文件 ${path}`);
  }
  const keys = new Map(Object.entries(file.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
  if (keys.get(file.current)?.length !== 32)
    throw new ReceiptKeysError(`回执密钥文件 ${path} 的当前密钥不可用`);
  return { current: file.current, keys };
}

/** Writes a new file of receipt keys (0600). @throws EEXIST when it is there. */
export function createReceiptKeys(path: string): void {
  const id = `receipt-${randomBytes(4).toString('hex')}`;
  const file = { current: id, keys: { [id]: randomBytes(32).toString('base64') } };
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
}

function digestUnder(keys: ReceiptKeys, keyId: string, receipt: ParsedReceipt): string {
  const text = `receipt|${receipt.locator}|${receipt.secret}`;
  const hmac = createHmac('sha256', keyOf(keys, keyId)).update(text);
  return `${keyId}:${hmac.digest('base64url')}`;
}

function keyOf(keys: ReceiptKeys, keyId: string): Buffer {
  const key = keys.keys.get(keyId);
  if (key === undefined) throw new ReceiptKeysError(`回执密钥 ${keyId} 不在密钥环里`);
  return key;
}
