import { cursor, id, oneOf, withoutGaps, type RawSearch } from '../../lists/list-search';

/** What is no filter of ours is passed over, and the list still opens. */
export const readProblemSearch = (raw: RawSearch) =>
  withoutGaps({
    scope: oneOf(['body', 'all'] as const, raw['scope']),
    state: oneOf(['all'] as const, raw['state']),
    overdue: oneOf(['true'] as const, raw['overdue']),
    kind: id(raw['kind']),
    cursor: cursor(raw['cursor']),
  });
export type ProblemSearch = ReturnType<typeof readProblemSearch>;
