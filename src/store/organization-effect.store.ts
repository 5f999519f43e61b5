import type { OfficerId, OrganizationId } from '../domain/ids';
import type { OrganizationEvent } from './organization.store';
import type { Reader } from './transaction';

/** What a change of a body touches, as it stands now. */
export interface OrganizationEffects {
  /** Open complaints in which the body has any part; one may count under several parts. */
  readonly openCases: number;
  readonly asRespondent: number;
  readonly asAccepting: number;
  readonly asVerifying: number;
  readonly asReviewing: number;
  /** Of those that the body handles: cases about the successor or a body above it, which it may not handle (回避). */
  readonly barredForSuccessor: number;
  readonly officers: number;
  readonly offices: number;
  readonly bodiesBelow: number;
}

/** @param successorPath from the root to the body that is to take over; empty while none is chosen */
export async function organizationEffects(
  reader: Reader,
  id: OrganizationId,
  successorPath: readonly OrganizationId[],
): Promise<OrganizationEffects> {
  const [row] = await reader.$queryRaw<readonly OrganizationEffects[]>`
    WITH part AS (
      SELECT c.id, c.respondent_id = ${id} AS accused, c.accepting_id = ${id} AS accepts,
        coalesce(c.verifying_id = ${id}, false) AS verifies,
        coalesce(r.state -> 'reviewer' ->> 'organizationId' = ${id}, false) AS reviews,
        c.respondent_id = ANY (${[...successorPath]}::text[]) AS is_barred
      FROM app.complaint c JOIN app.case_record r ON r.id = c.id
      WHERE (c.respondent_id = ${id} OR c.party_ids @> ARRAY[${id}]::text[]) AND r.finished_at IS NULL)
    SELECT count(*) FILTER (WHERE accused OR accepts OR verifies OR reviews)::integer AS "openCases",
      count(*) FILTER (WHERE accused)::integer AS "asRespondent",
      count(*) FILTER (WHERE accepts)::integer AS "asAccepting",
      count(*) FILTER (WHERE verifies)::integer AS "asVerifying",
      count(*) FILTER (WHERE reviews)::integer AS "asReviewing",
      count(*) FILTER (WHERE is_barred AND (accepts OR verifies OR reviews))::integer AS "barredForSuccessor",
      (SELECT count(*)::integer FROM app.officer o
        WHERE o.organization_id = ${id} AND o.status <> 'left') AS officers,
      (SELECT count(*)::integer FROM app.role_grant g
        WHERE g.organization_id = ${id} AND g.status = 'granted') AS offices,
      (SELECT count(*)::integer FROM app.organization b
        WHERE b.path @> ARRAY[${id}]::text[] AND b.organization_id <> ${id} AND b.status = 'active') AS "bodiesBelow"
    FROM part`;
  if (row === undefined) throw new Error('a count has a row');
  return row;
}

/** One thing that happened to a body, with the names of whom it speaks. */
export interface OrganizationHistoryLine {
  readonly version: number;
  readonly type: OrganizationEvent['type'];
  readonly recordedAt: Date;
  readonly recordedBy: OfficerId | null;
  readonly recordedByName: string | null;
  /** The former name, or the former superior. */
  readonly from: string | null;
  /** The name or the superior from then on, or the successor. */
  readonly to: string | null;
  readonly basis: string | null;
}

const MOST_LINES = 200;

/** What happened to a body, latest first: its names, its places in the tree, its end. */
export function organizationHistory(
  reader: Reader,
  id: OrganizationId,
): Promise<readonly OrganizationHistoryLine[]> {
  return reader.$queryRaw<OrganizationHistoryLine[]>`
    SELECT e.version, e.type, e.recorded_at AS "recordedAt", e.recorded_by AS "recordedBy", who.name AS "recordedByName",
      CASE e.type WHEN 'renamed' THEN e.data ->> 'from' WHEN 'moved' THEN old_parent.name END AS "from",
      CASE e.type WHEN 'created' THEN e.data ->> 'name' WHEN 'renamed' THEN e.data ->> 'to'
        WHEN 'moved' THEN new_parent.name WHEN 'contact-changed' THEN e.data ->> 'email'
        ELSE successor.name END AS "to",
      e.data ->> 'basis' AS basis
    FROM app.organization_event e
    LEFT JOIN app.officer who ON who.officer_id = e.recorded_by
    LEFT JOIN app.organization old_parent ON e.type = 'moved' AND old_parent.organization_id = e.data ->> 'from'
    LEFT JOIN app.organization new_parent ON e.type = 'moved' AND new_parent.organization_id = e.data ->> 'to'
    LEFT JOIN app.organization successor ON successor.organization_id = e.data ->> 'successorId'
    WHERE e.organization_id = ${id} ORDER BY e.version DESC LIMIT ${MOST_LINES}`;
}
