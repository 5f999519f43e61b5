import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { PayloadKeyRingError, type PayloadKeyRing } from './key-ring';

const ivBytes = 12;
const tagBytes = 16;

/** Encrypts a signing secret at rest with the current key, bound to what it belongs to (AES-256-GCM). */
export function sealSecret(
  ring: PayloadKeyRing,
  owner: string,
  secret: string,
): { keyId: string; sealed: Buffer } {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ring, ring.current), iv);
  cipher.setAAD(associated(owner, ring.current));
  const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { keyId: ring.current, sealed };
}

/** @throws when the key is not in the ring, or the secret was altered or belongs to another. */
export function openSecret(
  ring: PayloadKeyRing,
  owner: string,
  { keyId, sealed }: { readonly keyId: string; readonly sealed: Buffer },
): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ring, keyId), sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(associated(owner, keyId));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString(
    'utf8',
  );
}

const associated = (owner: string, keyId: string): Buffer =>
  Buffer.from(JSON.stringify(['pacta-webhook-secret-1', owner, keyId]));

function keyOf(ring: PayloadKeyRing, keyId: string): KeyObject {
  const key = ring.keys.get(keyId);
  if (key === undefined) throw new PayloadKeyRingError(`载荷密钥 ${keyId} 不在密钥环里`);
  return key;
}
