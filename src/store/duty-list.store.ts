import type { ApprovableActType } from '../domain/complaint/approval';
import { dutiesActedBy, dutiesOnTheirWay } from '../domain/complaint/duty-acts';
import type { ComplaintPartyRole, ComplaintState } from '../domain/complaint/complaint';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { Actor, Role } from '../domain/officer';
import type { ComplaintDuty } from '../domain/policy';
import { LINK } from './complaint-list.store';
import { DUTY_OFFICER } from './complaint-filter';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import { bearsText } from './text-search';
import type { Reader } from './transaction';
import { selves, type DutyMoment, type DutyPlace } from './waiting-rows';

type OfficerActor = Extract<Actor, { type: 'officer' }>;

/** 待我办 · 临期 · 超期 · 督办中: the later three are parts of the first. 我经办: cases in which somebody has had a hand. */
export const DUTY_TABS = ['mine', 'approaching', 'overdue', 'supervised', 'handled'] as const;
export type DutyTab = (typeof DUTY_TABS)[number];

export interface DutyFilter {
  readonly tab: DutyTab;
  /** `office`: also what has been assigned to colleagues. */
  readonly scope: 'mine' | 'office';
  readonly status: ComplaintState['status'] | null;
  readonly field: ComplaintState['field'] | null;
  readonly duty: ComplaintDuty | null;
  readonly dueBefore: PlainDate | null;
  /** Part of a number or a title. */
  readonly text: string | null;
  readonly after: DutyPlace | null;
  readonly limit: number;
}

/** Something that waits for the officer: a duty of their body, or a signature in their office. */
export interface WaitingDuty {
  readonly itemId: string;
  readonly kind: 'duty' | 'signature';
  readonly duty: ComplaintDuty | null;
  readonly act: ApprovableActType | null;
  readonly owner: ComplaintPartyRole | null;
  readonly dueOn: PlainDate | null;
  readonly dueAt: Instant | null;
  readonly provisional: boolean;
  readonly rung: string | null;
  readonly officerId: OfficerId | null;
  readonly caseId: CaseId;
  readonly number: string;
  readonly title: string;
  readonly status: ComplaintState['status'];
  readonly field: ComplaintState['field'];
  readonly regionCode: string;
  readonly respondentId: OrganizationId;
  readonly isListed: boolean;
  readonly link: 'follows' | 'leads' | null;
  readonly isUrged: boolean;
  /** Of a case with several demands: which of them the duty is about, from 1. */
  readonly demandNumber: number | null;
}

/** What a line of an inbox says of the case `c` that it belongs to. */
const OF_CASE = Prisma.sql`c.id AS case_id, c.number, c.title, c.status, c.field, c.region_code, c.respondent_id,
  c.is_listed, c.leading_id`;

/** What the officer's body owes and their offices act on. */
const OWED = (actor: OfficerActor, scope: DutyFilter['scope'], wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT d.duty_id AS item_id, 'duty' AS kind, d.duty, NULL AS act, d.owner, d.due_on, d.due_at, d.provisional, d.rung,
    ${DUTY_OFFICER} AS officer_id, ${OF_CASE}
  FROM app.complaint_deadline d JOIN app.complaint c ON c.id = d.complaint_id
  WHERE d.state = 'running' AND d.owner_id = ${actor.organizationId}
    AND ${isActedBy(actor.roles)}
    AND (c.approval_act IS NULL OR c.approval_act || '/' || d.duty <> ALL (${onTheirWay}::text[]))
    AND CASE d.owner WHEN 'respondent' THEN c.respondent_notified ELSE ${notAccused(actor)} END
    AND ${isFor(actor, scope)} AND ${allOf(wanted)}`;

/** What waits for a signature in one of the officer's offices. */
const UNSIGNED = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT 'signature' AS item_id, 'signature' AS kind, NULL AS duty, c.approval_act AS act, NULL AS owner, d.due_on,
    d.due_at, coalesce(d.provisional, false) AS provisional, d.rung, NULL AS officer_id, ${OF_CASE}
  FROM app.complaint c LEFT JOIN LATERAL (
    SELECT d.due_on, d.due_at, d.provisional, d.rung, NULL AS duty FROM app.complaint_deadline d
    WHERE d.complaint_id = c.id AND d.state = 'running' AND d.owner_id = c.approval_organization_id
      AND c.approval_act || '/' || d.duty = ANY (${onTheirWay}::text[])
    ORDER BY d.due_at NULLS LAST LIMIT 1) d ON true
  WHERE c.approval_organization_id = ${actor.organizationId} AND ${notAccused(actor)} AND c.approval_role = ANY (${[...actor.roles]}::text[])
    AND NOT c.approval_officer_ids && ${selves(actor)}::text[] AND ${allOf(wanted)}`;

/** Conditions on the duty `d` and its case `c`. */
type Wanted = readonly Prisma.Sql[];

const allOf = (wanted: Wanted): Prisma.Sql =>
  wanted.length === 0 ? Prisma.sql`true` : Prisma.join([...wanted], ' AND ');

/** 回避: the accused body and what stands below it have no part in handling, whatever else their body is. */
const notAccused = (actor: OfficerActor): Prisma.Sql =>
  Prisma.sql`NOT c.respondent_id = ANY (${[...actor.organizationPath]}::text[])`;

/** Pairs, and not texts made of two: how many duties are of a pair the planner knows. */
function isActedBy(roles: readonly Role[]): Prisma.Sql {
  const pairs = dutiesActedBy(roles).map(({ owner, duty }) => Prisma.sql`(${owner}, ${duty})`);
  return pairs.length === 0 ? Prisma.sql`false` : Prisma.sql`(d.owner, d.duty) IN (${Prisma.join(pairs)})`;
}
const onTheirWay = dutiesOnTheirWay().map(({ act, duty }) => `${act}/${duty}`);

const isFor = (actor: OfficerActor, scope: DutyFilter['scope']): Prisma.Sql =>
  scope === 'office'
    ? Prisma.sql`true`
    : Prisma.sql`coalesce(${DUTY_OFFICER} = ANY (${selves(actor)}::text[]), true)`;

/** 我经办: what is owed by anybody in cases that the officer has moved, as far as their body still has a part in them. */
const HANDLED = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT coalesce(d.duty_id, 'none') AS item_id, 'duty' AS kind, d.duty, NULL AS act, d.owner, d.due_on,
    d.due_at, coalesce(d.provisional, false) AS provisional, d.rung, d.officer_id, ${OF_CASE}
  FROM app.complaint c LEFT JOIN LATERAL (
    SELECT d.*, ${DUTY_OFFICER} AS officer_id FROM app.complaint_deadline d
    WHERE d.complaint_id = c.id AND d.state = 'running' ORDER BY d.due_at NULLS LAST LIMIT 1) d ON true
  WHERE c.id IN (SELECT e.case_id FROM app.case_event e WHERE e.actor ->> 'officerId' = ANY (${selves(actor)}::text[]))
    AND c.party_ids && ARRAY[${actor.organizationId}]::text[]
    AND ${notAccused(actor)} AND ${allOf(wanted)}`;

const IS_URGED = Prisma.sql`EXISTS (SELECT 1 FROM app.case_event e WHERE e.case_id = c.id AND e.type = 'urged')`;
const IS_SUPERVISED = Prisma.sql`(c.is_listed OR d.rung LIKE 'overdue-%' OR d.rung = 'listed' OR ${IS_URGED})`;

const tabCondition = (tab: DutyTab, { now, approachingUntil }: DutyMoment): Prisma.Sql => {
  switch (tab) {
    case 'mine':
    case 'handled':
      return Prisma.sql`true`;
    case 'approaching':
      return Prisma.sql`(d.due_at >= ${now}::timestamptz AND d.due_on <= ${approachingUntil}::date)`;
    case 'overdue':
      return Prisma.sql`d.due_at < ${now}::timestamptz`;
    case 'supervised':
      return IS_SUPERVISED;
  }
};

function narrowed(actor: OfficerActor, filter: DutyFilter, moment: DutyMoment): Wanted {
  const { tab, status, field, duty, dueBefore, text } = filter;
  return [
    tabCondition(tab, moment),
    ...(status === null ? [] : [Prisma.sql`c.status = ${status}`]),
    ...(field === null ? [] : [Prisma.sql`c.field = ${field}`]),
    ...(duty === null ? [] : [Prisma.sql`d.duty = ${duty}`]),
    ...(dueBefore === null ? [] : [Prisma.sql`d.due_on <= ${dueBefore}::date`]),
    ...(text === null ? [] : [bearing(text, actor)]),
  ];
}

/** An inbox is small most of the time, so that the last digits of a number are enough to find it. */
const bearing = (text: string, actor: OfficerActor): Prisma.Sql =>
  text.length >= LONG_ENOUGH
    ? bearsText(text, actor)
    : Prisma.sql`(${bearsText(text, actor)} OR strpos(lower(c.number), lower(${text})) > 0)`;
const LONG_ENOUGH = 4;

/** A duty that is owed for one demand bears its id behind the slash. */
const DEMAND_NUMBER = Prisma.sql`CASE WHEN c.item_id LIKE '%/%' THEN (
  SELECT demand.number::integer FROM app.case_record r, jsonb_array_elements(r.state -> 'demands')
    WITH ORDINALITY AS demand(content, number)
  WHERE r.id = c.case_id AND demand.content ->> 'demandId' = split_part(c.item_id, '/', 2)
    AND jsonb_array_length(r.state -> 'demands') > 1) END`;

const PLACE = Prisma.sql`due_at, case_id, item_id`;

/** The first of them in the order of the list. */
const firstOf = (lines: Prisma.Sql, after: Prisma.Sql, limit: number): Prisma.Sql =>
  Prisma.sql`(SELECT * FROM (${lines}) w WHERE ${after} ORDER BY ${PLACE} LIMIT ${limit})`;

/**
 * What waits, as far as one page needs it. Duties with a date are walked in its order by their index, and the walk ends
 * with the page: a hundred thousand that wait for one office cost no more than fifty.
 */
function waitingPage(actor: OfficerActor, filter: DutyFilter, moment: DutyMoment): Prisma.Sql {
  const { after, scope, limit } = filter;
  const wanted = narrowed(actor, filter, moment);
  const from = after?.dueAt ?? null;
  const dated =
    from === null ? Prisma.sql`d.due_at IS NOT NULL` : Prisma.sql`d.due_at >= ${from}::timestamptz`;
  const rest = [
    firstOf(OWED(actor, scope, [...wanted, Prisma.sql`d.due_at IS NULL`]), placedAfter(after), limit),
    firstOf(UNSIGNED(actor, wanted), placedAfter(after), limit),
  ];
  // Behind what has no date there is nothing with one.
  if (after !== null && from === null) return Prisma.join(rest, ' UNION ALL ');
  const first = firstOf(OWED(actor, scope, [...wanted, dated]), placedAfter(after), limit);
  return Prisma.join([first, ...rest], ' UNION ALL ');
}

const DUE = Prisma.sql`coalesce(w.due_at, 'infinity'::timestamptz)`;

function placedAfter(after: DutyPlace | null): Prisma.Sql {
  if (after === null) return Prisma.sql`true`;
  return Prisma.sql`(${DUE}, w.case_id, w.item_id)
    > (${after.dueAt ?? 'infinity'}::timestamptz, ${after.caseId}::uuid, ${after.itemId})`;
}

interface WaitingRow extends Omit<WaitingDuty, 'dueAt'> {
  readonly dueAt: Date | null;
}

/** A page of what waits for the officer, what falls due first first. */
export async function listDuties(
  reader: Reader,
  actor: OfficerActor,
  filter: DutyFilter,
  moment: DutyMoment,
): Promise<readonly WaitingDuty[]> {
  const page =
    filter.tab === 'handled'
      ? firstOf(HANDLED(actor, narrowed(actor, filter, moment)), placedAfter(filter.after), filter.limit)
      : waitingPage(actor, filter, moment);
  const rows = await reader.$queryRaw<readonly WaitingRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.item_id AS "itemId", c.kind, c.duty, c.act, c.owner,
      to_char(c.due_on, 'YYYY-MM-DD') AS "dueOn", c.due_at AS "dueAt", c.provisional, c.rung,
      c.officer_id AS "officerId", c.case_id AS "caseId", c.number, c.title, c.status, c.field,
      c.region_code AS "regionCode", c.respondent_id AS "respondentId", c.is_listed AS "isListed", ${LINK} AS link,
      ${IS_URGED} AS "isUrged", ${DEMAND_NUMBER} AS "demandNumber"
    FROM (SELECT w.*, w.case_id AS id FROM (${page}) w ORDER BY ${PLACE} LIMIT ${filter.limit}) c ORDER BY ${PLACE}`;
  return rows.map((row) => ({ ...row, dueAt: row.dueAt === null ? null : toInstant(row.dueAt) }));
}

export type DutyCounts = Readonly<Record<DutyTab, number>>;

/** How much waits under each tab. */
export async function countDuties(
  reader: Reader,
  actor: OfficerActor,
  scope: DutyFilter['scope'],
  moment: DutyMoment,
): Promise<DutyCounts> {
  const tabs = ['mine', 'approaching', 'overdue', 'supervised'] as const;
  const columns = tabs.map(
    (tab) => Prisma.sql`count(*) FILTER (WHERE ${countedUnder(tab, moment)})::integer AS ${Prisma.raw(tab)}`,
  );
  const [row] = await reader.$queryRaw<readonly DutyCounts[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} ${Prisma.join(columns, ', ')},
      (SELECT count(*)::integer FROM (${HANDLED(actor, [])}) h) AS handled
    FROM (${OWED(actor, scope, [])} UNION ALL ${UNSIGNED(actor, [])}) d`;
  return row ?? { mine: 0, approaching: 0, overdue: 0, supervised: 0, handled: 0 };
}

/** Few cases were ever urged: they are gathered once, and not looked for in each. */
const countedUnder = (tab: DutyTab, moment: DutyMoment): Prisma.Sql =>
  tab === 'supervised'
    ? Prisma.sql`(d.is_listed OR d.rung LIKE 'overdue-%' OR d.rung = 'listed'
        OR d.case_id IN (SELECT e.case_id FROM app.case_event e WHERE e.type = 'urged'))`
    : tabCondition(tab, moment);
