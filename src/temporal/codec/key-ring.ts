import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Keys of the engine's payloads: the current one encrypts, every one still listed decrypts. */
export interface PayloadKeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

interface PayloadKeysFile {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
}

const keyBytes = 32;

/** A key ring that cannot be used; the message says what to mend, and never holds key material. */
export class PayloadKeyRingError extends Error {
  override readonly name = 'PayloadKeyRingError';
}

/**
 * Reads the text of a key ring: `{"current": id, "keys": {id: 32 bytes in base64}}`.
 * @throws PayloadKeyRingError when the text is no key ring, a key has another length, or `current` is not listed.
 */
export function parsePayloadKeys(text: string): PayloadKeyRing {
  const file = toKeysFile(text);
  const keys = new Map<string, KeyObject>();
  for (const [id, encoded] of Object.entries(file.keys)) {
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length !== keyBytes) throw new PayloadKeyRingError(`载荷密钥 ${id} 不是 ${keyBytes} 字节`);
    keys.set(id, createSecretKey(bytes));
  }
  if (!keys.has(file.current)) throw new PayloadKeyRingError(`当前载荷密钥 ${file.current} 不在密钥环里`);
  return { current: file.current, keys };
}

/** Loads the key ring from the file named by `PAYLOAD_KEYS_FILE`. @throws PayloadKeyRingError */
export function loadPayloadKeys(path: string): PayloadKeyRing {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new PayloadKeyRingError(`读不到载荷密钥文件 ${path}`);
  }
  return parsePayloadKeys(text);
}

/**
 * Writes a new key ring with one key, readable by its owner only. An existing file is never overwritten: without
 * its keys every open case would be unreadable.
 * @throws EEXIST when the file is there.
 */
export function createPayloadKeys(path: string): void {
  const id = newKeyId();
  writeFileSync(path, toText({ current: id, keys: { [id]: newKey() } }), { flag: 'wx', mode: 0o600 });
}

/** Adds a key and makes it the current one; the older ones keep decrypting. @returns the new key's id. */
export function rotatePayloadKeys(path: string): string {
  const file = toKeysFile(readFileSync(path, 'utf8'));
  const id = newKeyId();
  const next = `${path}.next`;
  writeFileSync(next, toText({ current: id, keys: { ...file.keys, [id]: newKey() } }), { mode: 0o600 });
  renameSync(next, path);
  return id;
}

function newKey(): string {
  return randomBytes(keyBytes).toString('base64');
}

function toText(file: PayloadKeysFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function newKeyId(): string {
  return `payload-${randomBytes(6).toString('hex')}`;
}

function toKeysFile(text: string): PayloadKeysFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PayloadKeyRingError('载荷密钥文件不是 JSON');
  }
  if (!isKeysFile(value))
    throw new PayloadKeyRingError('载荷密钥文件须为 {"current": "…", "keys": {"…": "base64"}}');
  return value;
}

function isKeysFile(value: unknown): value is PayloadKeysFile {
  if (typeof value !== 'object' || value === null) return false;
  if (!('current' in value) || typeof value.current !== 'string') return false;
  if (!('keys' in value) || typeof value.keys !== 'object' || value.keys === null) return false;
  return Object.values(value.keys).every((key) => typeof key === 'string');
}
