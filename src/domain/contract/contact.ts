import type { CaseId } from '../ids';

/**
 * 联系人: a person whom a party names for its contract, and whose data are personal. They exist in two places only: in
 * the request or the file that brings them, until they are sealed, and inside the vault. No workflow, event, log line,
 * table of the application or notice has a field for them.
 */
export interface ContractContact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export const CONTACT_FIELDS = [
  'name',
  'phone',
  'email',
] as const satisfies readonly (keyof ContractContact)[];

export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Where a contact stands, for everybody outside the vault. */
export interface ContactRef {
  readonly contractId: CaseId;
  readonly partyId: string;
  readonly contactId: string;
}
