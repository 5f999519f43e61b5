import { when } from '../obstacle';
import type { OrganizationId } from '../ids';
import type { OfficerActor } from '../officer';
import { isWithin, type OrganizationRef } from '../organization';
import type { Refusal } from '../refusal';

/** Who looks after the contracts of their own body, and may say that it changes hands. */
export const ORDERING_ROLES = ['inspector', 'contract-manager', 'section-head'] as const;

/** Whose contracts an officer orders reviews for, and sees them of: a whole government, or the own body. */
export function orderingReach({ roles, organizationId, organizationPath }: OfficerActor): OrganizationId {
  const government = organizationPath.at(-2);
  return roles.includes('inspector') && government !== undefined ? government : organizationId;
}

/** Why an officer may not order that every contract of a body, and of those below it, is reviewed; null: they may. */
export function orderObstacle(body: OrganizationRef, actor: OfficerActor): Refusal | null {
  return (
    when(!isWithin(body, orderingReach(actor)), { type: 'actor-not-concerned' }) ??
    when(body.status !== 'active', { type: 'organization-not-active' })
  );
}
