import { z } from 'zod';
import { CHAINED_ACTS } from '../domain/complaint/approval';
import { ROLES } from '../domain/officer';
import { COMPLAINT_DUTIES, EXTENSION_GRANTERS, TRANSFER_STARTS } from '../domain/policy';
import { EVIDENCE_TAGS } from '../domain/rule-set';
import { lineSchema, mayBeAbsent } from './common.wire';

const LONGEST_LIMIT = 1000;
const amountSchema = z.int().min(1).max(LONGEST_LIMIT);
export const dutySchema = z.enum(COMPLAINT_DUTIES);
export const evidenceSchema = z.enum(EVIDENCE_TAGS).meta({
  description: 'V 已核对原文 · B 来源文件所载 · S 公开摘录 · M 据记忆 · D 建议值',
});

export const basisSchema = z.strictObject({
  document: lineSchema(100).meta({ example: '内发改财金字〔2023〕1444号' }),
  article: z.string().max(100).meta({ example: '二(一)3' }),
  silent: mayBeAbsent(z.boolean()).meta({ description: '文件未规定具体时限' }),
  internal: mayBeAbsent(z.boolean()).meta({ description: '内部目标，对外没有约束力' }),
});

export const budgetSchema = z
  .strictObject({ unit: z.enum(['working-day', 'calendar-day', 'month']), amount: amountSchema })
  .nullable();

export const sourced = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, basis: basisSchema, evidence: evidenceSchema });

const rungOf = <T extends z.ZodType>(to: T) =>
  z.strictObject({
    rung: z
      .string()
      .regex(/^[\w.-]{1,40}$/, '节点名称为字母、数字或 . _ -，不超过 40 个')
      .meta({ example: 'overdue-1' }),
    offset: z.strictObject({
      amount: z.int().min(-LONGEST_LIMIT).max(LONGEST_LIMIT).meta({ description: '负数在之前' }),
      unit: z.enum(['working-day', 'calendar-day']),
      relativeTo: z.enum(['start', 'due']),
    }),
    to,
    atTime: mayBeAbsent(z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '应为 HH:MM')).meta({
      example: '09:00',
    }),
  });

/** The steps of one ladder, each addressed to one of `to`. */
export const ladderOf = <T extends z.ZodType>(to: T) => sourced(z.array(rungOf(to)).max(20));

export const dayRulesSchema = sourced(
  z.strictObject({
    closeOfBusiness: z.string().regex(/^(?:24:00|(?:[01]\d|2[0-3]):[0-5]\d)$/, '应为 24:00 或 HH:MM'),
    afterHoursReceipt: z.enum(['same-day', 'next-working-day']),
  }),
);

const limitRuleSchema = z
  .strictObject({
    budget: budgetSchema.meta({ description: 'null：文件没有数字（及时）' }),
    internalTarget: budgetSchema.meta({ description: '没有数字时的内部目标' }),
    basis: basisSchema,
    evidence: evidenceSchema,
    from: mayBeAbsent(z.enum(TRANSFER_STARTS)).meta({
      description: '仅限转交：自收到（receipt）还是自受理（acceptance）起算；缺省随受理是否有时限',
    }),
  })
  .nullable()
  .meta({ description: 'null：不单独计时' });

const extensionSchema = sourced(
  z.strictObject({
    amount: amountSchema,
    unit: z.enum(['working-day', 'calendar-day']),
    times: z.int().min(1).max(10),
    grantedBy: z.enum(EXTENSION_GRANTERS),
  }),
).nullable();

const approvalStepSchema = z.strictObject({
  party: z.enum(['accepting', 'verifying', 'reviewing']),
  role: z.enum(ROLES),
});

const rejectReasonSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[\w-]{1,20}$/, '理由代码为字母、数字或 _ -，不超过 20 个')
    .meta({ example: 'R08' }),
  label: lineSchema(200),
  elsewhere: lineSchema(300).meta({ description: '告诉投诉人另向何处反映' }),
});

/** What a rule set says; what it leaves out is filled from the layer below. */
export const complaintOverlaySchema = z
  .strictObject({
    dayRules: mayBeAbsent(dayRulesSchema),
    limits: mayBeAbsent(z.partialRecord(dutySchema, limitRuleSchema)),
    ladders: mayBeAbsent(z.partialRecord(dutySchema, ladderOf(z.enum(ROLES)))),
    approvals: mayBeAbsent(
      z.partialRecord(z.enum(CHAINED_ACTS), sourced(z.array(approvalStepSchema).max(10))),
    ),
    extensions: mayBeAbsent(z.partialRecord(dutySchema, extensionSchema)),
    rejectReasons: mayBeAbsent(sourced(z.array(rejectReasonSchema).max(50))),
    rectificationLeaderDays: mayBeAbsent(sourced(amountSchema)),
    contactAttempts: mayBeAbsent(sourced(z.int().min(1).max(20))),
    parallelProceedings: mayBeAbsent(sourced(z.enum(['suspend', 'discontinue']))),
    publicationMonths: mayBeAbsent(sourced(z.int().min(1).max(60))).meta({
      description: '认定公示期限，自认定之日起的月数；没有规定的不公示',
    }),
    wakingSpreadMinutes: mayBeAbsent(sourced(z.int().min(0).max(60))),
  })
  .meta({ id: 'ComplaintOverlay', description: '没有写的由下一层补足；每个数字注明文件、条款和证据等级' });
