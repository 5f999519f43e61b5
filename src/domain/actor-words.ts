import { CHANNEL_LABELS } from './complaint/labels';
import type { OfficerId, OrganizationId } from './ids';
import { COMPLAINANT_PARTY_LABELS } from './labels';
import type { Actor, Role } from './officer';
import { ROLE_LABELS } from './role-labels';

/** What a journal looks up of who acted. */
export interface ActorNames {
  readonly organization: (id: OrganizationId) => string;
  readonly officer: (id: OfficerId) => string;
}

/**
 * Who acted, as a journal calls them: 市发展和改革委员会登记员李某. A complainant is 投诉人 or 代理人 and nothing more.
 * @param fits the offices in which such a thing is done: of those that somebody holds, one of these is named.
 */
export function actorWords(actor: Actor, fits: readonly Role[], names: ActorNames): string {
  switch (actor.type) {
    case 'officer':
      return officerWords(actor, fits, names);
    case 'complainant':
      return COMPLAINANT_PARTY_LABELS[actor.party];
    case 'channel':
      return `${CHANNEL_LABELS[actor.channel]}（${names.organization(actor.organizationId)}）`;
    case 'office-system':
      return actor.officer === null
        ? `${names.organization(actor.organizationId)}办公系统“${actor.name}”`
        : `${officerWords({ ...actor.officer, type: 'officer' }, fits, names)}（经办公系统“${actor.name}”）`;
    case 'system':
      return '系统';
  }
}

function officerWords(
  actor: Extract<Actor, { type: 'officer' }>,
  fits: readonly Role[],
  names: ActorNames,
): string {
  const role = actor.roles.find((held) => fits.includes(held)) ?? actor.roles[0];
  const office = `${names.organization(actor.organizationId)}${role === undefined ? '' : ROLE_LABELS[role]}`;
  const deputising = actor.onBehalfOf === undefined ? '' : `（代${names.officer(actor.onBehalfOf)}）`;
  return `${office}${names.officer(actor.officerId)}${deputising}`;
}
