import { useQueryClient } from '@tanstack/react-query';
import type { BodyOf, ReplyOf } from '../../api/operations';
import { KEYS } from '../query-keys';
import { randomBase64 } from '../random-text';
import { api } from '../staff-api';

export type Webhook = ReplyOf<'GET /webhooks'>['items'][number];
export type Delivery = ReplyOf<'GET /webhooks/{id}/deliveries'>['items'][number];
export type NewWebhook = BodyOf<'POST /webhooks'>;

export const webhooksQuery = {
  queryKey: KEYS.webhooks,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.call('GET /webhooks', { signal }),
};

export const deliveriesQuery = (id: string) => ({
  queryKey: [...KEYS.webhooks, id],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.call('GET /webhooks/{id}/deliveries', { params: { id }, signal }),
});

export function useRefreshWebhooks(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEYS.webhooks });
}

/** What a person reads of an address. */
export const hostOf = ({ url }: Pick<Webhook, 'url'>): string => new URL(url).host;

/** As Standard Webhooks writes a secret. It is made here, shown once, and sealed by the server. */
export function makeSecret(): string {
  return `whsec_${randomBase64()}`;
}
