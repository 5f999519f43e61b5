import type { OrganizationRef } from '../organization';
import { isAgainstCompany } from './company';
import type { ComplaintPartyRole, ComplaintState } from './complaint';

/** The body that has a part in the case now; null where nobody has it yet, or where it is a person or a company. */
export function bodyOf(state: ComplaintState, party: ComplaintPartyRole): OrganizationRef | null {
  switch (party) {
    case 'accepting':
      return state.accepting;
    case 'verifying':
      return state.verifying;
    case 'reviewing':
      return state.reviewer;
    case 'respondent':
      return isAgainstCompany(state) ? null : state.respondent;
    case 'complainant':
      return null;
  }
}
