import type { CaseId, OrganizationId } from '../domain/ids';
import type { Reader } from './transaction';

/** What those who guard identities know of a case: its number, and who must not hear of them. */
export interface RevealedCase {
  readonly caseId: CaseId;
  readonly number: string;
  /** Its respondent, and those of the cases that were split off it: one identity stands behind them all. */
  readonly respondentIds: readonly OrganizationId[];
}

/** By id; unknown ones are left out. */
export async function revealedCases(
  reader: Reader,
  ids: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, RevealedCase>> {
  const rows = await reader.$queryRaw<readonly RevealedCase[]>`
    SELECT c.id AS "caseId", c.number,
      array_agg(p.respondent_id) AS "respondentIds"
    FROM app.complaint c JOIN app.complaint p ON p.id = c.id OR p.parent_id = c.id
    WHERE c.id = ANY (${[...new Set(ids)]}::uuid[]) GROUP BY c.id, c.number`;
  return new Map(rows.map((row) => [row.caseId, row]));
}
