import { z } from 'zod';
import { APPROVABLE_ACTS } from '../domain/complaint/approval';
import { COMPLAINT_FIELDS, COMPLAINT_STATUSES } from '../domain/complaint/complaint';
import { COMPLAINT_DUTIES } from '../domain/policy';
import { WAITING_TABS } from '../domain/waiting-tab';
import { plainDateSchema } from './common.wire';

const named = z.strictObject({ id: z.string(), name: z.string() });

const scope = z
  .enum(['mine', 'office'])
  .default('mine')
  .describe('mine：交给本人的和还没有交给谁的；office：本单位本岗位的全部');

export const dutyQuery = z.strictObject({
  tab: z
    .enum(['mine', 'approaching', 'overdue', 'supervised', 'handled'])
    .default('mine')
    .describe(
      'mine 待我办；其中：approaching 临期（剩余不超过 2 个工作日）、overdue 超期、supervised 督办中（挂牌、催办或者已到督办一级）；handled 我经办（本人办过的案件，及其现在最先到期的事项）',
    ),
  scope,
  status: z.enum(COMPLAINT_STATUSES).optional(),
  field: z.enum(COMPLAINT_FIELDS).optional(),
  duty: z.enum(COMPLAINT_DUTIES).optional(),
  dueBefore: plainDateSchema.optional().describe('在这一天或之前到期'),
  q: z.string().trim().min(1).max(100).optional().describe('编号或标题的一部分'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const dutyCountsQuery = z.strictObject({ scope });

/** Of the waiting work of a register. */
export const waitingTab = z
  .enum(WAITING_TABS)
  .default('mine')
  .describe('mine 待我办；其中：approaching 临期（剩余不超过 2 个工作日）、overdue 超期');

export const waitingCounts = z.strictObject({
  mine: z.number().int(),
  approaching: z.number().int(),
  overdue: z.number().int(),
});

export const timeLeftView = z.strictObject({
  workingDays: z.number().int().nullable().describe('剩余工作日；负数为已超期的工作日'),
  state: z.enum(['no-date', 'ample', 'approaching', 'due-today', 'overdue']),
  words: z.string(),
});

export const dutyView = z.strictObject({
  id: z.string().describe('在一件案件之内不重复'),
  kind: z.enum(['duty', 'signature']).describe('signature：等待本岗位签批'),
  duty: z.enum(COMPLAINT_DUTIES).nullable(),
  act: z.enum(APPROVABLE_ACTS).nullable().describe('等待签批的事项'),
  label: z.string(),
  owner: z.enum(['accepting', 'verifying', 'reviewing', 'respondent', 'complainant']).nullable(),
  dueOn: z.iso.date().nullable(),
  dueAt: z.iso.datetime().nullable(),
  provisional: z.boolean(),
  timeLeft: timeLeftView,
  rung: z.string().nullable().describe('已经到达的最高一级提醒或督办'),
  rungLabel: z.string().nullable(),
  officer: named.nullable().describe('承办人'),
  isUrged: z.boolean(),
  demandNumber: z
    .number()
    .int()
    .nullable()
    .describe('一件案件有几项诉求时，这是第几项诉求的；不分诉求的为 null'),
  complaint: z.strictObject({
    id: z.uuid(),
    number: z.string(),
    title: z.string().nullable().describe('被投诉主体看不到'),
    status: z.enum(COMPLAINT_STATUSES),
    statusLabel: z.string(),
    field: z.enum(COMPLAINT_FIELDS),
    respondent: named,
    isListed: z.boolean(),
    link: z
      .enum(['follows', 'leads'])
      .nullable()
      .describe('重复投诉：follows 已关联到主件；leads 有重复件关联到本件'),
  }),
});

export const dutyCounts = z.strictObject({
  mine: z.number().int(),
  approaching: z.number().int(),
  overdue: z.number().int(),
  supervised: z.number().int(),
  handled: z.number().int(),
});

export const dutyList = z.strictObject({
  today: z.iso.date().describe('案件时间的当日'),
  items: z.array(dutyView),
  nextCursor: z.string().nullable(),
});
