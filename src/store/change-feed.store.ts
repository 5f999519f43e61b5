import type { CommitmentEventType } from '../domain/commitment/events';
import type { mayRead as mayReadComplaint } from '../domain/complaint/access';
import type { ComplaintEventType } from '../domain/complaint/events';
import type { mayRead as mayReadContract } from '../domain/contract/access';
import type { ContractEventType } from '../domain/contract/events';
import type { CaseId } from '../domain/ids';
import type { Database } from './database';

/** One event of the log over all cases, with what is needed to say who may learn of it. */
export type LoggedChange = Logged & (ComplaintChange | ContractChange | CommitmentChange);

interface Logged {
  /** Contiguous over all cases, and in the order of commitment. */
  readonly index: number;
  readonly caseId: CaseId;
  readonly number: string;
  readonly sequence: number;
}

interface ComplaintChange {
  readonly kind: 'complaint';
  readonly type: ComplaintEventType;
  readonly parties: Parameters<typeof mayReadComplaint>[0];
}

interface ContractChange {
  readonly kind: 'contract';
  readonly type: ContractEventType;
  readonly parties: Parameters<typeof mayReadContract>[0];
}

/** A commitment's bodies stand where a contract's would: the body that promised is its department. */
interface CommitmentChange {
  readonly kind: 'commitment';
  readonly type: CommitmentEventType;
  readonly parties: Parameters<typeof mayReadContract>[0];
}

/** As the driver tells it: a large whole number is a text. */
type Told<Change> = Change extends unknown ? Omit<Change, 'index'> & { readonly index: string } : never;

/** The last index that was given; -1 while the log is empty. */
export async function headOfLog({ pool }: Pick<Database, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{ head: string | null }>('SELECT max(index) AS head FROM app.log_leaf');
  return Number(rows[0]?.head ?? -1);
}

/** Events of complaints, contracts and commitments after an index, in order, at most `limit` entries of the log. */
export async function changesAfter(
  { pool }: Pick<Database, 'pool'>,
  after: number,
  limit: number,
): Promise<readonly LoggedChange[]> {
  const { rows } = await pool.query<Told<LoggedChange>>(
    `SELECT l.index, l.case_id AS "caseId", r.kind, r.number, l.sequence, e.type,
       CASE r.kind
         WHEN 'complaint' THEN r.state - ARRAY['rules', 'calendar', 'duties', 'demands']
         WHEN 'commitment' THEN jsonb_build_object('undertaking', r.state -> 'promisor',
           'reporter', r.state -> 'promisor', 'regulator', r.state -> 'regulator')
         ELSE jsonb_build_object('undertaking', r.state -> 'undertaking', 'reporter', r.state -> 'reporter',
           'regulator', r.state -> 'regulator')
       END AS parties
     FROM app.log_leaf l JOIN app.case_event e USING (case_id, sequence) JOIN app.case_record r ON r.id = l.case_id
     WHERE l.index > $1 AND l.index <= $1 + $2 AND r.kind IN ('complaint', 'contract', 'commitment') ORDER BY l.index`,
    [after, limit],
  );
  return rows.map((row) => ({ ...row, index: Number(row.index) }));
}

/**
 * What each of these sessions stands on: position, deputising, and offices held now. A session that has ended in any
 * way is left out; one whose words change is no longer what it was when it was opened.
 */
export async function sessionGrounds(
  { pool }: Pick<Database, 'pool'>,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ readonly session_id: string; readonly grounds: string }>(
    `SELECT s.session_id, jsonb_build_array(s.position_id, o.organization_id, s.on_behalf_of,
       (SELECT count(*) FROM app.officer_absence a WHERE a.officer_id = s.on_behalf_of AND a.deputy_id = s.officer_id
          AND a.cancelled_at IS NULL AND today.on_day BETWEEN a.from_on AND a.to_on),
       (SELECT jsonb_agg(g.organization_id || '/' || g.role ORDER BY g.officer_id, g.organization_id, g.role)
        FROM app.role_grant g WHERE g.officer_id IN (s.officer_id, s.on_behalf_of) AND g.status = 'granted'
          AND g.from_on <= today.on_day AND coalesce(g.to_on, today.on_day) >= today.on_day))::text AS grounds
     FROM app.session s JOIN app.officer o ON o.officer_id = s.officer_id
     CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS on_day) today
     WHERE s.session_id = ANY ($1::text[]) AND s.revoked_at IS NULL AND s.absolute_expires_at > now()
       AND s.last_seen_at + make_interval(secs => s.idle_seconds) > now() AND o.status = 'active'`,
    [[...sessionIds]],
  );
  return new Map(rows.map((row) => [row.session_id, row.grounds]));
}
