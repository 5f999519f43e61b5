import type { CaseId, Instant, OfficerId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import { WAITING_TABS, type WaitingTab } from '../domain/waiting-tab';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';

// What the lists of waiting work share, whatever the noun: their parts are selected from rows `w`.

export type WaitingCounts = Readonly<Record<WaitingTab, number>>;

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

/** A deputy is also who they deputise for: what is assigned to the one waits for the other. */
export const selves = ({ officerId, onBehalfOf }: OfficerActor): OfficerId[] =>
  onBehalfOf === undefined ? [officerId] : [officerId, onBehalfOf];

/** The end of a day, as the clock counts it. */
export const END_OF = (on: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`((${on} + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`;

export const DUE: Readonly<Record<WaitingTab, (moment: DutyMoment) => Prisma.Sql>> = {
  mine: () => Prisma.sql`true`,
  approaching: ({ now, approachingUntil }) =>
    Prisma.sql`(w.due_at >= ${now}::timestamptz AND w.due_on <= ${approachingUntil}::date)`,
  overdue: ({ now }) => Prisma.sql`w.due_at < ${now}::timestamptz`,
};

export function placedAfter(after: DutyPlace | null): Prisma.Sql {
  if (after === null) return Prisma.sql`true`;
  return Prisma.sql`(coalesce(w.due_at, 'infinity'::timestamptz), w.case_id, w.item_id)
    > (${after.dueAt ?? 'infinity'}::timestamptz, ${after.caseId}::uuid, ${after.itemId})`;
}

/** How many of the rows stand under each tab. */
export async function countWaiting(
  reader: Reader,
  waiting: Prisma.Sql,
  moment: DutyMoment,
): Promise<WaitingCounts> {
  const columns = WAITING_TABS.map(
    (tab) => Prisma.sql`count(*) FILTER (WHERE ${DUE[tab](moment)})::integer AS ${Prisma.raw(tab)}`,
  );
  const [row] = await reader.$queryRaw<readonly WaitingCounts[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} ${Prisma.join(columns, ', ')} FROM (${waiting}) w`;
  return row ?? { mine: 0, approaching: 0, overdue: 0 };
}
