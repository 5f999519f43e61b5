import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Request } from 'express';
import type { FilingDeps } from '../intake/receive-complaint';
import {
  contractDaysOf,
  endCalendarFeed,
  findCalendarFeed,
  openCalendarFeed,
  readerOfFeed,
} from '../store/calendar-feed.store';
import { listDuties } from '../store/duty-list.store';
import { caseTimeOf } from '../store/event-log';
import { findSignatory } from '../store/signatory.store';
import type { OfficerActor } from '../domain/officer';
import { plainDateAt } from '../domain/plain-date';
import {
  calendarFeedMade,
  calendarFeedParams,
  calendarFeedQuery,
  calendarFeedView,
} from '../wire/calendar-feed.wire';
import { calendarText, type FeedContent } from './calendar-feed-text';
import { API_BASE } from './openapi';
import { notFound, route, type Answer, type Route } from './route';
import { hashToken, newToken } from './token';

const TAGS = ['待办'] as const;
const READS_PER_MINUTE = 30;
const MOST_DUTIES = 200;

/** 日历订阅: what falls due for a person, in their own calendar. */
export const calendarFeedRoutes = (deps: FilingDeps): readonly Route[] => [
  showRoute,
  makeRoute,
  endRoute,
  readRoute(deps),
];

const showRoute = route(
  {
    method: 'get',
    path: '/calendar-feed',
    access: 'any-officer',
    audit: 'none-own-account',
    summary: '本人的日历订阅：是否已经开通，何时读取过',
    tags: TAGS,
    reply: { 200: calendarFeedView },
  },
  async ({ actor, deps }) => ({
    status: 200,
    body: { feed: await findCalendarFeed(deps.database.prisma, actor.officerId) },
  }),
);

const makeRoute = route(
  {
    method: 'put',
    path: '/calendar-feed',
    access: 'any-officer',
    audit: 'calendar-feed:make',
    summary: '开通日历订阅，或者换一个地址：原来的地址随即失效',
    description: '地址只显示这一次，本系统只保存其摘要。持有地址的人可以看到到期事项的编号和日期，请勿转发。',
    tags: TAGS,
    reply: { 200: calendarFeedMade },
  },
  async ({ actor, deps }) => {
    const token = newToken('pcf_');
    await openCalendarFeed(deps.database, actor.officerId, hashToken(token));
    return { status: 200, body: { path: `${API_BASE}/calendar-feeds/${token}.ics` } };
  },
);

const endRoute = route(
  {
    method: 'delete',
    path: '/calendar-feed',
    access: 'any-officer',
    audit: 'calendar-feed:end',
    summary: '停用日历订阅：地址随即失效',
    tags: TAGS,
    reply: { 204: 'empty' },
  },
  async ({ actor, deps }) => {
    await endCalendarFeed(deps.database, actor.officerId);
    return { status: 204 };
  },
);

const readRoute = (deps: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/calendar-feeds/{token}.ics',
      access: 'public',
      audit: 'none-public-read',
      summary: '日历软件读取到期事项（iCalendar，RFC 5545）',
      description: [
        '全天事项，Asia/Shanghai；只有事项种类和案件、合同编号，没有当事人、金额和内容。',
        '合同节点、本单位应办的合同事项（未履约原因、督查等），以及本人待办的投诉期限。',
        '内容没有变化的，凭 If-None-Match 答 304。人员停用或者地址停用、更换以后，答 404。',
      ].join('\n'),
      tags: TAGS,
      params: calendarFeedParams,
      query: calendarFeedQuery,
      reply: {
        200: { mediaType: 'text/calendar', description: '到期事项' },
        304: 'empty',
      },
      anonymousPerMinute: READS_PER_MINUTE,
    },
    async ({ params, query, request }) => {
      const officerId = await readerOfFeed(deps.database, hashToken(params.token));
      const officer = officerId === null ? null : await findSignatory(deps.database, { officerId });
      if (officer === null) return notFound();
      const content = await contentFor(deps, { ...officer, type: 'officer' });
      return calendarAnswer(calendarText(content, query.language, originOf(request)), request);
    },
  );

async function contentFor(deps: FilingDeps, actor: OfficerActor): Promise<FeedContent> {
  const { prisma } = deps.database;
  const now = await caseTimeOf(deps);
  const filter = {
    ...({ tab: 'mine', scope: 'mine', status: null, field: null, duty: null } as const),
    ...{ dueBefore: null, text: null, after: null, limit: MOST_DUTIES },
  };
  const [contracts, complaints] = await Promise.all([
    contractDaysOf(prisma, actor),
    listDuties(prisma, actor, filter, { now, approachingUntil: plainDateAt(now) }),
  ]);
  return { contracts, complaints };
}

const originOf = (request: Request): string => `${request.protocol}://${request.get('host') ?? ''}`;

/** The same text has the same tag: a calendar that asks every hour fetches it only when something has moved. */
function calendarAnswer(text: string, request: Request): Answer {
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache', 'X-Content-Type-Options': 'nosniff' };
  const known = (request.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return { status: 304, headers };
  return {
    status: 200,
    stream: Readable.from([text]),
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="pacta.ics"',
    },
  };
}
