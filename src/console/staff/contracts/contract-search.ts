import { CONTRACT_STATUSES } from '../../../domain/contract/contract';
import { CONTRACT_ORDERS } from '../../../domain/contract/figures';
import { cursor, day, id, oneOf, text, withoutGaps, type RawSearch } from '../lists/list-search';

/** An address that somebody typed or pasted: what is no filter of ours is passed over, and the list still opens. */
export const readContractsSearch = (raw: RawSearch) =>
  withoutGaps({
    q: text(raw['q']),
    status: oneOf(CONTRACT_STATUSES, raw['status']),
    categoryCode: /^\d{2}$/.test(String(raw['categoryCode'])) ? String(raw['categoryCode']) : undefined,
    regionCode: id(raw['regionCode']),
    undertakingId: id(raw['undertakingId']),
    regulatorId: id(raw['regulatorId']),
    overdue: oneOf(['true'] as const, raw['overdue']),
    dueBefore: day(raw['dueBefore']),
    sort: oneOf(CONTRACT_ORDERS, raw['sort']),
    cursor: cursor(raw['cursor']),
  });
export type ContractsSearch = ReturnType<typeof readContractsSearch>;

/** Which form lies open. */
export const readContractSearch = ({ act }: RawSearch): { readonly act?: string } =>
  typeof act === 'string' ? { act } : {};
