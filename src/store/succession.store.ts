import type { CaseId, OrganizationId } from '../domain/ids';
import type { Database } from './database';

/** An open complaint against a body that is no more, and the body that took over. */
export interface PendingSuccession {
  readonly caseId: CaseId;
  readonly respondentId: OrganizationId;
  readonly successorId: OrganizationId;
}

/** Complaints that have not followed their respondent's merger or abolition yet; those told are found no longer. */
export async function findPendingSuccessions(
  database: Database,
  limit: number,
): Promise<readonly PendingSuccession[]> {
  const { rows } = await database.pool.query<PendingSuccession>(
    `SELECT c.id AS "caseId", c.respondent_id AS "respondentId", o.successor_id AS "successorId"
     FROM app.organization o JOIN app.complaint c ON c.respondent_id = o.organization_id
     JOIN app.case_record r ON r.id = c.id
     WHERE o.status <> 'active' AND r.finished_at IS NULL
     ORDER BY c.id LIMIT $1`,
    [limit],
  );
  return rows;
}
