import type { z } from 'zod';
import { listAccesses, type RecordedAccess } from '../store/access-log.store';
import { complaintIdByNumber } from '../store/complaint.store';
import type { Database } from '../store/database';
import { accessPage, accessQuery } from '../wire/audit.wire';
import { readPage, toPage, type PageRequest } from './page';
import { route, type Route } from './route';

type Question = z.output<typeof accessQuery>;

const OWN_AUDIT = 'access:list';
const OWN_SUMMARY = '访问日志：谁在何时看了什么、试了什么，新的在前';

/** @param watched every other operation: what it is for names the entries that it leaves */
export function auditRoutes(watched: readonly Route[]): readonly Route[] {
  // Several operations may leave the same entry; the first one names it.
  const labels = new Map<string, string>([...watched].reverse().flatMap(namesOf));
  labels.set(OWN_AUDIT, OWN_SUMMARY);
  return [accessRoute(labels)];
}

type Named = readonly [audit: string, summary: string];

function namesOf({ audit, summary, auditBy }: Route): readonly Named[] {
  const kinds = [...(auditBy?.values.values() ?? [])];
  return [[audit, summary], ...kinds.map((kind): Named => [kind.audit, kind.summary])];
}

const accessRoute = (labels: ReadonlyMap<string, string>): Route =>
  route(
    {
      method: 'get',
      path: '/audit/accesses',
      access: { roles: ['audit-administrator'] },
      audit: OWN_AUDIT,
      summary: OWN_SUMMARY,
      description: '只有编号和操作，不含看到的内容。本次查询也会留痕。',
      tags: ['审计'],
      query: accessQuery,
      reply: { 200: accessPage },
    },
    async ({ query, deps: { database } }) => {
      const page = readPage(query);
      const found = await listAccesses(database.prisma, await toQuestion(database, query, page));
      const { items, nextCursor } = toPage(found, page, ({ id }) => String(id));
      return { status: 200, body: { items: items.map((entry) => toView(entry, labels)), nextCursor } };
    },
  );

async function toQuestion({ prisma }: Database, query: Question, { after, limit }: PageRequest) {
  const { officerId, action, object, outcome, from, to } = query;
  const objectId = object === undefined ? null : ((await complaintIdByNumber(prisma, object)) ?? object);
  return {
    ...{ actorId: officerId ?? null, action: action ?? null, outcome: outcome ?? null, limit, objectId },
    ...{ from: from ?? null, to: to ?? null },
    before: after === undefined ? null : Number.parseInt(after, 10) || 0,
  };
}

function toView(entry: RecordedAccess, labels: ReadonlyMap<string, string>) {
  const { id, at, actorId, actorName, organizationName, actorKind, action, ...rest } = entry;
  const { objectKind, objectId, number, outcome, requestId } = rest;
  return {
    ...{ actorKind, action, objectKind, objectId, number, outcome, requestId },
    id: String(id),
    at: at.toISOString(),
    actor:
      actorId === null ? null : { id: actorId, name: actorName ?? '', organization: organizationName ?? '' },
    label: labels.get(action) ?? action,
  };
}
