import { z } from 'zod';
import { cursorSchema, idSchema, limitSchema, nextCursorSchema, plainDateSchema } from './common.wire';

export const accessQuery = z.strictObject({
  officerId: idSchema.optional().describe('谁：工作人员或接入凭证的编号'),
  action: z
    .string()
    .regex(/^[a-z][a-z:-]{0,63}$/, '应为操作代码或其开头，如 identity:')
    .optional()
    .describe('操作代码或其开头，如 identity: 为与投诉人身份有关的全部操作'),
  object: z.string().trim().min(1).max(64).optional().describe('看了什么：案件编号，或对象的内部编号'),
  outcome: z.enum(['allowed', 'refused', 'failed']).optional(),
  from: plainDateSchema.optional().describe('起（含当日，北京时间）'),
  to: plainDateSchema.optional().describe('止（含当日，北京时间）'),
  cursor: cursorSchema,
  limit: limitSchema,
});

/** One look at something, or one attempt: ids and codes, never what was seen. */
export const accessPage = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      at: z.iso.datetime().describe('真实时间'),
      actor: z
        .strictObject({ id: z.string(), name: z.string(), organization: z.string() })
        .nullable()
        .describe('没有账号的来访者为空'),
      actorKind: z.string(),
      action: z.string(),
      label: z.string().describe('操作的名称'),
      objectKind: z.string(),
      objectId: z.string().nullable(),
      number: z.string().nullable().describe('对象是案件时，其编号'),
      outcome: z.enum(['allowed', 'refused', 'failed']),
      requestId: z.string().nullable(),
    }),
  ),
  nextCursor: nextCursorSchema,
});
