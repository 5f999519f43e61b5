import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { ReplyOf } from '../../api/operations';
import { KEYS } from '../query-keys';
import { api } from '../staff-api';

export type Body = ReplyOf<'GET /organizations/{id}'>;
export type Effects = ReplyOf<'GET /organizations/{id}/effects'>;
export type Grant = ReplyOf<'GET /roles/grants'>['items'][number];

interface Reading {
  readonly signal: AbortSignal;
}

const MOST = '200';

/** Pages of the list until it ends: a body has few below it, and a government some hundreds. */
export const childrenQuery = (parentId: string) => ({
  queryKey: [...KEYS.organizations, 'below', parentId],
  queryFn: async ({ signal }: Reading): Promise<readonly Body[]> => {
    const all: Body[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = { parentId, limit: MOST, ...(cursor === '' ? {} : { cursor }) };
      const page: ReplyOf<'GET /organizations'> = await api.call('GET /organizations', { query, signal });
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    return all.sort((left, right) => left.name.localeCompare(right.name, 'zh-CN'));
  },
});

export const historyQuery = (id: string) => ({
  queryKey: [...KEYS.organizations, 'history', id],
  queryFn: ({ signal }: Reading) => api.call('GET /organizations/{id}/history', { params: { id }, signal }),
});

export const effectsQuery = (id: string, successorId: string | undefined) => ({
  queryKey: [...KEYS.organizations, 'effects', id, successorId ?? ''],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /organizations/{id}/effects', {
      params: { id },
      query: successorId === undefined ? {} : { successorId },
      signal,
    }),
  placeholderData: keepPreviousData,
  staleTime: 0,
});

/** Who holds which office in a body today. */
export const officesQuery = (organizationId: string) => ({
  queryKey: [...KEYS.officers, 'grants', organizationId],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /roles/grants', { query: { organizationId, status: 'granted', limit: MOST }, signal }),
});

/** After a change of bodies or of people everything that names them is read anew. */
export function useRefreshNames(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: KEYS.organizations }),
      queries.invalidateQueries({ queryKey: KEYS.officers }),
    ]);
  };
}
