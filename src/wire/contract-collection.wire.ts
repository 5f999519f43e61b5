import { z } from 'zod';
import {
  CONTRACT_SIDES,
  MILESTONE_KINDS,
  PARTY_SCALES,
  PRICE_TYPES,
  QUANTITY_UNITS,
} from '../domain/contract/contract';
import { PAYMENT_STARTS } from '../domain/contract/payment-limit';
import { INTEREST_BASES } from '../domain/contract/payment-term';
import {
  emailSchema,
  lineSchema,
  organizationIdSchema,
  plainDateSchema,
  textSchema,
  usccFormSchema,
} from './common.wire';

const date = plainDateSchema.nullable().default(null);

export const contractAmountSchema = z
  .string()
  .regex(/^\d{1,13}(\.\d{1,2})?$/, '应为元，最多两位小数，例如 "128000.00"')
  .describe('人民币元，最多两位小数，例如 "128000.00"');
const amountYuan = contractAmountSchema.nullable().default(null);

/** A number of things with at most three places, and what they are counted in. */
export const quantitySchema = z.strictObject({
  value: z.string().regex(/^\d{1,10}(\.\d{1,3})?$/, '应为数量，最多三位小数，例如 "12.5"'),
  unit: z.enum(QUANTITY_UNITS).describe('计量单位'),
});

const contactBody = z.strictObject({
  name: lineSchema(100).nullable().default(null),
  phone: z
    .string()
    .regex(/^\+?[\d -]{5,24}$/, '应为电话号码')
    .nullable()
    .default(null),
  email: emailSchema.nullable().default(null),
});

const partyBody = z.strictObject({
  side: z.enum(CONTRACT_SIDES).describe('public 政府一方，counterparty 相对方'),
  organizationId: organizationIdSchema
    .nullable()
    .default(null)
    .describe('机构目录中的机构；不在目录中的留空，写 name'),
  name: lineSchema(200).nullable().default(null),
  uscc: usccFormSchema.nullable().default(null),
  scale: z.enum(PARTY_SCALES).default('not-declared').describe('订立合同时声明的规模（国令802 第三条）'),
  hasSigned: z.boolean().nullable().default(null).describe('是否已经签署；留空的，写有签订日即为全体已签'),
  contacts: z.array(contactBody).max(5).default([]).describe('联系人；加密保管，任何应答都不再给出'),
});

const MOST_AGREED_DAYS = 3650;
const MOST_INSPECTION_DAYS = 365;

/** When a payment is owed by the contract and by 国令802. */
const paymentTermBody = z.strictObject({
  agreedDays: z
    .int()
    .min(0)
    .max(MOST_AGREED_DAYS)
    .nullable()
    .default(null)
    .describe('约定多少日内支付；没有约定的留空'),
  start: z
    .enum(PAYMENT_STARTS)
    .describe('从什么时候起算：delivery 交付，amount-confirmed 双方确认结算金额，acceptance 验收合格'),
  after: z
    .int()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('由第几个节点的交付或者验收起算，从 1 数起；留空的，以全部交付或者付款节点自己的验收记录为准'),
  inspectionDays: z
    .int()
    .min(1)
    .max(MOST_INSPECTION_DAYS)
    .nullable()
    .default(null)
    .describe('约定的检验、验收期限，自交付次日起多少日'),
});

const interestBody = z.strictObject({
  agreedPercentAYear: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,2})?$/, '应为年利率的百分数，最多两位小数，例如 "4.35"')
    .nullable()
    .default(null)
    .describe('约定的逾期年利率（%）；没有约定的留空'),
  basis: z
    .enum(INTEREST_BASES)
    .default('regulation')
    .describe(
      'regulation 国令802第十七条，construction-price 建设工程价款（没有约定的，按贷款市场报价利率）',
    ),
});

const milestoneBody = z.strictObject({
  kind: z
    .enum(MILESTONE_KINDS)
    .describe('delivery 交付，payment 付款，acceptance 验收，promise 承诺，other 其他'),
  title: lineSchema(200),
  owedBy: z.enum(CONTRACT_SIDES),
  dueOn: date,
  amountYuan,
  quantity: quantitySchema.nullable().default(null),
  payment: paymentTermBody.nullable().default(null).describe('付款节点的付款期限；写明的，到期日依法计算'),
  performed: z
    .strictObject({
      on: date.describe('全部履行完毕之日；只履行了一部分的留空'),
      amountYuan,
      quantity: z
        .string()
        .regex(/^\d{1,10}(\.\d{1,3})?$/)
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null)
    .describe('收录之前已经履行的'),
});

/** A contract as somebody tells of it (seeds 000, 003). */
export const collectionBody = z
  .strictObject({
    name: lineSchema(200),
    ownNumber: lineSchema(100).nullable().default(null).describe('合同文本上的编号'),
    externalNumber: lineSchema(100)
      .nullable()
      .default(null)
      .describe('上报系统中的编号；同一单位以同一编号再报，仍是同一份合同'),
    categoryCode: z.string().regex(/^\d{2}$/, '应为两位类别代码'),
    undertakingId: organizationIdSchema.describe('承办单位'),
    regulatorId: organizationIdSchema
      .nullable()
      .default(null)
      .describe('行业监管部门；留空时取承办单位的上级主管部门'),
    secrecy: z
      .enum(['none', 'secret'])
      .describe('定密声明。涉密合同不得录入本系统：声明为 secret 的一律拒收，什么也不留存'),
    route: z.enum(['form', 'scan']).default('form'),
    isStock: z.boolean().default(false).describe('存量合同：收录之前的期限不再提醒'),
    amountYuan,
    priceType: z.enum(PRICE_TYPES).default('fixed-total'),
    interest: interestBody.nullable().default(null).describe('逾期付款的利息；留空的，依法计算'),
    signedOn: date.describe('全体签署之日；尚未签署的留空，作为草稿'),
    startsOn: date,
    endsOn: date,
    terms: textSchema(20_000).nullable().default(null).describe('主要条款'),
    modelTextVersionId: z.uuid().nullable().default(null).describe('据以起草的示范文本的版本；没有用的留空'),
    modelTextDeparts: z.boolean().default(false).describe('true：对示范文本有改动'),
    modelTextDeparture: lineSchema(500)
      .nullable()
      .default(null)
      .describe('改动了什么；modelTextDeparts 为 true 时必填'),
    parties: z.array(partyBody).min(2).max(20),
    milestones: z.array(milestoneBody).max(200),
  })
  .meta({ id: 'ContractCollection' });

export type Collection = z.output<typeof collectionBody>;

export const collectedReply = z.strictObject({
  id: z.uuid(),
  code: z.string().describe('统一合同编码，不会改变'),
  isNew: z.boolean().describe('false：同一编号已经上报过，这是原来的那一份'),
});
