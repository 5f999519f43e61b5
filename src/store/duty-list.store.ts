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
import type { Transaction } from './transaction';

type Reader = Pick<Transaction, '$queryRaw'>;
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

/** What falls due first stands first; what has no date stands last. */
export interface DutyPlace {
  readonly dueAt: Instant | null;
  readonly caseId: CaseId;
  readonly itemId: string;
}

/** Case time, and the day until which what falls due is 临期. */
export interface DutyMoment {
  readonly now: Instant;
  readonly approachingUntil: PlainDate;
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
}

/** Together all an officer has to do is asked for in one statement, so that counts and list never disagree. */
const WAITING = (actor: OfficerActor, scope: DutyFilter['scope']): Prisma.Sql => Prisma.sql`(
  SELECT d.duty_id AS item_id, 'duty' AS kind, d.duty, NULL AS act, d.owner, d.due_on, d.due_at, d.provisional, d.rung,
    ${DUTY_OFFICER} AS officer_id, c.id AS case_id
  FROM app.complaint_deadline d JOIN app.complaint c ON c.id = d.complaint_id
  WHERE d.state = 'running' AND d.owner_id = ${actor.organizationId}
    AND d.owner || '/' || d.duty = ANY (${actedBy(actor.roles)}::text[])
    AND (c.approval_act IS NULL OR c.approval_act || '/' || d.duty <> ALL (${onTheirWay}::text[]))
    AND CASE d.owner WHEN 'respondent' THEN c.respondent_notified ELSE ${notAccused(actor)} END
    AND ${isFor(actor, scope)}
  UNION ALL
  SELECT 'signature', 'signature', NULL, c.approval_act, NULL, next.due_on, next.due_at, coalesce(next.provisional, false),
    next.rung, NULL, c.id
  FROM app.complaint c LEFT JOIN LATERAL (
    SELECT d.due_on, d.due_at, d.provisional, d.rung FROM app.complaint_deadline d
    WHERE d.complaint_id = c.id AND d.state = 'running' AND d.owner_id = c.approval_organization_id
      AND c.approval_act || '/' || d.duty = ANY (${onTheirWay}::text[])
    ORDER BY d.due_at NULLS LAST LIMIT 1) next ON true
  WHERE c.approval_organization_id = ${actor.organizationId} AND ${notAccused(actor)} AND c.approval_role = ANY (${[...actor.roles]}::text[])
    AND NOT c.approval_officer_ids && ${selves(actor)}::text[])`;

/** 回避: the accused body and what stands below it have no part in handling, whatever else their body is. */
const notAccused = (actor: OfficerActor): Prisma.Sql =>
  Prisma.sql`NOT c.respondent_id = ANY (${[...actor.organizationPath]}::text[])`;

const actedBy = (roles: readonly Role[]): string[] =>
  dutiesActedBy(roles).map(({ owner, duty }) => `${owner}/${duty}`);
const onTheirWay = dutiesOnTheirWay().map(({ act, duty }) => `${act}/${duty}`);

/** A deputy is also who they deputise for: what is assigned to the one waits for the other. */
const selves = ({ officerId, onBehalfOf }: OfficerActor): OfficerId[] =>
  onBehalfOf === undefined ? [officerId] : [officerId, onBehalfOf];

const isFor = (actor: OfficerActor, scope: DutyFilter['scope']): Prisma.Sql =>
  scope === 'office'
    ? Prisma.sql`true`
    : Prisma.sql`coalesce(${DUTY_OFFICER} = ANY (${selves(actor)}::text[]), true)`;

/** 我经办: what is owed by anybody in cases that the officer has moved, as far as their body still has a part in them. */
const HANDLED = (actor: OfficerActor): Prisma.Sql => Prisma.sql`(
  SELECT coalesce(next.duty_id, 'none') AS item_id, 'duty' AS kind, next.duty, NULL AS act, next.owner, next.due_on,
    next.due_at, coalesce(next.provisional, false) AS provisional, next.rung, next.officer_id, c.id AS case_id
  FROM app.complaint c LEFT JOIN LATERAL (
    SELECT d.*, ${DUTY_OFFICER} AS officer_id FROM app.complaint_deadline d
    WHERE d.complaint_id = c.id AND d.state = 'running' ORDER BY d.due_at NULLS LAST LIMIT 1) next ON true
  WHERE c.id IN (SELECT e.case_id FROM app.case_event e WHERE e.actor ->> 'officerId' = ANY (${selves(actor)}::text[]))
    AND c.party_ids && ARRAY[${actor.organizationId}]::text[]
    AND ${notAccused(actor)})`;

const IS_SUPERVISED = Prisma.sql`(c.is_listed OR w.rung LIKE 'overdue-%' OR w.rung = 'listed' OR urged.at IS NOT NULL)`;
const URGED = Prisma.sql`LEFT JOIN LATERAL (SELECT max(e.occurred_at) AS at FROM app.case_event e
  WHERE e.case_id = c.id AND e.type = 'urged') urged ON true`;

const tabCondition = (tab: DutyTab, { now, approachingUntil }: DutyMoment): Prisma.Sql => {
  switch (tab) {
    case 'mine':
    case 'handled':
      return Prisma.sql`true`;
    case 'approaching':
      return Prisma.sql`(w.due_at >= ${now}::timestamptz AND w.due_on <= ${approachingUntil}::date)`;
    case 'overdue':
      return Prisma.sql`w.due_at < ${now}::timestamptz`;
    case 'supervised':
      return IS_SUPERVISED;
  }
};

function narrowed(actor: OfficerActor, filter: DutyFilter): readonly Prisma.Sql[] {
  const { status, field, duty, dueBefore, text } = filter;
  return [
    ...(status === null ? [] : [Prisma.sql`c.status = ${status}`]),
    ...(field === null ? [] : [Prisma.sql`c.field = ${field}`]),
    ...(duty === null ? [] : [Prisma.sql`w.duty = ${duty}`]),
    ...(dueBefore === null ? [] : [Prisma.sql`w.due_on <= ${dueBefore}::date`]),
    ...(text === null ? [] : [bearing(actor, text)]),
  ];
}

/** The respondent does not see the title, so it cannot search it either. */
const bearing = (actor: OfficerActor, text: string): Prisma.Sql => Prisma.sql`(
  strpos(lower(c.number), lower(${text})) > 0
  OR (strpos(lower(c.title), lower(${text})) > 0 AND c.respondent_id <> ${actor.organizationId}))`;

const DUE = Prisma.sql`coalesce(w.due_at, 'infinity'::timestamptz)`;

function placedAfter(after: DutyPlace | null): readonly Prisma.Sql[] {
  if (after === null) return [];
  return [
    Prisma.sql`(${DUE}, w.case_id, w.item_id)
      > (${after.dueAt ?? 'infinity'}::timestamptz, ${after.caseId}::uuid, ${after.itemId})`,
  ];
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
  const source = filter.tab === 'handled' ? HANDLED(actor) : WAITING(actor, filter.scope);
  const wanted = [tabCondition(filter.tab, moment), ...narrowed(actor, filter), ...placedAfter(filter.after)];
  const rows = await reader.$queryRaw<readonly WaitingRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} w.item_id AS "itemId", w.kind, w.duty, w.act, w.owner,
      to_char(w.due_on, 'YYYY-MM-DD') AS "dueOn", w.due_at AS "dueAt", w.provisional, w.rung,
      w.officer_id AS "officerId", c.id AS "caseId", c.number, c.title, c.status, c.field, c.region_code AS "regionCode",
      c.respondent_id AS "respondentId", c.is_listed AS "isListed", ${LINK} AS link, urged.at IS NOT NULL AS "isUrged"
    FROM ${source} w JOIN app.complaint c ON c.id = w.case_id ${URGED}
    WHERE ${Prisma.join(wanted, ' AND ')}
    ORDER BY ${DUE}, w.case_id, w.item_id LIMIT ${filter.limit}`;
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
    (tab) => Prisma.sql`count(*) FILTER (WHERE ${tabCondition(tab, moment)})::integer AS ${Prisma.raw(tab)}`,
  );
  const [row] = await reader.$queryRaw<readonly DutyCounts[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} ${Prisma.join(columns, ', ')},
      (SELECT count(*)::integer FROM ${HANDLED(actor)} h) AS handled
    FROM ${WAITING(actor, scope)} w JOIN app.complaint c ON c.id = w.case_id ${URGED}`;
  return row ?? { mine: 0, approaching: 0, overdue: 0, supervised: 0, handled: 0 };
}
