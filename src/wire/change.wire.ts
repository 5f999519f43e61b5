import { z } from 'zod';

export const changeQuery = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(999_999_999_999)
    .optional()
    .describe('已经收到的最后一个事件的 id；优先于 Last-Event-ID'),
  once: z.enum(['true', 'false']).optional(),
});
