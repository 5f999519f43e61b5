import type { CaseEvent } from '../domain/case';
import { relationsOf } from '../domain/commitment/access';
import type { CommitmentOutcome, CommitmentState, CommitmentStatus } from '../domain/commitment/commitment';
import { commitmentCodeFor, type CommitmentCode } from '../domain/commitment/commitment-code';
import type { CommitmentData } from '../domain/commitment/events';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { Actor, OfficerActor } from '../domain/officer';
import { wholeState, type FramedRow } from './case-frame';
import { visibleTo } from './contract-list.store';
import type { Database } from './database';
import { loadEvents, toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import { holdsText } from './text-search';
import type { Reader, Transaction } from './transaction';

/** What was written of a commitment when it was registered. */
export interface CommitmentTexts {
  readonly name: string;
  readonly audienceName: string | null;
  /** Titles of the nodes by their ids. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface StoredCommitment {
  readonly state: CommitmentState;
  readonly texts: CommitmentTexts;
}

interface CommitmentRow extends FramedRow {
  readonly name: string;
  readonly audienceName: string | null;
  readonly titles: readonly { readonly id: string; readonly title: string }[];
}

/** The commitment for somebody who asks; null when there is none, and null when it is not for their eyes. */
export async function findReadableCommitment(
  reader: Reader,
  actor: Actor,
  id: CaseId,
): Promise<StoredCommitment | null> {
  const [row] = await reader.$queryRaw<readonly CommitmentRow[]>`
    SELECT r.state, r.frame_key AS "frameKey", c.name, c.audience_name AS "audienceName",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.node_id, 'title', n.title)), '[]')
       FROM app.commitment_node n WHERE n.commitment_id = c.id) AS titles
    FROM app.case_record r JOIN app.commitment c ON c.id = r.id WHERE r.id = ${id}::uuid`;
  if (row === undefined) return null;
  // Cases of this id are commitments: their rows stand beside it.
  const state = (await wholeState(reader, row)) as CommitmentState;
  const mayRead = relationsOf(state, actor).some((relation) => relation !== 'operations');
  if (!mayRead) return null;
  const titles = new Map(row.titles.map((node) => [node.id, node.title]));
  return { state, texts: { name: row.name, audienceName: row.audienceName, titles } };
}

/** Everything that happened, in order. */
export async function commitmentJournal(
  { prisma }: Pick<Database, 'prisma'>,
  id: CaseId,
): Promise<readonly CaseEvent<CommitmentData>[]> {
  // Written by this kind's own law.
  return (await loadEvents(prisma, id, 0)) as readonly CaseEvent<CommitmentData>[];
}

/** A new code. Serials may have gaps where a transaction was undone; codes never repeat. */
export async function drawCommitmentCode(
  transaction: Transaction,
  parts: Omit<CommitmentCode, 'serial'>,
): Promise<string> {
  const [drawn] = await transaction.$queryRaw<readonly { readonly last: number }[]>`
    INSERT INTO app.commitment_serial AS s (region_code, year, last) VALUES (${parts.regionCode}, ${parts.year}, 1)
    ON CONFLICT (region_code, year) DO UPDATE SET last = s.last + 1 RETURNING last`;
  if (drawn === undefined) throw new Error(`no serial for commitments of ${parts.regionCode}`);
  return commitmentCodeFor({ ...parts, serial: drawn.last });
}

/** One line of the list. */
export interface CommitmentSummary {
  readonly id: CaseId;
  readonly code: string;
  readonly name: string;
  readonly kindCode: string;
  readonly status: CommitmentStatus;
  readonly outcome: CommitmentOutcome | null;
  readonly promisorId: OrganizationId;
  readonly regulatorId: OrganizationId;
  readonly managerId: OfficerId | null;
  readonly madeOn: PlainDate;
  readonly nextNodeOn: PlainDate | null;
  readonly overdueSince: PlainDate | null;
  readonly overdueNodes: number;
  readonly nextDueAt: Instant | null;
  readonly registeredAt: Instant;
}

export interface CommitmentFilter {
  readonly status?: CommitmentStatus | undefined;
  readonly outcome?: CommitmentOutcome | undefined;
  readonly kindCode?: string | undefined;
  readonly promisorId?: OrganizationId | undefined;
  readonly regulatorId?: OrganizationId | undefined;
  readonly contractId?: CaseId | undefined;
  /** Something of it is overdue. */
  readonly isOverdue: boolean;
  /** Part of a name or a code. */
  readonly text?: string | undefined;
  /** The last line of the page before. */
  readonly after: { readonly at: string; readonly id: CaseId } | null;
  readonly limit: number;
}

const equals = (column: string, value: string | undefined): Prisma.Sql | null =>
  value === undefined ? null : Prisma.sql`${Prisma.raw(`c.${column}`)} = ${value}`;

function conditions(actor: OfficerActor, filter: CommitmentFilter): Prisma.Sql {
  const { contractId, text, after } = filter;
  const parts = [
    visibleTo(actor),
    equals('status', filter.status),
    equals('outcome', filter.outcome),
    equals('kind_code', filter.kindCode),
    equals('promisor_id', filter.promisorId),
    equals('regulator_id', filter.regulatorId),
    contractId === undefined ? null : Prisma.sql`c.contract_ids @> ARRAY[${contractId}]::uuid[]`,
    filter.isOverdue ? Prisma.sql`c.overdue_since IS NOT NULL` : null,
    text === undefined ? null : Prisma.sql`(${holdsText(Prisma.sql`c.name`, 2, text)} OR c.code = ${text})`,
    after === null
      ? null
      : Prisma.sql`(c.registered_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ];
  return Prisma.join(
    parts.filter((part) => part !== null),
    ' AND ',
  );
}

interface SummaryRow extends Omit<CommitmentSummary, 'registeredAt' | 'nextDueAt'> {
  readonly registeredAt: Date;
  readonly nextDueAt: Date | null;
}

/** A page of what the officer may see, the newest first. */
export async function listCommitments(
  reader: Reader,
  actor: OfficerActor,
  filter: CommitmentFilter,
): Promise<readonly CommitmentSummary[]> {
  const rows = await reader.$queryRaw<readonly SummaryRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.id, c.code, c.name, c.kind_code AS "kindCode", c.status, c.outcome,
      c.promisor_id AS "promisorId", c.regulator_id AS "regulatorId", c.manager_id AS "managerId",
      c.made_on::text AS "madeOn", c.next_node_on::text AS "nextNodeOn", c.overdue_since::text AS "overdueSince",
      c.overdue_nodes AS "overdueNodes", c.next_due_at AS "nextDueAt", c.registered_at AS "registeredAt"
    FROM app.commitment c WHERE ${conditions(actor, filter)}
    ORDER BY c.registered_at DESC, c.id DESC LIMIT ${filter.limit}`;
  return rows.map((row) => ({
    ...row,
    registeredAt: toInstant(row.registeredAt),
    nextDueAt: row.nextDueAt === null ? null : toInstant(row.nextDueAt),
  }));
}
