import { z } from 'zod';
import { COMMITMENT_STATUSES } from '../domain/commitment/commitment';
import { COMMITMENT_DUTIES } from '../domain/commitment/commitment-rules';
import { organizationIdSchema, plainDateSchema } from './common.wire';
import { timeLeftView, waitingTab } from './duty.wire';

const named = z.strictObject({ id: z.string(), name: z.string() });

const scope = z
  .enum(['mine', 'office'])
  .default('mine')
  .describe('mine：指定由本人管理的承诺和还没有指定管理人的；office：本单位的全部承诺');

export const commitmentDutyQuery = z.strictObject({
  tab: waitingTab,
  scope,
  duty: z.enum(COMMITMENT_DUTIES).optional(),
  promisorId: organizationIdSchema.optional().describe('承诺单位'),
  dueBefore: plainDateSchema.optional().describe('在这一天或之前到期'),
  q: z.string().trim().min(1).max(100).optional().describe('承诺名称或编码的一部分'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const commitmentDutyCountsQuery = z.strictObject({ scope });

const commitmentDutyView = z.strictObject({
  id: z.string().describe('在一项承诺之内不重复'),
  kind: z
    .enum(['duty', 'tolerance', 'proposal'])
    .describe('tolerance：他人提出的容错，等待决定；proposal：他人拟确认未兑现，等待第二人确认'),
  duty: z.enum(COMMITMENT_DUTIES).nullable(),
  label: z.string(),
  dueOn: z.iso.date().nullable(),
  dueAt: z.iso.datetime().nullable(),
  provisional: z.boolean(),
  timeLeft: timeLeftView,
  rung: z.string().nullable().describe('已经到达的最高一级提醒或督办'),
  rungLabel: z.string().nullable(),
  node: z.strictObject({ id: z.string(), title: z.string() }).nullable().describe('针对的承诺节点'),
  commitment: z.strictObject({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    status: z.enum(COMMITMENT_STATUSES),
    statusLabel: z.string(),
    promisor: named,
    manager: named.nullable(),
  }),
});

export const commitmentDutyList = z.strictObject({
  today: z.iso.date().describe('案件时间的当日'),
  items: z.array(commitmentDutyView),
  nextCursor: z.string().nullable(),
});
