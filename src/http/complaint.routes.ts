import { toCaseId, type CaseId, type Instant } from '../domain/ids';
import { originOf, receiveComplaint, type FilingDeps } from '../intake/receive-complaint';
import { listComplaints, type ComplaintFilter } from '../store/complaint-list.store';
import { caseTimeOf } from '../store/event-log';
import { organizationNames } from '../store/names';
import { filedReply, filingBody } from '../wire/complaint-filing.wire';
import { complaintList, complaintParams, complaintQuery, complaintView } from '../wire/complaint.wire';
import { receiptOpens } from './case-readers';
import { commandRoute, commandOutcomeRoute } from './complaint-command.routes';
import { journalRoute } from './complaint-journal.routes';
import { FILING_EXAMPLE } from './complaint-examples';
import { COMPLAINT_TAGS as TAGS, viewOf } from './complaint-page';
import { toSummaryView } from './complaint-view';
import { toFiledAnswer } from './filing-answer';
import { notFound, route, type Answer, type Route } from './route';

/** Lists, case pages and commands of complaints: for staff, respondents and, by receipt, complainants. */
export function complaintRoutes(intake: FilingDeps): readonly Route[] {
  return [
    listRoute(intake),
    fileRoute(intake),
    showRoute(intake),
    journalRoute(intake),
    commandRoute(intake),
    commandOutcomeRoute(intake),
  ];
}

const listRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/complaints',
      access: 'any-officer',
      audit: 'complaint:list',
      summary: '列出本人可以看到的投诉',
      tags: TAGS,
      query: complaintQuery,
      reply: { 200: complaintList },
    },
    async ({ actor, query }) => {
      const filter = await toFilter(intake, query);
      if (filter === null) return badCursor();
      const found = await listComplaints(intake.database.prisma, actor, {
        ...filter,
        limit: query.limit + 1,
      });
      const page = found.slice(0, query.limit);
      const ids = page.flatMap((one) => [one.respondentId, one.acceptingId, one.verifyingId ?? []].flat());
      const names = await organizationNames(intake.database.prisma, ids);
      const last = page.at(-1);
      const nextCursor = found.length > page.length && last !== undefined ? toCursor(last) : null;
      return { status: 200, body: { items: page.map((one) => toSummaryView(one, names)), nextCursor } };
    },
  );

const fileRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'post',
      path: '/complaints',
      access: { roles: ['registrar', 'hotline-dispatcher'] },
      audit: 'complaint:register',
      summary: '柜台登记投诉',
      tags: TAGS,
      body: filingBody,
      reply: { 201: filedReply },
      examples: { body: FILING_EXAMPLE },
    },
    async ({ actor, body, idempotency }) => {
      const filed = await receiveComplaint(intake, body, {
        channel: 'credit-portal',
        actor,
        acceptingId: actor.organizationId,
        handling: 'driven',
        isListed: false,
        externalNumber: null,
        occurredAt: null,
        origin: originOf(`counter/${actor.officerId}`, idempotency.key, idempotency.bodyHash ?? ''),
      });
      return toFiledAnswer(filed);
    },
  );

const showRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/complaints/{id}',
      access: 'officer-or-complainant',
      audit: 'complaint:read',
      summary: '查看一件投诉：状态、时限及其依据、现在可以办理的事项',
      tags: TAGS,
      params: complaintParams,
      reply: { 200: complaintView },
    },
    async ({ actor, principal, params }) => {
      const id = toCaseId(params.id);
      const view = await viewOf(intake, actor, id);
      if (view === null) return notFound();
      if (principal.type === 'complainant' && !receiptOpens(principal, view)) return notFound();
      return { status: 200, body: view };
    },
  );

async function toFilter(
  intake: FilingDeps,
  query: {
    status?: string | undefined;
    overdue?: string | undefined;
    q?: string | undefined;
    cursor?: string | undefined;
  },
): Promise<Omit<ComplaintFilter, 'limit'> | null> {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  if (query.cursor !== undefined && after === null) return null;
  return {
    status: (query.status ?? null) as ComplaintFilter['status'],
    overdueAt: query.overdue === 'true' ? await caseTimeOf(intake) : null,
    text: query.q ?? null,
    after,
  };
}

function toCursor({ receivedAt, id }: { receivedAt: Instant; id: CaseId }): string {
  return Buffer.from(`${receivedAt}|${id}`).toString('base64url');
}

function readCursor(cursor: string): ComplaintFilter['after'] {
  const [receivedAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(receivedAt) && !Number.isNaN(Date.parse(receivedAt));
  return isInstant && /^[0-9a-f-]{36}$/.test(id)
    ? { receivedAt: receivedAt as Instant, id: toCaseId(id) }
    : null;
}

function badCursor(): Answer {
  const error = { pointer: '?/cursor', message: '翻页位置无法读取', fix: '去掉 cursor 从第一页开始' };
  return { obstacle: { type: 'input-invalid', errors: [error] } };
}
