import { keepPreviousData } from '@tanstack/react-query';
import type { ReplyOf } from '../../api/operations';
import { KEYS } from '../query-keys';
import { api } from '../staff-api';
import type { OfficerSearch } from './officer-search';

export type Officer = ReplyOf<'GET /officers'>['items'][number];
export type Account = ReplyOf<'GET /officers/{id}/account'>;
export type Grant = ReplyOf<'GET /roles/grants'>['items'][number];

interface Reading {
  readonly signal: AbortSignal;
}

const PAGE_SIZE = '50';
const MOST = '200';

export const officersQuery = (search: OfficerSearch) => ({
  queryKey: [...KEYS.officers, 'list', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /officers', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

export const accountQuery = (id: string) => ({
  queryKey: [...KEYS.officers, 'account', id],
  queryFn: ({ signal }: Reading) => api.call('GET /officers/{id}/account', { params: { id }, signal }),
  staleTime: 0,
});

export const grantsOfQuery = (officerId: string) => ({
  queryKey: [...KEYS.officers, 'grants-of', officerId],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /roles/grants', { query: { officerId, limit: MOST }, signal }),
});

export const pendingGrantsQuery = {
  queryKey: [...KEYS.officers, 'pending-grants'],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /roles/grants', { query: { status: 'proposed', limit: MOST }, signal }),
} as const;

export const absencesQuery = (id: string) => ({
  queryKey: [...KEYS.officers, 'absences', id],
  queryFn: ({ signal }: Reading) => api.call('GET /officers/{id}/absences', { params: { id }, signal }),
});
