import { toOfficerId, toOrganizationId, type OfficerId } from '../../../src/domain/ids';
import type { PlainDate } from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/officer';
import type { OrganizationKind } from '../../../src/domain/organization';
import type { Result } from '../../../src/domain/result';
import { hashPassword } from '../../../src/http/password';
import { nationalSeed } from '../../../src/store/calendar-seed';
import { seedNationalCalendar } from '../../../src/store/calendar.store';
import type { Database } from '../../../src/store/database';
import { createOfficer } from '../../../src/store/officer.store';
import { createOrganization } from '../../../src/store/organization.store';
import { grantAtBootstrap } from '../../../src/store/role-grant.store';
import { seedRegions } from '../../../src/store/region.store';
import { seedRuleSets } from '../../../src/store/rule-set.store';
import { inTransaction, type Transaction } from '../../../src/store/transaction';

/** One password for all: nobody real works here. */
export const PASSWORD = '七月的风吹过科尔沁草原';

interface Body {
  readonly parent: BodyId | null;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly roles: readonly Role[];
}

const ACCEPTING: readonly Role[] = ['registrar', 'acceptance-reviewer', 'follow-up-caller'];
const VERIFYING: readonly Role[] = [
  'receiving-clerk',
  'case-handler',
  'section-head',
  'legal-reviewer',
  'issuer',
  'leader',
];
const ACCUSED: readonly Role[] = ['respondent-liaison', 'respondent-leader'];
const ADMINISTRATION: readonly Role[] = [
  'operations',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

/** The smallest place in which every journey can be made: a region, one city, two line authorities. Parents first. */
export const BODIES = {
  region: { parent: null, name: '朔原自治区人民政府', kind: 'government', roles: [] },
  'region-credit': {
    parent: 'region',
    name: '朔原自治区发展和改革委员会',
    kind: 'credit-office',
    roles: ACCEPTING,
  },
  'region-inspectorate': {
    parent: 'region',
    name: '朔原自治区人民政府督查室',
    kind: 'inspectorate',
    roles: ['inspector'],
  },
  city: { parent: 'region', name: '榆关市人民政府', kind: 'government', roles: VERIFYING },
  credit: {
    parent: 'city',
    name: '榆关市发展和改革委员会',
    kind: 'credit-office',
    roles: [...ACCEPTING, ...ACCUSED, 'privacy-officer'],
  },
  inspectorate: {
    parent: 'city',
    name: '榆关市人民政府督查室',
    kind: 'inspectorate',
    roles: ['inspector'],
  },
  operations: { parent: 'city', name: '榆关市政务信息中心', kind: 'operations', roles: ADMINISTRATION },
  housing: {
    parent: 'city',
    name: '榆关市住房和城乡建设局',
    kind: 'line-authority',
    roles: VERIFYING,
  },
  works: {
    parent: 'housing',
    name: '榆关市市政工程建设中心',
    kind: 'subordinate-body',
    roles: [...ACCUSED, 'contract-manager', 'legal-reviewer', 'collection-reporter'],
  },
  lighting: {
    parent: 'housing',
    name: '榆关市城市照明管理中心',
    kind: 'subordinate-body',
    roles: [...ACCUSED, 'contract-manager'],
  },
  industry: {
    parent: 'city',
    name: '榆关市工业和信息化局',
    kind: 'line-authority',
    roles: VERIFYING,
  },
  park: { parent: 'industry', name: '榆关市产业园区建设服务中心', kind: 'subordinate-body', roles: ACCUSED },
} as const satisfies Record<string, Omit<Body, 'parent'> & { readonly parent: string | null }>;

export type BodyId = keyof typeof BODIES;

/** Whoever holds this role in this body signs in under it; each role has a person of its own. */
export const usernameOf = (body: BodyId, role: Role): string => `${body}.${role}`;
export const emailOf = (body: BodyId, role: Role): string => `${role}@${body}.yuguan.example`;

const LONG_AGO = '2020-01-01' as PlainDate;

/** Founds the city in an empty database: its tree, its officers, the official calendar, the rules of the region. */
export async function foundCity(database: Database): Promise<void> {
  await seedRegions(database.pool);
  await seedRuleSets(database.pool);
  const passwordHash = await hashPassword(PASSWORD);
  await inTransaction(database, (transaction) => seedNationalCalendar(transaction, nationalSeed));
  for (const id of Object.keys(BODIES) as readonly BodyId[]) {
    await inTransaction(database, (transaction) => addBody(transaction, id, passwordHash));
  }
}

async function addBody(transaction: Transaction, id: BodyId, passwordHash: string): Promise<void> {
  const { parent, name, kind, roles }: Body = BODIES[id];
  const made = {
    organizationId: toOrganizationId(id),
    parentId: parent === null ? null : toOrganizationId(parent),
    name,
    kind,
    regionCode: parent === null || parent === 'region' ? '150000' : '150100',
    uscc: null,
    email: null,
  };
  expectDone(await createOrganization(transaction, made, null));
  for (const role of roles) await addOfficer(transaction, id, role, passwordHash);
}

async function addOfficer(
  transaction: Transaction,
  body: BodyId,
  role: Role,
  passwordHash: string,
): Promise<void> {
  const officerId: OfficerId = toOfficerId(usernameOf(body, role));
  const organizationId = toOrganizationId(body);
  const person = {
    officerId,
    username: usernameOf(body, role),
    name: `${BODIES[body].name}${role}`,
    email: emailOf(body, role),
    organizationId,
    passwordHash,
    mustChangePassword: false,
  };
  expectDone(await createOfficer(transaction, person, null));
  const grant = { officerId, organizationId, role, fromOn: LONG_AGO, toOn: null, reason: '建城' };
  expectDone(await grantAtBootstrap(transaction, grant));
}

function expectDone(result: Result<unknown, unknown>): void {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
}
