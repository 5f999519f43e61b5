import { z } from 'zod';
import { SUCCESSION_CAUSES, SUCCESSION_FINDINGS } from '../domain/contract/succession';
import { instantSchema, lineSchema, organizationIdSchema, plainDateSchema } from './common.wire';

const cause = z.enum(SUCCESSION_CAUSES).meta({ id: 'SuccessionCause' });

export const newSuccessionOrder = z
  .strictObject({
    organizationId: organizationIdSchema.describe('换届、更替或者调整的单位；其下级单位的合同一并审查'),
    cause,
    changedOn: plainDateSchema.describe('换届、更替或者调整之日'),
    basis: lineSchema(200).describe('依据文件的名称和文号'),
  })
  .meta({ id: 'NewSuccessionOrder' });

/** 承继审查 of one contract. */
export const successionView = z
  .strictObject({
    cause,
    causeLabel: z.string(),
    on: plainDateSchema,
    negotiations: z.int().describe('已登记的协商次数'),
    finding: z.enum(SUCCESSION_FINDINGS).nullable().describe('null：尚未确认结论'),
    findingLabel: z.string().nullable(),
  })
  .meta({ id: 'SuccessionReview' });

const body = z.strictObject({ id: z.string(), name: z.string() });

export const successionOrderView = z
  .strictObject({
    orderId: z.string(),
    organization: body,
    cause,
    causeLabel: z.string(),
    changedOn: plainDateSchema,
    basis: z.string(),
    ordering: body,
    orderedAt: instantSchema,
    isTold: z.boolean().describe('true：所涉合同都已启动审查'),
    contracts: z.int().describe('已启动审查的合同'),
    open: z.int().describe('尚未确认结论'),
    overdue: z.int().describe('其中已经超期'),
    concluded: z.int().describe('已确认结论'),
  })
  .meta({ id: 'SuccessionOrder' });

export const successionOrderList = z
  .strictObject({ items: z.array(successionOrderView).describe('最近的在前，最多一百件') })
  .meta({ id: 'SuccessionOrderList' });
