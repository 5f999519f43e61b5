import type { CaseKind } from '../domain/case';
import type { CaseId, Instant } from '../domain/ids';
import type { ComplaintDuty } from '../domain/policy';
import type { Database } from './database';

/** One open case as its row has it, for whoever watches the engine. */
export interface WatchedCase {
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly number: string;
  readonly status: string;
  readonly version: number;
  readonly epoch: number;
  readonly openedAt: Instant;
  readonly nextDueAt: Instant | null;
  readonly pendingCommands: number;
  readonly oldestPendingAt: Instant | null;
  /** Set while the order to start its workflow has not been carried out. */
  readonly isStarting: boolean;
  readonly isFinished: boolean;
}

interface WatchedRow extends Omit<WatchedCase, 'openedAt' | 'nextDueAt' | 'oldestPendingAt'> {
  readonly openedAt: Date;
  readonly nextDueAt: Date | null;
  readonly oldestPendingAt: Date | null;
}

const instantOf = (at: Date | null): Instant | null => (at === null ? null : (at.toISOString() as Instant));

export interface WatchQuestion {
  /** Part of a number, or an id; null: whatever is open. */
  readonly text: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** Open cases in the order of what falls due next, those that owe nothing last; or what a text finds, finished or not. */
export async function listWatchedCases(
  database: Database,
  { text, offset, limit }: WatchQuestion,
): Promise<readonly WatchedCase[]> {
  const { rows } = await database.pool.query<WatchedRow>(
    `SELECT r.kind AS "caseKind", r.id AS "caseId", r.number, r.status, r.version, r.epoch,
       r.opened_at AS "openedAt", r.next_due_at AS "nextDueAt",
       count(c.id)::int AS "pendingCommands", min(c.received_at) AS "oldestPendingAt",
       EXISTS (SELECT 1 FROM app.case_delivery d WHERE d.case_id = r.id AND d.state = 'pending') AS "isStarting",
       r.finished_at IS NOT NULL AS "isFinished"
     FROM app.case_record r LEFT JOIN app.case_command c ON c.case_id = r.id AND c.state = 'pending'
     WHERE CASE WHEN $3::text IS NULL THEN r.finished_at IS NULL
       ELSE strpos(lower(r.number), lower($3)) > 0 OR r.id::text = lower($3) END
     GROUP BY r.id ORDER BY r.next_due_at NULLS LAST, r.id OFFSET $1 LIMIT $2`,
    [offset, limit, text],
  );
  return rows.map(toWatched);
}

/** One case by id, finished or not. */
export async function findWatchedCase(database: Database, caseId: CaseId): Promise<WatchedCase | null> {
  const { rows } = await database.pool.query<WatchedRow>(
    `SELECT r.kind AS "caseKind", r.id AS "caseId", r.number, r.status, r.version, r.epoch,
       r.opened_at AS "openedAt", r.next_due_at AS "nextDueAt",
       (SELECT count(*)::int FROM app.case_command c WHERE c.case_id = r.id AND c.state = 'pending')
         AS "pendingCommands",
       (SELECT min(c.received_at) FROM app.case_command c WHERE c.case_id = r.id AND c.state = 'pending')
         AS "oldestPendingAt",
       EXISTS (SELECT 1 FROM app.case_delivery d WHERE d.case_id = r.id AND d.state = 'pending') AS "isStarting",
       r.finished_at IS NOT NULL AS "isFinished"
     FROM app.case_record r WHERE r.id = $1`,
    [caseId],
  );
  return rows[0] === undefined ? null : toWatched(rows[0]);
}

/** What a case owes and what was recorded of it: kinds and dates, never what anybody wrote. */
export interface LegalSteps {
  readonly duties: readonly {
    readonly duty: ComplaintDuty;
    readonly state: string;
    readonly dueOn: string | null;
    readonly dueAt: Date | null;
    readonly rung: string | null;
  }[];
  readonly events: readonly {
    readonly sequence: number;
    readonly type: string;
    readonly occurredAt: Date;
    readonly recordedAt: Date;
  }[];
}

export async function loadLegalSteps({ pool }: Database, caseId: CaseId): Promise<LegalSteps> {
  const [duties, events] = await Promise.all([
    pool.query<LegalSteps['duties'][number]>(
      `SELECT duty, state, due_on::text AS "dueOn", due_at AS "dueAt", rung FROM app.complaint_deadline
       WHERE complaint_id = $1 ORDER BY state <> 'running', due_at NULLS LAST, started_at, duty_id`,
      [caseId],
    ),
    pool.query<LegalSteps['events'][number]>(
      `SELECT sequence, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt" FROM app.case_event
       WHERE case_id = $1 ORDER BY sequence`,
      [caseId],
    ),
  ]);
  return { duties: duties.rows, events: events.rows };
}

function toWatched(row: WatchedRow): WatchedCase {
  return {
    ...row,
    openedAt: row.openedAt.toISOString() as Instant,
    nextDueAt: instantOf(row.nextDueAt),
    oldestPendingAt: instantOf(row.oldestPendingAt),
  };
}
