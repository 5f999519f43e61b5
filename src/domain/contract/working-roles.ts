import type { Role } from '../officer';

/** Offices with work of their own in contracts, as `duty-acts` finds them; a list, so that a menu needs no law. */
export const WORKING_ROLES: readonly Role[] = [
  ...(['contract-manager', 'collection-reporter', 'section-head', 'case-handler'] as const),
  ...(['legal-reviewer', 'justice-officer', 'issuer', 'inspector'] as const),
];
