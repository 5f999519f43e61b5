import { timingSafeEqual } from 'node:crypto';
import { weaknessOfPassword } from '../domain/access-administration';
import { ADMINISTRATOR_ROLES } from '../domain/officer';
import type { OrganizationId, PlainDate } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import { createOfficer } from '../store/officer.store';
import { createOrganization } from '../store/organization.store';
import { grantAtBootstrap } from '../store/role-grant.store';
import { closeBootstrap } from '../store/sign-in.store';
import type { Transaction } from '../store/transaction';
import { bootstrappedSchema, bootstrapSchema } from '../wire/officer.wire';
import type { z } from 'zod';
import { changeOnce } from './change-once';
import type { Change } from './change-once';
import { hashPassword } from './password';
import { refuse, route } from './route';
import type { Route } from './route';
import { hashToken } from './token';

type Ceremony = z.output<typeof bootstrapSchema>;
type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number];
type PasswordHashes = Readonly<Record<AdministratorRole, string>>;

function isToken(token: string, expectedHash: string | null): boolean {
  if (expectedHash === null) return false;
  const expected = Buffer.from(expectedHash, 'hex');
  const given = hashToken(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** The bootstrap happens once, on the day the system starts: real time, in Asia/Shanghai. */
function todayInShanghai(): PlainDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()) as PlainDate;
}

async function hashAll(administrators: Ceremony['administrators']): Promise<PasswordHashes> {
  const [system, security, audit] = await Promise.all([
    hashPassword(administrators['system-administrator'].password),
    hashPassword(administrators['security-administrator'].password),
    hashPassword(administrators['audit-administrator'].password),
  ]);
  return { 'system-administrator': system, 'security-administrator': security, 'audit-administrator': audit };
}

async function createAdministrators(
  transaction: Transaction,
  ceremony: Ceremony,
  at: { readonly organizationId: OrganizationId; readonly hashes: PasswordHashes },
): Promise<Change> {
  const officers: object[] = [];
  for (const role of ADMINISTRATOR_ROLES) {
    const { username, name, email } = ceremony.administrators[role];
    const { organizationId } = at;
    const person = {
      username,
      name,
      email,
      organizationId,
      passwordHash: at.hashes[role],
      mustChangePassword: false,
    };
    const created = await createOfficer(transaction, person, null);
    if (!created.ok) return created;
    const { officerId } = created.value;
    const grant = {
      officerId,
      organizationId,
      role,
      fromOn: todayInShanghai(),
      toOn: null,
      reason: '系统初始化',
    };
    const granted = await grantAtBootstrap(transaction, grant);
    if (!granted.ok) return granted;
    officers.push({ officerId, username, role });
  }
  return accepted({ status: 201, body: { organizationId: at.organizationId, officers } });
}

const bootstrap = route(
  {
    method: 'post',
    path: '/bootstrap',
    access: 'public',
    audit: 'administration:bootstrap',
    summary: '以一次性令牌创建最上级单位与最初的三员',
    description: '只在没有任何账号时可用，且只能用一次。三员须为三个人。此后新增人员与授权都由他们办理。',
    tags: ['岗位与授权'],
    body: bootstrapSchema,
    reply: { 201: bootstrappedSchema },
    anonymousPerMinute: 20,
    examples: {
      body: {
        token: '运维签发的令牌',
        organization: { name: '某市人民政府', regionCode: '150100' },
        administrators: Object.fromEntries(
          ADMINISTRATOR_ROLES.map((role, index) => [
            role,
            {
              username: `admin.${index + 1}`,
              name: `管理员${index + 1}`,
              email: `admin${index + 1}@example.gov.cn`,
              password: '一个只有本人知道的长口令',
            },
          ]),
        ),
      },
    },
  },
  async (context) => {
    const { body, deps } = context;
    if (!isToken(body.token, deps.settings.bootstrapTokenHash)) return refuse({ type: 'bootstrap-closed' });
    for (const role of ADMINISTRATOR_ROLES) {
      const { password, username, name } = body.administrators[role];
      const weakness = weaknessOfPassword(password, [username, name]);
      if (weakness !== null) return refuse({ type: 'password-too-weak', weakness });
    }
    const hashes = await hashAll(body.administrators);
    return changeOnce(context, 'administration:bootstrap', async (transaction) => {
      if (!(await closeBootstrap(transaction))) return refused({ type: 'bootstrap-closed' });
      const root = {
        ...body.organization,
        parentId: null,
        kind: 'government' as const,
        uscc: null,
        email: null,
      };
      const created = await createOrganization(transaction, root, null);
      if (!created.ok) return created;
      return createAdministrators(transaction, body, {
        organizationId: created.value.organizationId,
        hashes,
      });
    });
  },
);

export const bootstrapRoutes: readonly Route[] = [bootstrap];
