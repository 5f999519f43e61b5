import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ReplyOf } from '../../api/operations';
import { api } from '../staff-api';
import type { AuditSearch } from './audit-search';

export type Access = ReplyOf<'GET /audit/accesses'>['items'][number];
export type IdentityEntry = ReplyOf<'GET /reveals/log'>['items'][number];

interface Reading {
  readonly signal: AbortSignal;
}

const PAGE_SIZE = '50';

export const accessesQuery = ({ tab: _tab, ...asked }: AuditSearch) =>
  queryOptions({
    queryKey: ['audit', 'accesses', asked],
    queryFn: ({ signal }: Reading) =>
      api.call('GET /audit/accesses', { query: { ...asked, limit: PAGE_SIZE }, signal }),
    placeholderData: keepPreviousData,
  });

export const identityLogQuery = ({ object: number, cursor }: AuditSearch) =>
  queryOptions({
    queryKey: ['audit', 'identities', number ?? '', cursor ?? ''],
    queryFn: ({ signal }: Reading) => {
      const query = { limit: PAGE_SIZE, ...(number === undefined ? {} : { number }) };
      return api.call('GET /reveals/log', {
        query: cursor === undefined ? query : { ...query, cursor },
        signal,
      });
    },
    placeholderData: keepPreviousData,
  });
