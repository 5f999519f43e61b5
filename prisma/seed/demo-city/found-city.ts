import { createHash } from 'node:crypto';
import { COMPLAINT_CHANNELS } from '../../../src/domain/complaint/complaint';
import { toOrganizationId, type PlainDate } from '../../../src/domain/ids';
import type { Result } from '../../../src/domain/result';
import type { Database } from '../../../src/store/database';
import { inParallel } from '../../../src/intake/relay';
import { createOfficer, findOfficer } from '../../../src/store/officer.store';
import {
  createOrganization,
  findOrganization,
  listOrganizations,
} from '../../../src/store/organization.store';
import { grantAtBootstrap } from '../../../src/store/role-grant.store';
import { closeBootstrap } from '../../../src/store/sign-in.store';
import { inTransaction, type Transaction } from '../../../src/store/transaction';
import {
  BODY_OF_CHANNEL,
  BODY_OF_OFFICE_SYSTEM,
  machineIdOf,
  OFFICE_SYSTEM,
  publicHalfOf,
  type DemoAccount,
} from './accounts';
import type { DemoBody } from './bodies';
import { DEMO_OFFICERS, emailOf, officerIdOf, type DemoOfficer } from './officers';

export interface PeopleDeps {
  readonly database: Database;
  readonly hashPassword: (password: string) => Promise<string>;
}

/** Offices are held since long before the first story. */
const HELD_SINCE = '2020-01-01' as PlainDate;

function orThrow<T>(result: Result<T, { readonly type: string }>): T {
  if (!result.ok) throw new Error(result.refusal.type);
  return result.value;
}

/** The city cannot be founded where somebody else's bodies are. */
export class NotEmptyError extends Error {
  constructor() {
    super('库中已有其他机构，不建立演示城市');
  }
}

/**
 * One transaction a body, as one a person below: a machine that does much else may take long over all of them together,
 * and what was cut short is done by the next founding.
 * @returns how many bodies were missing.
 * @throws NotEmptyError
 */
export async function foundBodies(database: Database, bodies: readonly DemoBody[]): Promise<number> {
  const [first] = bodies;
  const isFounded = first !== undefined && (await findOrganization(database.prisma, first.id)) !== null;
  if (!isFounded && (await listOrganizations(database, { limit: 1 })).length > 0) throw new NotEmptyError();
  let made = 0;
  for (const body of bodies) {
    if ((await findOrganization(database.prisma, body.id)) !== null) continue;
    await inTransaction(database, (transaction) => foundBody(transaction, body));
    made += 1;
  }
  return made;
}

async function foundBody(
  transaction: Transaction,
  { id, parent, name, kind, regionCode }: DemoBody,
): Promise<void> {
  const organization = {
    organizationId: toOrganizationId(id),
    parentId: parent === null ? null : toOrganizationId(parent),
    name,
    kind,
    regionCode,
    uscc: null,
    email: `office@${id}.gov.example`,
  };
  orThrow(await createOrganization(transaction, organization, null));
}

/** A slow hash keeps a core busy; more of them at once would only wait. */
const hashesAtOnce = 2;

/**
 * Officers with their offices, and the machines of the channels.
 * @returns how many officers were missing.
 */
export async function peopleOffices(deps: PeopleDeps, accounts: readonly DemoAccount[]): Promise<number> {
  const passwords = new Map(accounts.map(({ username, password }) => [username, password]));
  const missing = await missingOfficers(deps.database);
  const hashes = new Map<string, string>();
  await inParallel(missing, hashesAtOnce, async ({ username }) => {
    hashes.set(username, await deps.hashPassword(passwords.get(username) ?? ''));
  });
  await inTransaction(deps.database, (transaction) => closeBootstrap(transaction));
  for (const person of missing) {
    const hash = hashes.get(person.username) ?? '';
    await inTransaction(deps.database, (transaction) => appoint(transaction, person, hash));
  }
  await inTransaction(deps.database, async (transaction) => {
    await issueCredentials(transaction, passwords);
    await registerKeys(transaction, accounts);
  });
  return missing.length;
}

async function missingOfficers({ prisma }: Database): Promise<readonly DemoOfficer[]> {
  const missing: DemoOfficer[] = [];
  for (const person of DEMO_OFFICERS) {
    if ((await findOfficer(prisma, officerIdOf(person.username))) === null) missing.push(person);
  }
  return missing;
}

/** The two-person ceremony would need people: the seed stands in for them, and says so (origin `bootstrap`). */
async function appoint(transaction: Transaction, person: DemoOfficer, passwordHash: string): Promise<void> {
  const organizationId = toOrganizationId(person.body);
  const officerId = officerIdOf(person.username);
  const { username, name, roles } = person;
  const made = { officerId, username, name, email: emailOf(person), organizationId, passwordHash };
  const created = await createOfficer(transaction, { ...made, mustChangePassword: false }, null);
  orThrow(created);
  for (const role of roles) {
    const grant = { officerId, organizationId, role, fromOn: HELD_SINCE, toOn: null, reason: '演示城市' };
    orThrow(await grantAtBootstrap(transaction, grant));
  }
}

async function issueCredentials(
  transaction: Transaction,
  tokens: ReadonlyMap<string, string>,
): Promise<void> {
  const channels = COMPLAINT_CHANNELS.map((channel) => ({
    id: machineIdOf(channel),
    kind: 'channel',
    name: channel,
    body: BODY_OF_CHANNEL[channel],
  }));
  const office = { id: OFFICE_SYSTEM, kind: 'office-system', name: 'oa', body: BODY_OF_OFFICE_SYSTEM };
  for (const { id, kind, name, body } of [...channels, office]) {
    const tokenHash = createHash('sha256')
      .update(tokens.get(id) ?? '', 'utf8')
      .digest();
    await transaction.$executeRaw`
      INSERT INTO app.machine_credential (credential_id, kind, name, organization_id, token_hash)
      VALUES (${id}, ${kind}, ${name}, ${body}, ${tokenHash})
      ON CONFLICT DO NOTHING`;
  }
}

/** Machines of the city sign what they send, as real ones do. */
async function registerKeys(transaction: Transaction, accounts: readonly DemoAccount[]): Promise<void> {
  for (const { username, signingKey } of accounts) {
    if (signingKey === undefined) continue;
    await transaction.$executeRaw`
      INSERT INTO app.machine_key (key_id, credential_id, public_key)
      VALUES (${signingKey.keyId}, ${username}, ${publicHalfOf(signingKey.privateKey)})
      ON CONFLICT DO NOTHING`;
  }
}
