import { keepPreviousData } from '@tanstack/react-query';
import type { ReplyOf } from '../api/operations';
import type { InboxSearch, RegisterSearch } from './lists/list-search';
import { api } from './staff-api';

interface Reading {
  readonly signal: AbortSignal;
}

/** The keys and readings of everything that more than one page shows; a page's own stand beside it, under these roots. */
export const KEYS = {
  session: ['session'],
  system: ['system'],
  duties: ['duties'],
  complaints: ['complaints'],
  complaint: (id: string) => ['complaint', id] as const,
  organizations: ['organizations'],
  officers: ['officers'],
  credentials: ['credentials'],
  webhooks: ['webhooks'],
  sessions: ['sessions'],
  calendarFeed: ['calendar-feed'],
  ruleSets: ['rule-sets'],
  calendars: ['calendars'],
} as const;

/** Names change seldom: a minute old is good enough. */
const NAMES_STALE_MS = 60_000;

/** Case time and whether this is a training system; asked again now and then, since a trainer moves the clock. */
export const systemQuery = {
  queryKey: KEYS.system,
  queryFn: ({ signal }: Reading) => api.call('GET /public/system', { signal }),
  staleTime: 60_000,
} as const;

/** A page of a list, in lines. */
const PAGE_SIZE = '50';
const COUNTS_EVERY_MS = 60_000;

export const dutiesQuery = (search: InboxSearch) => ({
  queryKey: [...KEYS.duties, 'list', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /duties', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

/** The numbers on the tabs; the clock alone moves cases from one to the next. */
export const dutyCountsQuery = (scope: InboxSearch['scope']) => ({
  queryKey: [...KEYS.duties, 'counts', scope ?? 'mine'],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /duties/counts', { query: { scope: scope ?? 'mine' }, signal }),
  refetchInterval: COUNTS_EVERY_MS,
  placeholderData: keepPreviousData,
});

export const complaintsQuery = (search: RegisterSearch) => ({
  queryKey: [...KEYS.complaints, 'list', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /complaints', { query: { ...search, limit: PAGE_SIZE }, signal }),
  placeholderData: keepPreviousData,
});

/** How many there are in all: asked beside the page, which does not wait for it. */
export const complaintCountQuery = (search: RegisterSearch) => ({
  queryKey: [...KEYS.complaints, 'count', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /complaints', { query: { ...search, count: 'true', limit: '1' }, signal }),
});

/** Places with their names, as far as the officer's cases reach. */
export const regionsQuery = {
  queryKey: ['regions'],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /statistics/complaints', { query: { by: 'region' }, signal }),
  staleTime: NAMES_STALE_MS,
} as const;

export const regionNamesQuery = (codes: readonly string[]) => ({
  queryKey: ['region-names', ...codes],
  queryFn: ({ signal }: Reading) => api.call('GET /regions', { query: { codes: codes.join(',') }, signal }),
  staleTime: Infinity,
});

/** Asked once: the demo city has its people from the start. */
export const demoAccountsQuery = {
  queryKey: ['demo-accounts'],
  queryFn: ({ signal }: Reading) => api.call('GET /public/demo-accounts', { signal }),
  staleTime: Infinity,
} as const;

/** @param id of the body */
export const organizationQuery = (id: string) => ({
  queryKey: [...KEYS.organizations, 'one', id],
  queryFn: ({ signal }: Reading) => api.call('GET /organizations/{id}', { params: { id }, signal }),
  staleTime: NAMES_STALE_MS,
});

/** @param q part of a name; empty for the first page of all */
/** The bodies that best fit what was typed: by name, short name, pinyin or its initials. */
export const directoryQuery = (q: string) => ({
  queryKey: [...KEYS.organizations, 'directory', q],
  queryFn: ({ signal }: Reading) => api.call('GET /public/organizations', { query: { q }, signal }),
  enabled: q !== '',
  placeholderData: keepPreviousData,
  staleTime: NAMES_STALE_MS,
});

/** @param limit how many of the bodies that exist. */
export const bodiesQuery = (limit: number) => ({
  queryKey: [...KEYS.organizations, 'active', limit],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /organizations', { query: { status: 'active', limit: String(limit) }, signal }),
  staleTime: NAMES_STALE_MS,
});

/** @param id of the officer */
export const officerQuery = (id: string) => ({
  queryKey: [...KEYS.officers, 'one', id],
  queryFn: ({ signal }: Reading) => api.call('GET /officers/{id}', { params: { id }, signal }),
  staleTime: NAMES_STALE_MS,
});

export interface Colleague {
  readonly officer: ReplyOf<'GET /officers'>['items'][number];
  readonly roles: readonly ReplyOf<'GET /roles/grants'>['items'][number]['role'][];
}

const MOST_COLLEAGUES = '200';

/** Who works in a body, with the offices they hold there. @param organizationId of the body */
export const colleaguesQuery = (organizationId: string) => ({
  queryKey: [...KEYS.officers, 'of', organizationId],
  queryFn: async ({ signal }: Reading): Promise<readonly Colleague[]> => {
    const query = { organizationId, limit: MOST_COLLEAGUES } as const;
    const [officers, grants] = await Promise.all([
      api.call('GET /officers', { query: { ...query, status: 'active' }, signal }),
      api.call('GET /roles/grants', { query: { ...query, status: 'granted' }, signal }),
    ]);
    return officers.items.map((officer) => ({
      officer,
      roles: grants.items.filter((grant) => grant.officerId === officer.officerId).map(({ role }) => role),
    }));
  },
  staleTime: NAMES_STALE_MS,
});
