import type { CommitmentState } from '../domain/commitment/commitment';
import { commitmentLaw } from '../domain/commitment/law';
import type { CaseId, Instant, OrganizationId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import { endOfDay } from '../domain/plain-date';
import { commitmentJournal } from './commitment.store';
import { visibleTo } from './contract-list.store';
import type { Database } from './database';
import { Prisma } from './prisma/client';

export interface ListOfDayFilter {
  readonly on: PlainDate;
  readonly promisorId: OrganizationId | undefined;
  /** The last code of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** A commitment as it stood when a day ended. */
export interface CommitmentOfDay {
  readonly state: CommitmentState;
  readonly name: string;
  /** Titles of the nodes by their ids. */
  readonly titles: Readonly<Record<string, string>>;
}

interface ListedRow {
  readonly id: CaseId;
  readonly name: string;
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * 某日承诺清单: what was registered by the end of a day, each folded from its events up to then, by its code. Read from the
 * log and not from the rows of today, so that a list of last month says what it said last month.
 */
export async function commitmentsOfDay(
  { prisma }: Database,
  actor: OfficerActor,
  { on, promisorId, after, limit }: ListOfDayFilter,
): Promise<readonly CommitmentOfDay[]> {
  const end = endOfDay(on);
  const rows = await prisma.$queryRaw<readonly ListedRow[]>`
    SELECT c.id, c.name,
      (SELECT coalesce(jsonb_object_agg(n.node_id, n.title), '{}') FROM app.commitment_node n
       WHERE n.commitment_id = c.id) AS titles
    FROM app.commitment c
    WHERE ${visibleTo(actor)} AND c.registered_at < ${end}::timestamptz
      AND ${promisorId === undefined ? Prisma.sql`true` : Prisma.sql`c.promisor_id = ${promisorId}`}
      AND ${after === null ? Prisma.sql`true` : Prisma.sql`c.code > ${after}`}
    ORDER BY c.code LIMIT ${limit}`;
  return Promise.all(
    rows.map(async ({ id, ...said }) => ({ ...said, state: await stateBefore(prisma, id, end) })),
  );
}

async function stateBefore(prisma: Database['prisma'], id: CaseId, end: Instant): Promise<CommitmentState> {
  const events = await commitmentJournal({ prisma }, id);
  const state = events
    .filter(({ occurredAt }) => occurredAt < end)
    .reduce<CommitmentState | null>((before, event) => commitmentLaw.evolve(before, event), null);
  if (state === null) throw new Error(`commitment ${id} begins after ${end}`);
  return state;
}
