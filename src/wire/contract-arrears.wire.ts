import { z } from 'zod';
import {
  cursorSchema,
  limitSchema,
  nextCursorSchema,
  organizationIdSchema,
  plainDateSchema,
} from './common.wire';

const date = z.iso.date();
const body = z.strictObject({ id: z.string(), name: z.string() });

export const arrearsQuery = z.strictObject({
  undertakingId: organizationIdSchema.optional().describe('承办单位'),
  regulatorId: organizationIdSchema.optional().describe('行业监管部门'),
  small: z.enum(['true']).optional().describe('true：只列欠中小企业的'),
  dueBefore: plainDateSchema.optional().describe('这一天以前（含当天）到期的'),
  cursor: cursorSchema,
  limit: limitSchema,
});

const arrear = z.strictObject({
  contractId: z.uuid(),
  milestoneId: z.string(),
  code: z.string(),
  name: z.string(),
  title: z.string(),
  undertaking: body,
  counterparties: z.array(z.string()),
  isToSmall: z.boolean().describe('收款方订立合同时声明为中小企业'),
  dueOn: date,
  overdueDays: z.number().int(),
  amountYuan: z.string(),
  paidYuan: z.string(),
  balanceYuan: z.string(),
  rate: z.string().nullable().describe('逾期利率；没有约定、条例又不适用的，为空'),
  interestYuan: z.string().nullable().describe('计算到今天的逾期利息'),
});

const byBody = z.strictObject({
  body,
  contracts: z.number().int(),
  balanceYuan: z.string(),
});

export const arrearsList = z.strictObject({
  items: z.array(arrear),
  bodies: z.array(byBody).describe('符合条件的全部欠款，按承办单位合计，欠款多的在前'),
  contracts: z.number().int(),
  balanceYuan: z.string().describe('符合条件的全部欠款合计'),
  nextCursor: nextCursorSchema,
});

export const disclosureQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('留空为上一年度'),
});

export const disclosureReply = z.strictObject({
  year: z.number().int(),
  asOf: date,
  publishBy: date.describe('应当在这一天以前向社会公开（国务院令第802号第十八条）'),
  contracts: z.number().int(),
  balanceYuan: z.string(),
  bodies: z.array(byBody),
});
