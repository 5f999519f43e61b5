import type { CaseId, OrganizationId } from '../domain/ids';
import type { ComplaintPartyRole } from '../domain/complaint/complaint';
import type { Database } from './database';

/** An open complaint in which a body has a part that is no more. */
export interface PendingSuccession {
  readonly caseId: CaseId;
  readonly party: Exclude<ComplaintPartyRole, 'complainant'>;
  /** The body that was merged or abolished. */
  readonly formerId: OrganizationId;
}

/**
 * Complaints that have not followed the merger or abolition of their respondent, or of a body that handles them; those
 * told are found no longer. The respondent comes first: who may handle a case depends on whom it is about.
 */
export async function findPendingSuccessions(
  database: Database,
  limit: number,
): Promise<readonly PendingSuccession[]> {
  const { rows } = await database.pool.query<PendingSuccession>(
    `WITH gone AS (SELECT organization_id FROM app.organization WHERE status <> 'active'),
       open_parts AS (
         SELECT c.id, c.respondent_id AS former, 'respondent' AS party, 0 AS turn
         FROM gone g JOIN app.complaint c ON c.respondent_id = g.organization_id
         JOIN app.case_record r ON r.id = c.id WHERE r.finished_at IS NULL
         UNION ALL
         SELECT c.id, g.organization_id, part.party, 1
         FROM gone g JOIN app.complaint c ON c.party_ids @> ARRAY[g.organization_id]
         JOIN app.case_record r ON r.id = c.id
         CROSS JOIN LATERAL (VALUES ('accepting', c.accepting_id), ('verifying', c.verifying_id),
           ('reviewing', r.state -> 'reviewer' ->> 'organizationId')) AS part(party, body_id)
         WHERE r.finished_at IS NULL AND part.body_id = g.organization_id)
     SELECT id AS "caseId", former AS "formerId", party FROM open_parts ORDER BY turn, id, party LIMIT $1`,
    [limit],
  );
  return rows;
}

/** As what a body stands to a contract that it leaves to its successor. */
export type ContractBody = 'undertaking' | 'reporter' | 'regulator';

/** An open contract, one of whose bodies is no more and has a successor. */
export interface OrphanedContract {
  readonly caseId: CaseId;
  readonly party: ContractBody;
  readonly formerId: OrganizationId;
}

/**
 * Contracts that have not followed the merger or abolition of one of their bodies; those told are found no longer. The
 * department comes first: of its successor the others hear as of somebody that they know.
 */
export async function findOrphanedContracts(
  database: Database,
  limit: number,
): Promise<readonly OrphanedContract[]> {
  const { rows } = await database.pool.query<OrphanedContract>(
    `WITH gone AS (SELECT organization_id AS id FROM app.organization
                   WHERE status <> 'active' AND successor_id IS NOT NULL),
       parts AS (
         SELECT c.id, c.undertaking_id AS former, 'undertaking' AS party, 0 AS turn
         FROM gone JOIN app.contract c ON c.undertaking_id = gone.id
         UNION ALL
         SELECT c.id, c.reporter_id, 'reporter', 1 FROM gone JOIN app.contract c ON c.reporter_id = gone.id
         UNION ALL
         SELECT c.id, c.regulator_id, 'regulator', 1 FROM gone JOIN app.contract c ON c.regulator_id = gone.id)
     SELECT parts.id AS "caseId", party, former AS "formerId" FROM parts
     JOIN app.case_record r ON r.id = parts.id WHERE r.finished_at IS NULL
     ORDER BY turn, parts.id, party LIMIT $1`,
    [limit],
  );
  return rows;
}

export type OrphanedCommitment = Pick<OrphanedContract, 'caseId' | 'formerId'>;

/** Commitments that have not followed the merger or abolition of the body that promised; those told are found no longer. */
export async function findOrphanedCommitments(
  database: Database,
  limit: number,
): Promise<readonly OrphanedCommitment[]> {
  const { rows } = await database.pool.query<OrphanedCommitment>(
    `SELECT c.id AS "caseId", c.promisor_id AS "formerId" FROM app.commitment c
     JOIN app.organization o ON o.organization_id = c.promisor_id
     JOIN app.case_record r ON r.id = c.id
     WHERE o.status <> 'active' AND o.successor_id IS NOT NULL AND r.finished_at IS NULL
     ORDER BY c.id LIMIT $1`,
    [limit],
  );
  return rows;
}
