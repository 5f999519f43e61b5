import type { ComplaintPartyRole, ComplaintState } from '../domain/complaint/complaint';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { ComplaintDuty } from '../domain/policy';
import { DUTY_OFFICER, narrowedTo, type ComplaintNarrowing } from './complaint-filter';
import { visibleTo } from './complaint-list.store';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';

type OfficerActor = Extract<Actor, { type: 'officer' }>;

export interface BoardQuestion {
  readonly narrowing: ComplaintNarrowing;
  /** One rung of the ladder; `none`: overdue, and no rung reached yet; `listed-supervision`: 挂牌督办. */
  readonly rung: string | null;
  readonly now: Instant;
  readonly limit: number;
  readonly offset: number;
}

/** A duty that stands on the ladder: overdue, or of a case under listed supervision. */
export interface BoardDuty {
  readonly caseId: CaseId;
  readonly number: string;
  readonly title: string;
  readonly status: ComplaintState['status'];
  readonly regionCode: string;
  readonly respondentId: OrganizationId;
  readonly isListed: boolean;
  readonly dutyId: string;
  readonly duty: ComplaintDuty;
  readonly owner: ComplaintPartyRole;
  readonly ownerId: OrganizationId;
  readonly officerId: OfficerId | null;
  readonly dueOn: PlainDate | null;
  readonly rung: string | null;
  readonly urgedAt: Instant | null;
}

export interface BoardRung {
  readonly rung: string | null;
  readonly duties: number;
  readonly cases: number;
}

const onLadder = (actor: OfficerActor, { narrowing, now }: BoardQuestion): Prisma.Sql => Prisma.sql`
  FROM app.complaint_deadline d JOIN app.complaint c ON c.id = d.complaint_id
  WHERE d.state = 'running' AND d.owner_id IS NOT NULL AND (d.due_at < ${now}::timestamptz OR c.is_listed)
    AND ${Prisma.join([visibleTo(actor), ...narrowedTo(narrowing, now)], ' AND ')}
    AND NOT c.respondent_id = ANY (${[...actor.organizationPath]}::text[])`;

const onRung = (rung: string | null): Prisma.Sql => {
  if (rung === null) return Prisma.sql`true`;
  if (rung === 'listed-supervision') return Prisma.sql`c.is_listed`;
  return rung === 'none' ? Prisma.sql`d.rung IS NULL` : Prisma.sql`d.rung = ${rung}`;
};

interface BoardRow extends Omit<BoardDuty, 'urgedAt'> {
  readonly urgedAt: Date | null;
}

/** Duties on the ladder, those longest overdue first. */
export async function boardDuties(
  reader: Reader,
  actor: OfficerActor,
  question: BoardQuestion,
): Promise<readonly BoardDuty[]> {
  const rows = await reader.$queryRaw<readonly BoardRow[]>`
    WITH page AS (
      SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.id AS "caseId", c.number, c.title, c.status,
        c.region_code AS "regionCode", c.respondent_id AS "respondentId", c.is_listed AS "isListed",
        d.duty_id AS "dutyId", d.duty, d.owner, d.owner_id AS "ownerId", ${DUTY_OFFICER} AS "officerId",
        to_char(d.due_on, 'YYYY-MM-DD') AS "dueOn", d.due_at, d.rung
      ${onLadder(actor, question)} AND ${onRung(question.rung)}
      ORDER BY d.due_at NULLS LAST, c.id, d.duty_id OFFSET ${question.offset} LIMIT ${question.limit})
    SELECT page.*, (SELECT max(e.occurred_at) FROM app.case_event e
      WHERE e.case_id = page."caseId" AND e.type = 'urged') AS "urgedAt"
    FROM page ORDER BY page.due_at NULLS LAST, page."caseId", page."dutyId"`;
  return rows.map((row) => ({ ...row, urgedAt: row.urgedAt === null ? null : toInstant(row.urgedAt) }));
}

/** How many stand on each rung, and how many cases are listed. */
export async function boardRungs(
  reader: Reader,
  actor: OfficerActor,
  question: BoardQuestion,
): Promise<{ readonly rungs: readonly BoardRung[]; readonly listedCases: number }> {
  const rows = await reader.$queryRaw<
    readonly (BoardRung & { readonly listed: number; readonly is_total: number })[]
  >`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} d.rung, count(*)::integer AS duties,
      count(DISTINCT c.id)::integer AS cases,
      (count(DISTINCT c.id) FILTER (WHERE c.is_listed))::integer AS listed, grouping(d.rung) AS is_total
    ${onLadder(actor, question)} GROUP BY GROUPING SETS ((d.rung), ()) ORDER BY d.rung`;
  const rungs = rows.filter((row) => row.is_total === 0);
  return {
    rungs: rungs.map(({ rung, duties, cases }) => ({ rung, duties, cases })),
    listedCases: rows.find((row) => row.is_total === 1)?.listed ?? 0,
  };
}
