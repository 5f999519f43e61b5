import type { ActorNames } from './actor-words';
import { ENGLISH_LABELS } from './complaint/labels.en';
import type { Actor, Role } from './officer';
import { ENGLISH_ROLES } from './role-labels.en';

/** Who acted, as an English journal calls them: 李敏 (registrar, 青城市发展和改革委员会). Names stay as they are written. */
export function englishActor(actor: Actor, fits: readonly Role[], names: ActorNames): string {
  switch (actor.type) {
    case 'officer':
      return officerWords(actor, fits, names);
    case 'complainant':
      return `The ${ENGLISH_LABELS.complainantParties[actor.party].toLowerCase()}`;
    case 'channel':
      return `${ENGLISH_LABELS.channels[actor.channel]} (${names.organization(actor.organizationId)})`;
    case 'office-system':
      return actor.officer === null
        ? `The office system “${actor.name}” of ${names.organization(actor.organizationId)}`
        : `${officerWords({ ...actor.officer, type: 'officer' }, fits, names)}, by the office system “${actor.name}”,`;
    case 'system':
      return 'The system';
  }
}

function officerWords(
  actor: Extract<Actor, { type: 'officer' }>,
  fits: readonly Role[],
  names: ActorNames,
): string {
  const role = actor.roles.find((held) => fits.includes(held)) ?? actor.roles[0];
  const office = names.organization(actor.organizationId);
  const person = names.officer(actor.officerId);
  const deputising = actor.onBehalfOf === undefined ? '' : ` for ${names.officer(actor.onBehalfOf)}`;
  if (role === undefined) return person === '' ? office : `${person}${deputising} (${office})`;
  const post = ENGLISH_ROLES[role].toLowerCase();
  return person === '' ? `The ${post} of ${office}` : `${person}${deputising} (${post}, ${office})`;
}
