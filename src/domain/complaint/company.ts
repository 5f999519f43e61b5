import { toOrganizationId, type CaseId, type OrganizationId } from '../ids';
import type { OrganizationRef } from '../organization';
import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { ComplaintState } from './complaint';

/** A company as a party of a contract: its name and its code stay in the contract. */
export interface CompanyParty {
  readonly contractId: CaseId;
  readonly partyId: string;
}

const PREFIX = 'company';

/**
 * 合同相对方 as the one determined against. It stands outside the tree: no officer belongs to it, nobody is its superior,
 * and no figure of a department counts it.
 */
export function companyRef({
  contractId,
  partyId,
  regionCode,
}: CompanyParty & { readonly regionCode: string }): OrganizationRef {
  const organizationId = toOrganizationId([PREFIX, contractId, partyId].join('/'));
  return {
    ...{ organizationId, path: [organizationId], regionCode, kind: 'company', status: 'active' },
    predecessorIds: [],
  };
}

/** Which party of which contract the id stands for; null where it is a body's. */
export function companyPartyOf(id: OrganizationId): CompanyParty | null {
  const [prefix, contractId, partyId] = id.split('/');
  if (prefix !== PREFIX || contractId === undefined || partyId === undefined) return null;
  return { contractId: contractId as CaseId, partyId };
}

export function isAgainstCompany({ respondent }: Pick<ComplaintState, 'respondent'>): boolean {
  return respondent.kind === 'company';
}

/** A company has no account here: what it is asked or says goes by letter and is recorded by the handling body. */
export function companyHasNoAccount(state: ComplaintState): Refusal | null {
  return when(isAgainstCompany(state), { type: 'respondent-is-company' });
}

/** Whoever has an account speaks for itself: nobody records its defence in its place. */
export function speaksForItself(state: ComplaintState): Refusal | null {
  return when(!isAgainstCompany(state), { type: 'respondent-speaks-for-itself' });
}
