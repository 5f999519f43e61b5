import { randomBytes, type KeyObject } from 'node:crypto';
import type { ComplainantIdentity, IdentityField } from '../domain/complainant';
import { IDENTITY_FIELDS } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import { decryptBound, encryptBound, unwrapKey, wrapKey } from './envelope';
import type { PublicSealingKeys, VaultKeys } from './keys';

export const identitySchemaVersion = 1;

/** Ciphertexts come in steps of this many bytes, so that their length does not tell a name from a missing one. */
const paddingBytes = 128;

export type SealedFields = Readonly<Partial<Record<IdentityField, Buffer>>>;

/** One row of `vault.sealed_identity`: unreadable to whoever made it, a moment after it was made. */
export interface SealedIdentity {
  readonly complaintId: CaseId;
  readonly schemaVersion: number;
  readonly keyEpoch: number;
  readonly custodianWrap: Buffer;
  readonly recoveryWrap: Buffer;
  readonly fields: SealedFields;
}

/**
 * Seals at the door. A first sealing has every field, also the empty ones; a later one (a new phone, an agent called
 * off) has only what changed and is laid over the earlier ones when the vault reads.
 */
export function sealIdentity(
  publicKeys: PublicSealingKeys,
  complaintId: CaseId,
  identity: Partial<ComplainantIdentity>,
): SealedIdentity {
  const dataKey = randomBytes(32);
  const place = { complaintId, schemaVersion: identitySchemaVersion, keyEpoch: publicKeys.epoch };
  const fields: Partial<Record<IdentityField, Buffer>> = {};
  for (const field of IDENTITY_FIELDS) {
    const value = identity[field];
    if (value !== undefined) fields[field] = encryptBound(dataKey, padded(value), boundTo(place, field));
  }
  const sealed: SealedIdentity = {
    ...place,
    custodianWrap: wrapKey(dataKey, publicKeys.custodian, boundTo(place, 'custodian')),
    recoveryWrap: wrapKey(dataKey, publicKeys.recovery, boundTo(place, 'recovery')),
    fields,
  };
  dataKey.fill(0);
  return sealed;
}

/** Opens one row with the custodian's key of its epoch. @throws EnvelopeError; RangeError for an unknown epoch. */
export function openIdentity(keys: VaultKeys, sealed: SealedIdentity): Partial<ComplainantIdentity> {
  const custodian = keys.privateKeys.get(sealed.keyEpoch);
  if (custodian === undefined) throw new RangeError(`no key of epoch ${sealed.keyEpoch}`);
  return openFields(sealed, unwrapKey(sealed.custodianWrap, custodian, boundTo(sealed, 'custodian')));
}

/** Opens one row with the recovery key, for the day the custodian's keys are lost. @throws EnvelopeError */
export function recoverIdentity(
  recoveryKey: KeyObject,
  sealed: SealedIdentity,
): Partial<ComplainantIdentity> {
  return openFields(sealed, unwrapKey(sealed.recoveryWrap, recoveryKey, boundTo(sealed, 'recovery')));
}

function openFields(sealed: SealedIdentity, dataKey: Buffer): Partial<ComplainantIdentity> {
  const opened: Record<string, unknown> = {};
  for (const [field, bytes] of Object.entries(sealed.fields)) {
    opened[field] = JSON.parse(decryptBound(dataKey, bytes, boundTo(sealed, field)).toString('utf8'));
  }
  dataKey.fill(0);
  return opened;
}

function boundTo(
  place: Pick<SealedIdentity, 'complaintId' | 'schemaVersion' | 'keyEpoch'>,
  what: string,
): string {
  return JSON.stringify([place.complaintId, what, place.schemaVersion, place.keyEpoch]);
}

/** JSON may end in blanks, so padding needs no length of its own. */
function padded(value: ComplainantIdentity[IdentityField]): Buffer {
  const text = Buffer.from(JSON.stringify(value));
  return Buffer.concat([text, Buffer.alloc(paddingBytes - (text.length % paddingBytes), ' ')]);
}
