import { CONTRACT_DUTIES } from '../../../domain/contract/contract-rules';
import { WAITING_TABS } from '../../../domain/waiting-tab';
import { cursor, day, id, oneOf, text, withoutGaps, type RawSearch } from '../lists/list-search';

/** An address that somebody typed or pasted: what is no filter of ours is passed over, and the list still opens. */
export const readContractDutySearch = (raw: RawSearch) =>
  withoutGaps({
    tab: oneOf(WAITING_TABS, raw['tab']),
    scope: oneOf(['office'] as const, raw['scope']),
    duty: oneOf(CONTRACT_DUTIES, raw['duty']),
    undertakingId: id(raw['undertakingId']),
    dueBefore: day(raw['dueBefore']),
    q: text(raw['q']),
    cursor: cursor(raw['cursor']),
  });
export type ContractDutySearch = ReturnType<typeof readContractDutySearch>;
