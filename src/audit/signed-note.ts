import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/**
 * Signed notes after c2sp.org/signed-note: a text that ends in a line break, an empty line, and a line
 * `— <key name> <base64 of key id and signature>` for each signature. Any witness can check one without our code.
 */
export interface NoteSigner {
  /** The name on the signature line; for a log it is the log's origin. */
  readonly name: string;
  /** `<name>+<key id>+<base64 of algorithm and public key>`: what verifiers are given. */
  readonly verifierKey: string;
  /** @throws TypeError when the text does not end in a line break. */
  sign(text: string): string;
}

const ed25519 = 1;
/** DER header of an Ed25519 SubjectPublicKeyInfo (RFC 8410 §4). */
const publicKeyHeader = Buffer.from('302a300506032b6570032100', 'hex');
const signatureLine = /^— (\S+) ([a-z0-9+/]+={0,2})$/i;

/** A new Ed25519 key for a log: the private half for the signer's secret file, the public half for everybody. */
export function generateLogKey(name: string): {
  readonly privateKeyPem: string;
  readonly verifierKey: string;
} {
  const { privateKey } = generateKeyPairSync('ed25519');
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { privateKeyPem, verifierKey: toSigner(name, privateKeyPem).verifierKey };
}

/** @throws TypeError when the name has a space or a plus sign, or the key is not Ed25519. */
export function toSigner(name: string, privateKeyPem: string): NoteSigner {
  if (!/^[^\s+]+$/.test(name)) throw new TypeError('检查点密钥的名称不能为空，不能有空格或加号');
  const privateKey = createPrivateKey(privateKeyPem);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('检查点密钥必须是 Ed25519');
  const encoded = Buffer.concat([Buffer.from([ed25519]), rawPublicKey(createPublicKey(privateKey))]);
  const keyId = keyIdOf(name, encoded);
  return {
    name,
    verifierKey: `${name}+${keyId.toString('hex')}+${encoded.toString('base64')}`,
    sign: (text) => {
      if (!text.endsWith('\n')) throw new TypeError('待签文本必须以换行结尾');
      const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
      return `${text}\n— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
    },
  };
}

/**
 * The text of a note that bears a good signature of this key; null when it does not, or is no note.
 * Signatures of other keys (witnesses) are ignored.
 * @throws TypeError when the verifier key itself is malformed.
 */
export function openNote(note: string, verifierKey: string): string | null {
  const { name, keyId, publicKey } = parseVerifierKey(verifierKey);
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split('\n');
  const isSigned = lines.some((line) => {
    const [, signer, encoded] = signatureLine.exec(line) ?? [];
    if (signer !== name || encoded === undefined) return false;
    const bytes = Buffer.from(encoded, 'base64');
    return (
      bytes.subarray(0, 4).equals(keyId) &&
      verify(null, Buffer.from(text, 'utf8'), publicKey, bytes.subarray(4))
    );
  });
  return isSigned ? text : null;
}

/** The key's name in a verifier key: the log's origin. @throws TypeError when the verifier key is malformed. */
export function nameOf(verifierKey: string): string {
  return parseVerifierKey(verifierKey).name;
}

function parseVerifierKey(verifierKey: string): { name: string; keyId: Buffer; publicKey: KeyObject } {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(verifierKey) ?? [];
  if (name === undefined || id === undefined || encoded === undefined)
    throw new TypeError('检查点公钥格式不对');
  const bytes = Buffer.from(encoded, 'base64');
  const keyId = keyIdOf(name, bytes);
  if (bytes.length !== 33 || bytes[0] !== ed25519 || keyId.toString('hex') !== id) {
    throw new TypeError('检查点公钥与其编号不符');
  }
  const der = Buffer.concat([publicKeyHeader, bytes.subarray(1)]);
  return { name, keyId, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }).subarray(publicKeyHeader.length);
}

function keyIdOf(name: string, encodedKey: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(encodedKey).digest().subarray(0, 4);
}
