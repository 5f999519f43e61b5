import { keepPreviousData } from '@tanstack/react-query';
import type { ReplyOf } from '../../api/operations';
import type { CountedSearch, SupervisionSearch } from '../lists/list-search';
import { api } from '../staff-api';

type Board = ReplyOf<'GET /supervision/board'>;
export type BoardLine = Board['items'][number];
export type BoardRung = Board['rungs'][number];
export type Holder = ReplyOf<'GET /statistics/complaints/holders'>['holders'][number];
export type Step = ReplyOf<'GET /statistics/complaints/dwell'>['steps'][number];

interface Reading {
  readonly signal: AbortSignal;
}

export const SUPERVISION = ['supervision'] as const;

const PAGE_SIZE = 50;
/** The board's pages are numbered; the last that it opens. */
const FURTHEST = 10_000;

/** The place in the list, as it stands in the address; what is no place of ours is the beginning. */
export function offsetIn(cursor: string | undefined): number {
  const offset = Number(cursor ?? 0);
  return Number.isInteger(offset) && offset >= 0 && offset <= FURTHEST ? offset : 0;
}

export function boardQuery({
  rung,
  cursor,
  view: _view,
  from: _from,
  to: _to,
  ...counted
}: SupervisionSearch) {
  const query = { ...counted, rung, offset: offsetIn(cursor), limit: PAGE_SIZE };
  return {
    queryKey: [...SUPERVISION, 'board', query],
    queryFn: ({ signal }: Reading) => api.call('GET /supervision/board', { query, signal }),
    placeholderData: keepPreviousData,
  };
}

export const holdersQuery = (counted: CountedSearch) => ({
  queryKey: [...SUPERVISION, 'holders', counted],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /statistics/complaints/holders', { query: counted, signal }),
  placeholderData: keepPreviousData,
});

export const dwellQuery = (counted: CountedSearch) => ({
  queryKey: [...SUPERVISION, 'dwell', counted],
  queryFn: ({ signal }: Reading) => api.call('GET /statistics/complaints/dwell', { query: counted, signal }),
  placeholderData: keepPreviousData,
});
