import type { OfficerId } from '../domain/ids';
import type { Reader } from './transaction';

/** A planned or present absence, with who stands in. */
export interface ListedAbsence {
  readonly absenceId: string;
  readonly deputyId: OfficerId;
  readonly deputyName: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly reason: string;
}

const MOST_ABSENCES = 100;

/** An officer's absences that are not over (Asia/Shanghai, real time), the next first. */
export function listAbsences(reader: Reader, officerId: OfficerId): Promise<readonly ListedAbsence[]> {
  return reader.$queryRaw<ListedAbsence[]>`
    SELECT a.absence_id AS "absenceId", a.deputy_id AS "deputyId", d.name AS "deputyName", a.from_on::text AS "fromOn",
      a.to_on::text AS "toOn", a.reason
    FROM app.officer_absence a JOIN app.officer d ON d.officer_id = a.deputy_id
    WHERE a.officer_id = ${officerId} AND a.cancelled_at IS NULL
      AND a.to_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date
    ORDER BY a.from_on, a.absence_id LIMIT ${MOST_ABSENCES}`;
}

/** How an account stands, for whoever administers it. */
export interface AccountState {
  /** The initial password was never replaced: nobody has worked with it. */
  readonly mustChangePassword: boolean;
  readonly liveSessions: number;
  readonly lock: { readonly at: Date; readonly reason: string; readonly byName: string | null } | null;
}

interface AccountRow {
  readonly must_change_password: boolean;
  readonly live_sessions: number;
  readonly locked_at: Date | null;
  readonly reason: string | null;
  readonly by_name: string | null;
}

/** @throws when there is no such officer: the caller has looked */
export async function accountState(reader: Reader, officerId: OfficerId): Promise<AccountState> {
  const [row] = await reader.$queryRaw<readonly AccountRow[]>`
    SELECT o.must_change_password, lock.recorded_at AS locked_at, lock.data ->> 'reason' AS reason, who.name AS by_name,
      (SELECT count(*)::integer FROM app.session s
        WHERE s.officer_id = o.officer_id AND s.revoked_at IS NULL AND s.absolute_expires_at > now()
          AND s.last_seen_at + make_interval(secs => s.idle_seconds) > now()) AS live_sessions
    FROM app.officer o
    LEFT JOIN LATERAL (SELECT * FROM app.officer_event e WHERE o.status = 'locked' AND e.officer_id = o.officer_id
      AND e.type = 'locked' ORDER BY e.version DESC LIMIT 1) lock ON true
    LEFT JOIN app.officer who ON who.officer_id = lock.recorded_by
    WHERE o.officer_id = ${officerId}`;
  if (row === undefined) throw new Error('an officer who was found has no account');
  const { locked_at: at, reason, by_name: byName } = row;
  return {
    mustChangePassword: row.must_change_password,
    liveSessions: row.live_sessions,
    lock: at === null ? null : { at, reason: reason ?? '', byName },
  };
}
