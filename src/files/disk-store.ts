import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedKey, FileMissingError, newStorageKey } from './file-store';
import type { FileStore } from './file-store';

const halfWrittenHours = 24;

/** Files in a folder: written beside their place, flushed, then renamed, so that what has a name is whole. */
export function createDiskStore(folder: string): FileStore {
  const pathOf = (storageKey: string): string => join(folder, checkedKey(storageKey));
  return {
    put: async (content) => {
      const storageKey = newStorageKey();
      const arriving = join(folder, 'arriving', storageKey.slice(3));
      await mkdir(dirname(arriving), { recursive: true, mode: 0o700 });
      await mkdir(dirname(pathOf(storageKey)), { recursive: true, mode: 0o700 });
      try {
        await pipeline(content, createWriteStream(arriving, { flags: 'wx', mode: 0o600, flush: true }));
        await rename(arriving, pathOf(storageKey));
        await syncFolder(dirname(pathOf(storageKey)));
      } catch (error) {
        await rm(arriving, { force: true });
        throw error;
      }
      return storageKey;
    },
    open: async (storageKey) => openForReading(pathOf(storageKey), storageKey),
    delete: async (storageKey) => rm(pathOf(storageKey), { force: true }),
  };
}

/** A rename is only durable when the folder that holds the name is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openForReading(path: string, storageKey: string): Promise<Readable> {
  try {
    const handle = await open(path, 'r');
    return createReadStream(path, { fd: handle });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new FileMissingError(storageKey);
    throw error;
  }
}

/**
 * Removes what was left half-written when a process was killed. Younger files may still be arriving.
 * @returns how many were removed.
 */
export async function sweepHalfWritten(folder: string, now: Date): Promise<number> {
  const arriving = join(folder, 'arriving');
  const names = await readdir(arriving).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const { mtimeMs } = await stat(join(arriving, name));
    if (now.getTime() - mtimeMs < halfWrittenHours * 3_600_000) continue;
    await rm(join(arriving, name), { force: true });
    removed += 1;
  }
  return removed;
}
