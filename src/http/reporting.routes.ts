import type { Instant, OrganizationId, PlainDate } from '../domain/ids';
import type { CollectionDeps } from '../intake/prepare-collection';
import { loadCalendar } from '../store/calendar.store';
import { caseTimeOf } from '../store/event-log';
import { reporterLines, reporterTotals, type ReporterTotals } from '../store/reporter-statistics.store';
import { lastOpenedMonth } from '../store/reporting-duty.store';
import type { Reader } from '../store/transaction';
import { listReportingDuties, type ReportingFilter, type ReportingLine } from '../store/upward-report.store';
import {
  reporterStatisticsQuery,
  reporterStatisticsView,
  reportingDutyList,
  reportingDutyQuery,
} from '../wire/upward-report.wire';
import { badCursor, readPage, toPage } from './page';
import { route, type Route } from './route';
import { REPORT_TAGS } from './upward-report.routes';
import { SCORE_NOTE, toMonth, toReportingDuty } from './upward-report-view';

/** Whose report is owed, and how the reporters have done. */
export function reportingRoutes(deps: CollectionDeps): readonly Route[] {
  return [dutiesRoute(deps), statisticsRoute(deps)];
}

const SEPARATOR = ':';

function placeIn(after: string | undefined): ReportingFilter['after'] {
  if (after === undefined) return null;
  const [month, ...id] = after.split(SEPARATOR);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(month ?? '') || id.length === 0) throw badCursor;
  // Both were written by ourselves, into the page's mark.
  return { month: month as PlainDate, organizationId: id.join(SEPARATOR) as OrganizationId };
}

const dutiesRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/reporting-duties',
      access: 'any-officer',
      audit: 'upward-report:list-duties',
      summary: '每月归集上报：谁应报哪个月、哪天到期、报了没有，新的月份在前',
      tags: REPORT_TAGS,
      query: reportingDutyQuery,
      reply: { 200: reportingDutyList },
    },
    async ({ actor, query }) => {
      const page = readPage(query);
      const now = await caseTimeOf(deps);
      const { prisma } = deps.database;
      const found = await listReportingDuties(prisma, actor, {
        ...{ month: query.month, state: query.state, isOwn: query.scope === 'own' },
        overdueAt: query.overdue === undefined ? undefined : now,
        ...{ after: placeIn(page.after), limit: page.limit },
      });
      const { items, nextCursor } = toPage(
        found,
        page,
        ({ month, organizationId }) => `${month}${SEPARATOR}${organizationId}`,
      );
      return { status: 200, body: { items: await linesOf(prisma, items, now), nextCursor } };
    },
  );

async function linesOf(reader: Reader, lines: readonly ReportingLine[], now: Instant) {
  const regions = [...new Set(lines.map(({ regionCode }) => regionCode))];
  const calendars = new Map(
    await Promise.all(regions.map(async (region) => [region, await loadCalendar(reader, region)] as const)),
  );
  return lines.map((line) => {
    const calendar = calendars.get(line.regionCode);
    if (calendar === undefined) throw new Error(`no calendar was loaded for ${line.regionCode}`);
    return toReportingDuty(line, calendar, now);
  });
}

const MOST_REPORTERS = 1000;
const NOBODY: ReporterTotals = {
  ...{ owed: 0, 'in-time': 0, late: 0, open: 0, overdue: 0, zero: 0, contracts: 0 },
};

const statisticsRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/statistics/reporters',
      access: 'any-officer',
      audit: 'statistics:read-reporters',
      summary: '归集上报情况：一个月里谁按期、谁逾期，数据的完整、准确、连续、时效评分',
      description: '只计本人可以查看的单位。评分为内部口径，每一项附定义，冻结在各单位的上报中。',
      tags: ['统计'],
      query: reporterStatisticsQuery,
      reply: { 200: reporterStatisticsView },
    },
    async ({ actor, query }) => {
      const { prisma } = deps.database;
      const now = await caseTimeOf(deps);
      const month = query.month ?? (await lastOpenedMonth(prisma));
      const asked = month === null ? null : { month, now };
      const total = asked === null ? NOBODY : await reporterTotals(prisma, actor, asked);
      const lines =
        asked === null ? [] : await reporterLines(prisma, actor, { ...asked, limit: MOST_REPORTERS });
      const { 'in-time': inTime, ...others } = total;
      const body = {
        ...{ month: month === null ? null : toMonth(month), asOf: now, scoreNote: SCORE_NOTE },
        ...{ total: { ...others, inTime }, items: await linesOf(prisma, lines, now) },
      };
      return { status: 200, body };
    },
  );
