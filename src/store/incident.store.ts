import type { CaseId, OfficerId } from '../domain/ids';
import type { Database } from './database';
import type { Transaction } from './transaction';

/** What can be wrong with a case's engine, or with what feeds it. Others add their kinds. */
export type EngineIncident =
  | 'case-without-workflow' // 案件没有运行中的流程
  | 'workflow-without-case' // 流程没有对应的未结案件
  | 'case-overdue-in-engine' // 到期未动
  | 'command-undecided' // 指令迟迟未裁定
  | 'workflow-not-answering' // 流程不应答
  | 'workflow-stuck' // 流程反复失败，已由事件重新载入
  | 'workflow-ahead-of-store'; // 流程走在存储之前

export interface NewIncident {
  readonly kind: string;
  readonly caseId: CaseId | null;
  /** Ids, codes and numbers only. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Incident extends NewIncident {
  readonly incidentId: string;
  readonly openedAt: Date;
  readonly ownerId: OfficerId | null;
  readonly ownedAt: Date | null;
}

/** Puts it on the list of operations, once: while one of the kind is open for the case, its detail is renewed. */
export async function openIncident(
  transaction: Transaction,
  { kind, caseId, detail }: NewIncident,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.incident (kind, case_id, detail)
    VALUES (${kind}, ${caseId}::uuid, ${JSON.stringify(detail)}::jsonb)
    ON CONFLICT (kind, case_id) WHERE closed_at IS NULL DO UPDATE SET detail = EXCLUDED.detail`;
}

/** Open incidents, the latest first. */
export async function listOpenIncidents(database: Database, limit: number): Promise<readonly Incident[]> {
  return database.prisma.$queryRaw<Incident[]>`
    SELECT id AS "incidentId", kind, case_id AS "caseId", detail, opened_at AS "openedAt", owner_id AS "ownerId",
      owned_at AS "ownedAt"
    FROM app.incident WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT ${limit}`;
}

export interface ClosedIncidents {
  readonly kinds: readonly string[];
  readonly caseId: CaseId;
  readonly closedBy: string;
  readonly note: string;
}

/** Closes what has come right. @returns how many were open. */
export async function closeIncidents(
  database: Database,
  { kinds, caseId, closedBy, note }: ClosedIncidents,
): Promise<number> {
  return database.prisma.$executeRaw`
    UPDATE app.incident SET closed_at = now(), closed_by = ${closedBy}, note = ${note}
    WHERE case_id = ${caseId}::uuid AND kind = ANY (${[...kinds]}) AND closed_at IS NULL`;
}
