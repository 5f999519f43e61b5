import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BodyOf, ReplyOf } from '../../api/operations';
import { chosenLanguage } from '../../words/language';
import type { JournalLine } from '../case/case-data';
import type { CaseDoor } from '../case/form/send';
import { api } from '../staff-api';
import type { ContractsSearch } from './contract-search';

export type Contract = ReplyOf<'GET /contracts'>['items'][number];
export type ContractView = ReplyOf<'GET /contracts/{id}'>;
export type MilestoneView = ContractView['milestones'][number];
export type ContractBody = BodyOf<'POST /contracts/{id}/commands'>;
export type Collection = BodyOf<'POST /contracts'>;

interface Reading {
  readonly signal: AbortSignal;
}

export const CONTRACTS_KEY = ['contracts'] as const;
const PAGE_SIZE = '50';
const RULES_STALE_MS = 60_000;

export const contractsQuery = (search: ContractsSearch) => ({
  queryKey: [...CONTRACTS_KEY, 'list', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /contracts', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

/** How many there are in all: asked beside the page, which does not wait for it. */
export const contractCountQuery = (search: ContractsSearch) => ({
  queryKey: [...CONTRACTS_KEY, 'count', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /contracts', { query: { ...search, count: 'true', limit: '1' }, signal }),
});

/** The categories of a body, by the rules that bind it. */
export const categoriesQuery = (undertakingId: string) => ({
  queryKey: [...CONTRACTS_KEY, 'categories', undertakingId],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /contract-categories', { query: { undertakingId }, signal }),
  staleTime: RULES_STALE_MS,
});

/** A page shows one version until its reader asks for the next: nothing moves under a hand that writes. */
export const contractPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['contract', id],
    queryFn: ({ signal }: Reading) => api.call('GET /contracts/{id}', { params: { id }, signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export function useContractJournal({ id, version }: ContractView) {
  return useQuery({
    queryKey: ['contract-journal', id, version],
    queryFn: ({ signal }: Reading) => callJournal(id, signal),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

export function useContractEvidence({ id, version }: ContractView) {
  return useQuery({
    queryKey: ['contract-evidence', id, version],
    queryFn: ({ signal }: Reading) => api.call('GET /contracts/{id}/evidence', { params: { id }, signal }),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

/** Read anew with each version, and when the page is opened again: complaints move without the contract. */
export function useContractComplaints({ id, version }: ContractView) {
  return useQuery({
    queryKey: ['contract-complaints', id, version],
    queryFn: ({ signal }: Reading) => api.call('GET /contracts/{id}/complaints', { params: { id }, signal }),
    placeholderData: (before) => before,
  });
}

/** Puts a newer state under the page. */
export function useShowContract(id: string): (fresh: ContractView) => void {
  const queries = useQueryClient();
  return useCallback((fresh) => queries.setQueryData(contractPageQuery(id).queryKey, fresh), [queries, id]);
}

/** Told in the language of the page, which keeps it until it is loaded anew. */
const callJournal = (id: string, signal?: AbortSignal) =>
  api.call('GET /contracts/{id}/events', {
    ...{ params: { id }, query: { language: chosenLanguage() } },
    ...(signal === undefined ? {} : { signal }),
  });

const readJournal = (id: string): Promise<readonly JournalLine[]> =>
  callJournal(id).then(({ items }) => items);

/** How contracts are written to and read. */
export const CONTRACT_DOOR: CaseDoor<ContractView, ContractBody> = {
  post: async (id, { body, key }, signal) => {
    const reply = await api.call('POST /contracts/{id}/commands', {
      ...{ params: { id }, body, signal },
      intent: { keyFor: () => key },
    });
    return 'contract' in reply
      ? { type: 'done', fresh: reply.contract }
      : { type: 'waiting', commandId: reply.commandId };
  },
  read: (id) => api.call('GET /contracts/{id}', { params: { id } }),
  journal: ({ id }) => readJournal(id),
};
