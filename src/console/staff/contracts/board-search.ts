import { CONTRACT_GROUPINGS } from '../../../domain/contract/statistics';
import { day, id, oneOf, withoutGaps, type RawSearch } from '../lists/list-search';

/** What is no filter of ours is passed over, and the board still opens. */
export const readBoardSearch = (raw: RawSearch) =>
  withoutGaps({
    by: oneOf(CONTRACT_GROUPINGS, raw['by']),
    undertakingId: id(raw['undertakingId']),
    regulatorId: id(raw['regulatorId']),
    from: day(raw['from']),
    to: day(raw['to']),
  });
export type BoardSearch = ReturnType<typeof readBoardSearch>;
