import type { ContractStatus } from '../domain/contract/contract';
import type { ContractDuty } from '../domain/contract/contract-rules';
import {
  confirmsProblems,
  decidesTolerance,
  dutiesActedBy,
  PERFORMABLE,
  WORKING_RELATIONS,
  type WorkingRelation,
} from '../domain/contract/duty-acts';
import { PROBLEM_RAISERS } from '../domain/contract/monitoring';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { WaitingTab } from '../domain/waiting-tab';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import { holdsText } from './text-search';
import type { Reader } from './transaction';
import {
  countWaiting,
  DUE,
  END_OF,
  placedAfter,
  selves,
  type DutyMoment,
  type DutyPlace,
  type WaitingCounts,
} from './waiting-rows';

export interface ContractDutyFilter {
  readonly tab: WaitingTab;
  /** `office`: also what has been assigned to colleagues. */
  readonly scope: 'mine' | 'office';
  readonly duty: ContractDuty | null;
  readonly undertakingId: OrganizationId | null;
  readonly dueBefore: PlainDate | null;
  /** Part of a name or a code. */
  readonly text: string | null;
  readonly after: DutyPlace | null;
  readonly limit: number;
}

/** Something in a contract that waits for the officer: a duty, tolerance that somebody has asked, an answered problem. */
export interface WaitingContractDuty {
  readonly itemId: string;
  /** `problem`: one that was answered, and waits for the word of whoever raised it. */
  readonly kind: 'duty' | 'tolerance' | 'problem';
  readonly duty: ContractDuty | null;
  readonly dueOn: PlainDate | null;
  readonly dueAt: Instant | null;
  readonly provisional: boolean;
  readonly rung: string | null;
  readonly caseId: CaseId;
  readonly code: string;
  readonly name: string;
  readonly status: ContractStatus;
  readonly regionCode: string;
  readonly undertakingId: OrganizationId;
  readonly managerId: OfficerId | null;
  readonly isListed: boolean;
  readonly milestoneId: string | null;
  readonly milestoneTitle: string | null;
  readonly owedBy: 'public' | 'counterparty' | null;
}

const COLUMN = {
  undertaking: 'undertaking_id',
  reporter: 'reporter_id',
  regulator: 'regulator_id',
} as const satisfies Record<WorkingRelation, string>;

const OF_CONTRACT = Prisma.sql`c.id AS case_id, c.code, c.name, c.status, c.region_code, c.undertaking_id, c.manager_id,
  c.is_listed`;

/** Which of the duties the officer's offices do, by how their body is concerned with the contract `c`. */
function isDoneBy({ organizationId, roles }: OfficerActor, duty: Prisma.Sql): Prisma.Sql {
  const ways = WORKING_RELATIONS.flatMap((relation) => {
    const duties = dutiesActedBy(roles, relation);
    const column = Prisma.raw(`c.${COLUMN[relation]}`);
    return duties.length === 0
      ? []
      : [Prisma.sql`(${column} = ${organizationId} AND ${duty} = ANY (${[...duties]}::text[]))`];
  });
  return ways.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}

/** What the clock watches. A milestone is work from its first reminder on. */
const RUNNING = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT d.duty_id AS item_id, 'duty' AS kind, d.duty, d.due_on, d.due_at, d.provisional, d.rung, m.milestone_id,
    m.title AS milestone_title, m.owed_by, ${OF_CONTRACT}
  FROM app.contract c JOIN app.contract_deadline d ON d.contract_id = c.id AND d.state = 'running'
    LEFT JOIN app.contract_milestone m
      ON m.contract_id = c.id AND m.milestone_id = nullif(split_part(d.duty_id, '/', 2), '')
  WHERE (d.duty <> 'perform' OR d.rung IS NOT NULL) AND d.duty <> 'answer-issue' AND ${isDoneBy(actor, Prisma.sql`d.duty`)}
    AND ${wanted(Prisma.sql`d.due_on`, Prisma.sql`d.duty`)}`;

/** 逾期: performed late is better than never, whatever else has begun. */
const LATE = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT 'perform/' || m.milestone_id AS item_id, 'duty' AS kind, 'perform' AS duty, m.due_on,
    ${END_OF(Prisma.sql`m.due_on`)} AS due_at, false AS provisional, NULL AS rung, m.milestone_id,
    m.title AS milestone_title, m.owed_by, ${OF_CONTRACT}
  FROM app.contract c JOIN app.contract_milestone m ON m.contract_id = c.id AND m.state = 'overdue'
  WHERE c.status = ANY (${[...PERFORMABLE]}::text[]) AND NOT c.is_suspended
    AND ${isDoneBy(actor, Prisma.sql`'perform'`)} AND ${wanted(Prisma.sql`m.due_on`, Prisma.sql`'perform'`)}`;

/** Tolerance that waits for somebody else than who asked; it is to be decided before the supervision is due. */
const ASKED = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT 'tolerance/' || m.milestone_id AS item_id, 'tolerance' AS kind, NULL AS duty, d.due_on, d.due_at,
    coalesce(d.provisional, false) AS provisional, d.rung, m.milestone_id, m.title AS milestone_title, m.owed_by,
    ${OF_CONTRACT}
  FROM app.contract c JOIN app.contract_milestone m ON m.contract_id = c.id AND m.tolerance_asked
    LEFT JOIN app.contract_deadline d
      ON d.contract_id = c.id AND d.duty_id = 'supervise/' || m.milestone_id AND d.state = 'running'
  WHERE c.regulator_id = ${actor.organizationId} AND ${decidesTolerance(actor.roles)}::boolean
    AND coalesce(m.tolerance_asked_by <> ALL (${selves(actor)}::text[]), true)
    AND ${wanted(Prisma.sql`d.due_on`, Prisma.sql`NULL::text`)}`;

/** Problems, each with the milestone that it is about. */
const FROM_PROBLEMS = Prisma.sql`
  FROM app.contract_problem p JOIN app.contract c ON c.id = p.contract_id
    LEFT JOIN app.contract_deadline d
      ON d.contract_id = c.id AND d.duty_id = 'answer-issue/' || p.problem_id AND d.state = 'running'
    LEFT JOIN app.contract_milestone m ON m.contract_id = c.id AND m.milestone_id = p.milestone_id`;

/** 交办给本单位的问题: whom the body has named, or else everybody who does such work. */
const ASSIGNED = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT 'answer-issue/' || p.problem_id AS item_id, 'duty' AS kind, 'answer-issue' AS duty, d.due_on, d.due_at,
    coalesce(d.provisional, false) AS provisional, d.rung, m.milestone_id, m.title AS milestone_title, m.owed_by,
    ${OF_CONTRACT}
  ${FROM_PROBLEMS}
  WHERE p.state = 'assigned' AND p.assignee_id = ${actor.organizationId}
    AND ${isDoneBy(actor, Prisma.sql`'answer-issue'`)}
    AND ${wanted(Prisma.sql`d.due_on`, Prisma.sql`'answer-issue'`, Prisma.sql`p.handler_id`)}`;

/** 已反馈、待确认的问题: of those that the officer's own office has raised, by somebody else than who answered. */
const ANSWERED = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => {
  const as = PROBLEM_RAISERS.filter((raiser) => confirmsProblems(actor.roles, raiser));
  return Prisma.sql`
  SELECT 'problem/' || p.problem_id AS item_id, 'problem' AS kind, NULL AS duty, NULL::date AS due_on,
    NULL::timestamptz AS due_at, false AS provisional, NULL AS rung, m.milestone_id, m.title AS milestone_title,
    m.owed_by, ${OF_CONTRACT}
  ${FROM_PROBLEMS}
  WHERE p.state = 'answered' AND p.raised_by_id = ${actor.organizationId} AND p.raised_as = ANY (${as}::text[])
    AND coalesce(p.answered_by <> ALL (${selves(actor)}::text[]), true)
    AND ${wanted(Prisma.sql`NULL::date`, Prisma.sql`NULL::text`)}`;
};

type Narrowing = Pick<ContractDutyFilter, 'scope' | 'duty' | 'undertakingId' | 'dueBefore' | 'text'>;

/** What the officer looks for, told to each part by its own columns. */
type Wanted = (dueOn: Prisma.Sql, duty: Prisma.Sql, handler?: Prisma.Sql) => Prisma.Sql;

const narrowed =
  (actor: OfficerActor, { scope, duty, undertakingId, dueBefore, text }: Narrowing): Wanted =>
  (dueOn, ofDuty, handler = Prisma.sql`NULL::text`) => {
    const isOwn = Prisma.sql`coalesce(c.manager_id = ANY (${selves(actor)}::text[]), true)`;
    const isOthers = Prisma.sql`c.undertaking_id <> ${actor.organizationId}`;
    const parts = [
      ...(scope === 'office'
        ? []
        : [Prisma.sql`coalesce(${handler} = ANY (${selves(actor)}::text[]), ${isOthers} OR ${isOwn})`]),
      ...(duty === null ? [] : [Prisma.sql`${ofDuty} = ${duty}`]),
      ...(undertakingId === null ? [] : [Prisma.sql`c.undertaking_id = ${undertakingId}`]),
      ...(dueBefore === null ? [] : [Prisma.sql`${dueOn} <= ${dueBefore}::date`]),
      ...(text === null ? [] : [bearing(text)]),
    ];
    return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, ' AND ');
  };

const bearing = (text: string): Prisma.Sql =>
  Prisma.sql`(${holdsText(Prisma.sql`c.name`, 2, text)} OR strpos(lower(c.code), lower(${text})) > 0)`;

function waiting(actor: OfficerActor, filter: Narrowing): Prisma.Sql {
  const wanted = narrowed(actor, filter);
  const ways = [RUNNING, LATE, ASKED, ASSIGNED, ANSWERED];
  const parts = ways.map((way) => way(actor, wanted));
  return Prisma.join(parts, ' UNION ALL ');
}

interface WaitingRow extends Omit<WaitingContractDuty, 'dueAt'> {
  readonly dueAt: Date | null;
}

/** A page of what waits for the officer, what falls due first first. */
export async function listContractDuties(
  reader: Reader,
  actor: OfficerActor,
  filter: ContractDutyFilter,
  moment: DutyMoment,
): Promise<readonly WaitingContractDuty[]> {
  const rows = await reader.$queryRaw<readonly WaitingRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} w.item_id AS "itemId", w.kind, w.duty,
      to_char(w.due_on, 'YYYY-MM-DD') AS "dueOn", w.due_at AS "dueAt", w.provisional, w.rung, w.case_id AS "caseId",
      w.code, w.name, w.status, w.region_code AS "regionCode", w.undertaking_id AS "undertakingId",
      w.manager_id AS "managerId", w.is_listed AS "isListed", w.milestone_id AS "milestoneId",
      w.milestone_title AS "milestoneTitle", w.owed_by AS "owedBy"
    FROM (${waiting(actor, filter)}) w WHERE ${DUE[filter.tab](moment)} AND ${placedAfter(filter.after)}
    ORDER BY w.due_at, w.case_id, w.item_id LIMIT ${filter.limit}`;
  return rows.map((row) => ({ ...row, dueAt: row.dueAt === null ? null : toInstant(row.dueAt) }));
}

/** How much waits under each tab. */
export const countContractDuties = (
  reader: Reader,
  actor: OfficerActor,
  scope: ContractDutyFilter['scope'],
  moment: DutyMoment,
): Promise<WaitingCounts> => {
  const all = { scope, duty: null, undertakingId: null, dueBefore: null, text: null };
  return countWaiting(reader, waiting(actor, all), moment);
};
