import { z } from 'zod';
import { COMPLAINT_CHANNELS, COMPLAINT_FIELDS, DEMAND_KINDS } from '../domain/complaint/complaint';
import { parseInstant } from '../domain/plain-date';
import { emailSchema, lineSchema, organizationIdSchema, plainDateSchema, textSchema } from './common.wire';

const short = lineSchema;
const amountYuan = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/);
const phone = z.string().regex(/^\+?[\d -]{5,24}$/);

/** A moment with its offset, as it enters. */
const moment = z.iso.datetime({ offset: true }).transform((text, context) => {
  const instant = parseInstant(text);
  if (instant !== null) return instant;
  context.addIssue({ code: 'custom', message: '没有这个时刻' });
  return z.NEVER;
});

const agent = z.strictObject({
  name: short(100),
  organizationName: short(200).nullable().default(null),
  identityNumber: short(40).nullable().default(null),
  phone: phone.nullable().default(null),
  email: emailSchema.nullable().default(null),
  postalAddress: short(300).nullable().default(null),
  mandate: z.strictObject({
    authority: z.enum(['general', 'special']),
    grantedOn: plainDateSchema,
    documentId: z.uuid().nullable().default(null),
  }),
});

/** Who complains. Sealed before it is stored; no answer ever holds it again. */
export const identityBody = z.strictObject({
  mode: z.enum(['named', 'sealed', 'anonymous']).describe('named 实名，sealed 实名保密，anonymous 匿名'),
  name: short(200).nullable().default(null),
  uscc: z.string().trim().max(40).nullable().default(null),
  contactPerson: short(100).nullable().default(null),
  phone: phone.nullable().default(null),
  email: emailSchema.nullable().default(null),
  postalAddress: short(300).nullable().default(null),
  agent: agent.nullable().default(null),
});

export const demandBody = z.strictObject({
  kind: z.enum(DEMAND_KINDS),
  amountYuan: amountYuan.nullable().default(null),
});

const filing = {
  kind: z.enum(['complaint', 'tip-off']).default('complaint').describe('complaint 投诉，tip-off 举报'),
  respondentOrganizationId: organizationIdSchema,
  field: z.enum(COMPLAINT_FIELDS),
  title: short(200),
  narrative: textSchema(10_000),
  contract: z
    .strictObject({
      name: short(200).nullable().default(null),
      number: short(100).nullable().default(null),
    })
    .default({ name: null, number: null }),
  demands: z.array(demandBody).min(1).max(20),
  identity: identityBody,
  evidenceIds: z.array(z.uuid()).max(50).default([]),
  confirmedDoubts: z
    .array(z.enum(['uscc-check-digit']))
    .max(5)
    .default([])
    .describe('已经核对并确认无误的疑点'),
};

/** The body of `POST /public/complaints`, and of the counter's `POST /complaints`. */
export const filingBody = z.strictObject(filing);
export type Filing = z.output<typeof filingBody>;

export const filedReply = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  receipt: z.string().describe('查询凭证：只显示这一次，请立即抄存'),
  agentReceipt: z
    .string()
    .nullable()
    .describe('代理人自己的查询凭证：权限以授权委托为准，解除代理后即时失效；没有代理人的为 null'),
});

/** What was checked before a receipt was issued again. */
export const receiptAgainBody = z.strictObject({
  proof: textSchema(500).describe('核对了什么证明'),
  party: z
    .enum(['complainant', 'agent'])
    .default('complainant')
    .describe('给谁补发：complainant 投诉人，agent 代理人'),
});
export const receiptAgainReply = z.strictObject({ number: z.string(), receipt: z.string() });

export const channelItem = z.strictObject({
  ...filing,
  externalNumber: short(100).describe('渠道自己的编号；同一编号重复报送只受理一次'),
  occurredAt: moment.describe('渠道收到投诉的时间'),
  handling: z
    .enum(['driven', 'followed'])
    .default('driven')
    .describe('driven 由本系统办理，followed 归集件（渠道在自己的系统里办理）'),
  isMonitoringPoint: z.boolean().default(false).describe('监测点线索：自登记起挂牌督办'),
});
export type ChannelItem = z.output<typeof channelItem>;

export const channelBatchBody = z.strictObject({ items: z.array(z.unknown()).min(1).max(500) });

export const channelBatchReply = z.strictObject({
  results: z.array(
    z.strictObject({
      externalNumber: z.string().nullable(),
      outcome: z.enum(['received', 'already-received', 'refused']),
      number: z.string().nullable(),
      receipt: z.string().nullable(),
      agentReceipt: z.string().nullable(),
      errors: z.array(z.strictObject({ pointer: z.string(), message: z.string(), fix: z.string() })),
    }),
  ),
});

export const channelParams = z.strictObject({ channel: z.enum(COMPLAINT_CHANNELS) });

export const channelProgressParams = z.strictObject({
  channel: z.enum(COMPLAINT_CHANNELS),
  externalNumber: z.string().min(1).max(100),
});

export const channelProgressBody = z.strictObject({
  stage: z.enum(['accepted', 'transferred', 'verified', 'rectifying', 'closed']),
  closedAs: z.enum(['unfounded', 'rectified', 'withdrawn']).nullable().default(null),
  occurredAt: moment.nullable().default(null),
});

export const channelProgressReply = z.strictObject({ commandId: z.string() });
