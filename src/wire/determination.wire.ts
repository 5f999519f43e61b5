import { z } from 'zod';
import { BREACH_GROUNDS, COMPLAINT_FIELDS } from '../domain/complaint/complaint';
import { REDACTABLE_FIELDS, WITHHOLDING_GROUNDS } from '../domain/complaint/publication';
import {
  cursorSchema,
  idSchema,
  limitSchema,
  lineSchema,
  nextCursorSchema,
  regionCodeSchema,
} from './common.wire';
import { basisSchema } from './rule-overlay.wire';

const date = z.string().meta({ format: 'date' });

export const determinationParams = z.strictObject({ id: idSchema });

export const determinationQuery = z.strictObject({
  region: regionCodeSchema.optional(),
  year: z
    .string()
    .regex(/^(?:19|20)\d{2}$/, '应为年份，形如 2026')
    .transform(Number)
    .optional()
    .meta({ type: 'integer', example: 2026, description: '认定的年份' }),
  q: lineSchema(50).optional().describe('单位名称、承诺事项、认定情况或文号的一部分'),
  cursor: cursorSchema,
  limit: limitSchema,
});

const region = z.strictObject({ code: z.string(), label: z.string() });

/** What the public reads of a determination: the approved list, with the span for which it is shown. */
export const determinationView = z
  .strictObject({
    state: z.literal('published'),
    id: z.string(),
    determiningBody: z.string().describe('认定部门'),
    respondent: z.string().describe('违约失信主体'),
    region: region.describe('所在地区'),
    field: z.enum(COMPLAINT_FIELDS).nullable().describe('所属领域；隐去的为 null'),
    fieldLabel: z.string().nullable(),
    promise: z.string().nullable().describe('承诺事项；隐去的为 null'),
    finding: z.string().nullable().describe('认定的情况；隐去的为 null'),
    grounds: z.array(z.strictObject({ code: z.enum(BREACH_GROUNDS), label: z.string() })),
    determinedOn: date,
    documentNumber: z.string().nullable().describe('认定文号'),
    publishedOn: date,
    publishedUntil: date.describe('公示的最后一日；期满自行停止'),
    span: z.strictObject({ months: z.int(), basis: basisSchema }).describe('公示期限及其依据'),
    redacted: z.array(z.enum(REDACTABLE_FIELDS)).describe('经保密审查隐去的内容'),
    withheldBecause: z.enum(WITHHOLDING_GROUNDS).nullable().describe('隐去的依据'),
  })
  .meta({ id: 'Determination' });

/** What is left of a publication that has ended: that it has, and when. */
const tombstone = z
  .strictObject({
    state: z.enum(['withdrawn', 'ended']).describe('withdrawn 已撤下 · ended 公示期满'),
    id: z.string(),
    endedOn: date,
  })
  .meta({ id: 'DeterminationTombstone' });

export const determinationReply = z.discriminatedUnion('state', [determinationView, tombstone]);

export const determinationList = z
  .strictObject({
    items: z.array(determinationView),
    nextCursor: nextCursorSchema,
    regions: z.array(region).describe('有公示的地区'),
    years: z.array(z.int()).describe('有公示的年份，新的在前'),
  })
  .meta({ id: 'DeterminationList' });
