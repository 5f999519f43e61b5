import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A signed checkpoint as it lies outside the database: one line of JSON in a file of its day. */
export interface CheckpointLine {
  /** File and line, for the auditor. */
  readonly place: string;
  /** ISO 8601 in UTC; wall time, not case time. */
  readonly signedAt: string;
  readonly note: string;
}

const fileName = /^checkpoints-\d{4}-\d{2}-\d{2}\.jsonl$/;

/**
 * Appends a checkpoint and returns when it is on the disk. Nothing is ever overwritten: the folder may be
 * append-only, or on another host.
 */
export async function appendCheckpoint(folder: string, signedAt: string, note: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await open(join(folder, `checkpoints-${signedAt.slice(0, 10)}.jsonl`), 'a+');
  try {
    const { size } = await file.stat();
    const lastByte = Buffer.alloc(1);
    if (size > 0) await file.read(lastByte, 0, 1, size - 1);
    // A line torn by a power cut is closed first; it never reached the database's table, so nobody counts on it.
    const start = size > 0 && lastByte.toString() !== '\n' ? '\n' : '';
    await file.appendFile(`${start}${JSON.stringify({ signedAt, note })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(folder);
}

/** All checkpoints in the order they were written. A folder that does not exist holds none; torn lines are none. */
export async function readCheckpoints(folder: string): Promise<readonly CheckpointLine[]> {
  const lines: CheckpointLine[] = [];
  for (const name of await checkpointFiles(folder)) lines.push(...(await readLines(folder, name)));
  return lines;
}

/** The checkpoint written last, or null when there is none. Reads the end of the newest file only. */
export async function findLastCheckpoint(folder: string): Promise<CheckpointLine | null> {
  for (const name of [...(await checkpointFiles(folder))].reverse()) {
    const last = (await readTail(join(folder, name)))
      .split('\n')
      .map(parseLine)
      .findLast((line) => line !== null);
    if (last) return { place: name, ...last };
  }
  return null;
}

/** Enough for some dozens of lines; what is cut at its beginning does not parse, and is not the last. */
const tailBytes = 16_384;

async function readTail(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function checkpointFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => fileName.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function readLines(folder: string, name: string): Promise<readonly CheckpointLine[]> {
  const text = await readFile(join(folder, name), 'utf8');
  return text.split('\n').flatMap((line, index) => {
    const parsed = parseLine(line);
    return parsed === null ? [] : [{ place: `${name} 第 ${index + 1} 行`, ...parsed }];
  });
}

function parseLine(line: string): { signedAt: string; note: string } | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('signedAt' in value) || !('note' in value))
      return null;
    const { signedAt, note } = value;
    return typeof signedAt === 'string' && typeof note === 'string' ? { signedAt, note } : null;
  } catch {
    return null;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
