import { z } from 'zod';
import { regionCodeSchema } from './common.wire';

const MOST = 100;

export const regionQuerySchema = z.strictObject({
  codes: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(regionCodeSchema).min(1).max(MOST))
    .meta({ description: `行政区划代码，用逗号隔开，最多 ${MOST} 个`, example: '150100,150802' }),
});

export const regionListSchema = z.strictObject({
  items: z.array(z.strictObject({ code: z.string(), name: z.string() })).describe('没有名称的代码不在其中'),
});
