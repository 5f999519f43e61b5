import { z } from 'zod';
import { ROLES } from '../domain/officer';
import { accepted } from '../domain/result';
import { ROLE_LABELS } from '../domain/role-labels';
import { decideGrant, endGrant, listGrants, proposeGrant } from '../store/role-grant.store';
import { idSchema } from '../wire/common.wire';
import {
  newRoleGrantSchema,
  roleCatalogueSchema,
  roleGrantCommandSchema,
  roleGrantPageSchema,
  roleGrantQuerySchema,
  roleGrantSchema,
} from '../wire/officer.wire';
import { changeOnce } from './change-once';
import { readPage, toPage } from './page';
import { refuse, route } from './route';
import type { Route } from './route';

const TAGS = ['岗位与授权'] as const;

const catalogue = route(
  {
    method: 'get',
    path: '/roles',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '全部岗位',
    tags: TAGS,
    reply: { 200: roleCatalogueSchema },
  },
  () =>
    Promise.resolve({
      status: 200,
      body: { items: ROLES.map((role) => ({ role, label: ROLE_LABELS[role] })) },
    }),
);

const list = route(
  {
    method: 'get',
    path: '/roles/grants',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '谁在哪个单位有什么岗位，含待确认的授权',
    tags: TAGS,
    query: roleGrantQuerySchema,
    reply: { 200: roleGrantPageSchema },
  },
  async ({ query, deps }) => {
    const { cursor, limit, ...filter } = query;
    const page = readPage({ cursor, limit });
    const rows = await listGrants(deps.database.prisma, { ...filter, ...page });
    return { status: 200, body: toPage(rows, page, (row) => row.grantId) };
  },
);

const propose = route(
  {
    method: 'post',
    path: '/roles/grants',
    access: { roles: ['security-administrator'] },
    audit: 'role:propose',
    summary: '提出授权；须由第二个人确认后生效',
    description: '三员分立：一个账号至多属于系统管理员、安全管理员、审计管理员之一，且不得兼任业务岗位。',
    tags: TAGS,
    body: newRoleGrantSchema,
    reply: { 201: roleGrantSchema },
    examples: {
      body: {
        officerId: 'officer-1',
        organizationId: 'city-credit-office',
        role: 'registrar',
        fromOn: '2026-12-01',
        toOn: null,
        reason: '岗位任命',
      },
    },
  },
  (context) =>
    changeOnce(context, 'role:propose', async (transaction) => {
      const proposed = await proposeGrant(transaction, context.body, context.actor.officerId);
      return proposed.ok ? accepted({ status: 201, body: proposed.value }) : proposed;
    }),
);

const decide = route(
  {
    method: 'post',
    path: '/roles/grants/{id}/commands',
    access: { roles: ['security-administrator', 'system-administrator'] },
    audit: 'role:decide',
    summary: '确认或驳回授权（第二个人），或终止岗位（安全管理员）',
    tags: TAGS,
    params: z.strictObject({ id: idSchema }),
    body: roleGrantCommandSchema,
    reply: { 200: roleGrantSchema },
    examples: { bodies: { 确认: { type: 'confirm' }, 驳回: { type: 'refuse' }, 终止: { type: 'end' } } },
  },
  async (context) => {
    const { params, body, actor } = context;
    const { type } = body;
    if (type === 'end' && !actor.roles.includes('security-administrator')) {
      return refuse({ type: 'role-missing', needed: ['security-administrator'] });
    }
    return changeOnce(context, 'role:decide', async (transaction) => {
      const decided =
        type === 'end'
          ? await endGrant(transaction, params.id, actor.officerId)
          : await decideGrant(transaction, { grantId: params.id, verdict: type }, actor);
      return decided?.ok === true ? accepted({ status: 200, body: decided.value }) : decided;
    });
  },
);

export const roleRoutes: readonly Route[] = [catalogue, list, propose, decide];
