import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { keyIdOf } from '../../src/store/machine-key.store';

/** A pair of a machine's own. */
export interface Pair {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly keyId: string;
}

export function aPair(): Pair {
  const { privateKey } = generateKeyPairSync('ed25519');
  const half = createPublicKey(privateKey);
  const bytes = half.export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: half.export({ type: 'spki', format: 'pem' }).toString(),
    keyId: keyIdOf(bytes),
  };
}

interface Sending {
  readonly path: string;
  readonly body: string;
  readonly idempotencyKey: string;
}

/** What is signed otherwise than it should be. */
export interface Twist {
  readonly createdMs?: number;
  readonly expiresMs?: number;
  readonly covered?: readonly string[];
  readonly digestOf?: string;
  readonly algorithm?: string;
}

/** The headers with which a machine sends a body, put together as RFC 9421 §3.1 tells it, apart from the product. */
export function signedHeaders(
  { privateKey, keyId }: Pick<Pair, 'privateKey' | 'keyId'>,
  { path, body, idempotencyKey }: Sending,
  twist: Twist = {},
): Readonly<Record<string, string>> {
  const digest = createHash('sha256')
    .update(twist.digestOf ?? body, 'utf8')
    .digest('base64');
  const values: Readonly<Record<string, string>> = {
    '@method': 'POST',
    '@path': path,
    'content-digest': `sha-256=:${digest}:`,
    'idempotency-key': idempotencyKey,
  };
  const covered = twist.covered ?? Object.keys(values);
  const created = Math.floor((twist.createdMs ?? Date.now()) / 1_000);
  const expires = twist.expiresMs === undefined ? '' : `;expires=${Math.floor(twist.expiresMs / 1_000)}`;
  const names = covered.map((name) => `"${name}"`).join(' ');
  const params = `(${names});created=${created}${expires};keyid="${keyId}";alg="${twist.algorithm ?? 'ed25519'}"`;
  const lines = covered.map((name) => `"${name}": ${values[name] ?? ''}`);
  const base = [...lines, `"@signature-params": ${params}`].join('\n');
  return {
    'content-type': 'application/json',
    'content-digest': values['content-digest'] ?? '',
    'idempotency-key': idempotencyKey,
    'signature-input': `sig=${params}`,
    signature: `sig=:${sign(null, Buffer.from(base), privateKey).toString('base64')}:`,
  };
}
