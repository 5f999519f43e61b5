import type { CaseKind } from '../domain/case';
import type { CaseId, Instant } from '../domain/ids';
import type { Database } from './database';

/** A case of which the engine should have a running workflow. */
export interface OpenCase {
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly epoch: number;
  readonly version: number;
  /** Its start has not been taken by the engine yet. */
  readonly isStarting: boolean;
}

const batchSize = 5_000;

/** Every case that is not finished, in batches by id. */
export async function* listOpenCases(database: Database): AsyncIterable<OpenCase> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await database.prisma.$queryRaw<OpenCase[]>`
      SELECT r.kind AS "caseKind", r.id AS "caseId", r.epoch, r.version,
        EXISTS (SELECT 1 FROM app.case_delivery d WHERE d.case_id = r.id AND d.state = 'pending') AS "isStarting"
      FROM app.case_record r WHERE r.finished_at IS NULL AND r.id > ${after}::uuid
      ORDER BY r.id LIMIT ${batchSize}`;
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.caseId;
  }
}

/** A case that should have moved and has not. */
export interface Suspect {
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly epoch: number;
  readonly isOverdue: boolean;
  /** Real milliseconds that its oldest undecided command has waited, 0 when none waits. */
  readonly waitedMs: number;
}

export interface SuspectQuestion {
  /** In case time; null while nothing can be said, because the clock was only just set forward. */
  readonly dueBefore: Instant | null;
  /** Real milliseconds a command may wait. */
  readonly patienceMs: number;
  readonly limit: number;
}

/** Started cases whose due instant has passed unanswered, or whose commands have waited too long; the worst first. */
export async function findSuspects(
  database: Database,
  { dueBefore, patienceMs, limit }: SuspectQuestion,
): Promise<readonly Suspect[]> {
  return database.prisma.$queryRaw<Suspect[]>`
    WITH late AS (
      SELECT id AS case_id, true AS is_overdue, 0 AS waited_ms FROM app.case_record
      WHERE finished_at IS NULL AND next_due_at <= ${dueBefore}::timestamptz
      UNION ALL
      SELECT case_id, false, (extract(epoch FROM now() - min(stored_at)) * 1000)::integer FROM app.case_command
      WHERE state = 'pending' AND stored_at < now() - ${patienceMs} * interval '1 millisecond' GROUP BY case_id)
    SELECT r.kind AS "caseKind", r.id AS "caseId", r.epoch, bool_or(late.is_overdue) AS "isOverdue",
      max(late.waited_ms)::integer AS "waitedMs"
    FROM late JOIN app.case_record r ON r.id = late.case_id
    WHERE NOT EXISTS (SELECT 1 FROM app.case_delivery d WHERE d.case_id = r.id AND d.state = 'pending')
    GROUP BY r.id, r.kind, r.epoch ORDER BY max(late.waited_ms) DESC, r.id LIMIT ${limit}`;
}

/** The version of a case's row now, or null when there is no such case. */
export async function findVersion(database: Database, caseId: CaseId): Promise<number | null> {
  const row = await database.prisma.caseRecord.findUnique({
    where: { id: caseId },
    select: { version: true },
  });
  return row?.version ?? null;
}

/** Cases that have an open incident of one of these kinds. */
export async function listTroubled(
  database: Database,
  kinds: readonly string[],
): Promise<readonly { readonly caseId: CaseId; readonly kind: string }[]> {
  return database.prisma.$queryRaw<{ caseId: CaseId; kind: string }[]>`
    SELECT case_id AS "caseId", kind FROM app.incident
    WHERE closed_at IS NULL AND case_id IS NOT NULL AND kind = ANY (${[...kinds]})`;
}
