import { id, oneOf, withoutGaps, type RawSearch } from '../lists/list-search';

export const REVEAL_TABS = ['mine', 'pending'] as const;

/** `case`: about which complaint a request is being written. */
export const readRevealSearch = (raw: RawSearch) =>
  withoutGaps({ tab: oneOf(REVEAL_TABS, raw['tab']), case: id(raw['case']) });
