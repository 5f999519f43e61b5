import { EVENT_LABELS } from '../domain/complaint/act-labels';
import { DUTY_LABELS } from '../domain/complaint/labels';
import { toCaseId, type CaseId } from '../domain/ids';
import type { IntakeDeps } from '../intake/intake-deps';
import { nudge, rehydrate } from '../intake/start-case';
import {
  findWatchedCase,
  listWatchedCases,
  loadLegalSteps,
  type LegalSteps,
  type WatchedCase,
} from '../store/operations.store';
import type { ProgressAnswer } from '../temporal/case-answer';
import { workflowIdOf } from '../temporal/case.gateway';
import {
  historyView,
  rehydrationBody,
  rehydrationReply,
  retryReply,
  workflowList,
  workflowParams,
  workflowQuery,
} from '../wire/operations.wire';
import { causeInWords, lastFailureIn, toHistoryLines, workerVersionIn } from './engine-history';
import { notFound, route, type Route } from './route';

export interface OperationsDeps extends IntakeDeps {
  /** Of our namespace in the Temporal Web UI, or null where operations may not open it. */
  readonly engineUrl: string | null;
}

const TAGS = ['运维'] as const;
const ACCESS = { roles: ['operations'] } as const;
/** Only the cases of one page are looked up in the engine, and not for long. */
const ANSWER_WITHIN_MS = 2_000;

/** What operations staff watch: every case in the engine beside its row. */
export function operationsRoutes(deps: OperationsDeps): readonly Route[] {
  return [listRoute(deps), historyRoute(deps), retryRoute(deps), rehydrationRoute(deps)];
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
      const [workflow, history, steps] = await Promise.all([
        watch(deps, watched),
        // What the law knows is shown also while the engine is away; `state` says that it is.
        deps.gateway.historyOf(watched).catch(() => null),
        loadLegalSteps(deps.database, watched.caseId),
      ]);
      const body = {
        workflow,
        workerVersion: workerVersionIn(history),
        lastFailure: lastFailureIn(history),
        legal: toLegal(watched, steps),
        events: toHistoryLines(history),
      };
      return { status: 200, body };
    },
  );

const LABELS: Readonly<Record<string, string>> = EVENT_LABELS;

function toLegal({ openedAt }: WatchedCase, { duties, events }: LegalSteps) {
  return {
    openedAt,
    duties: duties.map(({ duty, state, dueOn, dueAt, rung }) => ({
      ...{ duty, state, dueOn, rung, label: DUTY_LABELS[duty] },
      dueAt: dueAt?.toISOString() ?? null,
    })),
    events: events.map(({ sequence, type, occurredAt, recordedAt }) => ({
      ...{ sequence, type, label: LABELS[type] ?? type },
      occurredAt: occurredAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
    })),
  };
}

const retryRoute = (deps: OperationsDeps): Route =>
  route(
    {
      method: 'post',
      path: '/operations/workflows/{id}/retry',
      access: ACCESS,
      audit: 'workflow:retry',
      summary: '立即再试：把等待中的启动、未送达的命令和到期检查提前到现在，不改变案件',
      tags: TAGS,
      params: workflowParams,
      reply: { 200: retryReply },
      problems: [404],
    },
    async ({ params }) => {
      const watched = await findWatchedCase(deps.database, toCaseId(params.id));
      if (watched === null) return notFound();
      return { status: 200, body: await nudge(deps, watched) };
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
  return `${engineUrl}/workflows/${encodeURIComponent(workflowId)}`;
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
      return whileBusy(answer);
    case 'running':
      return waitingAtRest(watched);
  }
}

function whileBusy({ attempt, cause }: Extract<ProgressAnswer, { readonly type: 'busy' }>): string {
  if (attempt <= 1) return '正在判断';
  const failed = `正在重试，此前 ${attempt - 1} 次没有成功`;
  return cause === null ? failed : `${failed}：${causeInWords(cause)}`;
}

function waitingAtRest({ pendingCommands, nextDueAt }: WatchedCase): string {
  if (pendingCommands > 0) return `有 ${pendingCommands} 个已存命令尚未送达`;
  return nextDueAt === null ? '等待办理' : '等待办理，或下一个时限到来';
}
