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

export const historyView = z.strictObject({
  workflow: workflowView,
  events: z.array(
    z.strictObject({
      eventId: z.number().int(),
      at: instant,
      type: z.string().describe('引擎自己的名称'),
      sentence: z.string().describe('业务语言'),
    }),
  ),
});

export const rehydrationBody = z.strictObject({ reason: textSchema(500) });
export const rehydrationReply = z.strictObject({
  epoch: z.number().int(),
  isStarted: z.boolean().describe('false：已下令，引擎恢复后自动开始'),
});
