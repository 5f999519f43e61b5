import { z } from 'zod';
import { DELIVERY_STATES, WEBHOOK_STATUSES, WEBHOOK_TOPICS, type WebhookTopic } from '../domain/webhook';
import { idSchema } from './common.wire';

const topics = Object.keys(WEBHOOK_TOPICS) as [WebhookTopic, ...WebhookTopic[]];

/** `whsec_` and the base64 of 24 to 64 bytes (Standard Webhooks). */
const SECRET = /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const SECRET_EXAMPLE = 'whsec_UkVQTEFDRS1XSVRILTMyLVJBTkRPTS1CWVRFUy4uLi4=';

const secret = z
  .string()
  .regex(SECRET, '应为 whsec_ 加 24 至 64 个随机字节的 base64')
  .meta({ description: '由登记人随机生成，交给接收方；这里加密保存，不再显示', example: SECRET_EXAMPLE });

export const newWebhookSchema = z
  .strictObject({
    credentialId: idSchema.describe('接收方办公系统的凭据：凭据可以询问的合同，才会推送'),
    url: z.string().max(500, '最多 500 个字').describe('接收地址，须为 https'),
    topics: z.array(z.enum(topics)).min(1, '至少选一项').max(topics.length, '不能重复'),
    secret,
  })
  .meta({ id: 'NewWebhook' });

export const webhookSecretSchema = z.strictObject({ secret }).meta({ id: 'NewWebhookSecret' });

export const webhookSchema = z
  .strictObject({
    webhookId: z.string(),
    credentialId: z.string(),
    url: z.string(),
    topics: z.array(z.enum(topics)),
    status: z.enum(WEBHOOK_STATUSES),
    pausedBy: z.string().nullable().describe('暂停的人员；receiver 表示接收方答复 410'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Webhook' });

export const webhookListSchema = z
  .strictObject({ items: z.array(webhookSchema) })
  .meta({ id: 'WebhookList' });

export const webhookParamsSchema = z.strictObject({ id: z.uuid('应为推送的编号') });

export const webhookCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.enum(['pause', 'resume', 'remove']) }),
    z.strictObject({ type: z.literal('resend'), deliveryId: z.uuid('应为投递的编号') }),
  ])
  .meta({ id: 'WebhookCommand' });

export const webhookReplaySchema = z
  .strictObject({ fromSequence: z.int().min(1).describe('从这一序号起，全部重新推送') })
  .meta({ id: 'WebhookReplay' });

export const webhookReplayReply = z.strictObject({ count: z.int() }).meta({ id: 'WebhookReplayed' });

export const webhookDeliveryListSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        deliveryId: z.string().describe('即 webhook-id，每次尝试都相同'),
        sequence: z.int(),
        topic: z.string(),
        contractCode: z.string(),
        state: z.enum(DELIVERY_STATES),
        attempts: z.int(),
        lastAnswer: z.string().nullable(),
        dueAt: z.iso.datetime(),
        deliveredAt: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'WebhookDeliveryList' });
