import { ENGLISH_LABELS } from './complaint/labels.en';
import type { UndeliveredTo } from './notice-kind';
import { ENGLISH_ROLES } from './role-labels.en';
import type { UnreachedNames } from './unreached-words';

/** Whom a notice did not reach, as an English journal calls them. */
export function englishUnreached(to: UndeliveredTo, names: UnreachedNames): string {
  switch (to.type) {
    case 'officer':
      return names.officer(to.officerId);
    case 'role':
      return `the ${ENGLISH_ROLES[to.role].toLowerCase()} of ${names.organization(to.organizationId)}`;
    case 'complainant':
    case 'agent':
      return `the ${ENGLISH_LABELS.complainantParties[to.type].toLowerCase()}`;
    case 'contract-contact':
      return `the contact of ${names.party?.(to.partyId) ?? 'a party'}`;
  }
}
