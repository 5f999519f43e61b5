import type { AgentIdentity, ComplainantIdentity, IdentityField } from '../domain/complainant';

/** What a reveal shows: the asked fields only. */
export type RevealedIdentity = Partial<ComplainantIdentity>;

/** Only the asked fields, as they are. */
export function picked(identity: ComplainantIdentity, fields: readonly IdentityField[]): RevealedIdentity {
  return Object.fromEntries(fields.map((field) => [field, identity[field]]));
}

/** Only the asked fields, enough to recognize who is known already (张*, 138****8000), too little to find anybody. */
export function masked(identity: ComplainantIdentity, fields: readonly IdentityField[]): RevealedIdentity {
  const shown: ComplainantIdentity = {
    name: maskName(identity.name),
    uscc: maskMiddle(identity.uscc, 2, 4),
    contactPerson: maskName(identity.contactPerson),
    phone: maskMiddle(identity.phone, 3, 4),
    email: maskEmail(identity.email),
    postalAddress: maskAddress(identity.postalAddress),
    agent: identity.agent === null ? null : maskAgent(identity.agent),
  };
  return picked(shown, fields);
}

function maskAgent(agent: AgentIdentity): AgentIdentity {
  return {
    name: maskName(agent.name) ?? '',
    organizationName: maskName(agent.organizationName),
    identityNumber: maskMiddle(agent.identityNumber, 1, 1),
    phone: maskMiddle(agent.phone, 3, 4),
    email: maskEmail(agent.email),
    postalAddress: maskAddress(agent.postalAddress),
    mandate: agent.mandate,
  };
}

function maskName(name: string | null): string | null {
  if (name === null) return null;
  const [first = '', ...rest] = name;
  return first + '*'.repeat(Math.min(rest.length, 3));
}

/** Never shows more than half of a short value. */
function maskMiddle(text: string | null, head: number, tail: number): string | null {
  if (text === null) return null;
  const characters = [...text];
  if (characters.length < 2 * (head + tail) - 3) return '****';
  return `${characters.slice(0, head).join('')}****${characters.slice(-tail).join('')}`;
}

function maskEmail(email: string | null): string | null {
  if (email === null) return null;
  const [first = ''] = email;
  return `${first}***@***`;
}

/** Province and city are enough to choose a postal rate. */
function maskAddress(address: string | null): string | null {
  if (address === null) return null;
  return `${[...address].slice(0, 3).join('')}****`;
}
