import { toCaseId } from '../domain/ids';
import { originOf, receiveComplaint, type FilingDeps } from '../intake/receive-complaint';
import { countComplaints, listComplaints } from '../store/complaint-list.store';
import { filedReply, filingBody } from '../wire/complaint-filing.wire';
import {
  complaintList,
  complaintParams,
  complaintQuery,
  complaintView,
  seenAsQuery,
} from '../wire/complaint.wire';
import { receiptOpens } from './case-readers';
import { badCursor, toComplaintFilter, toCursor } from './complaint-filter';
import { commandRoute, commandOutcomeRoute } from './complaint-command.routes';
import { journalRoute } from './complaint-journal.routes';
import { FILING_EXAMPLE } from './complaint-examples';
import { COMPLAINT_TAGS as TAGS, viewOf } from './complaint-page';
import { summaryViews } from './complaint-summaries';
import { toFiledAnswer } from './filing-answer';
import { letterPreviewRoute } from './letter-preview.routes';
import { notFound, route, type Route } from './route';
import { auditSeenAs, SEEN_AS_DESCRIPTION, throughEyes, withoutActs } from './seen-as';

/** More are not counted for a list: `1000+` is all that people want to know. */
const COUNTED = 1_000;

/** Lists, case pages and commands of complaints: for staff, respondents and, by receipt, complainants. */
export function complaintRoutes(intake: FilingDeps): readonly Route[] {
  return [
    listRoute(intake),
    fileRoute(intake),
    showRoute(intake),
    journalRoute(intake),
    commandRoute(intake),
    commandOutcomeRoute(intake),
    letterPreviewRoute(intake),
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
      const { limit, count, ...asked } = query;
      const filter = await toComplaintFilter(intake, asked);
      if (filter === null) return badCursor();
      const { prisma } = intake.database;
      const [found, total] = await Promise.all([
        listComplaints(prisma, actor, { ...filter, limit: limit + 1 }),
        count === 'true' ? countComplaints(prisma, actor, { ...filter, limit: COUNTED }) : null,
      ]);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const hasMore = found.length > page.length && last !== undefined;
      const nextCursor = hasMore ? toCursor(last, filter.sort) : null;
      return { status: 200, body: { items: await summaryViews(prisma, actor, page), total, nextCursor } };
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
      auditBy: auditSeenAs('complaint:read'),
      summary: '查看一件投诉：状态、时限及其依据、现在可以办理的事项',
      description: SEEN_AS_DESCRIPTION,
      tags: TAGS,
      params: complaintParams,
      query: seenAsQuery,
      reply: { 200: complaintView },
    },
    async ({ principal, params, query: { seenAs } }) => {
      const id = toCaseId(params.id);
      const looking = await throughEyes(intake.database, principal, id, seenAs);
      if (!looking.ok) return { obstacle: looking.refusal };
      const { value: eyes } = looking;
      const view = await viewOf(intake, eyes.actor, id);
      if (view === null) return notFound();
      if (eyes.type === 'complainant' && !receiptOpens(eyes, view)) return notFound();
      return { status: 200, body: seenAs === undefined ? view : withoutActs(view) };
    },
  );
