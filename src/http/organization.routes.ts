import { z } from 'zod';
import { accepted } from '../domain/result';
import { changeOrganization } from '../store/organization-change.store';
import { organizationEffects, organizationHistory } from '../store/organization-effect.store';
import {
  createOrganization,
  findOrganization,
  listOrganizations,
  treeVersion,
} from '../store/organization.store';
import { idSchema } from '../wire/common.wire';
import {
  newOrganizationSchema,
  organizationCommandSchema,
  organizationEffectsQuery,
  organizationEffectsSchema,
  organizationHistorySchema,
  organizationPageSchema,
  organizationQuerySchema,
  organizationSchema,
} from '../wire/organization.wire';
import { changeOnce } from './change-once';
import { readPage, toPage } from './page';
import { notFound, refuse, route } from './route';
import type { Route } from './route';

const TAGS = ['单位'] as const;
const params = z.strictObject({ id: idSchema });

const list = route(
  {
    method: 'get',
    path: '/organizations',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '单位列表：按名称查找，或沿机构树展开',
    tags: TAGS,
    query: organizationQuerySchema,
    reply: { 200: organizationPageSchema },
  },
  async ({ query, deps }) => {
    const { cursor, limit, ...filter } = query;
    const page = readPage({ cursor, limit });
    const rows = await listOrganizations(deps.database, { ...filter, ...page });
    const shown = toPage(rows, page, (row) => row.organizationId);
    return { status: 200, body: { ...shown, treeVersion: await treeVersion(deps.database.prisma) } };
  },
);

const read = route(
  {
    method: 'get',
    path: '/organizations/{id}',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '一个单位',
    tags: TAGS,
    params,
    reply: { 200: organizationSchema },
  },
  async ({ params: { id }, deps }) => {
    const organization = await findOrganization(deps.database.prisma, id);
    return organization === null ? notFound() : { status: 200, body: organization };
  },
);

const history = route(
  {
    method: 'get',
    path: '/organizations/{id}/history',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '单位沿革：历次名称、上级单位、合并与撤销',
    tags: TAGS,
    params,
    reply: { 200: organizationHistorySchema },
  },
  async ({ params: { id }, deps }) => {
    const { prisma } = deps.database;
    const organization = await findOrganization(prisma, id);
    if (organization === null) return notFound();
    const lines = await organizationHistory(prisma, organization.organizationId);
    const items = lines.map(({ recordedAt, recordedBy, recordedByName, ...line }) => ({
      ...line,
      recordedAt: recordedAt.toISOString(),
      recordedBy: recordedBy === null ? null : { id: recordedBy, name: recordedByName ?? '' },
    }));
    return { status: 200, body: { items } };
  },
);

const effects = route(
  {
    method: 'get',
    path: '/organizations/{id}/effects',
    access: { roles: ['system-administrator'] },
    audit: 'organization:preview',
    summary: '变更一个单位之前：牵涉多少在办案件、人员和下级单位',
    tags: TAGS,
    params,
    query: organizationEffectsQuery,
    reply: { 200: organizationEffectsSchema },
    problems: [422],
  },
  async ({ params: { id }, query, deps }) => {
    const { prisma } = deps.database;
    const version = await treeVersion(prisma);
    const organization = await findOrganization(prisma, id);
    const { successorId } = query;
    const successor = successorId === undefined ? null : await findOrganization(prisma, successorId);
    if (organization === null) return notFound();
    if (successorId !== undefined && successor === null) return refuse({ type: 'organization-unknown' });
    const counted = await organizationEffects(prisma, organization.organizationId, successor?.path ?? []);
    return { status: 200, body: { treeVersion: version, ...counted } };
  },
);

const create = route(
  {
    method: 'post',
    path: '/organizations',
    access: { roles: ['system-administrator'] },
    audit: 'organization:create',
    summary: '新增单位',
    tags: TAGS,
    body: newOrganizationSchema,
    reply: { 201: organizationSchema },
    examples: {
      body: {
        parentId: 'city-government',
        name: '市水务局',
        kind: 'line-authority',
        regionCode: '150100',
        email: 'shuiwu@example.gov.cn',
      },
    },
  },
  (context) =>
    changeOnce(context, 'organization:create', async (transaction) => {
      const { body, actor } = context;
      const made = { ...body, uscc: body.uscc ?? null, email: body.email ?? null };
      const created = await createOrganization(transaction, made, actor.officerId);
      return created.ok ? accepted({ status: 201, body: created.value }) : created;
    }),
);

const command = route(
  {
    method: 'post',
    path: '/organizations/{id}/commands',
    access: { roles: ['system-administrator'] },
    audit: 'organization:change',
    summary: '更名、变更联系方式、调整上级、合并、撤销',
    description:
      '合并与撤销须指明继受单位：其人员与下级单位一并转入，岗位须由安全管理员重新确认；在办案件随之转由继受单位办理。',
    tags: TAGS,
    params,
    body: organizationCommandSchema,
    reply: { 200: organizationSchema },
    examples: {
      bodies: {
        更名: { type: 'rename', name: '市水利局' },
        合并: { type: 'merge', successorId: 'city-water', basis: '市机构改革方案' },
      },
    },
  },
  (context) =>
    changeOnce(context, 'organization:change', async (transaction) => {
      const { body, params: path, actor } = context;
      const { treeVersion: expectedTreeVersion } = body;
      const asked = {
        organizationId: path.id,
        command: body,
        expectedTreeVersion,
        recordedBy: actor.officerId,
      };
      const changed = await changeOrganization(transaction, asked);
      return changed?.ok === true ? accepted({ status: 200, body: changed.value }) : changed;
    }),
);

export const organizationRoutes: readonly Route[] = [list, read, history, effects, create, command];
