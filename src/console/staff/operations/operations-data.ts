import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ReplyOf } from '../../api/operations';
import { api } from '../staff-api';
import type { OperationsSearch } from './operations-search';

export type Health = ReplyOf<'GET /operations/health'>;
export type Finding = ReplyOf<'GET /operations/findings'>['items'][number];
export type Incident = ReplyOf<'GET /operations/incidents'>['items'][number];
export type Notice = ReplyOf<'GET /operations/outbox'>['items'][number];
export type Watched = ReplyOf<'GET /operations/workflows'>['items'][number];
export type EngineView = ReplyOf<'GET /operations/workflows/{id}/history'>;

/** The law's codes come with words; a kind of case that has codes of its own is shown by them. */
export const wordFor = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

interface Reading {
  readonly signal: AbortSignal;
}

export const OPERATIONS_KEY = ['operations'] as const;
/** Whoever keeps this page open wants to see a part fail without asking; each look is written down, so it is not often. */
const LOOK_EVERY_MS = 60_000;
export const CASES_PER_PAGE = 20;

export const healthQuery = queryOptions({
  queryKey: [...OPERATIONS_KEY, 'health'],
  queryFn: ({ signal }: Reading) => api.call('GET /operations/health', { signal }),
  refetchInterval: LOOK_EVERY_MS,
});

export const findingsQuery = queryOptions({
  queryKey: [...OPERATIONS_KEY, 'findings'],
  queryFn: ({ signal }: Reading) => api.call('GET /operations/findings', { signal }),
});

export const incidentsQuery = queryOptions({
  queryKey: [...OPERATIONS_KEY, 'incidents'],
  queryFn: ({ signal }: Reading) => api.call('GET /operations/incidents', { signal }),
});

export const outboxQuery = (state: OperationsSearch['state']) =>
  queryOptions({
    queryKey: [...OPERATIONS_KEY, 'outbox', state ?? 'all'],
    queryFn: ({ signal }: Reading) =>
      api.call('GET /operations/outbox', {
        query: { ...(state === undefined ? {} : { state }), limit: '200' },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const workflowsQuery = ({ q, offset }: OperationsSearch) =>
  queryOptions({
    queryKey: [...OPERATIONS_KEY, 'workflows', q ?? '', offset ?? '0'],
    queryFn: ({ signal }: Reading) => {
      const query = { limit: String(CASES_PER_PAGE), ...(q === undefined ? {} : { q }) };
      return api.call('GET /operations/workflows', {
        query: offset === undefined ? query : { ...query, offset },
        signal,
      });
    },
    placeholderData: keepPreviousData,
  });

export const engineViewQuery = (id: string) =>
  queryOptions({
    queryKey: [...OPERATIONS_KEY, 'workflow', id],
    queryFn: ({ signal }: Reading) =>
      api.call('GET /operations/workflows/{id}/history', { params: { id }, signal }),
  });
