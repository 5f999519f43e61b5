import { weaknessOfPassword } from '../domain/access-administration';
import { toOfficerId } from '../domain/ids';
import { absentOnesOf, positionsOf } from '../store/position.store';
import { endSession, findSession, listSessions, openSession, takePosition } from '../store/session.store';
import type { OfficerSession } from '../store/session.store';
import {
  findSignInSubject,
  forgiveTries,
  getSignInSubject,
  reserveTry,
  setPassword,
} from '../store/sign-in.store';
import { normalizeUsername } from '../store/officer.store';
import { inTransaction } from '../store/transaction';
import {
  currentSessionSchema,
  passwordChangeSchema,
  positionSchema,
  sessionListSchema,
  sessionParamsSchema,
  signedInSchema,
  signInSchema,
} from '../wire/session.wire';
import { csrfTokenFor, sessionCookie } from './authenticate';
import { ObstacleError } from './problem';
import { hashPassword, isPassword } from './password';
import { placeOf } from './rate-limit';
import { notFound, refuse, route } from './route';
import type { Route } from './route';
import { hashToken, newToken } from './token';

const TAGS = ['账号与登录'] as const;

const officerOf = (session: OfficerSession): object => ({
  officerId: session.actor.officerId,
  username: session.username,
  name: session.name,
  organizationId: session.actor.organizationId,
  organizationName: session.organizationName,
  organizationPath: session.actor.organizationPath,
  roles: session.actor.roles,
  onBehalfOf: session.actor.onBehalfOf ?? null,
  mustChangePassword: session.mustChangePassword,
});

async function reserveTryOrWait(...[database, account, place]: Parameters<typeof reserveTry>): Promise<void> {
  const waitSeconds = await reserveTry(database, account, place);
  if (waitSeconds > 0) throw new ObstacleError({ type: 'too-many-requests', retryAfterSeconds: waitSeconds });
}

const signIn = route(
  {
    method: 'post',
    path: '/sessions',
    access: 'public',
    audit: 'none-own-account',
    summary: '登录',
    description: '口令错误只会让来源网络变慢，不会锁定账号。用户名不存在与口令错误的应答完全相同。',
    tags: TAGS,
    body: signInSchema,
    reply: { 201: signedInSchema },
    idempotencyKey: 'not-needed',
    anonymousPerMinute: 60,
    examples: { body: { username: 'zhang.san', password: '七月的风吹过科尔沁' } },
  },
  async ({ body, deps, request }) => {
    const { database, settings } = deps;
    const account = normalizeUsername(body.username);
    const place = placeOf(request);
    await reserveTryOrWait(database, account, place);
    const subject = await findSignInSubject(database, account);
    const isRight = await isPassword(body.password, subject?.passwordHash ?? null);
    if (subject === null || !isRight || !subject.isActive) return { obstacle: { type: 'credentials-wrong' } };
    await forgiveTries(database, account, place);
    const token = newToken();
    await openSession(database, hashToken(token), { subject: 'officer', officerId: subject.officerId });
    const session = await findSession(database, hashToken(token));
    if (session?.type !== 'officer') return { obstacle: { type: 'credentials-wrong' } };
    const reply = { token, csrfToken: csrfTokenFor(token), officer: officerOf(session) };
    return { status: 201, body: reply, headers: { 'Set-Cookie': sessionCookie(settings, token) } };
  },
);

const readCurrent = route(
  {
    method: 'get',
    path: '/sessions/current',
    access: 'own-session',
    audit: 'none-own-account',
    summary: '当前登录：我是谁、以什么岗位办理、还能换到哪里',
    tags: TAGS,
    reply: { 200: currentSessionSchema },
  },
  async ({ principal, deps }) => {
    const { prisma } = deps.database;
    const { officerId } = principal.actor;
    const [positions, mayActFor] = await Promise.all([
      positionsOf(prisma, officerId),
      absentOnesOf(prisma, officerId),
    ]);
    const { sessionId, csrfToken, session } = principal;
    return { status: 200, body: { sessionId, csrfToken, officer: officerOf(session), positions, mayActFor } };
  },
);

const signOut = route(
  {
    method: 'delete',
    path: '/sessions/current',
    access: 'own-session',
    audit: 'none-own-account',
    summary: '退出登录',
    tags: TAGS,
    reply: { 204: 'empty' },
  },
  async ({ principal, deps }) => {
    await endSession(deps.database, principal.actor.officerId, principal.sessionId);
    return { status: 204, headers: { 'Set-Cookie': sessionCookie(deps.settings, null) } };
  },
);

const takeAPosition = route(
  {
    method: 'put',
    path: '/sessions/current/position',
    access: 'any-officer',
    audit: 'session:take-position',
    summary: '选择以哪个单位的岗位办理，或代理缺勤人员（AB 岗）',
    tags: TAGS,
    body: positionSchema,
    reply: { 204: 'empty' },
    problems: [422],
    examples: { body: { organizationId: null, onBehalfOf: null } },
  },
  async ({ principal, body, deps }) => {
    const { prisma } = deps.database;
    const { officerId } = principal.actor;
    const { organizationId, onBehalfOf } = body;
    if (onBehalfOf !== null && !(await absentOnesOf(prisma, officerId)).includes(onBehalfOf)) {
      return refuse({ type: 'not-deputy-now' });
    }
    if (organizationId !== null && !(await positionsOf(prisma, officerId)).includes(organizationId)) {
      return refuse({ type: 'no-office-there' });
    }
    await takePosition(deps.database, principal.sessionId, { organizationId, onBehalfOf });
    return { status: 204 };
  },
);

const changePassword = route(
  {
    method: 'put',
    path: '/sessions/current/password',
    access: 'own-session',
    audit: 'account:change-password',
    summary: '修改口令；其他登录随即失效',
    tags: TAGS,
    body: passwordChangeSchema,
    reply: { 204: 'empty' },
    problems: [422],
    examples: { body: { oldPassword: '管理员给的初始口令', newPassword: '八月的雨落在锡林郭勒' } },
  },
  async ({ principal, body, deps, request }) => {
    const officerId = toOfficerId(principal.actor.officerId);
    const subject = await getSignInSubject(deps.database, officerId);
    const place = placeOf(request);
    // A stolen session must not be a way round the delays of signing in.
    await reserveTryOrWait(deps.database, subject.username, place);
    if (!(await isPassword(body.oldPassword, subject.passwordHash)))
      return refuse({ type: 'password-wrong' });
    await forgiveTries(deps.database, subject.username, place);
    const isSame = body.oldPassword === body.newPassword;
    const weakness = isSame
      ? 'too-common'
      : weaknessOfPassword(body.newPassword, [subject.username, subject.name]);
    if (weakness !== null) return refuse({ type: 'password-too-weak', weakness });
    const passwordHash = await hashPassword(body.newPassword);
    const change = { officerId, passwordHash, mustChangePassword: false, keptSessionId: principal.sessionId };
    await inTransaction(deps.database, (transaction) => setPassword(transaction, change));
    return { status: 204 };
  },
);

const listOwn = route(
  {
    method: 'get',
    path: '/sessions',
    access: 'own-session',
    audit: 'none-own-account',
    summary: '我的全部登录',
    tags: TAGS,
    reply: { 200: sessionListSchema },
  },
  async ({ principal, deps }) => {
    const sessions = await listSessions(deps.database, principal.actor.officerId);
    const items = sessions.map((session) => ({
      sessionId: session.sessionId,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
      isCurrent: session.sessionId === principal.sessionId,
    }));
    return { status: 200, body: { items } };
  },
);

const endOwn = route(
  {
    method: 'delete',
    path: '/sessions/{id}',
    access: 'own-session',
    audit: 'session:end',
    summary: '注销我的另一处登录，立即生效',
    tags: TAGS,
    params: sessionParamsSchema,
    reply: { 204: 'empty' },
  },
  async ({ principal, params, deps }) => {
    const isEnded = await endSession(deps.database, principal.actor.officerId, params.id);
    return isEnded ? { status: 204 } : notFound();
  },
);

export const sessionRoutes: readonly Route[] = [
  signIn,
  readCurrent,
  signOut,
  takeAPosition,
  changePassword,
  listOwn,
  endOwn,
];
