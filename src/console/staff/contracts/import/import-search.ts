import { VERDICTS } from '../../../../domain/contract-import/contract-import';
import { cursor, oneOf, withoutGaps, type RawSearch } from '../../lists/list-search';

/** Which verdicts are looked at. */
export const readImportSearch = (raw: RawSearch) =>
  withoutGaps({ verdict: oneOf(VERDICTS, raw['verdict']), cursor: cursor(raw['cursor']) });
export type ImportSearch = ReturnType<typeof readImportSearch>;
