import { z } from 'zod';
import { roleSchema } from './session.wire';

/** What any page may know of the installation before anybody has signed in. */
export const systemView = z
  .strictObject({
    now: z.iso.datetime().describe('案件时间：各项期限依此计算'),
    today: z.iso.date().describe('案件时间的当日（北京时间）'),
    clock: z.enum(['real', 'training']).describe('training：训练系统，时间是模拟的，数据不是真实投诉'),
  })
  .meta({ id: 'System' });

/** Who can be tried out; only a machine that runs the demo city for itself has any. */
export const demoAccountList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        username: z.string(),
        password: z.string(),
        role: roleSchema,
        organization: z.string(),
      }),
    ),
  })
  .meta({ id: 'DemoAccountList' });
