import type { PlainDate } from '../../../domain/ids';
import type { Role } from '../../../domain/officer';
import type { BodyOf, ReplyOf } from '../../api/operations';
import { KEYS } from '../query-keys';
import { api } from '../staff-api';

interface Reading {
  readonly signal: AbortSignal;
}

export type CalendarYear = ReplyOf<'GET /calendars/years/{year}'>;
export type CalendarVersion = ReplyOf<'GET /calendars'>['items'][number];
export type Impact = ReplyOf<'POST /calendars/imports/assessments'>;
export type ImportBody = BodyOf<'POST /calendars/imports'>;

/** Who hands notices in and confirms them, as the API lets them. */
const IMPORTERS: readonly Role[] = ['operations', 'system-administrator'];
export const mayImport = (roles: readonly Role[]): boolean => roles.some((role) => IMPORTERS.includes(role));

/** @param region null: the nation's days alone */
export const calendarYearQuery = (year: number | null, region: string | null) => ({
  queryKey: [...KEYS.calendars, 'year', year, region],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /calendars/years/{year}', {
      params: { year: String(year) },
      query: region === null ? {} : { region },
      signal,
    }),
  enabled: year !== null,
});

const MOST = '200';

/** Every version of every layer: some dozens. */
export const calendarVersionsQuery = {
  queryKey: [...KEYS.calendars, 'versions'],
  queryFn: async ({ signal }: Reading): Promise<readonly CalendarVersion[]> => {
    const items: CalendarVersion[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: MOST, ...(cursor === undefined ? {} : { cursor }) };
      const page = await api.call('GET /calendars', { query, signal });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return items;
  },
} as const;

/** @param id of the version */
export const noticeQuery = (id: string) => ({
  queryKey: [...KEYS.calendars, 'notice', id],
  queryFn: ({ signal }: Reading) => api.call('GET /calendars/imports/{id}', { params: { id }, signal }),
});

/** The wire has checked that it is one. */
export const asDay = (text: string): PlainDate => text as PlainDate;
