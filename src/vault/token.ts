import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The shared secret lies beside the socket, readable by the same user only: a second lock on the same door. */
export function tokenPathFor(socketPath: string): string {
  return `${socketPath}.token`;
}

/** @throws ENOENT while the vault has never run. */
export function readToken(socketPath: string): string {
  return readFileSync(tokenPathFor(socketPath), 'utf8').trim();
}

/** Made once, by the vault, before it first listens. */
export function loadOrMakeToken(socketPath: string): string {
  const path = tokenPathFor(socketPath);
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readToken(socketPath);
}
