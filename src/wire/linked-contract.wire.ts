import { z } from 'zod';
import { COMPLAINT_OUTCOMES, COMPLAINT_STATUSES } from '../domain/complaint/complaint';
import { CONTRACT_REASONS } from '../domain/complaint/contract-likeness';
import { CONTRACT_STATUSES } from '../domain/contract/contract';

const date = z.iso.date();

const standing = {
  overdueSince: date.nullable().describe('最早的超期节点的到期日；没有超期的为 null'),
  overdueDays: z.number().int().min(0),
  overdueMilestones: z.number().int().min(0),
  payableYuan: z.string(),
  paidYuan: z.string(),
};

/** The registered contract that a complaint is linked to, and those that it may be about. */
export const contractOfComplaint = z.strictObject({
  linked: z
    .strictObject({
      id: z.uuid(),
      code: z.string(),
      name: z.string(),
      mayRead: z.boolean().describe('true：本人可以打开合同（GET /contracts/{id}）'),
      linkedOn: date,
      isNamed: z.boolean().describe('通知书写明了合同编号，承办单位可以看到这一关联'),
      atLinking: z.strictObject(standing).describe('关联时的履约情况，此后不变'),
      now: z
        .strictObject({
          ...standing,
          status: z.enum(CONTRACT_STATUSES),
          statusLabel: z.string(),
          arrearsYuan: z.string().describe('逾期未付的款项合计'),
          interestYuan: z.string().describe('逾期利息合计，算到今天'),
        })
        .describe('现在的履约情况'),
    })
    .nullable(),
  items: z
    .array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        name: z.string(),
        status: z.enum(CONTRACT_STATUSES),
        statusLabel: z.string(),
        undertaking: z.strictObject({ id: z.string(), name: z.string() }),
        signedOn: date.nullable(),
        score: z.number().int().min(1).max(100).describe('越高越可能'),
        reasons: z.array(z.strictObject({ type: z.enum(CONTRACT_REASONS), label: z.string() })),
      }),
    )
    .describe('可能涉及的合同，最可能的在前，最多 10 份；只列本人可以看到的，是否关联由人决定'),
});

/** The complaints upon a contract, as far as the reader may know of them. */
export const complaintsOfContract = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      number: z.string(),
      status: z.enum(COMPLAINT_STATUSES),
      statusLabel: z.string(),
      outcome: z.enum(COMPLAINT_OUTCOMES).nullable(),
      outcomeLabel: z.string().nullable(),
      receivedAt: z.iso.datetime(),
      view: z.enum(['staff', 'respondent']).describe('respondent：只看到通知书告知的内容'),
    }),
  ),
});
