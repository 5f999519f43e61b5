import { ruleFor } from '../domain/contract/command-table';
import {
  PROBLEM_RAISERS,
  type CheckedItem,
  type ProblemAssignee,
  type ProblemRaiser,
  type ProblemSeverity,
  type ProblemState,
} from '../domain/contract/monitoring';
import { confirmsProblems } from '../domain/contract/duty-acts';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import { visibleTo } from './contract-list.store';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';

/** One problem as lists and pages show it. */
export interface ProblemLine {
  readonly problemId: string;
  readonly contractId: CaseId;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly kindEnglish: string;
  readonly severity: ProblemSeverity;
  readonly milestoneId: string | null;
  readonly milestoneTitle: string | null;
  readonly what: string;
  readonly raisedAs: ProblemRaiser;
  readonly raisedById: OrganizationId;
  readonly raisedBy: OfficerId;
  readonly raisedAt: Instant;
  readonly assignee: ProblemAssignee;
  readonly assigneeId: OrganizationId;
  readonly handlerId: OfficerId | null;
  readonly state: ProblemState;
  readonly answer: string | null;
  readonly reason: string | null;
  readonly dueOn: PlainDate | null;
  readonly isOverdue: boolean;
}

/** 我的 · 本单位的 · 全部可见的: the later contain the earlier. */
export const PROBLEM_SCOPES = ['mine', 'body', 'all'] as const;
export type ProblemScope = (typeof PROBLEM_SCOPES)[number];

export interface ProblemFilter {
  readonly scope: ProblemScope;
  /** Neither solved nor withdrawn. */
  readonly isOpen: boolean;
  readonly isOverdue: boolean;
  readonly kind: string | null;
  readonly contractId: CaseId | null;
}

/** A line's place: the newest stands first. */
export interface ProblemPlace {
  readonly raisedAt: string;
  readonly contractId: string;
  readonly problemId: string;
}

interface Row extends Omit<ProblemLine, 'raisedAt'> {
  readonly raisedAt: Date;
}

const OVERDUE = (now: Instant): Prisma.Sql =>
  Prisma.sql`coalesce(p.state = 'assigned' AND d.state = 'running' AND d.due_at < ${now}::timestamptz, false)`;

const FROM = Prisma.sql`
  FROM app.contract_problem p JOIN app.contract c ON c.id = p.contract_id
    LEFT JOIN app.contract_deadline d ON d.contract_id = p.contract_id AND d.duty_id = 'answer-issue/' || p.problem_id
    LEFT JOIN app.contract_milestone m ON m.contract_id = p.contract_id AND m.milestone_id = p.milestone_id`;

/** A deputy is also who they deputise for. */
const selves = ({ officerId, onBehalfOf }: OfficerActor): OfficerId[] =>
  onBehalfOf === undefined ? [officerId] : [officerId, onBehalfOf];

/** What waits for somebody now: to be seen to where nobody else was named, or to be confirmed where they raised it. */
function waitsFor(actor: OfficerActor): Prisma.Sql {
  const { organizationId, roles } = actor;
  const mayAnswer = ruleFor('answer-problem').by.some((by) => by.roles.some((role) => roles.includes(role)));
  const as = PROBLEM_RAISERS.filter((raiser) => confirmsProblems(roles, raiser));
  return Prisma.sql`(
    (p.state = 'assigned' AND p.assignee_id = ${organizationId} AND ${mayAnswer}::boolean
      AND coalesce(p.handler_id = ANY (${selves(actor)}::text[]), true))
    OR (p.state = 'answered' AND p.raised_by_id = ${organizationId} AND p.raised_as = ANY (${as}::text[])
      AND coalesce(p.answered_by <> ALL (${selves(actor)}::text[]), true)))`;
}

function scoped(actor: OfficerActor, scope: ProblemScope): Prisma.Sql {
  if (scope === 'mine') return waitsFor(actor);
  const { organizationId } = actor;
  return scope === 'all'
    ? Prisma.sql`true`
    : Prisma.sql`(p.assignee_id = ${organizationId} OR p.raised_by_id = ${organizationId})`;
}

function conditions(actor: OfficerActor, filter: ProblemFilter, now: Instant): Prisma.Sql {
  const { scope, isOpen, isOverdue, kind, contractId } = filter;
  const parts = [
    visibleTo(actor),
    scoped(actor, scope),
    ...(isOpen ? [Prisma.sql`p.state IN ('assigned', 'answered')`] : []),
    ...(isOverdue ? [OVERDUE(now)] : []),
    ...(kind === null ? [] : [Prisma.sql`p.kind = ${kind}`]),
    ...(contractId === null ? [] : [Prisma.sql`p.contract_id = ${contractId}::uuid`]),
  ];
  return Prisma.join(parts, ' AND ');
}

/** A page of the problems that the officer may see. */
export async function listProblems(
  reader: Reader,
  actor: OfficerActor,
  filter: ProblemFilter,
  page: { readonly now: Instant; readonly after: ProblemPlace | null; readonly limit: number },
): Promise<readonly ProblemLine[]> {
  const { now, after, limit } = page;
  const follows =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(p.raised_at, p.contract_id, p.problem_id)
          < (${after.raisedAt}::timestamptz, ${after.contractId}::uuid, ${after.problemId})`;
  const rows = await reader.$queryRaw<readonly Row[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} ${COLUMNS(now)} ${FROM}
    WHERE ${conditions(actor, filter, now)} AND ${follows}
    ORDER BY p.raised_at DESC, p.contract_id DESC, p.problem_id DESC LIMIT ${limit}`;
  return rows.map(toLine);
}

const COLUMNS = (now: Instant): Prisma.Sql => Prisma.sql`
  p.problem_id AS "problemId", p.contract_id AS "contractId", c.code, c.name, p.kind,
  p.kind_label AS "kindLabel", p.kind_english AS "kindEnglish", p.severity,
  p.milestone_id AS "milestoneId", m.title AS "milestoneTitle", p.what, p.raised_as AS "raisedAs",
  p.raised_by_id AS "raisedById", p.raised_by AS "raisedBy", p.raised_at AS "raisedAt", p.assignee,
  p.assignee_id AS "assigneeId", p.handler_id AS "handlerId", p.state, p.answer, p.reason, d.due_on::text AS "dueOn",
  ${OVERDUE(now)} AS "isOverdue"`;

const toLine = (row: Row): ProblemLine => ({ ...row, raisedAt: toInstant(row.raisedAt) });

/** Every problem of a contract that somebody may read, the newest first. */
export async function problemsOf(
  reader: Reader,
  contractId: CaseId,
  now: Instant,
): Promise<readonly ProblemLine[]> {
  const rows = await reader.$queryRaw<readonly Row[]>`
    SELECT ${COLUMNS(now)} ${FROM} WHERE p.contract_id = ${contractId}::uuid
    ORDER BY p.raised_at DESC, p.problem_id DESC LIMIT ${MOST_SHOWN}`;
  return rows.map(toLine);
}

/** More of one contract are not shown on its page; all are in the journal. */
const MOST_SHOWN = 100;

export interface CheckLine {
  readonly sequence: number;
  readonly on: PlainDate;
  readonly organizationId: OrganizationId;
  readonly items: readonly (CheckedItem & { readonly remark: string | null })[];
  readonly remark: string | null;
}

/** The checks of a contract, the newest first. */
export async function checksOf(reader: Reader, contractId: CaseId): Promise<readonly CheckLine[]> {
  return reader.$queryRaw<readonly CheckLine[]>`
    SELECT sequence, checked_on::text AS "on", organization_id AS "organizationId", items, remark
    FROM app.contract_check WHERE contract_id = ${contractId}::uuid
    ORDER BY checked_on DESC, sequence DESC LIMIT ${MOST_SHOWN}`;
}

export interface ProblemCounts {
  readonly mine: number;
  readonly body: number;
  readonly overdue: number;
  readonly all: number;
}

/** How many are open: those that wait for the officer, those of their body, and those that they may see at all. */
export async function countProblems(
  reader: Reader,
  actor: OfficerActor,
  now: Instant,
): Promise<ProblemCounts> {
  const [row] = await reader.$queryRaw<readonly ProblemCounts[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)}
      count(*) FILTER (WHERE ${scoped(actor, 'mine')})::integer AS mine,
      count(*) FILTER (WHERE ${scoped(actor, 'body')})::integer AS body,
      count(*) FILTER (WHERE ${OVERDUE(now)})::integer AS overdue, count(*)::integer AS "all"
    ${FROM} WHERE ${visibleTo(actor)} AND p.state IN ('assigned', 'answered')`;
  return row ?? { mine: 0, body: 0, overdue: 0, all: 0 };
}

export interface KindCount {
  readonly kind: string;
  readonly label: string;
  readonly labelEnglish: string;
  readonly count: number;
}

/** How many are open of each kind, the most frequent first. */
export async function countProblemsByKind(
  reader: Reader,
  actor: OfficerActor,
): Promise<readonly KindCount[]> {
  return reader.$queryRaw<readonly KindCount[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} p.kind, max(p.kind_label) AS label, max(p.kind_english) AS "labelEnglish",
      count(*)::integer AS count
    ${FROM} WHERE ${visibleTo(actor)} AND p.state IN ('assigned', 'answered')
    GROUP BY p.kind ORDER BY count(*) DESC, p.kind`;
}
