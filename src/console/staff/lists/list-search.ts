import {
  CASE_CHANNELS,
  CASE_KINDS,
  COMPLAINT_FIELDS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_STATUSES,
} from '../../../domain/complaint/complaint';
import { COMPLAINT_FIGURES, FIGURE_GROUPINGS } from '../../../domain/complaint/figures';
import { parsePlainDate } from '../../../domain/plain-date';
import { COMPLAINT_DUTIES } from '../../../domain/policy';

/** What stands behind the `?` of an address, as the router reads it: texts. */
export type RawSearch = Readonly<Record<string, unknown>>;

export const INBOX_TABS = ['mine', 'approaching', 'overdue', 'supervised', 'handled'] as const;

const LONGEST_TEXT = 100;

export const oneOf = <Value extends string>(known: readonly Value[], raw: unknown): Value | undefined =>
  known.find((value) => value === raw);

export function text(raw: unknown): string | undefined {
  const trimmed = typeof raw === 'string' ? raw.trim().slice(0, LONGEST_TEXT) : '';
  return trimmed === '' ? undefined : trimmed;
}

export const day = (raw: unknown): string | undefined =>
  typeof raw === 'string' && parsePlainDate(raw) !== null ? raw : undefined;

export const cursor = (raw: unknown): string | undefined =>
  typeof raw === 'string' && /^[\w-]{1,300}$/.test(raw) ? raw : undefined;

export const id = (raw: unknown): string | undefined =>
  typeof raw === 'string' && /^[\w.:-]{1,64}$/.test(raw) ? raw : undefined;

/** An address that somebody typed or pasted: what is no filter of ours is passed over, and the list still opens. */
export const readInboxSearch = (raw: RawSearch) =>
  withoutGaps({
    tab: oneOf(INBOX_TABS, raw['tab']),
    scope: oneOf(['office'] as const, raw['scope']),
    status: oneOf(COMPLAINT_STATUSES, raw['status']),
    field: oneOf(COMPLAINT_FIELDS, raw['field']),
    duty: oneOf(COMPLAINT_DUTIES, raw['duty']),
    dueBefore: day(raw['dueBefore']),
    q: text(raw['q']),
    cursor: cursor(raw['cursor']),
  });
export type InboxSearch = ReturnType<typeof readInboxSearch>;

export const readRegisterSearch = (raw: RawSearch) =>
  withoutGaps({
    q: text(raw['q']),
    status: oneOf(COMPLAINT_STATUSES, raw['status']),
    outcome: oneOf(COMPLAINT_OUTCOMES, raw['outcome']),
    field: oneOf(COMPLAINT_FIELDS, raw['field']),
    channel: oneOf(CASE_CHANNELS, raw['channel']),
    kind: oneOf(CASE_KINDS, raw['kind']),
    overdue: oneOf(['true'] as const, raw['overdue']),
    receivedFrom: day(raw['receivedFrom']),
    receivedTo: day(raw['receivedTo']),
    dueBefore: day(raw['dueBefore']),
    respondentId: id(raw['respondentId']),
    acceptingId: id(raw['acceptingId']),
    verifyingId: id(raw['verifyingId']),
    ownerId: id(raw['ownerId']),
    officerId: id(raw['officerId']),
    regionCode: id(raw['regionCode']),
    figure: oneOf(COMPLAINT_FIGURES, raw['figure']),
    sort: oneOf(['due'] as const, raw['sort']),
    cursor: cursor(raw['cursor']),
  });
export type RegisterSearch = ReturnType<typeof readRegisterSearch>;

/** By what the figures are told apart; by month they are told in any case. */
export const GROUPINGS = FIGURE_GROUPINGS.filter((by) => by !== 'month');

/** Which cases are counted, in the words of a figure's link but for the period. */
const counted = (raw: RawSearch) => ({
  from: day(raw['from']),
  to: day(raw['to']),
  regionCode: id(raw['regionCode']),
  field: oneOf(COMPLAINT_FIELDS, raw['field']),
  respondentId: id(raw['respondentId']),
  acceptingId: id(raw['acceptingId']),
  verifyingId: id(raw['verifyingId']),
});
export type CountedSearch = { [Key in keyof ReturnType<typeof counted>]?: ReturnType<typeof counted>[Key] };

export const readStatisticsSearch = (raw: RawSearch) =>
  withoutGaps({ by: oneOf(GROUPINGS, raw['by']), ...counted(raw) });
export type StatisticsSearch = ReturnType<typeof readStatisticsSearch>;

export const readSupervisionSearch = (raw: RawSearch) =>
  withoutGaps({
    view: oneOf(['holders', 'dwell'] as const, raw['view']),
    rung: id(raw['rung']),
    ...counted(raw),
    cursor: cursor(raw['cursor']),
  });
export type SupervisionSearch = ReturnType<typeof readSupervisionSearch>;

/** A filter that is not set is no part of the address. */
export function withoutGaps<Search extends object>(search: Search): { [Key in keyof Search]?: Search[Key] } {
  const set = Object.entries(search).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as { [Key in keyof Search]?: Search[Key] };
}

/** What a change of filters leaves of the place in the list: nothing, it begins anew. */
export const changedSearch = <Search extends object>(search: Search, change: Partial<Search>): Search =>
  withoutGaps({ ...search, cursor: undefined, ...change }) as Search;

/** How many filters are set, beside the place in the list. */
export const filtersIn = (search: object, besides: readonly string[] = []): number =>
  Object.keys(search).filter((key) => !['cursor', ...besides].includes(key)).length;

export function toAddress(search: object): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined);
  return new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
}

export const fromAddress = (address: string): RawSearch => Object.fromEntries(new URLSearchParams(address));
