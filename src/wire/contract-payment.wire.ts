import { z } from 'zod';
import { CONTRACT_SIDES } from '../domain/contract/contract';
import { PAYMENT_ISSUES } from '../domain/contract/fed-payment';
import { toCaseId } from '../domain/ids';
import {
  cursorSchema,
  idSchema,
  limitSchema,
  lineSchema,
  nextCursorSchema,
  organizationIdSchema,
  plainDateSchema,
  textSchema,
  usccFormSchema,
} from './common.wire';
import { contractAmountSchema } from './contract-collection.wire';

const MOST_PAYMENTS = 200;

const milestoneId = z.string().regex(/^m\d{1,4}$/, '应为节点编号，例如 m1');

const payment = z
  .strictObject({
    externalId: idSchema.describe('支付系统自己的编号；同一编号永远只是同一笔'),
    contract: z
      .union([
        z.strictObject({ code: lineSchema(60).describe('统一合同编码') }),
        z.strictObject({ externalNumber: lineSchema(100).describe('合同收录时的上报编号') }),
      ])
      .describe('哪一份合同'),
    payer: z
      .union([
        z.strictObject({ uscc: usccFormSchema }),
        z.strictObject({ organizationId: organizationIdSchema.describe('机构目录中的机构') }),
      ])
      .describe('付款人'),
    payee: z
      .strictObject({ uscc: usccFormSchema, name: lineSchema(200).nullable().default(null) })
      .describe('收款人'),
    amountYuan: contractAmountSchema.refine((text) => Number(text) > 0, '应大于零'),
    paidOn: plainDateSchema.describe('实际支付（退款、冲正）之日'),
    milestoneId: milestoneId
      .nullable()
      .default(null)
      .describe('为哪个付款节点支付；不知道的不填，按到期先后计入'),
    reverses: idSchema.nullable().default(null).describe('退款、冲正的，填原支付的编号；金额填退回的金额'),
    remark: textSchema(500).nullable().default(null).describe('用途、摘要'),
  })
  .meta({ id: 'ContractPaymentTold' });

export const contractPaymentsBody = z.strictObject({ payments: z.array(payment).min(1).max(MOST_PAYMENTS) });

export type ContractPaymentTold = z.output<typeof payment>;

export const PAYMENT_VERDICTS = ['taken', 'known', 'contract-unknown', 'contradicts', 'in-future'] as const;
export type PaymentVerdict = (typeof PAYMENT_VERDICTS)[number];

export const contractPaymentsReply = z
  .strictObject({
    items: z.array(
      z.strictObject({
        externalId: z.string(),
        verdict: z.enum(PAYMENT_VERDICTS),
        sentence: z.string(),
      }),
    ),
  })
  .meta({ id: 'ContractPaymentVerdicts', description: '逐笔的结果，顺序与报来的相同' });

export const contractPaymentParams = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9a-f]{32}$/, '应为支付的编号')
    .meta({ example: '0'.repeat(32) }),
});

export const contractPaymentQuery = z.strictObject({
  state: z
    .enum(['open', 'all'])
    .default('open')
    .describe('open：等待核对的，以及合同还没有计入的；all：全部'),
  contractId: z.uuid().transform(toCaseId).optional().describe('只列一份合同的'),
  cursor: cursorSchema,
  limit: limitSchema,
});

const node = z.strictObject({ milestoneId: z.string(), title: z.string() });

export const contractPaymentView = z
  .strictObject({
    id: z.string(),
    externalId: z.string(),
    system: z.string().describe('报来的系统'),
    contract: z
      .strictObject({ id: z.uuid(), code: z.string(), name: z.string() })
      .nullable()
      .describe('找不到对应的合同的为空'),
    toldOf: z.string().describe('支付系统所称的合同'),
    payeeName: z.string().nullable(),
    payeeUscc: z.string(),
    amountYuan: z.string(),
    paidOn: z.iso.date(),
    milestoneId: z.string().nullable().describe('支付系统指明的节点'),
    reverses: z.string().nullable().describe('所冲正的原支付'),
    remark: z.string().nullable(),
    shares: z.array(node.extend({ amountYuan: z.string() })),
    unplacedYuan: z.string().describe('没有计入任何节点的金额'),
    issue: z.strictObject({ type: z.enum(PAYMENT_ISSUES), sentence: z.string() }).nullable(),
    placement: z.enum(['milestone', 'not-ours']).nullable().describe('人工处理的结果'),
    nodes: z
      .array(node.extend({ owedBy: z.enum(CONTRACT_SIDES), restYuan: z.string().nullable() }))
      .describe('可以匹配的付款节点'),
    mayHandle: z.boolean().describe('本人可否匹配，或者标明不属于合同'),
  })
  .meta({ id: 'ContractPayment', description: '支付系统报来的一笔支付' });

export const contractPaymentList = z.strictObject({
  items: z.array(contractPaymentView),
  nextCursor: nextCursorSchema,
});

const reason = textSchema(500).describe('理由');

export const paymentMatchBody = z
  .strictObject({
    code: lineSchema(60).nullable().default(null).describe('统一合同编码；已经找到合同的不填'),
    milestoneId: milestoneId.nullable().default(null).describe('付款节点；已经找到合同的必填'),
    reason,
  })
  .meta({ id: 'ContractPaymentMatch' });

export const paymentDisownBody = z.strictObject({ reason }).meta({ id: 'ContractPaymentDisown' });

export const contractPaymentReply = z.strictObject({
  commandId: z.string().nullable(),
  payment: contractPaymentView,
});
