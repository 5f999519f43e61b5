import { toCaseId, type CaseId } from '../domain/ids';
import type { IntakeDeps } from '../intake/intake-deps';
import { rehydrate } from '../intake/start-case';
import { findWatchedCase, listWatchedCases, type WatchedCase } from '../store/operations.store';
import { workflowIdOf, type ProgressAnswer } from '../temporal/case.gateway';
import {
  historyView,
  rehydrationBody,
  rehydrationReply,
  workflowList,
  workflowParams,
  workflowQuery,
} from '../wire/operations.wire';
import { toHistoryLines } from './engine-history';
import { notFound, route, type Route } from './route';

export interface OperationsDeps extends IntakeDeps {
  /** Of the Temporal Web UI, or null where operations may not open it. */
  readonly engineUrl: string | null;
}

const TAGS = ['运维'] as const;
const ACCESS = { roles: ['operations'] } as const;
/** Only the cases of one page are looked up in the engine, and not for long. */
const ANSWER_WITHIN_MS = 2_000;

/** What operations staff watch: every case in the engine beside its row. */
export function operationsRoutes(deps: OperationsDeps): readonly Route[] {
  return [listRoute(deps), historyRoute(deps), rehydrationRoute(deps)];
}

const listRoute = (deps: OperationsDeps): Route =>
  route(
    {
      method: 'get',
      path: '/operations/workflows',
      access: ACCESS,
      audit: 'workflow:list',
      summary: '引擎中的案件：在等什么、等到何时、是否落后',
      tags: TAGS,
      query: workflowQuery,
      reply: { 200: workflowList },
    },
    async ({ query }) => {
      const found = await listWatchedCases(deps.database, {
        text: query.q ?? null,
        offset: query.offset,
        limit: query.limit + 1,
      });
      const page = found.slice(0, query.limit);
      const items = await Promise.all(page.map((watched) => watch(deps, watched)));
      const nextOffset = found.length > page.length ? query.offset + page.length : null;
      return { status: 200, body: { items, nextOffset } };
    },
  );

const historyRoute = (deps: OperationsDeps): Route =>
  route(
    {
      method: 'get',
      path: '/operations/workflows/{id}/history',
      access: ACCESS,
      audit: 'workflow:read-history',
      summary: '一件案件在引擎中的历史：业务语言与引擎名称对照',
      tags: TAGS,
      params: workflowParams,
      reply: { 200: historyView },
    },
    async ({ params }) => {
      const watched = await findWatchedCase(deps.database, toCaseId(params.id));
      if (watched === null) return notFound();
      const [workflow, history] = await Promise.all([watch(deps, watched), deps.gateway.historyOf(watched)]);
      return { status: 200, body: { workflow, events: toHistoryLines(history) } };
    },
  );

const rehydrationRoute = (deps: OperationsDeps): Route =>
  route(
    {
      method: 'post',
      path: '/operations/workflows/{id}/rehydration',
      access: ACCESS,
      audit: 'workflow:rehydrate',
      summary: '从案件记录重建引擎中的看护（先终止旧的，再从事件重新开始）',
      tags: TAGS,
      params: workflowParams,
      body: rehydrationBody,
      reply: { 200: rehydrationReply },
      examples: { body: { reason: '引擎中没有这一件，从案件记录重建。' } },
      problems: [404],
    },
    async ({ params, body }) => {
      const caseId: CaseId = toCaseId(params.id);
      const watched = await findWatchedCase(deps.database, caseId);
      if (watched === null) return notFound();
      return { status: 200, body: await rehydrate(deps, caseId, body.reason) };
    },
  );

async function watch(deps: OperationsDeps, watched: WatchedCase) {
  const answer = watched.isStarting
    ? ({ type: 'starting' } as const)
    : await deps.gateway.progressOf(watched, ANSWER_WITHIN_MS);
  const progress = answer.type === 'running' ? answer.progress : null;
  const workflowId = workflowIdOf(watched);
  return {
    caseId: watched.caseId,
    kind: watched.caseKind,
    number: watched.number,
    status: watched.status,
    workflowId,
    state: answer.type,
    waitingFor: waitingFor(watched, answer),
    waitingUntil: watched.nextDueAt,
    wakesAt: progress?.wakesAt ?? null,
    pendingCommands: watched.pendingCommands,
    oldestPendingAt: watched.oldestPendingAt,
    rowVersion: watched.version,
    engineVersion: progress?.sequence ?? null,
    isBehind: progress !== null && progress.sequence < watched.version,
    epoch: watched.epoch,
    historyLength: progress?.historyLength ?? null,
    engineUrl: engineUrlOf(deps, workflowId),
  };
}

function engineUrlOf({ engineUrl }: OperationsDeps, workflowId: string): string | null {
  if (engineUrl === null) return null;
  return `${engineUrl}/namespaces/default/workflows/${encodeURIComponent(workflowId)}`;
}

function waitingFor(watched: WatchedCase, answer: ProgressAnswer | { readonly type: 'starting' }): string {
  switch (answer.type) {
    case 'starting':
      return '等待引擎开始看护';
    case 'silent':
      return '引擎没有应答，或没有工作进程接手';
    case 'gone':
      return watched.isFinished ? '不再欠任何事项，看护已结束' : '引擎中没有这一件，需要重建';
    case 'busy':
      return answer.attempt > 1 ? `正在判断，此前 ${answer.attempt - 1} 次没有成功` : '正在判断';
    case 'running':
      return waitingAtRest(watched);
  }
}

function waitingAtRest({ pendingCommands, nextDueAt }: WatchedCase): string {
  if (pendingCommands > 0) return `有 ${pendingCommands} 个已存命令尚未送达`;
  return nextDueAt === null ? '等待办理' : '等待办理，或下一个时限到来';
}
