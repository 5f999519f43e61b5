/** What a partner system may be told of. A further topic is a line here and one in its noun's topics. */
export const WEBHOOK_TOPICS = {
  'contract.filed': '合同已经备案',
  'contract.clearance-changed': '合同可否支付有变化',
} as const;

export type WebhookTopic = keyof typeof WEBHOOK_TOPICS;

export const WEBHOOK_STATUSES = ['active', 'paused', 'removed'] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

export const DELIVERY_STATES = ['pending', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** How long the old secret signs beside the new one, in hours of real time. */
export const SECRET_OVERLAP_HOURS = 24;

/** What becomes of a delivery after an attempt. `retrySeconds`: the pauses after the first, second, … attempt. */
export type DeliveryOutcome =
  | { readonly type: 'delivered' }
  | { readonly type: 'gone' }
  | { readonly type: 'again'; readonly afterSeconds: number }
  | { readonly type: 'given-up' };

/**
 * Judges an attempt by the HTTP status it was answered with (Standard Webhooks: 2xx is success, 410 ends it; a redirect
 * is a failure), null where there was no answer.
 * @param attempts how many there have been, this one included.
 */
export function judgeAttempt(
  status: number | null,
  attempts: number,
  retrySeconds: readonly number[],
): DeliveryOutcome {
  if (status !== null && status >= 200 && status < 300) return { type: 'delivered' };
  if (status === 410) return { type: 'gone' };
  const afterSeconds = retrySeconds[attempts - 1];
  return afterSeconds === undefined ? { type: 'given-up' } : { type: 'again', afterSeconds };
}
