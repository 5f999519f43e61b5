import { queryOptions } from '@tanstack/react-query';
import type { ReplyOf } from '../../api/operations';
import { api } from '../staff-api';

export type RevealRequest = ReplyOf<'GET /reveals'>['items'][number];
export type Shown = ReplyOf<'POST /reveals/{id}/opening'>;
export type Quota = ReplyOf<'GET /reveals/mine'>['quota'];

interface Reading {
  readonly signal: AbortSignal;
}

export const REVEALS_KEY = ['reveals'] as const;
/** An approval is waited for by somebody who looks at the page; each look is written down, so it is not often. */
const LOOK_EVERY_MS = 60_000;

export const ownRevealsQuery = queryOptions({
  queryKey: [...REVEALS_KEY, 'mine'],
  queryFn: ({ signal }: Reading) => api.call('GET /reveals/mine', { signal }),
  refetchInterval: ({ state }) =>
    state.data?.items.some(({ status }) => status === 'pending') === true ? LOOK_EVERY_MS : false,
});

export const pendingRevealsQuery = queryOptions({
  queryKey: [...REVEALS_KEY, 'pending'],
  queryFn: ({ signal }: Reading) => api.call('GET /reveals', { signal }),
  refetchInterval: LOOK_EVERY_MS,
});

/** Each look is logged, so it is taken once and not again by itself. */
export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: [...REVEALS_KEY, 'contact', id],
    queryFn: ({ signal }: Reading) => api.call('GET /complaints/{id}/contact', { params: { id }, signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
