import type { ComplaintState } from '../domain/complaint/complaint';
import { COMPLAINT_FIGURES, type ComplaintFigure } from '../domain/complaint/figures';
import type { Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import { Prisma } from './prisma/client';

/** What narrows a list of complaints, and the figures about them, in the same words. Absent members narrow nothing. */
export interface ComplaintNarrowing {
  readonly figure?: ComplaintFigure | undefined;
  readonly outcome?: Exclude<ComplaintState['outcome'], null> | undefined;
  readonly kind?: ComplaintState['kind'] | undefined;
  readonly channel?: ComplaintState['channel'] | undefined;
  readonly field?: ComplaintState['field'] | undefined;
  readonly regionCode?: string | undefined;
  readonly acceptingId?: OrganizationId | undefined;
  /** `none`: nobody verifies yet. */
  readonly verifyingId?: OrganizationId | 'none' | undefined;
  readonly respondentId?: OrganizationId | undefined;
  readonly receivedFrom?: PlainDate | undefined;
  readonly receivedTo?: PlainDate | undefined;
  /** The next duty falls due on this day or before. */
  readonly dueBefore?: PlainDate | undefined;
  /** A body that owes a duty now, an overdue one where `figure` says so. */
  readonly ownerId?: OrganizationId | undefined;
  /** Assigned to this officer, by whichever body; `none`: what `ownerId` owes is assigned to nobody. */
  readonly officerId?: OfficerId | 'none' | undefined;
}

/**
 * 超期: a duty of an office is behind its date. What a complainant owes is nobody's omission. Few cases have any date
 * behind them: only those are looked into.
 */
const isOverdue = (now: Instant, more: Prisma.Sql = Prisma.empty): Prisma.Sql => Prisma.sql`(
  c.next_due_at < ${now}::timestamptz AND EXISTS (
    SELECT 1 FROM app.complaint_deadline d WHERE d.complaint_id = c.id AND d.state = 'running'
      AND d.owner <> 'complainant' AND d.due_at < ${now}::timestamptz ${more}))`;

const isPerformed = Prisma.sql`(c.owed_demands > 0 AND c.performed_demands = c.owed_demands)`;
const isRated = Prisma.sql`(c.rating IS NOT NULL OR c.follow_up IN ('satisfied', 'mostly-satisfied', 'dissatisfied'))`;

/** What each figure counts, as a condition on `app.complaint c`. A case that was split is counted by its parts. */
export function figureCondition(figure: ComplaintFigure, now: Instant): Prisma.Sql {
  const counted = Prisma.sql`c.outcome IS DISTINCT FROM 'split'`;
  return Prisma.sql`(${counted} AND ${FIGURE_CONDITIONS[figure](now)})`;
}

/** A company's breach is no breach of a body, and no figure about bodies counts it. */
const ofBody = Prisma.sql`c.respondent_id NOT LIKE 'company/%'`;

const FIGURE_CONDITIONS: Readonly<Record<ComplaintFigure, (now: Instant) => Prisma.Sql>> = {
  received: () => Prisma.sql`true`,
  open: () => Prisma.sql`c.outcome IS NULL`,
  closed: () => Prisma.sql`c.outcome IS NOT NULL`,
  rejected: () => Prisma.sql`c.outcome = 'rejected'`,
  substantiated: () => Prisma.sql`(c.owed_demands > 0 AND ${ofBody})`,
  determined: () => Prisma.sql`(c.outcome = 'breach-determined' AND ${ofBody})`,
  rectified: () => Prisma.sql`c.outcome = 'rectified'`,
  performed: () => isPerformed,
  'determined-unperformed': () =>
    Prisma.sql`(c.outcome = 'breach-determined' AND ${ofBody} AND NOT ${isPerformed})`,
  overdue: (now) => isOverdue(now),
  listed: () => Prisma.sql`c.is_listed`,
  rated: () => isRated,
  satisfied: () => Prisma.sql`(c.rating >= 4
    OR (c.rating IS NULL AND c.follow_up IN ('satisfied', 'mostly-satisfied')))`,
};

/** Every figure as a column of its name, in the order of `COMPLAINT_FIGURES`. */
export function figureColumns(now: Instant): Prisma.Sql {
  const columns = COMPLAINT_FIGURES.map(
    (figure) =>
      Prisma.sql`count(*) FILTER (WHERE ${figureCondition(figure, now)})::integer AS ${Prisma.raw(`"${figure}"`)}`,
  );
  return Prisma.join(columns, ', ');
}

type Condition = Prisma.Sql | null;

const equals = (column: string, value: string | undefined): Condition =>
  value === undefined ? null : Prisma.sql`${Prisma.raw(`c.${column}`)} = ${value}`;

const orNone = (column: string, value: string | undefined): Condition =>
  value === 'none' ? Prisma.sql`${Prisma.raw(`c.${column}`)} IS NULL` : equals(column, value);

/** Conditions on `app.complaint c`; empty when nothing is narrowed. */
export function narrowedTo(narrowing: ComplaintNarrowing, now: Instant): readonly Prisma.Sql[] {
  const { figure, receivedFrom, receivedTo, dueBefore } = narrowing;
  const conditions: readonly Condition[] = [
    figure === undefined ? null : figureCondition(figure, now),
    equals('outcome', narrowing.outcome),
    equals('kind', narrowing.kind),
    equals('channel', narrowing.channel),
    equals('field', narrowing.field),
    equals('region_code', narrowing.regionCode),
    equals('accepting_id', narrowing.acceptingId),
    orNone('verifying_id', narrowing.verifyingId),
    equals('respondent_id', narrowing.respondentId),
    receivedFrom === undefined ? null : Prisma.sql`c.received_on >= ${receivedFrom}::date`,
    receivedTo === undefined ? null : Prisma.sql`c.received_on <= ${receivedTo}::date`,
    dueBefore === undefined ? null : dueUntil(dueBefore),
    ownedBy(narrowing, now),
    assignedTo(narrowing),
  ];
  return conditions.filter((condition) => condition !== null);
}

const dueUntil = (on: PlainDate): Prisma.Sql =>
  Prisma.sql`c.next_due_at < (${on}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`;

/** Who has been given what a duty asks, as a column of `c` beside the duty `d`. */
export const DUTY_OFFICER = Prisma.sql`CASE d.owner WHEN 'accepting' THEN c.accepting_officer_id
  WHEN 'verifying' THEN c.verifying_officer_id END`;

function ownedBy({ ownerId, officerId, figure }: ComplaintNarrowing, now: Instant): Condition {
  if (ownerId === undefined) return null;
  const own = Prisma.sql`AND d.owner_id = ${ownerId}`;
  const more = officerId === 'none' ? Prisma.sql`${own} AND ${DUTY_OFFICER} IS NULL` : own;
  if (figure === 'overdue') return isOverdue(now, more);
  return Prisma.sql`EXISTS (SELECT 1 FROM app.complaint_deadline d
    WHERE d.complaint_id = c.id AND d.state = 'running' ${more})`;
}

function assignedTo({ officerId }: ComplaintNarrowing): Condition {
  if (officerId === undefined || officerId === 'none') return null;
  return Prisma.sql`${officerId} IN (c.accepting_officer_id, c.verifying_officer_id)`;
}
