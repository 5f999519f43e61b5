import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SeenAs } from '../../../domain/complaint/access';
import { companyPartyOf } from '../../../domain/complaint/company';
import { toOrganizationId } from '../../../domain/ids';
import type { CommandBodyInput } from '../../../wire/complaint-command-body.wire';
import type { ReplyOf } from '../../api/operations';
import { chosenLanguage } from '../../words/language';
import { api } from '../staff-api';
import type { CaseDoor } from './form/send';

export type CaseView = ReplyOf<'GET /complaints/{id}'>;
export type DeadlineView = CaseView['deadlines'][number];
export type DemandView = CaseView['demands'][number];
export type LetterLine = CaseView['letters'][number];
export type JournalLine = ReplyOf<'GET /complaints/{id}/events'>['items'][number];
export type EvidenceLine = ReplyOf<'GET /complaints/{id}/evidence'>['items'][number];

/** Whether a company of a contract is the one that the case is about. */
export const isAboutCompany = ({ respondent }: CaseView): boolean =>
  companyPartyOf(toOrganizationId(respondent.id)) !== null;

interface Reading {
  readonly signal: AbortSignal;
}

/** A page shows one version until its reader asks for the next: nothing moves under a hand that writes. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }: Reading) => api.call('GET /complaints/{id}', { params: { id }, signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** The case as a party sees it, read anew each time that it is opened: nothing is written from it. */
export const seenAsQuery = (id: string, seenAs: SeenAs) =>
  queryOptions({
    queryKey: ['case-seen-as', id, seenAs],
    queryFn: ({ signal }: Reading) =>
      api.call('GET /complaints/{id}', { params: { id }, query: { seenAs }, signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** Only staff have a journal; for the respondent there is none. */
export function useJournal({ id, version, view }: CaseView): readonly JournalLine[] {
  const { data } = useQuery({
    queryKey: ['case-journal', id, version],
    queryFn: ({ signal }: Reading) => callJournal(id, signal),
    enabled: view === 'staff',
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
  return data?.items ?? NONE;
}

const NONE: readonly never[] = [];

export function useEvidence({ id, version }: CaseView, seenAs?: SeenAs) {
  return useQuery({
    queryKey: ['case-evidence', id, version, seenAs],
    queryFn: ({ signal }: Reading) =>
      api.call('GET /complaints/{id}/evidence', { params: { id }, query: { seenAs }, signal }),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

export type DuplicateList = ReplyOf<'GET /complaints/{id}/duplicates'>;
export type Proposal = DuplicateList['items'][number];

/** What the case may repeat; compared anew with each version. */
/** Of every version of a case. */
export const duplicatesKey = (id: string) => ['case-duplicates', id] as const;

export function useDuplicates({ id, version, view }: CaseView) {
  return useQuery({
    queryKey: [...duplicatesKey(id), version],
    queryFn: ({ signal }: Reading) => api.call('GET /complaints/{id}/duplicates', { params: { id }, signal }),
    enabled: view === 'staff',
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

export type ContractOfCase = ReplyOf<'GET /complaints/{id}/contract'>;
export type LinkedContractView = NonNullable<ContractOfCase['linked']>;

/** The contract that the case is about; of one opened upon a contract that is said by the case itself. */
export function useContractOfCase({ id, version, view, origin }: CaseView) {
  return useQuery({
    queryKey: ['case-contract', id, version],
    queryFn: ({ signal }: Reading) => api.call('GET /complaints/{id}/contract', { params: { id }, signal }),
    enabled: view === 'staff' && origin === undefined,
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

const SHOWN_OF_SEARCH = '10';

export const contractSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['case-contract-search', q],
    queryFn: ({ signal }: Reading) =>
      api.call('GET /contracts', { query: { q, limit: SHOWN_OF_SEARCH }, signal }),
    enabled: q !== '',
  });

const LOOK_FOR_PDF_MS = 3_000;

/** How a letter was served; read with each version, since service is recorded on the case. */
export function useLetter(id: string, version: number) {
  return useQuery<ReplyOf<'GET /letters/{id}'>>({
    queryKey: ['letter', id, version],
    queryFn: ({ signal }) => api.call('GET /letters/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.sha256 === null ? LOOK_FOR_PDF_MS : false),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

/** The parent or a child of a case; null where the reader may not see it. */
export function useRelatedCase(id: string) {
  return useQuery(caseQuery(id));
}

/** Puts a newer state under the page. */
export function useShowState(id: string): (fresh: CaseView) => void {
  const queries = useQueryClient();
  return useCallback((fresh) => queries.setQueryData(caseQuery(id).queryKey, fresh), [queries, id]);
}

const readCase = (id: string): Promise<CaseView> => api.call('GET /complaints/{id}', { params: { id } });

/** Told in the language of the page, which keeps it until it is loaded anew. */
const callJournal = (id: string, signal?: AbortSignal) =>
  api.call('GET /complaints/{id}/events', {
    ...{ params: { id }, query: { language: chosenLanguage() } },
    ...(signal === undefined ? {} : { signal }),
  });

const readJournal = (id: string): Promise<readonly JournalLine[]> =>
  callJournal(id).then(({ items }) => items);

/** How complaints are written to and read. */
export const COMPLAINT_DOOR: CaseDoor<CaseView, CommandBodyInput> = {
  post: async (id, { body, key }, signal) => {
    const reply = await api.call('POST /complaints/{id}/commands', {
      ...{ params: { id }, body, signal },
      intent: { keyFor: () => key },
    });
    return 'complaint' in reply
      ? { type: 'done', fresh: reply.complaint }
      : { type: 'waiting', commandId: reply.commandId };
  },
  read: readCase,
  // Only staff have a journal.
  journal: ({ id, view }) => (view === 'staff' ? readJournal(id) : Promise.resolve(NONE)),
};
