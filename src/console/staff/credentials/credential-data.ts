import { useQueryClient } from '@tanstack/react-query';
import type { BodyOf, ReplyOf } from '../../api/operations';
import { KEYS } from '../query-keys';
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

const TOKEN_BYTES = 32;

/** As the server wants one: 256 bits at random, in base64url. */
export function makeToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  const text = btoa(String.fromCharCode(...bytes));
  return `pm_${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

export function useRefreshCredentials(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEYS.credentials });
}
