import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A file that a row speaks of is not there. Never an ordinary case: the store was changed behind our back. */
export class FileMissingError extends Error {
  constructor(readonly storageKey: string) {
    super(`file ${storageKey} is missing`);
  }
}

/** Where bytes are kept, under names that say nothing. A folder or an S3 bucket. */
export interface FileStore {
  /**
   * Keeps what the stream gives, durably, before it answers. When the stream fails nothing is left behind.
   * @returns the storage key.
   * @throws what the stream or the store throws.
   */
  put(content: Readable): Promise<string>;
  /** @throws FileMissingError */
  open(storageKey: string): Promise<Readable>;
  /** What is not there counts as deleted. */
  delete(storageKey: string): Promise<void>;
}

const STORAGE_KEY = /^[0-9a-f]{2}\/[0-9a-f]{32}$/;

/** Random, spread over 256 folders; it never contains anything that a caller gave. */
export function newStorageKey(): string {
  const name = randomUUID().replaceAll('-', '');
  return `${name.slice(0, 2)}/${name}`;
}

/** @throws RangeError for anything that is no key of ours, so that no path can be smuggled in. */
export function checkedKey(storageKey: string): string {
  if (!STORAGE_KEY.test(storageKey)) throw new RangeError('not a storage key');
  return storageKey;
}
