import { z } from 'zod';
import { CONTRACT_SIDES, CONTRACT_STATUSES } from '../domain/contract/contract';
import { CONTRACT_DUTIES } from '../domain/contract/contract-rules';
import { organizationIdSchema, plainDateSchema } from './common.wire';
import { timeLeftView, waitingTab } from './duty.wire';

const named = z.strictObject({ id: z.string(), name: z.string() });

const scope = z
  .enum(['mine', 'office'])
  .default('mine')
  .describe('mine：指定由本人管理的合同和还没有指定管理员的；office：本单位的全部合同');

export const contractDutyQuery = z.strictObject({
  tab: waitingTab,
  scope,
  duty: z.enum(CONTRACT_DUTIES).optional(),
  undertakingId: organizationIdSchema.optional().describe('承办单位'),
  dueBefore: plainDateSchema.optional().describe('在这一天或之前到期'),
  q: z.string().trim().min(1).max(100).optional().describe('合同名称或编码的一部分'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const contractDutyCountsQuery = z.strictObject({ scope });

const contractDutyView = z.strictObject({
  id: z.string().describe('在一份合同之内不重复'),
  kind: z
    .enum(['duty', 'tolerance', 'problem'])
    .describe('tolerance：他人提出的容错，等待决定；problem：已反馈的问题，等待确认'),
  duty: z.enum(CONTRACT_DUTIES).nullable(),
  label: z.string(),
  dueOn: z.iso.date().nullable(),
  dueAt: z.iso.datetime().nullable(),
  provisional: z.boolean(),
  timeLeft: timeLeftView,
  rung: z.string().nullable().describe('已经到达的最高一级提醒或督办'),
  rungLabel: z.string().nullable(),
  milestone: z
    .strictObject({ id: z.string(), title: z.string(), owedBy: z.enum(CONTRACT_SIDES) })
    .nullable()
    .describe('针对的履约节点'),
  contract: z.strictObject({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    status: z.enum(CONTRACT_STATUSES),
    statusLabel: z.string(),
    undertaking: named,
    manager: named.nullable(),
    isListed: z.boolean(),
  }),
});

export const contractDutyList = z.strictObject({
  today: z.iso.date().describe('案件时间的当日'),
  items: z.array(contractDutyView),
  nextCursor: z.string().nullable(),
});
