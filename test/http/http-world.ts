import { createHash } from 'node:crypto';
import type { Express } from 'express';
import request from 'supertest';
import type { OfficerId, OrganizationId, PlainDate } from '../../src/domain/ids';
import type { OrganizationKind } from '../../src/domain/organization';
import type { Role } from '../../src/domain/officer';
import { createApp } from '../../src/http/app';
import type { HttpDeps, HttpSettings } from '../../src/http/deps';
import { hashPassword } from '../../src/http/password';
import type { Route } from '../../src/http/route';
import { createLog } from '../../src/log';
import { recordAccess } from '../../src/store/access-log.store';
import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { createOfficer } from '../../src/store/officer.store';
import { createOrganization } from '../../src/store/organization.store';
import { grantAtBootstrap } from '../../src/store/role-grant.store';
import { inTransaction } from '../../src/store/transaction';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

export const BOOTSTRAP_TOKEN = 'one-use-token-of-this-test';
export const PASSWORD = '七月的风吹过科尔沁草原';

export interface HttpWorld {
  readonly app: Express;
  readonly database: Database;
  readonly store: TestDatabase;
  readonly logLines: string[];
  readonly close: () => Promise<void>;
}

export const testSettings: HttpSettings = {
  allowedOrigins: ['https://pacta.example.gov.cn'],
  secureCookies: false,
  trustedProxies: ['loopback'],
  rateFactor: 1000,
  proofOfWork: { key: Buffer.from('of this test'), bits: 4 },
  bootstrapTokenHash: createHash('sha256').update(BOOTSTRAP_TOKEN).digest('hex'),
  signaturesDemanded: false,
  siteFolder: null,
  demoAccountsFile: null,
};

/** The real app on a real database of its own, with the routes of one's choice. */
export async function createHttpWorld(
  routes: readonly Route[],
  changed: Partial<HttpSettings> = {},
): Promise<HttpWorld> {
  const store = await createTestDatabase();
  const database = openDatabase({ url: store.url('app'), name: 'http-test', maxConnections: 6 });
  const logLines: string[] = [];
  const deps = {
    database,
    log: createLog('info', { write: (line) => void logLines.push(line) }),
    settings: { ...testSettings, ...changed },
    readiness: [{ name: 'database', check: () => database.pool.query('SELECT 1').then(() => undefined) }],
    recordAccess: (entry) => recordAccess(database.prisma, entry),
  } satisfies Partial<HttpDeps>;
  // Nouns whose routes are not under test need no parts.
  const app = createApp(deps, routes);
  const close = async (): Promise<void> => {
    await database.close();
    await store.drop();
  };
  return { app, database, store, logLines, close };
}

const orThrow = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

export interface Body {
  readonly id: string;
  readonly parent?: string;
  readonly kind?: OrganizationKind;
}

/** Adds bodies in the order given, parents first. */
export async function withBodies(world: HttpWorld, ...bodies: readonly Body[]): Promise<void> {
  for (const { id, parent, kind } of bodies) {
    const made = {
      organizationId: id as OrganizationId,
      parentId: (parent ?? null) as OrganizationId | null,
      name: `单位 ${id}`,
      kind: kind ?? 'government',
      regionCode: '150100',
      uscc: null,
      email: null,
    };
    orThrow(
      await inTransaction(world.database, (transaction) => createOrganization(transaction, made, null)),
    );
  }
}

const LONG_AGO = '2020-01-01' as PlainDate;
let passwordHash: Promise<string> | undefined;

/** Adds a person with offices held at once; the password is `PASSWORD`. */
export async function withOfficer(
  world: HttpWorld,
  username: string,
  body: string,
  roles: readonly Role[],
): Promise<OfficerId> {
  passwordHash ??= hashPassword(PASSWORD);
  const person = {
    officerId: username as OfficerId,
    username,
    name: `人员 ${username}`,
    email: `${username}@example.gov.cn`,
    organizationId: body as OrganizationId,
    passwordHash: await passwordHash,
    mustChangePassword: false,
  };
  return inTransaction(world.database, async (transaction) => {
    const { officerId, organizationId } = orThrow(await createOfficer(transaction, person, null));
    for (const role of roles) {
      const grant = { officerId, organizationId, role, fromOn: LONG_AGO, toOn: null, reason: '测试' };
      orThrow(await grantAtBootstrap(transaction, grant));
    }
    return officerId;
  });
}

/** Signs in and gives the Bearer header. */
export async function signIn(world: HttpWorld, username: string, password = PASSWORD): Promise<string> {
  const answer = await request(world.app).post('/api/v1/sessions').send({ username, password });
  if (answer.status !== 201) throw new Error(`${username}: ${JSON.stringify(answer.body)}`);
  return `Bearer ${answer.body.token as string}`;
}
