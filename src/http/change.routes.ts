import { changeQuery } from '../wire/change.wire';
import type { ChangeFeed } from './change-feed';
import { route, type Answer, type Route } from './route';

/** Which cases have changed, for pages that show lists. */
export const changeRoutes = (feed: ChangeFeed): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/changes',
      access: 'any-officer',
      audit: 'change:follow',
      summary: '变更推送：本人可以查看的投诉和合同中哪些有了变化',
      description: [
        '服务器推送事件（text/event-stream）。每个事件 change 的 data 为 {id, kind, number, sequence, type, label}：kind 为 complaint 或 contract；',
        '案件、其第几步、是什么变化，此外什么也没有；内容请另行读取。id 为日志编号，断线重连时带 Last-Event-ID（或查询参数 after）接着推送。',
        'ready：已经接上；reset：相隔太久，请重新读取列表。会话结束、岗位变动时推送结束。',
        'once=true：只推送到现在为止的变化，随即结束；不便保持连接时可以定时这样来问。',
      ].join('\n'),
      tags: ['待办'],
      query: changeQuery,
      reply: { 200: { mediaType: 'text/event-stream', description: '事件流，直到会话结束' } },
    },
    async ({ actor, principal, query, request }) => {
      const after = query.after ?? lastEventId(request.headers['last-event-id']);
      const isBrief = query.once === 'true' || request.method === 'HEAD';
      const until = isBrief ? 'caught-up' : 'session-ends';
      const stream = await feed.follow({ sessionId: principal.sessionId, actor, after, until });
      if (stream === null) return TOO_MANY;
      return { status: 200, stream, headers: HEADERS };
    },
  ),
];

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  // A gateway that gathers answers would hold every event back.
  'X-Accel-Buffering': 'no',
};

const TOO_MANY: Answer = { obstacle: { type: 'too-many-requests', retryAfterSeconds: 30 } };

/** What a browser repeats of our own; anything else begins anew. */
function lastEventId(header: string | readonly string[] | undefined): number | null {
  return typeof header === 'string' && /^(?:0|[1-9]\d{0,14})$/.test(header) ? Number(header) : null;
}
