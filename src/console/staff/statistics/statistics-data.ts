import { keepPreviousData } from '@tanstack/react-query';
import type { FigureGrouping } from '../../../domain/complaint/figures';
import type { ReplyOf } from '../../api/operations';
import { monthName } from '../../words/dates';
import type { CountedSearch } from '../lists/list-search';
import { api } from '../staff-api';
import type { StaffWords } from '../words/staff-words';

type Statistics = ReplyOf<'GET /statistics/complaints'>;
export type FigureGroup = Statistics['groups'][number];
export type Figures = FigureGroup['figures'];

export const STATISTICS = ['statistics'] as const;

/** @param by what the groups are */
export const figuresQuery = (by: FigureGrouping, search: CountedSearch) => ({
  queryKey: [...STATISTICS, 'figures', by, search],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.call('GET /statistics/complaints', { query: { ...search, by }, signal }),
  placeholderData: keepPreviousData,
});

const WORDED = { field: 'fields', channel: 'channels' } as const;

/** What a group is called in the language of the page; the names of bodies and places are Chinese in both. */
export function groupName(
  by: FigureGrouping,
  { key, label }: FigureGroup,
  { domain, language }: StaffWords,
): string | null {
  if (key === null) return null;
  if (by === 'month') return monthName(key, language);
  if (by !== 'field' && by !== 'channel') return label;
  const words: Readonly<Record<string, string>> = domain[WORDED[by]];
  return words[key] ?? label;
}
