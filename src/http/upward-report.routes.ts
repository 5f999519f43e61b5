import type { Instant } from '../domain/ids';
import { accepted, type Result } from '../domain/result';
import type { Refusal } from '../domain/refusal';
import type { ReportRefusal } from '../domain/upward-report/decide-report';
import type { CollectionDeps } from '../intake/prepare-collection';
import { prepareReport, questionOf, type PreparedReport, type ReportAsked } from '../intake/prepare-report';
import { confirmReport, correctReport } from '../intake/send-report';
import { caseTimeOf } from '../store/event-log';
import { officerNames, organizationNames } from '../store/names';
import { officerOf } from '../domain/officer';
import { listReportingEvents } from '../store/reporting-duty.store';
import { listItems, type ReportQuestion, type SentVersion } from '../store/upward-report-items';
import { mayReadReports } from '../store/upward-report.store';
import type { Transaction } from '../store/transaction';
import {
  reportConfirmBody,
  reportCorrectBody,
  reportItems,
  reportItemsQuery,
  reportParams,
  reportView,
  type ReportView,
} from '../wire/upward-report.wire';
import type { OfficerActor } from './authenticate';
import { changeOnce, type Change } from './change-once';
import { readPage, toPage } from './page';
import { notFound, route, type Route } from './route';
import { toReportItem, toReportView } from './upward-report-view';

export const REPORT_TAGS = ['每月归集上报'] as const;
const REPORTERS = { roles: ['collection-reporter'] } as const;

/** One month of one body: what is reported, what is behind each figure, and the two acts. */
export function upwardReportRoutes(deps: CollectionDeps): readonly Route[] {
  return [showRoute(deps), itemsRoute(deps), confirmRoute(deps), correctRoute(deps)];
}

/** Null: nothing is owed, or not for these eyes. */
async function readable(
  { database }: CollectionDeps,
  actor: OfficerActor,
  asked: ReportAsked,
): Promise<PreparedReport | null> {
  const report = await prepareReport(database, asked);
  if (report === null || !(await mayReadReports(database.prisma, actor, report.path))) return null;
  return report;
}

async function viewOf(
  deps: CollectionDeps,
  actor: OfficerActor,
  asked: ReportAsked,
): Promise<ReportView | null> {
  const report = await readable(deps, actor, asked);
  if (report === null) return null;
  const { prisma } = deps.database;
  const { organizationId, month, covers, versions } = report;
  const events = await listReportingEvents(prisma, organizationId, month);
  const people = [
    ...versions.map((version) => version.actor.officerId),
    ...events.flatMap((event) => officerOf(event.actor) ?? []),
  ];
  const [bodies, officers] = await Promise.all([
    organizationNames(prisma, [organizationId, ...covers]),
    officerNames(prisma, people),
  ]);
  return toReportView(report, { events, names: { bodies, officers }, actor, now: asked.now });
}

const askedBy = (params: Pick<ReportAsked, 'organizationId' | 'month'>, now: Instant): ReportAsked => ({
  ...params,
  now,
});

const showRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/reports/{organizationId}/{month}',
      access: 'any-officer',
      audit: 'upward-report:read',
      summary: '一个单位一个月的归集上报：应报什么、缺什么、评分、各版和经过',
      description:
        '当月未完的只供预览；应报未报的为登记的现状；已报的为最近一版，冻结不变。涉密合同不在其中：本系统不留存。',
      tags: REPORT_TAGS,
      params: reportParams,
      reply: { 200: reportView },
    },
    async ({ actor, params }) => {
      const view = await viewOf(deps, actor, askedBy(params, await caseTimeOf(deps)));
      return view === null ? notFound() : { status: 200, body: view };
    },
  );

const itemsRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/reports/{organizationId}/{month}/contracts',
      access: 'any-officer',
      audit: 'upward-report:read-contracts',
      summary: '一个数字所计的合同：新增、变更、履约变动、应填未填、更正矛盾、归集不及时',
      tags: REPORT_TAGS,
      params: reportParams,
      query: reportItemsQuery,
      reply: { 200: reportItems },
    },
    async ({ actor, params, query }) => {
      const report = await readable(deps, actor, askedBy(params, await caseTimeOf(deps)));
      const source = report === null ? null : sourceOf(report, query.version);
      if (source === null) return notFound();
      const page = readPage(query);
      const asked = { behind: query.behind, after: page.after ?? null, limit: page.limit };
      const found = await listItems(deps.database.prisma, source, asked);
      const { items, nextCursor } = toPage(found, page, ({ code }) => code);
      return { status: 200, body: { items: items.map(toReportItem), nextCursor } };
    },
  );

/** Null: that version was never sent. */
function sourceOf(report: PreparedReport, version: number | undefined): ReportQuestion | SentVersion | null {
  const { organizationId, month, versions } = report;
  if (version === undefined && versions.length === 0) return questionOf(report);
  const sent = version === undefined ? versions[0] : versions.find((one) => one.version === version);
  return sent === undefined ? null : { organizationId, month, version: sent.version };
}

type Sending = (
  transaction: Transaction,
  asked: ReportAsked,
) => Promise<Result<object, Refusal | ReportRefusal> | null>;

/** What was sent is answered with the month as it then stands. */
async function sent(
  deps: CollectionDeps,
  { actor, asked }: { readonly actor: OfficerActor; readonly asked: ReportAsked },
  transaction: Transaction,
  send: Sending,
): Promise<Change> {
  const report = await readable(deps, actor, asked);
  const done = report === null ? null : await send(transaction, asked);
  if (done?.ok !== true) return done;
  return accepted({ status: 200, body: null });
}

const confirmRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/reports/{organizationId}/{month}/confirm',
      access: REPORTERS,
      audit: 'upward-report:confirm',
      summary: '确认上报：登记的现状冻结为当月的上报；当月没有内容的，须明确零报告',
      tags: REPORT_TAGS,
      params: reportParams,
      body: reportConfirmBody,
      reply: { 200: reportView },
      examples: { body: { isZero: false } },
      problems: [409],
    },
    async (asking) => {
      const { actor, params, body } = asking;
      const asked = askedBy(params, await caseTimeOf(deps));
      const said = { isZero: body.isZero, reason: body.reason ?? null };
      const answer = await changeOnce(asking, 'upward-report:confirm', (transaction) =>
        sent(deps, { actor, asked }, transaction, (one) => confirmReport(one, { actor, ...asked }, said)),
      );
      return 'obstacle' in answer ? answer : shown(deps, actor, asked);
    },
  );

const correctRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/reports/{organizationId}/{month}/correct',
      access: REPORTERS,
      audit: 'upward-report:correct',
      summary: '更正上报：另成一版，写明理由；原来的各版不变',
      tags: REPORT_TAGS,
      params: reportParams,
      body: reportCorrectBody,
      reply: { 200: reportView },
      examples: { body: { reason: '补登了两份合同的相对方统一社会信用代码。' } },
      problems: [409],
    },
    async (asking) => {
      const { actor, params, body } = asking;
      const asked = askedBy(params, await caseTimeOf(deps));
      const answer = await changeOnce(asking, 'upward-report:correct', (transaction) =>
        sent(deps, { actor, asked }, transaction, (one) =>
          correctReport(one, { actor, ...asked }, body.reason),
        ),
      );
      return 'obstacle' in answer ? answer : shown(deps, actor, asked);
    },
  );

async function shown(deps: CollectionDeps, actor: OfficerActor, asked: ReportAsked) {
  const view = await viewOf(deps, actor, asked);
  return view === null ? notFound() : ({ status: 200, body: view } as const);
}
