import { randomUUID } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import {
  CONTACT_FIELDS,
  type ContactField,
  type ContactRef,
  type ContractContact,
} from '../domain/contract/contact';
import type { PublicSealingKeys, VaultKeys } from './keys';
import {
  openFieldsAt,
  unwrapByCustodian,
  withDataKey,
  type Place,
  type SealedFieldsOf,
  type WrappedDataKey,
} from './seal-fields';
import { insertSealedRows, sealedColumns, toSealed, type SealedRow, type SqlWriter } from './sealed-rows';

const contactSchemaVersion = 1;

/** Who is to be sealed; of one that is known already, only what has changed. */
export interface NewContact extends ContactRef {
  readonly contact: Partial<ContractContact>;
}

/** One row of `vault.contract_contact`. Contacts sealed together have one data key, bound to the batch. */
export interface SealedContact extends ContactRef, WrappedDataKey {
  readonly batchId: string;
  readonly fields: SealedFieldsOf<ContactField>;
}

type BatchedRef = ContactRef & Pick<SealedContact, 'batchId'>;

const batchPlace = ({ batchId }: Pick<SealedContact, 'batchId'>): Place => ['contract-contacts', batchId];
const placeOf = (contact: BatchedRef): Place => [
  ...batchPlace(contact),
  ...[contact.contractId, contact.partyId, contact.contactId],
];

/**
 * Seals contacts at the door, of one contract or of thousands: wrapping a key costs a hundred times what sealing a
 * contact with it does, so a whole batch of an import is one call.
 */
export function sealContacts(
  publicKeys: PublicSealingKeys,
  contacts: readonly NewContact[],
): readonly SealedContact[] {
  if (contacts.length === 0) return [];
  const batchId = randomUUID();
  const batch = { place: batchPlace({ batchId }), schemaVersion: contactSchemaVersion };
  const { key, content } = withDataKey(publicKeys, batch, (sealAt) =>
    contacts.map(({ contact, contractId, partyId, contactId }) => {
      const ref = { contractId, partyId, contactId, batchId };
      const known = Object.fromEntries(CONTACT_FIELDS.map((field) => [field, contact[field]]));
      return { ...ref, fields: sealAt<ContactField>(placeOf(ref), known) };
    }),
  );
  return content.map((sealed) => ({ ...sealed, ...key }));
}

const contactColumns = ['contract_id', 'party_id', 'contact_id', 'batch_id'] as const;
const table = { name: 'vault.contract_contact', places: contactColumns };

/** Puts them in, inside the transaction that stores their contracts. */
export function insertSealedContacts(client: SqlWriter, sealed: readonly SealedContact[]): Promise<void> {
  return insertSealedRows(
    client,
    table,
    sealed.map((one) => ({ place: [one.contractId, one.partyId, one.contactId, one.batchId], sealed: one })),
  );
}

type ContactRow = SealedRow & { readonly batch_id: string };

/**
 * Opens a contact: later rows lie over earlier ones, field by field. Null when none was ever sealed.
 * @throws EnvelopeError when a row was altered, moved from another contact, or sealed to unknown keys.
 */
export async function loadContact(
  client: Pool | ClientBase,
  keys: VaultKeys,
  { contractId, partyId, contactId }: ContactRef,
): Promise<ContractContact | null> {
  const { rows } = await client.query<ContactRow>(
    `SELECT batch_id, ${sealedColumns} FROM vault.contract_contact
     WHERE contract_id = $1 AND party_id = $2 AND contact_id = $3 ORDER BY id`,
    [contractId, partyId, contactId],
  );
  if (rows.length === 0) return null;
  const opened = rows.map((row) => {
    const sealed = { contractId, partyId, contactId, batchId: row.batch_id, ...toSealed(row) };
    return openFieldsAt(
      unwrapByCustodian(keys, sealed, batchPlace(sealed)),
      sealed,
      placeOf(sealed),
      sealed.fields,
    );
  });
  return Object.assign({ name: null, phone: null, email: null }, ...opened) as ContractContact;
}
