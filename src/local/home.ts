import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** One local stack's folder: everything it knows, nothing outside (but see `reachable` in postgres-place.ts). */
export interface Home {
  readonly folder: string;
  /** Random, made with the folder: what lies outside it is named after this, so that a new home never meets old data. */
  readonly id: string;
  path(...parts: readonly string[]): string;
}

const walkThroughFolder = 0o711;
const ownerOnlyFolder = 0o700;
const ownerOnlyFile = 0o600;

export function openHome(folder: string): Home {
  const root = resolve(folder);
  // PostgreSQL's own user has to walk through to its data when root starts the stack; nobody may look around.
  mkdirSync(root, { recursive: true });
  if (isOwn(root)) chmodSync(root, walkThroughFolder);
  for (const part of ['secrets', 'logs', 'mail', 'files', 'checkpoints']) {
    mkdirSync(join(root, part), { recursive: true, mode: ownerOnlyFolder });
  }
  const identity = readJson(join(root, 'home.json'));
  const known = isRecord(identity) && typeof identity['id'] === 'string' ? identity['id'] : undefined;
  const id = known ?? randomUUID().slice(0, 8);
  if (known === undefined) writeJson(join(root, 'home.json'), { id });
  return { folder: root, id, path: (...parts) => join(root, ...parts) };
}

const isOwn = (path: string): boolean => statSync(path).uid === process.getuid?.();

/**
 * A path for a local socket: in the home, or in the temporary folder when the home's path is too long for the system
 * (108 bytes on Linux, 104 on macOS).
 */
export function socketPath(home: Home, name: string): string {
  const inside = home.path(name);
  if (Buffer.byteLength(inside) < 100) return inside;
  const folder = join(tmpdir(), `pacta-${home.id}`);
  mkdirSync(folder, { recursive: true, mode: ownerOnlyFolder });
  return join(folder, name);
}

/** A random secret that is made once and read ever after; readable by the owner alone. */
export function secretText(home: Home, name: string): string {
  const file = home.path('secrets', name);
  if (!existsSync(file)) writeOwnerOnly(file, randomBytes(24).toString('base64url'));
  return readFileSync(file, 'utf8').trim();
}

/** Written beside and renamed: a reader, or a kill -9, never meets half a file. */
export function writeOwnerOnly(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: ownerOnlyFile });
  renameSync(temporary, file);
}

export function writeJson(file: string, value: unknown): void {
  writeOwnerOnly(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** @returns undefined when the file is missing or is not JSON: a home's notes can all be made again. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The items of a note that should be a list. */
export const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
