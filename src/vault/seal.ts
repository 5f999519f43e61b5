import type { KeyObject } from 'node:crypto';
import type { ComplainantIdentity, IdentityField } from '../domain/complainant';
import { IDENTITY_FIELDS } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import type { PublicSealingKeys, VaultKeys } from './keys';
import {
  openFieldsAt,
  unwrapByCustodian,
  unwrapByRecovery,
  withDataKey,
  type Place,
  type SealedFieldsOf,
  type WrappedDataKey,
} from './seal-fields';

export const identitySchemaVersion = 1;

export type SealedFields = SealedFieldsOf<IdentityField>;

/** One row of `vault.sealed_identity`: unreadable to whoever made it, a moment after it was made. */
export interface SealedIdentity extends WrappedDataKey {
  readonly complaintId: CaseId;
  readonly fields: SealedFields;
}

const placeOf = ({ complaintId }: Pick<SealedIdentity, 'complaintId'>): Place => [complaintId];

/**
 * Seals at the door. A first sealing has every field, also the empty ones; a later one (a new phone, an agent called
 * off) has only what changed and is laid over the earlier ones when the vault reads.
 */
export function sealIdentity(
  publicKeys: PublicSealingKeys,
  complaintId: CaseId,
  identity: Partial<ComplainantIdentity>,
): SealedIdentity {
  const place = placeOf({ complaintId });
  const known: Partial<ComplainantIdentity> = Object.fromEntries(
    IDENTITY_FIELDS.map((field) => [field, identity[field]]),
  );
  const at = { place, schemaVersion: identitySchemaVersion };
  const { key, content } = withDataKey(publicKeys, at, (sealAt) => sealAt<IdentityField>(place, known));
  return { complaintId, ...key, fields: content };
}

/** Opens one row with the custodian's key of its epoch. @throws EnvelopeError; RangeError for an unknown epoch. */
export function openIdentity(keys: VaultKeys, sealed: SealedIdentity): Partial<ComplainantIdentity> {
  const place = placeOf(sealed);
  return openFieldsAt(unwrapByCustodian(keys, sealed, place), sealed, place, sealed.fields);
}

/** Opens one row with the recovery key, for the day the custodian's keys are lost. @throws EnvelopeError */
export function recoverIdentity(
  recoveryKey: KeyObject,
  sealed: SealedIdentity,
): Partial<ComplainantIdentity> {
  const place = placeOf(sealed);
  return openFieldsAt(unwrapByRecovery(recoveryKey, sealed, place), sealed, place, sealed.fields);
}
