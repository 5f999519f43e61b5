import { toOfficerId, toOrganizationId, type OrganizationId } from '../../src/domain/ids';
import type { Actor, Role } from '../../src/domain/officer';
import type { OrganizationKind, OrganizationRef } from '../../src/domain/organization';

type Officer = Extract<Actor, { type: 'officer' }>;

/** A region, a city below it, and the bodies that a complaint meets: enough tree for every relation of the law. */
const TREE = {
  region: ['government', []],
  'region-credit': ['credit-office', ['region']],
  'region-industry': ['line-authority', ['region']],
  'region-inspectorate': ['inspectorate', ['region']],
  city: ['government', ['region']],
  credit: ['credit-office', ['region', 'city']],
  hotline: ['hotline', ['region', 'city']],
  industry: ['line-authority', ['region', 'city']],
  housing: ['line-authority', ['region', 'city']],
  inspectorate: ['inspectorate', ['region', 'city']],
  zone: ['line-authority', ['region', 'city']],
  'zone-office': ['subordinate-body', ['region', 'city', 'zone']],
  'new-zone': ['line-authority', ['region', 'city']],
  'old-zone': ['subordinate-body', ['region', 'city']],
  'other-city': ['government', ['region']],
  'other-credit': ['credit-office', ['region', 'other-city']],
  'other-industry': ['line-authority', ['region', 'other-city']],
} as const satisfies Record<string, readonly [OrganizationKind, readonly string[]]>;

export type BodyName = keyof typeof TREE;

export const BODY_NAMES = Object.keys(TREE) as readonly BodyName[];

/** 开发区 (`zone`) took over from `old-zone`, and `new-zone` takes over from both when a test says so. */
const PREDECESSORS: Readonly<Partial<Record<BodyName, readonly BodyName[]>>> = {
  zone: ['old-zone'],
  'new-zone': ['zone', 'old-zone'],
};

export function body(name: BodyName, changes: Partial<OrganizationRef> = {}): OrganizationRef {
  const [kind, above] = TREE[name];
  return {
    organizationId: toOrganizationId(name),
    path: [...above, name].map(toOrganizationId),
    regionCode: name.startsWith('other') ? '150200' : '150100',
    kind,
    status: 'active',
    predecessorIds: (PREDECESSORS[name] ?? []).map(toOrganizationId),
    ...changes,
  };
}

const pathOf = (name: BodyName): readonly OrganizationId[] => body(name).path;

/** Somebody who holds exactly these roles in a body: one person for each body and set of roles. */
export function officer(name: BodyName, ...roles: readonly Role[]): Officer {
  return {
    type: 'officer',
    officerId: toOfficerId(`${name}/${roles.join('+')}`),
    organizationId: toOrganizationId(name),
    organizationPath: pathOf(name),
    roles,
  };
}

export const COMPLAINANT: Actor = { type: 'complainant', party: 'complainant', authority: 'special' };
export const AGENT: Actor = { type: 'complainant', party: 'agent', authority: 'general' };
export const SPECIAL_AGENT: Actor = { type: 'complainant', party: 'agent', authority: 'special' };
export const SYSTEM: Actor = { type: 'system' };
export const CHANNEL: Actor = {
  type: 'channel',
  channel: 'hotline-12345',
  organizationId: toOrganizationId('hotline'),
};
/** The office system of a body, in which an officer has acted. */
export function officeSystem(name: BodyName, by: Officer | null): Extract<Actor, { type: 'office-system' }> {
  return {
    type: 'office-system',
    name: 'oa',
    organizationId: toOrganizationId(name),
    organizationPath: pathOf(name),
    officer: by,
  };
}
export const OFFICE_SYSTEM: Actor = officeSystem('industry', null);
