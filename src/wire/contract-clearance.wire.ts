import { z } from 'zod';
import { CLEARANCE_REASONS, type ClearanceReason } from '../domain/contract/clearance';
import { CONTRACT_STATUSES } from '../domain/contract/contract';
import { lineSchema } from './common.wire';
import { contractAmountSchema } from './contract-collection.wire';

const reasons = Object.keys(CLEARANCE_REASONS) as [ClearanceReason, ...ClearanceReason[]];

export const clearanceBody = z.strictObject({
  code: lineSchema(60).describe('统一合同编码'),
  milestoneId: z
    .string()
    .regex(/^m\d{1,4}$/, '应为节点编号，例如 m1')
    .nullable()
    .default(null)
    .describe('付款节点；不填的，只问整份合同'),
  amountYuan: contractAmountSchema.nullable().default(null).describe('拟支付的金额；不填的，不核金额'),
});

export const clearanceReply = z
  .strictObject({
    code: z.string(),
    status: z.enum(CONTRACT_STATUSES),
    statusLabel: z.string(),
    filing: z
      .strictObject({ number: z.string(), on: z.iso.date() })
      .nullable()
      .describe('备案号和备案日期；没有备案的为空'),
    isFiled: z.boolean(),
    mayBePaid: z.boolean().describe('此刻可否支付；不可以的，原因全部列出'),
    reasons: z.array(z.strictObject({ type: z.enum(reasons), sentence: z.string() })),
    restYuan: z.string().nullable().describe('所问节点（或整份合同）尚未支付的金额；没有约定金额的为空'),
    judgedAt: z.iso.datetime().describe('判定的时刻：此后合同可能变动，支付之前再问'),
  })
  .meta({ id: 'ContractClearance', description: '合同是否备案、可否支付' });
