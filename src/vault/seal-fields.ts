import { randomBytes, type KeyObject } from 'node:crypto';
import { decryptBound, encryptBound, unwrapKey, wrapKey } from './envelope';
import type { PublicSealingKeys, VaultKeys } from './keys';

/** Ciphertexts come in steps of this many bytes, so that their length does not tell a name from a missing one. */
const paddingBytes = 128;

export type SealedFieldsOf<Field extends string> = Readonly<Partial<Record<Field, Buffer>>>;

/** A data key that only the custodian or the recovery key brings back. */
export interface WrappedDataKey {
  readonly schemaVersion: number;
  readonly keyEpoch: number;
  readonly custodianWrap: Buffer;
  readonly recoveryWrap: Buffer;
}

/** The ids of the place that something belongs to: moved to another one, it does not open. */
export type Place = readonly string[];

/** Seals the given members for one place; a member that is `undefined` stays out. */
export type SealAt = <Field extends string>(
  place: Place,
  values: Readonly<Partial<Record<Field, unknown>>>,
) => SealedFieldsOf<Field>;

/**
 * Seals with a fresh data key, which is forgotten before this returns.
 * @param place what the wrapped key itself is bound to. `sealAll` may seal for several places with the one key.
 */
export function withDataKey<Content>(
  publicKeys: PublicSealingKeys,
  { place, schemaVersion }: { readonly place: Place; readonly schemaVersion: number },
  sealAll: (sealAt: SealAt) => Content,
): { readonly key: WrappedDataKey; readonly content: Content } {
  const dataKey = randomBytes(32);
  const version = { schemaVersion, keyEpoch: publicKeys.epoch };
  const key = {
    ...version,
    custodianWrap: wrapKey(dataKey, publicKeys.custodian, boundTo(place, 'custodian', version)),
    recoveryWrap: wrapKey(dataKey, publicKeys.recovery, boundTo(place, 'recovery', version)),
  };
  const content = sealAll((at, values) => {
    const fields: Record<string, Buffer> = {};
    for (const [field, value] of Object.entries(values)) {
      if (value === undefined) continue;
      fields[field] = encryptBound(dataKey, padded(value), boundTo(at, field, version));
    }
    return fields as SealedFieldsOf<keyof typeof values>;
  });
  dataKey.fill(0);
  return { key, content };
}

/** Brings a data key back with the custodian's key of its epoch. @throws EnvelopeError; RangeError for an unknown epoch. */
export function unwrapByCustodian(keys: VaultKeys, wrapped: WrappedDataKey, place: Place): Buffer {
  const custodian = keys.privateKeys.get(wrapped.keyEpoch);
  if (custodian === undefined) throw new RangeError(`no key of epoch ${wrapped.keyEpoch}`);
  return unwrapKey(wrapped.custodianWrap, custodian, boundTo(place, 'custodian', wrapped));
}

/** Brings a data key back with the recovery key, for the day the custodian's keys are lost. @throws EnvelopeError */
export function unwrapByRecovery(recoveryKey: KeyObject, wrapped: WrappedDataKey, place: Place): Buffer {
  return unwrapKey(wrapped.recoveryWrap, recoveryKey, boundTo(place, 'recovery', wrapped));
}

/** Opens what was sealed for a place, and wipes the data key. @throws EnvelopeError */
export function openFieldsAt(
  dataKey: Buffer,
  version: Pick<WrappedDataKey, 'schemaVersion' | 'keyEpoch'>,
  place: Place,
  fields: Readonly<Record<string, Buffer>>,
): Readonly<Record<string, unknown>> {
  const opened: Record<string, unknown> = {};
  for (const [field, bytes] of Object.entries(fields)) {
    const plain = decryptBound(dataKey, bytes, boundTo(place, field, version));
    opened[field] = JSON.parse(plain.toString('utf8'));
  }
  dataKey.fill(0);
  return opened;
}

function boundTo(
  place: Place,
  what: string,
  { schemaVersion, keyEpoch }: Pick<WrappedDataKey, 'schemaVersion' | 'keyEpoch'>,
): string {
  return JSON.stringify([...place, what, schemaVersion, keyEpoch]);
}

/** JSON may end in blanks, so padding needs no length of its own. */
function padded(value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value));
  return Buffer.concat([text, Buffer.alloc(paddingBytes - (text.length % paddingBytes), ' ')]);
}
