import { toOfficerId } from '../domain/ids';
import { accepted } from '../domain/result';
import { listAbsences } from '../store/officer-directory.store';
import { cancelAbsence, findOfficer, recordAbsence } from '../store/officer.store';
import { inTransaction } from '../store/transaction';
import {
  absenceListSchema,
  absenceParamsSchema,
  absenceSchema,
  newAbsenceSchema,
  officerParamsSchema,
} from '../wire/officer.wire';
import type { OfficerActor } from './authenticate';
import { changeOnce } from './change-once';
import { notFound, route } from './route';
import type { Route } from './route';

const TAGS = ['人员'] as const;

const list = route(
  {
    method: 'get',
    path: '/officers/{id}/absences',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '尚未结束的缺勤登记及代理人',
    tags: TAGS,
    params: officerParamsSchema,
    reply: { 200: absenceListSchema },
  },
  async ({ params, deps }) => {
    const { prisma } = deps.database;
    const officer = await findOfficer(prisma, params.id);
    if (officer === null) return notFound();
    const absences = await listAbsences(prisma, officer.officerId);
    const items = absences.map(({ deputyId, deputyName, ...absence }) => {
      return { ...absence, deputy: { id: deputyId, name: deputyName } };
    });
    return { status: 200, body: { items } };
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

export const absenceRoutes: readonly Route[] = [list, absent, back];
