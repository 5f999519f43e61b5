import { useQueryClient } from '@tanstack/react-query';
import type { ReplyOf } from '../../api/operations';
import { KEYS } from '../query-keys';
import { api } from '../staff-api';

export type Credential = ReplyOf<'GET /credentials'>['items'][number];
export type SigningKey = Credential['signingKeys'][number];

/** One follows the other: the server takes no third. */
export const LIVING_KEYS = 2;

export const credentialsQuery = {
  queryKey: KEYS.credentials,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.call('GET /credentials', { signal }),
};

export function useRefreshCredentials(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEYS.credentials });
}
