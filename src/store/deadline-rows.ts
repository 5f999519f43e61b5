import type { CaseState } from '../domain/case';
import type { Duty, DutyBearer } from '../domain/duty';
import type { Instant, OrganizationId } from '../domain/ids';
import { rungKeyPrefix } from '../domain/notification';
import { withdrawNotifications } from './notification.store';
import { Prisma } from './prisma/client';
import type { StepTransaction } from './transaction';

type Bearer = CaseState & DutyBearer;

/** Where the duties of one kind of case are read, and who owes them. */
export interface DeadlineTable<State extends Bearer> {
  readonly table: string;
  /** The column of the case's id. */
  readonly key: string;
  readonly ownerIdOf: (state: State, duty: State['duties'][number]) => OrganizationId | null;
}

interface Change<State> {
  readonly before: State | null;
  readonly after: State;
}

/** Only the duties that a step has changed are written, and those that another body owes now. */
export function writeDeadlines<State extends Bearer>(
  transaction: StepTransaction,
  of: DeadlineTable<State>,
  changes: readonly Change<State>[],
): void {
  const rows = changes.flatMap((change) => rowsOf(of, change));
  if (rows.length === 0) return;
  const [table, key] = [Prisma.raw(`app.${of.table}`), Prisma.raw(of.key)];
  transaction.$send`
    INSERT INTO ${table} (${key}, duty_id, duty, owner, state, start_on, due_on, due_at,
      provisional, revision, owner_id, rung, started_at, ended_at)
    SELECT case_id, duty_id, duty, owner, state, start_on, due_on, due_at, provisional, revision, owner_id, rung,
      started_at, ended_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(case_id uuid, duty_id text, duty text,
      owner text, state text, start_on date, due_on date, due_at timestamptz, provisional boolean, revision integer,
      owner_id text, rung text, started_at timestamptz, ended_at timestamptz)
    ON CONFLICT (${key}, duty_id) DO UPDATE SET state = EXCLUDED.state, owner = EXCLUDED.owner,
      start_on = EXCLUDED.start_on, due_on = EXCLUDED.due_on, due_at = EXCLUDED.due_at,
      provisional = EXCLUDED.provisional, revision = EXCLUDED.revision,
      owner_id = EXCLUDED.owner_id, rung = EXCLUDED.rung, started_at = EXCLUDED.started_at, ended_at = EXCLUDED.ended_at`;
}

function rowsOf<State extends Bearer>(
  { ownerIdOf }: DeadlineTable<State>,
  { before, after }: Change<State>,
): readonly object[] {
  const known = new Map<string, Duty>(before?.duties.map((duty) => [duty.dutyId, duty]));
  const hasOtherOwner = (duty: Duty): boolean =>
    before !== null && ownerIdOf(before, duty) !== ownerIdOf(after, duty);
  const changed = after.duties.filter((duty) => known.get(duty.dutyId) !== duty || hasOtherOwner(duty));
  return changed.map((duty) => ({
    case_id: after.caseId,
    duty_id: duty.dutyId,
    duty: duty.duty,
    owner: duty.owner,
    state: duty.state,
    start_on: duty.deadline.startOn,
    due_on: duty.dueOn,
    due_at: duty.dueAt,
    provisional: duty.provisional,
    revision: duty.revision,
    owner_id: ownerIdOf(after, duty),
    rung: duty.reachedRungs.at(-1) ?? null,
    started_at: duty.startedAt,
    ended_at: duty.endedAt,
  }));
}

/** When the first duty that runs is due; null when nothing is owed by a date. */
export function earliestDue(duties: readonly Duty[]): Instant | null {
  const instants = duties.flatMap((duty) =>
    duty.state === 'running' && duty.dueAt !== null ? [duty.dueAt] : [],
  );
  return [...instants].sort().at(0) ?? null;
}

/** A date that moved or is owed no longer takes back what was announced about it and has not gone out yet. */
export async function withdrawMoved<State extends Bearer>(
  transaction: StepTransaction,
  before: State,
  after: State,
): Promise<void> {
  for (const old of before.duties) {
    const current = after.duties.find((duty) => duty.dutyId === old.dutyId);
    const stands = current?.state === 'running' && current.revision === old.revision;
    if (!stands && old.state === 'running' && old.reachedRungs.length > 0) {
      const prefix = rungKeyPrefix(after.caseId, old.dutyId, old.revision);
      await withdrawNotifications(transaction, after.caseId, prefix);
    }
  }
}
