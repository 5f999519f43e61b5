import { cursor, id, oneOf, withoutGaps, type RawSearch } from '../../lists/list-search';

/** What is no filter of ours is passed over, and the list still opens. */
export const readToldSearch = (raw: RawSearch) =>
  withoutGaps({
    state: oneOf(['all'] as const, raw['state']),
    contractId: id(raw['contractId']),
    cursor: cursor(raw['cursor']),
  });
export type ToldSearch = ReturnType<typeof readToldSearch>;
