import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; only their hash is stored, so that a stolen database signs nobody in. */
export function newToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** A fast hash is enough for 256 random bits; passwords have argon2id. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
