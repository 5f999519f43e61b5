import { z } from 'zod';
import { NATIONAL_LAYER } from '../domain/calendar-import';
import { LONGEST_BUDGET } from '../domain/deadline-question';
import { parseInstant } from '../domain/plain-date';
import {
  cursorSchema,
  idSchema,
  instantSchema,
  limitSchema,
  lineSchema,
  mayBeAbsent,
  nextCursorSchema,
  permissionSchema,
  plainDateSchema,
  regionCodeSchema,
} from './common.wire';

const momentSchema = z
  .string()
  .max(40)
  .transform((text, context) => {
    const at = parseInstant(text);
    if (at !== null) return at;
    context.issues.push({ code: 'custom', message: '应为带时区的时刻', input: text });
    return z.NEVER;
  })
  .meta({ format: 'date-time', example: '2026-02-13T17:20:00+08:00' });

export const deadlineQuestionSchema = z
  .strictObject({
    startOn: plainDateSchema.optional().meta({ description: '起算事件发生之日，当日不计入' }),
    startAt: momentSchema.optional().meta({ description: '收到的时刻；与 startOn 二选一' }),
    amount: z.int().min(1).max(3660).meta({ description: '期限的数量', example: 5 }),
    unit: z.enum(['working-day', 'calendar-day', 'month']).meta({ description: '工作日、日历日或月' }),
    region: regionCodeSchema
      .optional()
      .meta({ description: '行政区划代码；缺省时只用全国节假日安排', example: '150100' }),
  })
  .refine(({ startOn, startAt }) => (startOn === undefined) !== (startAt === undefined), {
    message: 'startOn 与 startAt 须填且只填一个',
    path: ['startOn'],
  })
  .refine(({ amount, unit }) => amount <= LONGEST_BUDGET[unit], {
    message: '期限过长：工作日最多 2000，日历日最多 3660，月最多 120',
    path: ['amount'],
  })
  .meta({ id: 'DeadlineQuestion' });

export const MOST_QUESTIONS = 1000;

/** One question, or up to a thousand; the answers come in the order asked, as an array for an array. */
export const deadlineQuestionsSchema = z.union([
  z.array(deadlineQuestionSchema).min(1).max(MOST_QUESTIONS),
  deadlineQuestionSchema,
]);

const dayKindSchema = z
  .enum(['working-day', 'weekend', 'off-day', 'make-up-day', 'start-day', 'suspended'])
  .meta({ description: '工作日、周末、节假日、调休上班日、起算日、中止日' });

export const explainedDaySchema = z
  .strictObject({ on: plainDateSchema, kind: dayKindSchema, name: z.string(), counted: z.boolean() })
  .meta({ id: 'ExplainedDay' });

export const deadlineAnswerSchema = z
  .strictObject({
    dueOn: plainDateSchema.nullable(),
    provisional: z.boolean().meta({ description: '所涉年份的放假安排尚未公布，日期为暂定' }),
    explanation: z
      .array(explainedDaySchema)
      .meta({ description: '从起算日到届满日，每一天为何计入或不计入' }),
  })
  .meta({ id: 'DeadlineAnswer' });

export const deadlineAnswersSchema = z.union([z.array(deadlineAnswerSchema), deadlineAnswerSchema]);

const layerSchema = z
  .union([z.literal(NATIONAL_LAYER), regionCodeSchema])
  .meta({ description: 'national 为全国；或地方放假所在的行政区划代码', example: NATIONAL_LAYER });

const yearSchema = z.int().min(2004).max(2100).meta({ example: 2027 });
const noticeSchema = lineSchema(200).meta({
  description: '通知的名称与文号',
  example: '国务院办公厅关于2027年部分节假日安排的通知',
});
const sourceSchema = lineSchema(300).meta({
  description: '原文出处',
  example: 'https://www.gov.cn/zhengce/',
});

const holidayCnSchema = z.strictObject({
  $schema: z.string().max(300).optional(),
  $id: z.string().max(300).optional(),
  year: yearSchema,
  papers: z.array(z.string().max(300)).max(20).optional(),
  days: z
    .array(z.strictObject({ name: z.string().max(60), date: z.string().max(20), isOffDay: z.boolean() }))
    .max(200),
});

const head = { layer: layerSchema, year: yearSchema, notice: noticeSchema, source: sourceSchema };

/** A notice as it is handed in: the JSON that holiday-cn publishes, or CSV `date,kind,name`. */
export const calendarImportSchema = z
  .discriminatedUnion('format', [
    z.strictObject({ format: z.literal('holiday-cn'), ...head, document: holidayCnSchema }),
    z.strictObject({ format: z.literal('csv'), ...head, text: z.string().min(1).max(40_000) }),
  ])
  .meta({ id: 'CalendarImport' });

export const calendarDaySchema = z
  .strictObject({ on: plainDateSchema, kind: z.enum(['off-day', 'make-up-day']), name: z.string() })
  .meta({ id: 'CalendarDay' });

export const calendarVersionSchema = z
  .strictObject({
    versionId: idSchema,
    layer: layerSchema,
    year: yearSchema,
    notice: z.string(),
    source: z.string(),
    state: z
      .enum(['proposed', 'active', 'superseded', 'declined', 'withdrawn'])
      .meta({ description: '待确认、生效、已被取代、不同意、已撤回' }),
    proposedBy: idSchema.nullable(),
    proposedAt: instantSchema,
    confirmedBy: idSchema.nullable(),
    confirmedAt: instantSchema.nullable(),
    endedBy: mayBeAbsent(idSchema.nullable()).describe('由谁不同意或者撤回'),
    endedAt: mayBeAbsent(instantSchema.nullable()),
    endReason: mayBeAbsent(z.string().nullable()).describe('不同意的理由'),
  })
  .meta({ id: 'CalendarVersion' });

export const calendarPageSchema = z.strictObject({
  items: z.array(calendarVersionSchema.extend({ days: z.array(calendarDaySchema) })),
  nextCursor: nextCursorSchema,
});

export const calendarQuerySchema = z.strictObject({
  region: z.union([z.literal(NATIONAL_LAYER), regionCodeSchema]).optional(),
  year: z
    .string()
    .regex(/^\d{4}$/, '应为四位年份')
    .transform(Number)
    .optional()
    .meta({ type: 'integer', example: 2026 }),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const movedDeadlineSchema = z
  .strictObject({
    caseId: idSchema,
    caseKind: z.string(),
    number: z.string().meta({ description: '案件编号' }),
    dutyId: z.string().meta({ description: '期限所属事项' }),
    fromOn: plainDateSchema,
    toOn: plainDateSchema,
  })
  .meta({ id: 'MovedDeadline' });

const impact = {
  movedCount: z.int().min(0).meta({ description: '确认后会改变的未了期限数' }),
  moved: z.array(movedDeadlineSchema).meta({ description: '其中前 500 项' }),
};

export const calendarImportReplySchema = z.strictObject({ version: calendarVersionSchema, ...impact });

/** What a notice says and would move, before anything is written. */
export const calendarAssessmentSchema = z
  .strictObject({ days: z.array(calendarDaySchema), ...impact })
  .meta({ id: 'CalendarAssessment' });

export const calendarProposalSchema = z
  .strictObject({
    version: calendarVersionSchema,
    days: z.array(calendarDaySchema),
    ...impact,
    confirmation: permissionSchema.meta({ description: '本人能否确认' }),
  })
  .meta({ id: 'CalendarProposal' });

export const calendarYearParamsSchema = z.strictObject({
  year: z
    .string()
    .regex(/^\d{4}$/, '应为四位年份')
    .transform(Number)
    .meta({ type: 'integer', example: 2026 }),
});

export const calendarYearQuerySchema = z.strictObject({
  region: regionCodeSchema.optional().meta({ description: '缺省时只用全国节假日安排' }),
});

export const calendarYearSchema = z
  .strictObject({
    year: z.int(),
    version: z.string(),
    status: z
      .enum(['official', 'provisional'])
      .meta({ description: '放假安排已公布；尚未公布，暂按法定节日' }),
    provisionalFrom: plainDateSchema.meta({ description: '自这一天起，日期可能随新的通知改变' }),
    coveredFrom: z.int(),
    coveredThrough: z.int(),
    notices: z
      .array(
        z.strictObject({
          versionId: idSchema,
          layer: layerSchema,
          year: yearSchema,
          notice: z.string(),
          source: z.string(),
        }),
      )
      .meta({ description: '所依据的通知，全国的在前，各层依次叠加' }),
    days: z
      .array(calendarDaySchema.extend({ versionId: z.string().nullable() }))
      .meta({ description: '与星期不符的日子：放假和调休上班；versionId 为 null 的，是依法暂定的节日' }),
  })
  .meta({ id: 'CalendarYear' });

export const calendarConfirmationReplySchema = z.strictObject({ version: calendarVersionSchema });
