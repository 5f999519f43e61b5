import type { OrganizationId } from '../ids';
import { isWithin, type OrganizationRef } from '../organization';
import { hasRole, type Actor, type OfficerActor, type Role } from '../officer';
import type { Refusal } from '../refusal';
import { accepted, refused, type Result } from '../result';
import type { ComplaintState } from './complaint';

/** How an actor stands to one case. Nobody without a relation may act on it, or learn that it exists. */
export type Relation =
  | 'accepting' // 受理部门
  | 'verifying' // 核实认定部门
  | 'reviewer' // 复核机关, from the day a review is asked
  | 'respondent' // 被投诉主体
  | 'superior' // the handling bodies' superiors in the tree
  | 'supervising' // 政府督查室 of a government above the case
  | 'complainant'
  | 'channel'
  | 'office-system' // an office's own system, for the cases it has in hand
  | 'operations'
  | 'system';

/** What says how anybody stands to a case. */
export type Parties = Pick<ComplaintState, 'accepting' | 'verifying' | 'reviewer' | 'respondent' | 'answer'>;

/** Every relation the actor has to the case, derived from the bodies alone. */
export function relationsOf(parties: Parties, actor: Actor): readonly Relation[] {
  switch (actor.type) {
    case 'complainant':
      return ['complainant'];
    case 'system':
      return ['system'];
    case 'office-system':
      return coversCase(parties, actor) ? ['office-system'] : [];
    case 'channel':
      return actor.organizationId === parties.accepting.organizationId ? ['channel'] : [];
    case 'officer':
      return officerRelations(parties, actor);
  }
}

/** 回避 holds for systems too: one of the accused body or below it says nothing about the case. */
function coversCase(
  { accepting, verifying, reviewer, respondent }: Parties,
  { organizationId, organizationPath }: Extract<Actor, { type: 'office-system' }>,
): boolean {
  if (isRespondentSide(respondent, organizationPath, organizationId)) return false;
  return [accepting, verifying, reviewer].some((body) => body !== null && isWithin(body, organizationId));
}

function officerRelations(parties: Parties, actor: OfficerActor): readonly Relation[] {
  const relations: Relation[] = [];
  const own = actor.organizationId;
  if (isRespondentSide(parties.respondent, actor.organizationPath, own)) {
    // The accused body and its subtree stand on one side only (回避), and learn of the case from its notice.
    const isNotified = own === parties.respondent.organizationId && parties.answer !== 'not-asked';
    return isNotified ? ['respondent'] : [];
  }
  const offices = { accepting: parties.accepting, verifying: parties.verifying, reviewer: parties.reviewer };
  for (const relation of ['accepting', 'verifying', 'reviewer'] as const) {
    if (own === offices[relation]?.organizationId) relations.push(relation);
  }
  if (isSuperior(parties, own)) relations.push('superior');
  if (isSupervising(parties, actor)) relations.push('supervising');
  if (actor.roles.includes('operations')) relations.push('operations');
  return relations;
}

function isRespondentSide(
  respondent: OrganizationRef,
  actorPath: readonly OrganizationId[],
  own: OrganizationId,
): boolean {
  return actorPath.includes(respondent.organizationId) || respondent.predecessorIds.includes(own);
}

function isSuperior(parties: Parties, own: OrganizationId): boolean {
  const handling = [parties.accepting, parties.verifying, parties.respondent];
  return handling.some((body) => body !== null && body.organizationId !== own && isWithin(body, own));
}

function isSupervising(parties: Parties, actor: OfficerActor): boolean {
  if (!actor.roles.includes('inspector')) return false;
  const government = actor.organizationPath.at(-2);
  if (government === undefined) return false;
  return [parties.accepting, parties.verifying, parties.respondent].some(
    (body) => body !== null && isWithin(body, government),
  );
}

/** Whether the actor may read the case at all; what is unreadable answers like what does not exist. */
export function mayRead(parties: Parties, actor: Actor): boolean {
  return relationsOf(parties, actor).length > 0;
}

/** Whether the actor sees the case itself, and not its notice alone as the body complained of does. */
export function seesWhole(parties: Parties, actor: Actor): boolean {
  return relationsOf(parties, actor).some((relation) => relation !== 'respondent');
}

/** Who supervises a case or signs in it, and so may have to know what a party was shown. */
export const SEEING_AS_ROLES = [
  'acceptance-reviewer',
  'section-head',
  'legal-reviewer',
  'issuer',
  'inspector',
  'privacy-officer',
] as const satisfies readonly Role[];

/** Through whose eyes a case can be looked at. */
export const SEEN_AS = ['respondent', 'complainant'] as const;
export type SeenAs = (typeof SEEN_AS)[number];

/**
 * Whom the actor stands in for to see the case as a party does. Only who sees the whole case may: what a party sees is a
 * part of it, so nothing is shown that was not open before.
 */
export function standInFor(
  parties: Parties,
  actor: OfficerActor,
  seenAs: SeenAs,
): Result<Extract<Actor, { type: 'officer' | 'complainant' }>, Refusal> {
  if (!seesWhole(parties, actor)) return refused({ type: 'actor-not-concerned' });
  if (!hasRole(actor, SEEING_AS_ROLES)) return refused({ type: 'role-missing', needed: SEEING_AS_ROLES });
  if (seenAs === 'complainant')
    return accepted({ type: 'complainant', party: 'complainant', authority: 'general' });
  const { organizationId, path, kind } = parties.respondent;
  if (kind === 'company') return refused({ type: 'respondent-is-company' });
  return accepted({ ...actor, organizationId, organizationPath: path, roles: ['respondent-liaison'] });
}

/** 被投诉主体, its subtree and its predecessors never verify a complaint about it (seed 004 二(一)3). */
export function isRespondentOrBelow(body: OrganizationRef, respondent: OrganizationRef): boolean {
  return isWithin(body, respondent.organizationId) || respondent.predecessorIds.includes(body.organizationId);
}

/** The respondent's superior in the tree, or a line authority beside it under the same government. */
export function isCompetentVerifier(body: OrganizationRef, respondent: OrganizationRef): boolean {
  if (isRespondentOrBelow(body, respondent)) return false;
  // 行业监管部门或者县级人民政府: nobody stands above a company.
  if (respondent.kind === 'company') return body.kind === 'government' || body.kind === 'line-authority';
  if (isWithin(respondent, body.organizationId)) return true;
  const government = body.path.at(-2);
  return body.kind === 'line-authority' && government !== undefined && isWithin(respondent, government);
}
