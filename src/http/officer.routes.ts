import { weaknessOfPassword } from '../domain/access-administration';
import { accepted } from '../domain/result';
import { createOfficer, findOfficer, listOfficers } from '../store/officer.store';
import {
  newOfficerSchema,
  officerPageSchema,
  officerParamsSchema,
  officerQuerySchema,
  officerSchema,
} from '../wire/officer.wire';
import { changeOnce } from './change-once';
import { readPage, toPage } from './page';
import { hashPassword } from './password';
import { notFound, refuse, route } from './route';
import type { Route } from './route';

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

export const officerRoutes: readonly Route[] = [list, read, create];
