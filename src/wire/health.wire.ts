import { z } from 'zod';
import { CHECK_OUTCOMES, CHECKS, SYSTEM_PARTS } from '../domain/operations';

const instant = z.iso.datetime();

export const healthView = z.strictObject({
  at: instant.describe('真实时间'),
  isWell: z.boolean(),
  parts: z.array(
    z.strictObject({
      part: z.enum(SYSTEM_PARTS),
      label: z.string(),
      state: z.enum(['ok', 'slow', 'down']).describe('slow：在工作但落后；down：不工作'),
      found: z.string(),
      waiting: z.number().int().nullable().describe('等待处理的件数'),
      oldestAt: instant.nullable().describe('其中最早的一件（真实时间）'),
    }),
  ),
  queues: z
    .array(
      z.strictObject({
        queue: z.string(),
        kind: z.enum(['workflow', 'activity']),
        pollers: z.number().int().describe('正在接任务的工作进程'),
        lastAskedAt: instant.nullable(),
      }),
    )
    .describe('各任务队列有没有工作进程；引擎不通时为空'),
});

export const findingsView = z.strictObject({
  at: instant,
  items: z.array(
    z.strictObject({
      code: z.enum(CHECKS).describe('检查的是什么'),
      outcome: z.enum(CHECK_OUTCOMES).describe('查到的是什么；ok 为正常'),
      figures: z.record(z.string(), z.number().int()).describe('句子里的数'),
      check: z.string(),
      isFine: z.boolean(),
      found: z.string(),
      fix: z.string().nullable().describe('怎么办；正常的为空'),
    }),
  ),
});
