import { weaknessOfPassword } from '../domain/access-administration';
import type { OfficerId } from '../domain/ids';
import type { Role } from '../domain/officer';
import { accepted, refused } from '../domain/result';
import { changeAccount } from '../store/officer-account.store';
import type { AccountCommand } from '../store/officer-account.store';
import { findOfficer, lockOfficer } from '../store/officer.store';
import { setPassword } from '../store/sign-in.store';
import type { Transaction } from '../store/transaction';
import { accountSchema } from '../wire/account.wire';
import { officerCommandSchema, officerParamsSchema, officerSchema } from '../wire/officer.wire';
import { accountView } from './account-view';
import { changeOnce } from './change-once';
import type { Change } from './change-once';
import { hashPassword } from './password';
import { notFound, refuse, route } from './route';
import type { Route } from './route';

const TAGS = ['人员'] as const;

/** Whoever keeps accounts also ends them; who guards against misuse may stop one at once. */
const MAY: Readonly<Record<'reset-password' | AccountCommand['type'], readonly Role[]>> = {
  'hand-over': ['system-administrator'],
  leave: ['system-administrator'],
  'reset-password': ['system-administrator'],
  lock: ['system-administrator', 'security-administrator'],
  unlock: ['system-administrator', 'security-administrator'],
  'end-sessions': ['system-administrator', 'security-administrator'],
};

const read = route(
  {
    method: 'get',
    path: '/officers/{id}/account',
    access: { roles: ['system-administrator', 'security-administrator'] },
    audit: 'officer:read-account',
    summary: '一个账号：登录情况、名下与岗位上的待办、可以接办的人',
    description:
      '只有件数，没有案件内容。离任前须交接：名下的未办结案件归接办人；岗位上的待办归同岗位的其他人，没有其他人的不得离任。',
    tags: TAGS,
    params: officerParamsSchema,
    reply: { 200: accountSchema },
  },
  async ({ params, deps }) => {
    const { prisma } = deps.database;
    const officer = await findOfficer(prisma, params.id);
    return officer === null ? notFound() : { status: 200, body: await accountView(prisma, officer) };
  },
);

const command = route(
  {
    method: 'post',
    path: '/officers/{id}/commands',
    access: { roles: ['system-administrator', 'security-administrator'] },
    audit: 'officer:change',
    summary: '工作交接、离任、重置口令、锁定与解锁、强制退出',
    description: '锁定、解锁和强制退出，安全管理员也可办理；其余由系统管理员办理。',
    tags: TAGS,
    params: officerParamsSchema,
    body: officerCommandSchema,
    reply: { 200: officerSchema },
    examples: {
      bodies: {
        交接并离任: { type: 'hand-over', successorId: 'officer-2', isLeaving: true },
        离任: { type: 'leave' },
        重置口令: { type: 'reset-password', initialPassword: '请首次登录后修改-2026' },
        锁定: { type: 'lock', reason: '口令疑似泄露' },
        解锁: { type: 'unlock' },
        强制退出: { type: 'end-sessions' },
      },
    },
  },
  async (context) => {
    const { body, params, actor } = context;
    const needed = MAY[body.type];
    if (!needed.some((role) => actor.roles.includes(role))) return refuse({ type: 'role-missing', needed });
    if (body.type === 'reset-password') {
      const weakness = weaknessOfPassword(body.initialPassword, []);
      if (weakness !== null) return refuse({ type: 'password-too-weak', weakness });
      const passwordHash = await hashPassword(body.initialPassword);
      return changeOnce(context, 'officer:change', (transaction) =>
        resetPassword(transaction, params.id, passwordHash),
      );
    }
    return changeOnce(context, 'officer:change', (transaction) =>
      change(transaction, { officerId: params.id, command: body, recordedBy: actor.officerId }),
    );
  },
);

async function resetPassword(transaction: Transaction, id: string, passwordHash: string): Promise<Change> {
  const officer = await lockOfficer(transaction, id);
  if (officer === null) return null;
  if (officer.status === 'locked') return refused({ type: 'account-locked' });
  if (officer.status !== 'active') return refused({ type: 'officer-not-active' });
  const { officerId } = officer;
  await setPassword(transaction, { officerId, passwordHash, mustChangePassword: true, keptSessionId: null });
  return accepted({ status: 200, body: officer });
}

async function change(
  transaction: Transaction,
  asked: {
    readonly officerId: string;
    readonly command: AccountCommand;
    readonly recordedBy: OfficerId;
  },
): Promise<Change> {
  const done = await changeAccount(transaction, asked);
  if (done?.ok !== true) return done;
  return accepted({ status: 200, body: await findOfficer(transaction, asked.officerId) });
}

export const accountAdministrationRoutes: readonly Route[] = [read, command];
