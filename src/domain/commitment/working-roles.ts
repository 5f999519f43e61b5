import type { Role } from '../officer';

/** Offices with work of their own in commitments, as `duty-acts` finds them; a list, so that a menu needs no law. */
export const WORKING_ROLES: readonly Role[] = ['contract-manager', 'section-head', 'case-handler', 'issuer'];
