import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { ReplyOf } from '../../../api/operations';
import { api } from '../../staff-api';
import { CONTRACTS_KEY } from '../contract-data';

export type ModelText = ReplyOf<'GET /model-texts'>['items'][number];
export type ModelTextVersion = ModelText['versions'][number];

interface Wanted {
  readonly categoryCode?: string | undefined;
  /** Only what is offered where this body is. */
  readonly undertakingId?: string | undefined;
}

const KEY = [...CONTRACTS_KEY, 'model-texts'] as const;

export const modelTextsQuery = (query: Wanted) => ({
  queryKey: [...KEY, query],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.call('GET /model-texts', { query, signal }),
  placeholderData: keepPreviousData,
});

export function useRefreshModelTexts(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}

/** The version that a new contract may be drafted from; null where none is offered. */
export function offeredVersion({ versions, withdrawn }: ModelText): ModelTextVersion | null {
  if (withdrawn !== null) return null;
  return versions.find(({ state }) => state === 'effective') ?? null;
}
