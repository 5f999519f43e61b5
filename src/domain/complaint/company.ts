import { toOrganizationId, type CaseId, type OrganizationId } from '../ids';
import type { OrganizationRef } from '../organization';
import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { ComplaintState } from './complaint';
import type { ComplaintCommandType } from './facts';

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

/** What a body does or is asked that has an account; of a company these would wait for ever. */
const BY_ACCOUNT: readonly ComplaintCommandType[] = [
  'notify-respondent',
  'ask',
  'judge-justification',
  'refuse-completion',
];
const BY_LETTER: readonly ComplaintCommandType[] = ['record-defence', 'hold-hearing'];

/** Whether the step is one of a case against this respondent at all: nobody is offered what can never be open. */
export function concernsRespondent(state: ComplaintState, type: ComplaintCommandType): boolean {
  return !(isAgainstCompany(state) ? BY_ACCOUNT : BY_LETTER).includes(type);
}

/** A company has no account here: what it is asked or says goes by letter and is recorded by the handling body. */
export function companyHasNoAccount(state: ComplaintState): Refusal | null {
  return when(isAgainstCompany(state), { type: 'respondent-is-company' });
}

/** Whoever has an account speaks for itself: nobody records its defence in its place. */
export function speaksForItself(state: ComplaintState): Refusal | null {
  return when(!isAgainstCompany(state), { type: 'respondent-speaks-for-itself' });
}
