import { z } from 'zod';
import { textSchema } from './common.wire';

const instant = z.iso.datetime();

export const workflowQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(4)
    .max(64)
    .regex(/^[\w-]+$/, '应为案件编号的一部分，或案件的内部编号')
    .optional()
    .describe('案件编号的一部分，或案件的内部编号；已结案的也找'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const workflowParams = z.strictObject({ id: z.uuid() });

/** A case in the engine beside its row: what it waits for, until when, and whether the two agree. */
export const workflowView = z
  .strictObject({
    caseId: z.uuid(),
    kind: z.string(),
    number: z.string(),
    status: z.string(),
    workflowId: z.string(),
    state: z
      .enum(['running', 'busy', 'silent', 'gone', 'starting'])
      .describe('silent：引擎没有应答，或没有工作进程接手'),
    waitingFor: z.string().describe('现在在等什么'),
    waitingUntil: instant.nullable().describe('下一个时限（案件时间）'),
    wakesAt: instant.nullable().describe('引擎的定时器何时到点（真实时间）；时钟停着或没有时限时为空'),
    pendingCommands: z.number().int(),
    oldestPendingAt: instant.nullable(),
    rowVersion: z.number().int(),
    engineVersion: z.number().int().nullable(),
    isBehind: z.boolean().describe('引擎落后于案件记录'),
    epoch: z.number().int(),
    historyLength: z.number().int().nullable(),
    engineUrl: z.string().nullable().describe('在 Temporal 管理界面中查看'),
  })
  .meta({ id: 'Workflow' });

export const workflowList = z.strictObject({
  items: z.array(workflowView),
  nextOffset: z.number().nullable(),
});

/** The case in the law's own view, as far as operations may know it: what is owed when, and which steps were recorded. */
const legalView = z.strictObject({
  openedAt: instant.describe('案件时间'),
  duties: z.array(
    z.strictObject({
      duty: z.string(),
      label: z.string(),
      state: z.string(),
      dueOn: z.iso.date().nullable(),
      dueAt: instant.nullable().describe('案件时间'),
      rung: z.string().nullable().describe('已到达的催办或督办节点'),
    }),
  ),
  events: z.array(
    z.strictObject({
      sequence: z.number().int(),
      type: z.string(),
      label: z.string(),
      occurredAt: instant.describe('案件时间'),
      recordedAt: instant.describe('案件时间；受理时刻之后才判断的，晚于 occurredAt'),
    }),
  ),
});

export const historyView = z.strictObject({
  workflow: workflowView,
  workerVersion: z.string().nullable().describe('最近一次判断所用的工作进程版本；还没有判断过时为空'),
  lastFailure: z
    .strictObject({ at: instant, cause: z.string().describe('引擎自己的名称'), sentence: z.string() })
    .nullable()
    .describe('本卷历史中最近一次没有成功的判断'),
  legal: legalView,
  events: z.array(
    z.strictObject({
      eventId: z.number().int(),
      at: instant,
      type: z.string().describe('引擎自己的名称'),
      sentence: z.string().describe('业务语言'),
    }),
  ),
});

/** The engine may not have it, and then only what was stored is delivered sooner. */
export const retryReply = z.strictObject({
  isReached: z.boolean().describe('false：引擎中没有这一件，或还没有开始'),
  commands: z.number().int().describe('立即再送的已存命令'),
});

export const rehydrationBody = z.strictObject({ reason: textSchema(500) });
export const rehydrationReply = z.strictObject({
  epoch: z.number().int(),
  isStarted: z.boolean().describe('false：已下令，引擎恢复后自动开始'),
});
