import type { AssignedParty } from '../domain/handover';
import type { CaseId, OfficerId } from '../domain/ids';
import type { Database } from './database';
import type { Transaction } from './transaction';

/** A case that bears an officer's name, as far as it had gone when the work was handed over. */
export interface HandedCase {
  readonly caseId: CaseId;
  readonly party: AssignedParty;
  readonly sequence: number;
}

/** What an officer who stays hands over: the open cases that bear their name now. */
export async function casesInHand(
  transaction: Transaction,
  officerId: OfficerId,
): Promise<readonly HandedCase[]> {
  return transaction.$queryRaw<HandedCase[]>`
    SELECT c.id AS "caseId", part.party, r.version AS sequence FROM app.complaint c JOIN app.case_record r ON r.id = c.id
    CROSS JOIN LATERAL (VALUES ('accepting', c.accepting_officer_id), ('verifying', c.verifying_officer_id))
      AS part(party, officer_id)
    WHERE (c.accepting_officer_id = ${officerId} OR c.verifying_officer_id = ${officerId})
      AND part.officer_id = ${officerId} AND r.finished_at IS NULL
    ORDER BY c.id, part.party`;
}

/** What complaints are called among people, each once, in order. */
export async function complaintNumbers(
  transaction: Transaction,
  caseIds: readonly CaseId[],
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<readonly { readonly number: string }[]>`
    SELECT number FROM app.complaint WHERE id = ANY (${[...caseIds]}::uuid[]) ORDER BY number`;
  return rows.map(({ number }) => number);
}

/** An open complaint that still bears the name of somebody who has handed their work over. */
export interface PendingHandover {
  readonly caseId: CaseId;
  readonly party: AssignedParty;
  readonly formerId: OfficerId;
  readonly successorId: OfficerId;
  /** Of the event by which the work was handed over: the same two people may do so again. */
  readonly version: number;
}

/**
 * Complaints that have not followed the last handover of whoever they are assigned to; those told are found no longer.
 * Who has left keeps nothing; who has stayed keeps what was assigned to them afterwards.
 */
export async function findPendingHandovers(
  database: Database,
  limit: number,
): Promise<readonly PendingHandover[]> {
  const { rows } = await database.pool.query<PendingHandover>(
    `WITH handed AS (
       SELECT DISTINCT ON (e.officer_id) e.officer_id, e.version, e.data, o.status = 'left' AS has_left
       FROM app.officer_event e JOIN app.officer o ON o.officer_id = e.officer_id
       WHERE e.type = 'handed-over' ORDER BY e.officer_id, e.version DESC),
     assigned AS (
       SELECT h.*, c.id, part.party FROM handed h
       JOIN app.complaint c ON c.accepting_officer_id = h.officer_id OR c.verifying_officer_id = h.officer_id
       CROSS JOIN LATERAL (VALUES ('accepting', c.accepting_officer_id), ('verifying', c.verifying_officer_id))
         AS part(party, officer_id)
       JOIN app.case_record r ON r.id = c.id
       WHERE part.officer_id = h.officer_id AND r.finished_at IS NULL)
     SELECT a.id AS "caseId", a.party, a.officer_id AS "formerId", a.data ->> 'successorId' AS "successorId", a.version
     FROM assigned a
     WHERE a.has_left OR EXISTS (
       SELECT 1 FROM jsonb_to_recordset(a.data -> 'cases') AS handed("caseId" uuid, party text, sequence integer)
       WHERE handed."caseId" = a.id AND handed.party = a.party AND NOT EXISTS (
         SELECT 1 FROM app.case_event e
         WHERE e.case_id = a.id AND e.sequence > handed.sequence AND e.data ->> 'party' = a.party
           AND e.type IN ('officer-assigned', 'officer-succeeded')))
     ORDER BY a.version, a.id, a.party LIMIT $1`,
    [limit],
  );
  return rows;
}
