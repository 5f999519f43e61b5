import { cursor, day, id, oneOf, withoutGaps, type RawSearch } from '../lists/list-search';

/** What is no filter of ours is passed over, and the list still opens. */
export const readArrearsSearch = (raw: RawSearch) =>
  withoutGaps({
    undertakingId: id(raw['undertakingId']),
    regulatorId: id(raw['regulatorId']),
    small: oneOf(['true'] as const, raw['small']),
    dueBefore: day(raw['dueBefore']),
    cursor: cursor(raw['cursor']),
  });
export type ArrearsSearch = ReturnType<typeof readArrearsSearch>;

/** Which year is looked at; the one before this one where none is named. */
export const readDisclosureSearch = ({ year }: RawSearch): { readonly year?: number } =>
  /^(?:20\d{2}|2100)$/.test(String(year)) ? { year: Number(year) } : {};
export type DisclosureSearch = ReturnType<typeof readDisclosureSearch>;
