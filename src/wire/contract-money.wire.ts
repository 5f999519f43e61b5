import { z } from 'zod';
import { PAYMENT_STARTS } from '../domain/contract/payment-limit';
import { ACCEPTANCE_RESULTS, BUYER_CONDUCTS, INTEREST_BASES } from '../domain/contract/payment-term';

const date = z.iso.date();

export const paidView = z.strictObject({ on: date, amountYuan: z.string() });

export const acceptanceView = z.strictObject({
  on: date,
  result: z.enum(ACCEPTANCE_RESULTS),
  resultLabel: z.string(),
  conduct: z.enum(BUYER_CONDUCTS),
  conductLabel: z.string(),
});

/** When a payment is owed, and why on that day (国令802). */
export const paymentTermView = z.strictObject({
  agreedDays: z.number().int().nullable(),
  agreedOn: date.nullable().describe('合同写明的付款日期'),
  start: z.enum(PAYMENT_STARTS),
  startLabel: z.string(),
  sourceId: z.string().nullable().describe('由哪个节点的交付或者验收起算'),
  inspectionDays: z.number().int().nullable(),
  counted: z
    .strictObject({
      document: z.string(),
      article: z.string(),
      startOn: date.describe('起算之日，当日不计入'),
      days: z.number().int(),
      dueOn: date.nullable(),
      explanation: z.array(
        z.strictObject({
          on: date,
          kind: z.string(),
          name: z.string().nullable(),
          counted: z.boolean(),
        }),
      ),
    })
    .nullable()
    .describe('依法计算的到期日，逐日说明；尚未起算的，或者以合同写明的日期为准的，为空'),
  findings: z.array(
    z.strictObject({
      type: z.enum(['agreed-too-long', 'no-term-agreed', 'inspection-period-missing']),
      sentence: z.string(),
      days: z.number().int().nullable().describe('依法按多少日计算；没有这样的日数的，为空'),
    }),
  ),
});

export const interestAgreementView = z.strictObject({
  agreedPercentAYear: z.string().nullable().describe('约定的逾期年利率（%）'),
  basis: z.enum(INTEREST_BASES),
  basisLabel: z.string(),
});

/** A late payment with its interest, line by line. */
export const debtView = z.strictObject({
  milestoneId: z.string(),
  title: z.string(),
  dueOn: date,
  days: z.number().int().describe('逾期天数（自然日）'),
  amountYuan: z.string(),
  balanceYuan: z.string().describe('尚未支付'),
  interest: z
    .strictObject({
      rate: z.string(),
      perMyriad: z.number().describe('利率，万分之几'),
      yearDays: z
        .union([z.literal(360), z.literal(365)])
        .nullable()
        .describe('年利率按多少日折算；日利率为空'),
      source: z.enum(['agreed', 'lpr-at-signing', 'statutory']),
      sourceLabel: z.string(),
      spans: z.array(
        z.strictObject({ fromOn: date, toOn: date, days: z.number().int(), balanceYuan: z.string() }),
      ),
      amountYuan: z.string().describe('逾期利息，四舍五入到分'),
    })
    .nullable()
    .describe('没有约定利率、条例又不适用的，为空'),
});
