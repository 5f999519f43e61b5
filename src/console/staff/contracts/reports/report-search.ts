import { REPORT_FIGURES } from '../../../../domain/upward-report/report-contents';
import { cursor, oneOf, withoutGaps, type RawSearch } from '../../lists/list-search';

/** Whose duties the list shows; what is no filter of ours is passed over. */
export const readReportsSearch = (raw: RawSearch) =>
  withoutGaps({ scope: oneOf(['own'] as const, raw['scope']), cursor: cursor(raw['cursor']) });
export type ReportsSearch = ReturnType<typeof readReportsSearch>;

/** Which figure's contracts are open. */
export const readReportSearch = (raw: RawSearch) =>
  withoutGaps({ behind: oneOf(REPORT_FIGURES, raw['behind']) });
