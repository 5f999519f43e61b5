import { cursor, day, id, oneOf, text, withoutGaps, type RawSearch } from '../lists/list-search';

export const AUDIT_TABS = ['accesses', 'identities'] as const;
export const ACCESS_OUTCOMES = ['allowed', 'refused', 'failed'] as const;

function actionCode(raw: unknown): string | undefined {
  const code = text(raw);
  return code !== undefined && /^[a-z][a-z:-]{0,63}$/.test(code) ? code : undefined;
}

export const readAuditSearch = (raw: RawSearch) =>
  withoutGaps({
    tab: oneOf(AUDIT_TABS, raw['tab']),
    object: text(raw['object'])?.slice(0, 64),
    action: actionCode(raw['action']),
    officerId: id(raw['officerId']),
    outcome: oneOf(ACCESS_OUTCOMES, raw['outcome']),
    from: day(raw['from']),
    to: day(raw['to']),
    cursor: cursor(raw['cursor']),
  });
export type AuditSearch = ReturnType<typeof readAuditSearch>;
