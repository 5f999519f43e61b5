import { z } from 'zod';
import { cursorSchema, limitSchema, nextCursorSchema } from './common.wire';

const instant = z.iso.datetime();
const named = z.strictObject({ id: z.string(), name: z.string() });

export const outboxQuery = z.strictObject({
  state: z.enum(['waiting', 'failed']).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const outboxParams = z.strictObject({ id: z.uuid() });

/** A notice that has not gone out: to whom by office and body, never an address, and never what it says. */
export const outboxView = z.strictObject({
  id: z.uuid(),
  state: z.enum(['waiting', 'failed']).describe('failed：不会再试，须有人处理'),
  template: z.string(),
  channel: z.string(),
  addressee: z.strictObject({
    type: z.enum(['officer', 'role', 'complainant', 'contract-contact']),
    label: z.string().describe('岗位；投诉人和合同联系人一律不显示身份'),
    organization: named.nullable(),
    officer: named.nullable(),
  }),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  attempts: z.number().int(),
  nextAttemptAt: instant.nullable().describe('下一次尝试（真实时间）；已失败的为空'),
  reason: z.strictObject({ code: z.string(), sentence: z.string() }).nullable(),
  createdAt: instant,
});

export const outboxList = z.strictObject({ items: z.array(outboxView), nextCursor: nextCursorSchema });
export const outboxReply = z.strictObject({ id: z.uuid(), state: z.literal('waiting') });
