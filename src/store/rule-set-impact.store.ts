import type { CaseId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { RuleSet } from '../domain/rule-set';
import { visibleTo } from './complaint-list.store';
import { Prisma } from './prisma/client';
import type { Reader } from './transaction';

/** The version that an open case has carried since it was received. */
interface Pinned {
  readonly ruleSetId: string;
  readonly version: number;
}

/** Open cases where a rule set holds: each goes on under the version of its own day of receipt. */
export interface OpenCases {
  readonly count: number;
  readonly pinned: readonly (Pinned & { readonly name: string; readonly count: number })[];
  /** Those that the reader may see, by number, up to the limit. */
  readonly cases: readonly (Pinned & {
    readonly caseId: CaseId;
    readonly number: string;
    readonly receivedOn: PlainDate;
  })[];
}

/** Where a rule set holds, as a condition on `app.complaint c`; the regions are those of `regionChain`. */
function heldBy({ scope, regionCode, acceptingOrganizationId }: RuleSet): Prisma.Sql {
  if (scope === 'preset') return Prisma.sql`false`;
  const inRegion =
    regionCode === null
      ? Prisma.sql`true`
      : Prisma.sql`${regionCode} IN ('000000', left(c.region_code, 2) || '0000', left(c.region_code, 4) || '00',
          left(c.region_code, 6), c.region_code)`;
  if (acceptingOrganizationId === null) return inRegion;
  return Prisma.sql`${inRegion} AND c.accepting_id = ${acceptingOrganizationId}`;
}

const CARRIED = Prisma.sql`app.complaint c JOIN app.case_record r ON r.id = c.id AND r.finished_at IS NULL
  LEFT JOIN app.case_frame f ON f.key = r.frame_key`;
const RULES = Prisma.sql`coalesce(f.members, r.state) -> 'rules'`;

/** @param limit how many cases are named */
export async function openCasesUnder(
  reader: Reader,
  ruleSet: RuleSet,
  actor: OfficerActor,
  limit: number,
): Promise<OpenCases> {
  const held = heldBy(ruleSet);
  const pinned = await reader.$queryRaw<OpenCases['pinned']>`
    SELECT ${RULES} ->> 'ruleSetId' AS "ruleSetId", (${RULES} ->> 'version')::integer AS version,
      min(${RULES} ->> 'name') AS name, count(*)::integer AS count
    FROM ${CARRIED} WHERE ${held} GROUP BY 1, 2 ORDER BY 1, 2`;
  const cases = await reader.$queryRaw<OpenCases['cases']>`
    SELECT c.id AS "caseId", c.number, c.received_on::text AS "receivedOn",
      ${RULES} ->> 'ruleSetId' AS "ruleSetId", (${RULES} ->> 'version')::integer AS version
    FROM ${CARRIED} WHERE ${held} AND ${visibleTo(actor)} ORDER BY c.number LIMIT ${limit}`;
  return { count: pinned.reduce((sum, { count }) => sum + count, 0), pinned, cases };
}
