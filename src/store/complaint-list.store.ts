import type { ComplaintState } from '../domain/complaint/complaint';
import type { CaseId, Instant, OfficerId, OrganizationId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { narrowedTo, type ComplaintNarrowing } from './complaint-filter';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import { bearsText } from './text-search';
import type { Reader } from './transaction';

/** One line of a list. */
export interface ComplaintSummary {
  readonly id: CaseId;
  readonly number: string;
  readonly kind: ComplaintState['kind'];
  readonly channel: ComplaintState['channel'];
  readonly status: ComplaintState['status'];
  readonly outcome: ComplaintState['outcome'];
  readonly title: string;
  readonly respondentId: OrganizationId;
  readonly acceptingId: OrganizationId;
  readonly verifyingId: OrganizationId | null;
  readonly receivedAt: Instant;
  readonly nextDueAt: Instant | null;
  readonly amountFen: number;
  readonly isListed: boolean;
  readonly isSuspended: boolean;
  /** 重复投诉: it follows another, or others follow it. */
  readonly link: 'follows' | 'leads' | null;
  readonly field: ComplaintState['field'];
  readonly regionCode: string;
  readonly closedAt: Instant | null;
  readonly owedDemands: number;
  readonly performedDemands: number;
  readonly acceptingOfficerId: OfficerId | null;
  readonly verifyingOfficerId: OfficerId | null;
}

export interface ComplaintFilter {
  readonly status: ComplaintState['status'] | null;
  /** Cases with a running duty whose date lies before this case time. */
  readonly overdueAt: Instant | null;
  /** Part of a number, a title or a body's name. */
  readonly text: string | null;
  readonly narrowing?: ComplaintNarrowing;
  /** Case time, for what is overdue now. */
  readonly now?: Instant;
  /** `due`: only cases that owe something by a date, the earliest first. By default the latest received first. */
  readonly sort?: 'received' | 'due';
  /** `at` is the case's place in that order: when it was received, or is due. */
  readonly after: { readonly at: Instant; readonly id: CaseId } | null;
  readonly limit: number;
}

type OfficerActor = Extract<Actor, { type: 'officer' }>;

/**
 * Who may find which case, in SQL: handling bodies and whoever stands above the parties; the respondent once it was
 * notified; nobody of the respondent's subtree, whatever else their body is in the case (回避).
 */
export function visibleTo(actor: OfficerActor): Prisma.Sql {
  const government = actor.roles.includes('inspector') ? actor.organizationPath.at(-2) : undefined;
  const own = [actor.organizationId, ...(government === undefined ? [] : [government])];
  return Prisma.sql`(
    (c.party_ids && ${own}::text[] AND NOT c.respondent_id = ANY (${[...actor.organizationPath]}::text[]))
    OR (c.respondent_id = ${actor.organizationId} AND c.respondent_notified))`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** Cases whose title, number or bodies bear the text. Each way has an index of its own, so that none walks them all. */
function bearing(text: string, bodies: readonly OrganizationId[], actor: OfficerActor): Prisma.Sql {
  const ids = Prisma.sql`${[...bodies]}::text[]`;
  const ways = [bearsText(text, actor)];
  if (bodies.length > 0) {
    ways.push(
      Prisma.sql`c.respondent_id = ANY (${ids})`,
      Prisma.sql`(c.party_ids && ${ids} AND (c.accepting_id = ANY (${ids}) OR c.verifying_id = ANY (${ids})))`,
    );
  }
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}

/** Bodies whose name bears the text: few, and looked up first, so that what is looked for is known to the planner. */
async function bodiesNamed(reader: Reader, text: string): Promise<readonly OrganizationId[]> {
  const rows = await reader.$queryRaw<readonly { readonly id: OrganizationId }[]>`
    SELECT organization_id AS id FROM app.organization WHERE name ILIKE ${`%${escapeLike(text)}%`}`;
  return rows.map(({ id }) => id);
}

async function conditions(reader: Reader, actor: OfficerActor, filter: ComplaintFilter): Promise<Prisma.Sql> {
  const { status, overdueAt, text } = filter;
  const parts = [visibleTo(actor)];
  if (status !== null) parts.push(Prisma.sql`c.status = ${status}`);
  if (overdueAt !== null) {
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM app.complaint_deadline d WHERE d.complaint_id = c.id
      AND d.state = 'running' AND d.due_at < ${overdueAt}::timestamptz)`);
  }
  if (text !== null) parts.push(bearing(text, await bodiesNamed(reader, text), actor));
  parts.push(
    ...narrowedTo(filter.narrowing ?? {}, filter.now ?? ('infinity' as Instant)),
    ...placedAfter(filter),
  );
  return Prisma.join(parts, ' AND ');
}

function placedAfter({ sort, after }: ComplaintFilter): readonly Prisma.Sql[] {
  const isByDue = sort === 'due';
  const place = after === null ? null : Prisma.sql`(${after.at}::timestamptz, ${after.id}::uuid)`;
  return [
    ...(isByDue ? [Prisma.sql`c.next_due_at IS NOT NULL`] : []),
    ...(place === null
      ? []
      : [
          isByDue
            ? Prisma.sql`(c.next_due_at, c.id) > ${place}`
            : Prisma.sql`(c.received_at, c.id) < ${place}`,
        ]),
  ];
}

/**
 * 重复投诉, as a mark beside a case: `app.complaint c`. Looked up for each line: an EXISTS would be answered for a page of
 * fifty by reading every case.
 */
export const LINK = Prisma.sql`CASE WHEN c.leading_id IS NOT NULL THEN 'follows'
  WHEN (SELECT f.id FROM app.complaint f WHERE f.leading_id = c.id LIMIT 1) IS NOT NULL THEN 'leads' END`;

interface SummaryRow extends Omit<ComplaintSummary, 'receivedAt' | 'nextDueAt' | 'closedAt' | 'amountFen'> {
  readonly receivedAt: Date;
  readonly nextDueAt: Date | null;
  readonly closedAt: Date | null;
  readonly amountFen: bigint;
}

const toSummary = (row: SummaryRow): ComplaintSummary => ({
  ...row,
  receivedAt: toInstant(row.receivedAt),
  nextDueAt: row.nextDueAt === null ? null : toInstant(row.nextDueAt),
  closedAt: row.closedAt === null ? null : toInstant(row.closedAt),
  amountFen: Number(row.amountFen),
});

/** Up to so many cases are gathered and sorted in less time than the list of all is walked. */
const fewCases = 2_000;

async function countUpTo(reader: Reader, wanted: Prisma.Sql, limit: number): Promise<number> {
  const [row] = await reader.$queryRaw<readonly { readonly seen: bigint }[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} count(*) AS seen
    FROM (SELECT 1 FROM app.complaint c WHERE ${wanted} LIMIT ${limit}) AS found`;
  return Number(row?.seen ?? 0);
}

/**
 * Nobody can tell from statistics how few cases a small body has: whoever sees few would be sent along the list of all.
 */
async function seesFew(reader: Reader, actor: OfficerActor): Promise<boolean> {
  return (await countUpTo(reader, visibleTo(actor), fewCases + 1)) <= fewCases;
}

/** How many cases the officer would see of what is asked for, counted up to a limit. */
export async function countComplaints(
  reader: Reader,
  actor: OfficerActor,
  filter: Omit<ComplaintFilter, 'after'>,
): Promise<number> {
  return countUpTo(reader, await conditions(reader, actor, { ...filter, after: null }), filter.limit);
}

/** A page of what the officer may see, in the order asked for. */
export async function listComplaints(
  reader: Reader,
  actor: OfficerActor,
  filter: ComplaintFilter,
): Promise<readonly ComplaintSummary[]> {
  const wanted = await conditions(reader, actor, filter);
  const seen = (await seesFew(reader, actor))
    ? Prisma.sql`(SELECT * FROM app.complaint c WHERE ${visibleTo(actor)} OFFSET 0)`
    : Prisma.sql`app.complaint`;
  const order =
    filter.sort === 'due' ? Prisma.sql`c.next_due_at, c.id` : Prisma.sql`c.received_at DESC, c.id DESC`;
  const rows = await reader.$queryRaw<readonly SummaryRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.id, c.number, c.kind, c.channel, c.status, c.outcome, c.title, c.field,
      c.respondent_id AS "respondentId", c.accepting_id AS "acceptingId", c.verifying_id AS "verifyingId",
      c.received_at AS "receivedAt", c.next_due_at AS "nextDueAt", c.closed_at AS "closedAt",
      c.amount_fen AS "amountFen", c.is_listed AS "isListed", c.is_suspended AS "isSuspended",
      ${LINK} AS link,
      c.region_code AS "regionCode", c.owed_demands AS "owedDemands", c.performed_demands AS "performedDemands",
      c.accepting_officer_id AS "acceptingOfficerId", c.verifying_officer_id AS "verifyingOfficerId"
    FROM ${seen} c WHERE ${wanted}
    ORDER BY ${order} LIMIT ${filter.limit}`;
  return rows.map(toSummary);
}
