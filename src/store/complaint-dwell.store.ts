import type { ComplaintPartyRole } from '../domain/complaint/complaint';
import type { Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { addDays } from '../domain/plain-date';
import type { ComplaintDuty } from '../domain/policy';
import { isWorkingDay, type WorkingCalendar } from '../domain/working-calendar';
import { DUTY_OFFICER, narrowedTo, type ComplaintNarrowing } from './complaint-filter';
import { visibleTo } from './complaint-list.store';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';

type OfficerActor = Extract<Actor, { type: 'officer' }>;

/** Whom a question is asked for, about which cases, at which moment of case time, by which days. */
export interface DwellQuestion {
  readonly narrowing: ComplaintNarrowing;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
}

/** How long one step takes. Working days, counted as a duty's are: the day of its start is day zero. */
export interface StepDwell {
  readonly duty: ComplaintDuty;
  readonly owner: ComplaintPartyRole;
  readonly ended: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly totalDays: number;
  readonly endedLate: number;
  readonly running: number;
  readonly runningLate: number;
}

/** Of cases against the officer's own body nobody learns who handles them. */
const handledCases = (actor: OfficerActor, { narrowing, now }: DwellQuestion): Prisma.Sql =>
  Prisma.join(
    [
      visibleTo(actor),
      Prisma.sql`NOT c.respondent_id = ANY (${[...actor.organizationPath]}::text[])`,
      ...narrowedTo(narrowing, now),
    ],
    ' AND ',
  );

/** Every day with the number of working days up to it, so that the database can count between any two. */
function countedDays({ calendar, today }: DwellQuestion, fromOn: PlainDate): Prisma.Sql {
  const days: PlainDate[] = [];
  const counts: number[] = [];
  let count = 0;
  for (let on = fromOn; on <= today; on = addDays(on, 1)) {
    if (isWorkingDay(calendar, on)) count += 1;
    days.push(on);
    counts.push(count);
  }
  return Prisma.sql`unnest(${days}::date[], ${counts}::integer[])`;
}

/** Median and ninetieth percentile of the working days that each step took, of steps that came to their end. */
export async function stepDwells(
  reader: Reader,
  actor: OfficerActor,
  question: DwellQuestion,
): Promise<readonly StepDwell[]> {
  const wanted = handledCases(actor, question);
  const [first] = await reader.$queryRaw<readonly { readonly on: PlainDate | null }[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} to_char(min(d.start_on), 'YYYY-MM-DD') AS on
    FROM app.complaint c JOIN app.complaint_deadline d ON d.complaint_id = c.id WHERE ${wanted}`;
  const fromOn = first?.on ?? null;
  if (fromOn === null) return [];
  const { now } = question;
  return reader.$queryRaw<readonly StepDwell[]>`
    WITH day AS MATERIALIZED (SELECT * FROM ${countedDays(question, earliest(fromOn, question))} AS counted(on_day, working)),
    step AS (
      SELECT d.duty, d.owner, d.state, d.ended_at IS NOT NULL AND d.state IN ('met', 'lapsed') AS is_ended,
        d.ended_at > d.due_at AS was_late, d.state = 'running' AND d.due_at < ${now}::timestamptz AS is_late,
        greatest(until.working - since.working, 0) AS days
      FROM app.complaint c JOIN app.complaint_deadline d ON d.complaint_id = c.id
        LEFT JOIN day since ON since.on_day = d.start_on
        LEFT JOIN day until ON until.on_day = (d.ended_at AT TIME ZONE 'Asia/Shanghai')::date
      WHERE ${wanted} AND d.owner <> 'complainant')
    SELECT duty, owner, count(*) FILTER (WHERE is_ended)::integer AS ended,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE is_ended) AS "medianDays",
      percentile_cont(0.9) WITHIN GROUP (ORDER BY days) FILTER (WHERE is_ended) AS "p90Days",
      coalesce(sum(days) FILTER (WHERE is_ended), 0)::integer AS "totalDays",
      count(*) FILTER (WHERE is_ended AND was_late)::integer AS "endedLate",
      count(*) FILTER (WHERE state = 'running')::integer AS running,
      count(*) FILTER (WHERE is_late)::integer AS "runningLate"
    FROM step GROUP BY duty, owner ORDER BY "totalDays" DESC, duty, owner`;
}

/** A calendar begins somewhere; a duty that began before is counted from there. */
const earliest = (fromOn: PlainDate, { calendar }: DwellQuestion): PlainDate =>
  fromOn < calendar.startsOn ? calendar.startsOn : fromOn;

/** Who sits on what: overdue duties of one body in one pair of hands. */
export interface OverdueHolder {
  readonly organizationId: OrganizationId;
  /** Null: assigned to nobody. */
  readonly officerId: OfficerId | null;
  readonly duties: number;
  readonly cases: number;
  readonly earliestDueOn: PlainDate;
  readonly byDuty: Readonly<Partial<Record<ComplaintDuty, number>>>;
}

/** Overdue duties by the body that owes them and the officer they were given to, the most first. */
export async function overdueHolders(
  reader: Reader,
  actor: OfficerActor,
  question: DwellQuestion,
): Promise<readonly OverdueHolder[]> {
  return reader.$queryRaw<readonly OverdueHolder[]>`
    WITH held AS (
      SELECT d.owner_id, ${DUTY_OFFICER} AS officer_id, d.duty, d.complaint_id, d.due_on
      FROM app.complaint_deadline d JOIN app.complaint c ON c.id = d.complaint_id
      WHERE d.state = 'running' AND d.due_at < ${question.now}::timestamptz AND d.owner_id IS NOT NULL
        AND ${handledCases(actor, question)}),
    by_duty AS (
      SELECT owner_id, officer_id, duty, count(*) AS duties FROM held GROUP BY owner_id, officer_id, duty),
    told AS (SELECT owner_id, officer_id, jsonb_object_agg(duty, duties) AS duties FROM by_duty GROUP BY 1, 2)
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} h.owner_id AS "organizationId", h.officer_id AS "officerId",
      count(*)::integer AS duties, count(DISTINCT h.complaint_id)::integer AS cases,
      to_char(min(h.due_on), 'YYYY-MM-DD') AS "earliestDueOn", told.duties AS "byDuty"
    FROM held h JOIN told ON told.owner_id = h.owner_id AND told.officer_id IS NOT DISTINCT FROM h.officer_id
    GROUP BY h.owner_id, h.officer_id, told.duties ORDER BY count(*) DESC, min(h.due_on), 1, 2 LIMIT 500`;
}
