import { useQueryClient } from '@tanstack/react-query';
import type { BodyOf, ReplyOf } from '../../api/operations';
import { KEYS } from '../query-keys';
import { randomBase64 } from '../random-text';
import { api } from '../staff-api';

export type Credential = ReplyOf<'GET /credentials'>['items'][number];
export type NewCredential = BodyOf<'POST /credentials'>;
export type SigningKey = Credential['signingKeys'][number];

/** One follows the other: the server takes no third. */
export const LIVING_KEYS = 2;

export const credentialsQuery = {
  queryKey: KEYS.credentials,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.call('GET /credentials', { signal }),
};

/** As the server wants one: 256 bits at random, in base64url. */
export function makeToken(): string {
  return `pm_${randomBase64().replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

export function useRefreshCredentials(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEYS.credentials });
}
