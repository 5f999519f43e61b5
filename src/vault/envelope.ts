import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;
const publicKeyBytes = 32;
/** DER header of an X25519 public key (RFC 8410); the 32 bytes of the point follow. */
const spkiPrefix = Buffer.from('302a300506032b656e032100', 'hex');

/** Sealed bytes that do not open: altered, or sealed for another place, epoch or key. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError';
}

/** AES-256-GCM. @returns iv | ciphertext | tag */
export function encryptBound(key: Buffer, plain: Buffer, boundTo: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(boundTo));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws EnvelopeError when the bytes were altered or are bound to something else. */
export function decryptBound(key: Buffer, sealed: Buffer, boundTo: string): Buffer {
  if (sealed.length < ivBytes + tagBytes) throw new EnvelopeError('sealed bytes are cut short');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(ivBytes, sealed.length - tagBytes)),
      decipher.final(),
    ]);
  } catch {
    throw new EnvelopeError('sealed bytes were altered, or bound to something else');
  }
}

/** Seals a data key to a public key: X25519 with a one-time key, HKDF-SHA256, AES-256-GCM. */
export function wrapKey(dataKey: Buffer, recipient: KeyObject, boundTo: string): Buffer {
  const oneTime = generateKeyPairSync('x25519');
  const point = rawPublicKey(oneTime.publicKey);
  const secret = diffieHellman({ privateKey: oneTime.privateKey, publicKey: recipient });
  const key = wrappingKey(secret, Buffer.concat([point, rawPublicKey(recipient)]), boundTo);
  return Buffer.concat([point, encryptBound(key, dataKey, boundTo)]);
}

/** @throws EnvelopeError when the wrap was made for another key or place. */
export function unwrapKey(wrap: Buffer, recipient: KeyObject, boundTo: string): Buffer {
  if (wrap.length <= publicKeyBytes) throw new EnvelopeError('wrapped key is cut short');
  const point = wrap.subarray(0, publicKeyBytes);
  const publicKey = createPublicKey({
    key: Buffer.concat([spkiPrefix, point]),
    format: 'der',
    type: 'spki',
  });
  const secret = diffieHellman({ privateKey: recipient, publicKey });
  const own = rawPublicKey(createPublicKey(recipient));
  const key = wrappingKey(secret, Buffer.concat([point, own]), boundTo);
  return decryptBound(key, wrap.subarray(publicKeyBytes), boundTo);
}

function wrappingKey(secret: Buffer, salt: Buffer, boundTo: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `pacta identity key|${boundTo}`, 32));
}

/** Exporting a key costs more than the agreement itself, and the same few recipients seal everything. */
const knownPoints = new WeakMap<KeyObject, Buffer>();

function rawPublicKey(key: KeyObject): Buffer {
  const known = knownPoints.get(key);
  if (known !== undefined) return known;
  const point = key.export({ format: 'der', type: 'spki' }).subarray(-publicKeyBytes);
  knownPoints.set(key, point);
  return point;
}
