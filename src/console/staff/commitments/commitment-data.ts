import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BodyOf, ReplyOf } from '../../api/operations';
import { chosenLanguage } from '../../words/language';
import type { CaseDoor } from '../case/form/send';
import { api } from '../staff-api';
import type { CommitmentDutySearch, CommitmentsSearch, ListOfDaySearch } from './commitment-search';

export type Commitment = ReplyOf<'GET /commitments'>['items'][number];
export type CommitmentView = ReplyOf<'GET /commitments/{id}'>;
export type NodeView = CommitmentView['nodes'][number];
export type CommitmentBody = BodyOf<'POST /commitments/{id}/commands'>;
export type Registration = BodyOf<'POST /commitments'>;

interface Reading {
  readonly signal: AbortSignal;
}

export const COMMITMENTS_KEY = ['commitments'] as const;
const PAGE_SIZE = '50';
const RULES_STALE_MS = 60_000;

export const commitmentsQuery = (search: CommitmentsSearch) => ({
  queryKey: [...COMMITMENTS_KEY, 'list', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /commitments', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

export type Listed = ReplyOf<'GET /commitment-lists/{on}'>['items'][number];

export const listOfDayQuery = ({ on, ...query }: ListOfDaySearch & { readonly on: string }) => ({
  queryKey: [...COMMITMENTS_KEY, 'of-day', on, query],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /commitment-lists/{on}', {
      ...{ params: { on }, query: { ...query, limit: PAGE_SIZE }, signal },
    }),
  placeholderData: keepPreviousData,
});

export const DUTIES_KEY = ['commitment-duties'] as const;

export const dutiesQuery = (search: CommitmentDutySearch) => ({
  queryKey: [...DUTIES_KEY, 'list', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /commitment-duties', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

export const dutyCountsQuery = (scope: CommitmentDutySearch['scope']) => ({
  queryKey: [...DUTIES_KEY, 'counts', scope ?? 'mine'],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /commitment-duties/counts', { query: scope === undefined ? {} : { scope }, signal }),
});

/** The kinds of commitments of a body, by the rules that bind it. */
export const kindsQuery = (promisorId: string) => ({
  queryKey: [...COMMITMENTS_KEY, 'kinds', promisorId],
  queryFn: ({ signal }: Reading) => api.call('GET /commitment-kinds', { query: { promisorId }, signal }),
  staleTime: RULES_STALE_MS,
});

/** A page shows one version until its reader asks for the next: nothing moves under a hand that writes. */
export const commitmentPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['commitment', id],
    queryFn: ({ signal }: Reading) => api.call('GET /commitments/{id}', { params: { id }, signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Told in the language of the page, which keeps it until it is loaded anew. */
const callJournal = (id: string, signal?: AbortSignal) =>
  api.call('GET /commitments/{id}/events', {
    ...{ params: { id }, query: { language: chosenLanguage() } },
    ...(signal === undefined ? {} : { signal }),
  });

export function useCommitmentJournal({ id, version }: CommitmentView) {
  return useQuery({
    queryKey: ['commitment-journal', id, version],
    queryFn: ({ signal }: Reading) => callJournal(id, signal),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

/** Puts a newer state under the page. */
export function useShowCommitment(id: string): (fresh: CommitmentView) => void {
  const queries = useQueryClient();
  return useCallback((fresh) => queries.setQueryData(commitmentPageQuery(id).queryKey, fresh), [queries, id]);
}

/** How commitments are written to and read. */
export const COMMITMENT_DOOR: CaseDoor<CommitmentView, CommitmentBody> = {
  post: async (id, { body, key }, signal) => {
    const reply = await api.call('POST /commitments/{id}/commands', {
      ...{ params: { id }, body, signal },
      intent: { keyFor: () => key },
    });
    return 'commitment' in reply
      ? { type: 'done', fresh: reply.commitment }
      : { type: 'waiting', commandId: reply.commandId };
  },
  read: (id) => api.call('GET /commitments/{id}', { params: { id } }),
  journal: ({ id }) => callJournal(id).then(({ items }) => items),
};
