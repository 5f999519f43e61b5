import { weaknessOfPassword } from '../domain/access-administration';
import { toOfficerId } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import {
  cancelAbsence,
  createOfficer,
  findOfficer,
  handOver,
  listOfficers,
  lockOfficer,
  recordAbsence,
} from '../store/officer.store';
import { setPassword } from '../store/sign-in.store';
import { inTransaction } from '../store/transaction';
import {
  absenceParamsSchema,
  absenceSchema,
  newAbsenceSchema,
  newOfficerSchema,
  officerCommandSchema,
  officerPageSchema,
  officerParamsSchema,
  officerQuerySchema,
  officerSchema,
} from '../wire/officer.wire';
import type { OfficerActor } from './authenticate';
import { changeOnce } from './change-once';
import type { Change } from './change-once';
import { readPage, toPage } from './page';
import { hashPassword } from './password';
import { notFound, refuse, route } from './route';
import type { Route } from './route';
import type { Transaction } from '../store/transaction';

const TAGS = ['人员'] as const;

const list = route(
  {
    method: 'get',
    path: '/officers',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '人员列表：通讯录',
    tags: TAGS,
    query: officerQuerySchema,
    reply: { 200: officerPageSchema },
  },
  async ({ query, deps }) => {
    const { cursor, limit, ...filter } = query;
    const page = readPage({ cursor, limit });
    const rows = await listOfficers(deps.database.prisma, { ...filter, ...page });
    return { status: 200, body: toPage(rows, page, (row) => row.officerId) };
  },
);

const read = route(
  {
    method: 'get',
    path: '/officers/{id}',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '一位人员',
    tags: TAGS,
    params: officerParamsSchema,
    reply: { 200: officerSchema },
  },
  async ({ params, deps }) => {
    const officer = await findOfficer(deps.database.prisma, params.id);
    return officer === null ? notFound() : { status: 200, body: officer };
  },
);

const create = route(
  {
    method: 'post',
    path: '/officers',
    access: { roles: ['system-administrator'] },
    audit: 'officer:create',
    summary: '新增人员；岗位另由安全管理员授予',
    tags: TAGS,
    body: newOfficerSchema,
    reply: { 201: officerSchema },
    examples: {
      body: {
        username: 'zhang.san',
        name: '张三',
        email: 'zhangsan@example.gov.cn',
        organizationId: 'city-credit-office',
        initialPassword: '请首次登录后修改-2026',
      },
    },
  },
  async (context) => {
    const { initialPassword, ...person } = context.body;
    const weakness = weaknessOfPassword(initialPassword, [person.username, person.name]);
    if (weakness !== null) return refuse({ type: 'password-too-weak', weakness });
    const passwordHash = await hashPassword(initialPassword);
    return changeOnce(context, 'officer:create', async (transaction) => {
      const made = { ...person, passwordHash, mustChangePassword: true };
      const created = await createOfficer(transaction, made, context.actor.officerId);
      return created.ok ? accepted({ status: 201, body: created.value }) : created;
    });
  },
);

async function resetPassword(transaction: Transaction, id: string, passwordHash: string): Promise<Change> {
  const officer = await lockOfficer(transaction, id);
  if (officer === null) return null;
  if (officer.status !== 'active') return refused({ type: 'officer-not-active' });
  const { officerId } = officer;
  await setPassword(transaction, { officerId, passwordHash, mustChangePassword: true, keptSessionId: null });
  return accepted({ status: 200, body: officer });
}

const command = route(
  {
    method: 'post',
    path: '/officers/{id}/commands',
    access: { roles: ['system-administrator'] },
    audit: 'officer:change',
    summary: '工作交接、离任、重置口令',
    tags: TAGS,
    params: officerParamsSchema,
    body: officerCommandSchema,
    reply: { 200: officerSchema },
    examples: {
      bodies: {
        交接并离任: { type: 'hand-over', successorId: 'officer-2', isLeaving: true },
        重置口令: { type: 'reset-password', initialPassword: '请首次登录后修改-2026' },
      },
    },
  },
  async (context) => {
    const { body, params, actor } = context;
    if (body.type === 'reset-password') {
      const weakness = weaknessOfPassword(body.initialPassword, []);
      if (weakness !== null) return refuse({ type: 'password-too-weak', weakness });
      const passwordHash = await hashPassword(body.initialPassword);
      return changeOnce(context, 'officer:change', (transaction) =>
        resetPassword(transaction, params.id, passwordHash),
      );
    }
    return changeOnce(context, 'officer:change', async (transaction) => {
      const known = await findOfficer(transaction, params.id);
      if (known === null) return null;
      const handover = {
        officerId: known.officerId,
        successorId: body.successorId,
        isLeaving: body.isLeaving,
      };
      const done = await handOver(transaction, handover, actor.officerId);
      if (!done.ok) return done;
      return accepted({ status: 200, body: await findOfficer(transaction, params.id) });
    });
  },
);

/** One's own absence, or anybody's for the system administrator; for others the officer does not exist here. */
const mayArrange = (actor: OfficerActor, officerId: string): boolean =>
  actor.officerId === officerId || actor.roles.includes('system-administrator');

const absent = route(
  {
    method: 'post',
    path: '/officers/{id}/absences',
    access: 'any-officer',
    audit: 'officer:record-absence',
    summary: '登记缺勤并指定代理人（AB 岗）',
    tags: TAGS,
    params: officerParamsSchema,
    body: newAbsenceSchema,
    reply: { 201: absenceSchema },
    examples: {
      body: { deputyId: 'officer-2', fromOn: '2026-12-01', toOn: '2026-12-05', reason: '外出培训' },
    },
  },
  (context) =>
    changeOnce(context, 'officer:record-absence', async (transaction) => {
      const { params, body, actor } = context;
      if (!mayArrange(actor, params.id)) return null;
      if ((await findOfficer(transaction, params.id)) === null) return null;
      const absence = { ...body, officerId: toOfficerId(params.id) };
      const recorded = await recordAbsence(transaction, absence, actor.officerId);
      return recorded.ok ? accepted({ status: 201, body: { absenceId: recorded.value } }) : recorded;
    }),
);

const back = route(
  {
    method: 'delete',
    path: '/officers/{id}/absences/{absenceId}',
    access: 'any-officer',
    audit: 'officer:cancel-absence',
    summary: '取消缺勤登记，代理随即终止',
    tags: TAGS,
    params: absenceParamsSchema,
    reply: { 204: 'empty' },
  },
  async ({ params, actor, deps }) => {
    if (!mayArrange(actor, params.id)) return notFound();
    const cancelled = { officerId: toOfficerId(params.id), absenceId: params.absenceId };
    const isCancelled = await inTransaction(deps.database, (transaction) =>
      cancelAbsence(transaction, cancelled, actor.officerId),
    );
    return isCancelled ? { status: 204 } : notFound();
  },
);

export const officerRoutes: readonly Route[] = [list, read, create, command, absent, back];
