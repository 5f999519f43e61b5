import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What the door needs to seal, and all it may have: public keys of one epoch. */
export interface PublicSealingKeys {
  readonly epoch: number;
  readonly custodian: KeyObject;
  readonly recovery: KeyObject;
}

/** What the vault alone holds. Every epoch opens; the newest one seals. */
export interface VaultKeys {
  readonly currentEpoch: number;
  readonly privateKeys: ReadonlyMap<number, KeyObject>;
  readonly blindIndexKey: Buffer;
}

interface KeyRingFile {
  readonly currentEpoch: number;
  readonly epochs: Readonly<Record<string, JsonWebKey>>;
  readonly recoveryPublic: JsonWebKey;
  readonly blindIndexKey: string;
}

interface PublicKeysFile {
  readonly epoch: number;
  readonly custodian: JsonWebKey;
  readonly recovery: JsonWebKey;
}

/** The files beside the key ring. The recovery key belongs on paper or another host: whoever holds it can open all. */
export interface VaultKeyFiles {
  readonly keysPath: string;
  readonly publicKeysPath: string;
  readonly recoveryKeyPath: string;
}

/** A key file that cannot be used; the message names the file and never its content. */
export class VaultKeysError extends Error {
  override readonly name = 'VaultKeysError';
}

export function vaultKeyFilesFor(keysPath: string): VaultKeyFiles {
  return { keysPath, publicKeysPath: `${keysPath}.public`, recoveryKeyPath: `${keysPath}.recovery` };
}

/**
 * Makes the key ring (0600), its public part for the door, and the recovery key (0600) that the operator moves away.
 * @throws VaultKeysError when a key ring is there already: a new one would lock out every identity sealed so far.
 */
export function createVaultKeys(keysPath: string): VaultKeyFiles {
  const files = vaultKeyFilesFor(keysPath);
  if (existsSync(keysPath)) throw new VaultKeysError(`保险库密钥已存在：${keysPath}，不会覆盖`);
  const custodian = newKeyPair();
  const recovery = newKeyPair();
  writeWhole(files.recoveryKeyPath, recovery.privateJwk);
  writeKeyRing(files, {
    currentEpoch: 1,
    epochs: { '1': custodian.privateJwk },
    recoveryPublic: recovery.publicJwk,
    blindIndexKey: randomBytes(32).toString('base64'),
  });
  return files;
}

/** Starts a new epoch: the door seals to it as soon as it has read the public part again. @returns the epoch. */
export function rotateVaultKeys(keysPath: string): number {
  const file = readKeyRing(keysPath);
  const epoch = file.currentEpoch + 1;
  writeKeyRing(vaultKeyFilesFor(keysPath), {
    ...file,
    currentEpoch: epoch,
    epochs: { ...file.epochs, [epoch]: newKeyPair().privateJwk },
  });
  return epoch;
}

/** Loads every private key. For the vault's process only. @throws VaultKeysError */
export function loadVaultKeys(keysPath: string): VaultKeys {
  const file = readKeyRing(keysPath);
  const privateKeys = new Map(
    Object.entries(file.epochs).map(([epoch, jwk]) => [Number(epoch), toPrivateKey(jwk)]),
  );
  if (!privateKeys.has(file.currentEpoch)) throw new VaultKeysError(`保险库密钥 ${keysPath} 缺少当前世代`);
  const blindIndexKey = Buffer.from(file.blindIndexKey, 'base64');
  if (blindIndexKey.length !== 32)
    throw new VaultKeysError(`保险库密钥 ${keysPath} 的盲索引密钥不是 32 字节`);
  return { currentEpoch: file.currentEpoch, privateKeys, blindIndexKey };
}

/** Loads the public part, from the file named by `VAULT_PUBLIC_KEYS_FILE`. @throws VaultKeysError */
export function loadPublicSealingKeys(path: string): PublicSealingKeys {
  const file = readJson(path) as PublicKeysFile;
  try {
    return {
      epoch: file.epoch,
      custodian: createPublicKey({ key: file.custodian, format: 'jwk' }),
      recovery: createPublicKey({ key: file.recovery, format: 'jwk' }),
    };
  } catch {
    throw new VaultKeysError(`保险库公钥文件 ${path} 不可用`);
  }
}

/** Loads the recovery key, when custodian keys are lost. @throws VaultKeysError */
export function loadRecoveryKey(path: string): KeyObject {
  return toPrivateKey(readJson(path) as JsonWebKey);
}

function newKeyPair(): { readonly privateJwk: JsonWebKey; readonly publicJwk: JsonWebKey } {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return { privateJwk: privateKey.export({ format: 'jwk' }), publicJwk: publicKey.export({ format: 'jwk' }) };
}

function toPrivateKey(jwk: JsonWebKey): KeyObject {
  try {
    return createPrivateKey({ key: jwk, format: 'jwk' });
  } catch {
    throw new VaultKeysError('保险库私钥不可用');
  }
}

function writeKeyRing(files: VaultKeyFiles, file: KeyRingFile): void {
  const current = toPrivateKey(file.epochs[file.currentEpoch] ?? {});
  writeWhole(files.keysPath, file);
  writeWhole(files.publicKeysPath, {
    epoch: file.currentEpoch,
    custodian: createPublicKey(current).export({ format: 'jwk' }),
    recovery: file.recoveryPublic,
  } satisfies PublicKeysFile);
}

function writeWhole(path: string, content: object): void {
  const next = `${path}.next`;
  writeFileSync(next, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, path);
}

function readKeyRing(path: string): KeyRingFile {
  const file = readJson(path) as KeyRingFile;
  if (typeof file.currentEpoch !== 'number' || typeof file.epochs !== 'object') {
    throw new VaultKeysError(`保险库密钥文件 ${path} 不可用`);
  }
  return file;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new VaultKeysError(`读不到密钥文件 ${path}，或内容不是 JSON`);
  }
}
