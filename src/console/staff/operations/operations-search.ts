import { oneOf, text, withoutGaps, type RawSearch } from '../lists/list-search';

export const OPERATIONS_TABS = ['health', 'cases', 'incidents', 'outbox'] as const;
export type OperationsTab = (typeof OPERATIONS_TABS)[number];

const SEARCHABLE = /^[\w-]{4,64}$/;

/** What the API does not search for is no search: the list of what is open is shown. */
function soughtCase(raw: unknown): string | undefined {
  const sought = text(raw);
  return sought !== undefined && SEARCHABLE.test(sought) ? sought : undefined;
}

function place(raw: unknown): string | undefined {
  const offset = text(raw);
  return offset !== undefined && /^\d{1,6}$/.test(offset) ? offset : undefined;
}

export const readOperationsSearch = (raw: RawSearch) =>
  withoutGaps({
    tab: oneOf(OPERATIONS_TABS, raw['tab']),
    q: soughtCase(raw['q']),
    state: oneOf(['waiting', 'failed'] as const, raw['state']),
    offset: place(raw['offset']),
  });
export type OperationsSearch = ReturnType<typeof readOperationsSearch>;
