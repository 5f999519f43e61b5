import { COMMITMENT_STATUSES } from '../../../domain/commitment/commitment';
import { COMMITMENT_DUTIES } from '../../../domain/commitment/commitment-rules';
import { WAITING_TABS } from '../../../domain/waiting-tab';
import { cursor, day, id, oneOf, text, withoutGaps, type RawSearch } from '../lists/list-search';

/** An address that somebody typed or pasted: what is no filter of ours is passed over, and the list still opens. */
export const readCommitmentsSearch = (raw: RawSearch) =>
  withoutGaps({
    q: text(raw['q']),
    status: oneOf(COMMITMENT_STATUSES, raw['status']),
    kindCode: /^\d{2}$/.test(String(raw['kindCode'])) ? String(raw['kindCode']) : undefined,
    promisorId: id(raw['promisorId']),
    regulatorId: id(raw['regulatorId']),
    overdue: oneOf(['true'] as const, raw['overdue']),
    cursor: cursor(raw['cursor']),
  });
export type CommitmentsSearch = ReturnType<typeof readCommitmentsSearch>;

export const readListOfDaySearch = (raw: RawSearch) =>
  withoutGaps({ on: day(raw['on']), promisorId: id(raw['promisorId']), cursor: cursor(raw['cursor']) });
export type ListOfDaySearch = ReturnType<typeof readListOfDaySearch>;

export const readCommitmentDutySearch = (raw: RawSearch) =>
  withoutGaps({
    tab: oneOf(WAITING_TABS, raw['tab']),
    scope: oneOf(['office'] as const, raw['scope']),
    duty: oneOf(COMMITMENT_DUTIES, raw['duty']),
    promisorId: id(raw['promisorId']),
    dueBefore: day(raw['dueBefore']),
    q: text(raw['q']),
    cursor: cursor(raw['cursor']),
  });
export type CommitmentDutySearch = ReturnType<typeof readCommitmentDutySearch>;
