import { accepted, refused } from '../domain/result';
import * as store from '../store/webhook.store';
import * as wire from '../wire/webhook.wire';
import { changeOnce } from './change-once';
import { route, type Route } from './route';

const TAGS = ['推送'] as const;
const access = { roles: ['security-administrator'] } as const;

export interface WebhookRouteDeps {
  /** What is wrong with an address, as a code; null when nothing is. */
  readonly faultOfUrl: (url: string) => string | null;
  readonly seal: (webhookId: string, secret: string) => store.SealedSecret;
}

const toView = (webhook: store.Webhook) => ({ ...webhook, createdAt: webhook.createdAt.toISOString() });

const list = route(
  {
    ...{ method: 'get', path: '/webhooks', access, tags: TAGS, audit: 'webhook:list' },
    summary: '向其他系统的推送',
    reply: { 200: wire.webhookListSchema },
  },
  async ({ deps }) => ({
    status: 200,
    body: { items: (await store.listWebhooks(deps.database)).map(toView) },
  }),
);

const deliveries = route(
  {
    ...{
      method: 'get',
      path: '/webhooks/{id}/deliveries',
      access,
      tags: TAGS,
      audit: 'webhook:list-deliveries',
    },
    summary: '一项推送最近的投递，及对方最后的答复',
    params: wire.webhookParamsSchema,
    reply: { 200: wire.webhookDeliveryListSchema },
  },
  async ({ deps, params }) => {
    const found = await store.listDeliveries(deps.database, params.id);
    const items = found.map((delivery) => ({
      ...delivery,
      dueAt: delivery.dueAt.toISOString(),
      deliveredAt: delivery.deliveredAt?.toISOString() ?? null,
    }));
    return { status: 200, body: { items } };
  },
);

const create = (webhooks: WebhookRouteDeps): Route =>
  route(
    {
      ...{ method: 'post', path: '/webhooks', access, tags: TAGS, audit: 'webhook:create' },
      summary: '登记一项推送',
      description:
        '按 Standard Webhooks 签名，至少送达一次；接收方以 webhook-id 去重，以 sequence 排序。2xx 为送达，410 即暂停，转向不跟随。',
      body: wire.newWebhookSchema,
      reply: { 201: wire.webhookSchema },
      examples: {
        body: {
          credentialId: '3f1c2b7e-5a1d-4c59-9e0f-6d2f7a8b9c01',
          url: 'https://pay.example.gov.cn/pacta',
          topics: ['contract.filed', 'contract.clearance-changed'],
          secret: wire.SECRET_EXAMPLE,
        },
      },
    },
    (context) =>
      changeOnce(context, 'webhook:create', async (transaction) => {
        const { secret, ...described } = context.body;
        if (webhooks.faultOfUrl(described.url) !== null) return refused({ type: 'webhook-url-not-allowed' });
        const { officerId } = context.actor;
        const made = await store.createWebhook(transaction, described, officerId);
        if (made === null) return refused({ type: 'webhook-credential-unknown' });
        const kept = { secret: webhooks.seal(made.webhookId, secret), createdBy: officerId };
        await store.addSecret(transaction, made.webhookId, kept);
        return accepted({ status: 201, body: toView(made) });
      }),
  );

const rotate = (webhooks: WebhookRouteDeps): Route =>
  route(
    {
      ...{
        method: 'post',
        path: '/webhooks/{id}/secrets',
        access,
        tags: TAGS,
        audit: 'webhook:rotate-secret',
      },
      summary: '换用新的签名密钥：此后 24 小时，新旧两个都签名',
      params: wire.webhookParamsSchema,
      body: wire.webhookSecretSchema,
      reply: { 200: wire.webhookSchema },
      examples: { body: { secret: wire.SECRET_EXAMPLE } },
    },
    (context) =>
      changeOnce(context, 'webhook:rotate-secret', async (transaction) => {
        const found = await store.lockWebhook(transaction, context.params.id);
        if (found === null) return null;
        const secret = webhooks.seal(found.webhookId, context.body.secret);
        await store.addSecret(transaction, found.webhookId, { secret, createdBy: context.actor.officerId });
        return accepted({ status: 200, body: toView(found) });
      }),
  );

const STATUS_AFTER = { pause: 'paused', resume: 'active', remove: 'removed' } as const;

const command = route(
  {
    ...{ method: 'post', path: '/webhooks/{id}/commands', access, tags: TAGS, audit: 'webhook:change' },
    summary: '暂停、恢复、撤销一项推送，或者重发一次投递',
    params: wire.webhookParamsSchema,
    body: wire.webhookCommandSchema,
    reply: { 200: wire.webhookSchema },
    examples: { body: { type: 'pause' } },
  },
  (context) =>
    changeOnce(context, 'webhook:change', async (transaction) => {
      const { body, params, actor } = context;
      const found = await store.lockWebhook(transaction, params.id);
      if (found === null) return null;
      if (body.type === 'resend') {
        const count = await store.resend(transaction, params.id, body.deliveryId);
        return count === 0 ? null : accepted({ status: 200, body: toView(found) });
      }
      const status = STATUS_AFTER[body.type];
      await store.setWebhookStatus(transaction, params.id, { status, by: actor.officerId });
      const pausedBy = status === 'paused' ? actor.officerId : null;
      return accepted({ status: 200, body: toView({ ...found, status, pausedBy }) });
    }),
);

const replay = route(
  {
    ...{ method: 'post', path: '/webhooks/{id}/replay', access, tags: TAGS, audit: 'webhook:replay' },
    summary: '从某一序号起全部重新推送，编号不变',
    params: wire.webhookParamsSchema,
    body: wire.webhookReplaySchema,
    reply: { 200: wire.webhookReplayReply },
    examples: { body: { fromSequence: 1 } },
  },
  (context) =>
    changeOnce(context, 'webhook:replay', async (transaction) => {
      const { body, params } = context;
      if ((await store.lockWebhook(transaction, params.id)) === null) return null;
      const count = await store.replayFrom(transaction, params.id, body.fromSequence);
      return accepted({ status: 200, body: { count } });
    }),
);

/** Subscriptions of partner systems, administered by whoever issues their credentials. */
export const webhookRoutes = (deps: WebhookRouteDeps): readonly Route[] => [
  ...[list, create(deps), rotate(deps), command, replay, deliveries],
];
