import { INCIDENT_LABELS } from '../domain/operations';
import { accepted, refused } from '../domain/result';
import { closeIncident, lockIncident, ownIncident } from '../store/incident-care.store';
import { listOpenIncidents, type Incident } from '../store/incident.store';
import { officerNames } from '../store/names';
import { incidentCommand, incidentList, incidentParams, incidentReply } from '../wire/incident.wire';
import { changeOnce } from './change-once';
import { route, type Route } from './route';

const TAGS = ['运维'] as const;
const ACCESS = { roles: ['operations'] } as const;

/** A kind that a later version opened is shown by its code. */
const LABELS: Readonly<Record<string, string>> = INCIDENT_LABELS;

const listRoute: Route = route(
  {
    method: 'get',
    path: '/operations/incidents',
    access: ACCESS,
    audit: 'incident:list',
    summary: '待处理的运行事件，及由谁负责',
    tags: TAGS,
    reply: { 200: incidentList },
  },
  async ({ deps: { database } }) => {
    const incidents = await listOpenIncidents(database, 200);
    const names = await officerNames(
      database.prisma,
      incidents.flatMap(({ ownerId }) => ownerId ?? []),
    );
    return { status: 200, body: { items: incidents.map((incident) => toView(incident, names)) } };
  },
);

function toView(incident: Incident, names: ReadonlyMap<string, string>) {
  const { incidentId, kind, caseId, detail, openedAt, ownerId, ownedAt } = incident;
  return {
    id: incidentId,
    kind,
    label: LABELS[kind] ?? kind,
    caseId,
    detail,
    openedAt: openedAt.toISOString(),
    owner: ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? '' },
    ownedAt: ownedAt?.toISOString() ?? null,
  };
}

const commandRoute: Route = route(
  {
    method: 'post',
    path: '/operations/incidents/{id}/commands',
    access: ACCESS,
    audit: 'incident:decide',
    summary: '接手一个运行事件，或写明处理情况后结束',
    tags: TAGS,
    params: incidentParams,
    body: incidentCommand,
    reply: { 200: incidentReply },
    examples: {
      bodies: {
        接手: { type: 'take' },
        结束: { type: 'close', note: '邮件服务器已恢复，失败的通知已重发。' },
      },
    },
  },
  async (context) => {
    const { actor, body, params } = context;
    return changeOnce(context, 'incident:decide', async (transaction) => {
      const standing = await lockIncident(transaction, params.id);
      if (standing === null) return null;
      if (standing.isClosed) return refused({ type: 'incident-closed' });
      if (body.type === 'take') {
        await ownIncident(transaction, params.id, actor.officerId);
        return accepted({ status: 200, body: { id: params.id, state: 'owned' } });
      }
      if (standing.ownerId !== actor.officerId) return refused({ type: 'incident-of-somebody-else' });
      await closeIncident(transaction, params.id, { closedBy: actor.officerId, note: body.note });
      return accepted({ status: 200, body: { id: params.id, state: 'closed' } });
    });
  },
);

/** What has gone wrong, and who sees to it. */
export const incidentRoutes: readonly Route[] = [listRoute, commandRoute];
