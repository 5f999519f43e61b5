import type { CommitmentStatus } from '../domain/commitment/commitment';
import type { CommitmentDuty } from '../domain/commitment/commitment-rules';
import {
  decidesProposals,
  decidesTolerance,
  dutiesActedBy,
  PERFORMABLE,
  WORKING_RELATIONS,
  type WorkingRelation,
} from '../domain/commitment/duty-acts';
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

export interface CommitmentDutyFilter {
  readonly tab: WaitingTab;
  /** `office`: also what has been assigned to colleagues. */
  readonly scope: 'mine' | 'office';
  readonly duty: CommitmentDuty | null;
  readonly promisorId: OrganizationId | null;
  readonly dueBefore: PlainDate | null;
  /** Part of a name or a code. */
  readonly text: string | null;
  readonly after: DutyPlace | null;
  readonly limit: number;
}

/** Something in a commitment that waits for the officer: a duty, or what another has asked or proposed. */
export interface WaitingCommitmentDuty {
  readonly itemId: string;
  readonly kind: 'duty' | 'tolerance' | 'proposal';
  readonly duty: CommitmentDuty | null;
  readonly dueOn: PlainDate | null;
  readonly dueAt: Instant | null;
  readonly provisional: boolean;
  readonly rung: string | null;
  readonly caseId: CaseId;
  readonly code: string;
  readonly name: string;
  readonly status: CommitmentStatus;
  readonly regionCode: string;
  readonly promisorId: OrganizationId;
  readonly managerId: OfficerId | null;
  readonly nodeId: string | null;
  readonly nodeTitle: string | null;
}

const COLUMN = { undertaking: 'promisor_id', regulator: 'regulator_id' } as const satisfies Record<
  WorkingRelation,
  string
>;

const OF_COMMITMENT = Prisma.sql`c.id AS case_id, c.code, c.name, c.status, c.region_code, c.promisor_id, c.manager_id`;

/** Which of the duties the officer's offices do, by how their body is concerned with the commitment `c`. */
function isDoneBy({ organizationId, roles }: OfficerActor, duty: Prisma.Sql): Prisma.Sql {
  const ways = WORKING_RELATIONS.map(
    (relation) =>
      Prisma.sql`(${Prisma.raw(`c.${COLUMN[relation]}`)} = ${organizationId}
        AND ${duty} = ANY (${[...dutiesActedBy(roles, relation)]}::text[]))`,
  );
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}

/** What the officer looks for, told to each part by its own columns. */
type Wanted = (dueOn: Prisma.Sql, duty: Prisma.Sql) => Prisma.Sql;

/** What the clock watches. A node is work from its first reminder on. */
const RUNNING = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT d.duty_id AS item_id, 'duty' AS kind, d.duty, d.due_on, d.due_at, d.provisional, d.rung, n.node_id,
    n.title AS node_title, ${OF_COMMITMENT}
  FROM app.commitment c JOIN app.commitment_deadline d ON d.commitment_id = c.id AND d.state = 'running'
    LEFT JOIN app.commitment_node n
      ON n.commitment_id = c.id AND n.node_id = nullif(split_part(d.duty_id, '/', 2), '')
  WHERE (d.duty <> 'perform' OR d.rung IS NOT NULL) AND ${isDoneBy(actor, Prisma.sql`d.duty`)}
    AND ${wanted(Prisma.sql`d.due_on`, Prisma.sql`d.duty`)}`;

/** 逾期未兑现: honoured late is better than never, whatever else has begun. */
const LATE = (actor: OfficerActor, wanted: Wanted): Prisma.Sql => Prisma.sql`
  SELECT 'perform/' || n.node_id AS item_id, 'duty' AS kind, 'perform' AS duty, n.due_on,
    ${END_OF(Prisma.sql`n.due_on`)} AS due_at, false AS provisional, NULL AS rung, n.node_id, n.title AS node_title,
    ${OF_COMMITMENT}
  FROM app.commitment c JOIN app.commitment_node n ON n.commitment_id = c.id AND n.state = 'overdue'
  WHERE c.status = ANY (${[...PERFORMABLE]}::text[])
    AND ${isDoneBy(actor, Prisma.sql`'perform'`)} AND ${wanted(Prisma.sql`n.due_on`, Prisma.sql`'perform'`)}`;

interface Second {
  readonly kind: 'tolerance' | 'proposal';
  readonly isOpen: Prisma.Sql;
  readonly first: Prisma.Sql;
  readonly mayDecide: boolean;
}

/** What one person has asked or proposed and another decides; before the supervision is due. */
const SECOND = (actor: OfficerActor, wanted: Wanted, second: Second): Prisma.Sql => Prisma.sql`
  SELECT ${`${second.kind}/`} || n.node_id AS item_id, ${second.kind} AS kind, NULL AS duty, d.due_on, d.due_at,
    coalesce(d.provisional, false) AS provisional, d.rung, n.node_id, n.title AS node_title, ${OF_COMMITMENT}
  FROM app.commitment c JOIN app.commitment_node n ON n.commitment_id = c.id AND ${second.isOpen}
    LEFT JOIN app.commitment_deadline d
      ON d.commitment_id = c.id AND d.duty_id = 'supervise/' || n.node_id AND d.state = 'running'
  WHERE c.regulator_id = ${actor.organizationId} AND ${second.mayDecide}::boolean
    AND coalesce(${second.first} <> ALL (${selves(actor)}::text[]), true)
    AND ${wanted(Prisma.sql`d.due_on`, Prisma.sql`NULL::text`)}`;

const ASKED = (actor: OfficerActor, wanted: Wanted): Prisma.Sql =>
  SECOND(actor, wanted, {
    ...{ kind: 'tolerance', isOpen: Prisma.sql`n.tolerance_asked`, first: Prisma.sql`n.tolerance_asked_by` },
    mayDecide: decidesTolerance(actor.roles),
  });

/** The body is heard first: while its time to answer runs, nothing can be confirmed, and nobody need hurry. */
const PROPOSED = (actor: OfficerActor, wanted: Wanted): Prisma.Sql =>
  SECOND(actor, wanted, {
    kind: 'proposal',
    isOpen: Prisma.sql`n.is_proposed AND NOT EXISTS (SELECT 1 FROM app.commitment_deadline a
      WHERE a.commitment_id = c.id AND a.duty_id = 'answer-proposal/' || n.node_id AND a.state = 'running')`,
    first: Prisma.sql`n.proposed_by`,
    mayDecide: decidesProposals(actor.roles),
  });

type Narrowing = Pick<CommitmentDutyFilter, 'scope' | 'duty' | 'promisorId' | 'dueBefore' | 'text'>;

const narrowed =
  (actor: OfficerActor, { scope, duty, promisorId, dueBefore, text }: Narrowing): Wanted =>
  (dueOn, ofDuty) => {
    const isOwn = Prisma.sql`coalesce(c.manager_id = ANY (${selves(actor)}::text[]), true)`;
    const parts = [
      Prisma.sql`true`,
      ...(scope === 'office' ? [] : [Prisma.sql`(c.promisor_id <> ${actor.organizationId} OR ${isOwn})`]),
      ...(duty === null ? [] : [Prisma.sql`${ofDuty} = ${duty}`]),
      ...(promisorId === null ? [] : [Prisma.sql`c.promisor_id = ${promisorId}`]),
      ...(dueBefore === null ? [] : [Prisma.sql`${dueOn} <= ${dueBefore}::date`]),
      ...(text === null ? [] : [bearing(text)]),
    ];
    return Prisma.join(parts, ' AND ');
  };

const bearing = (text: string): Prisma.Sql =>
  Prisma.sql`(${holdsText(Prisma.sql`c.name`, 2, text)} OR strpos(lower(c.code), lower(${text})) > 0)`;

function waiting(actor: OfficerActor, filter: Narrowing): Prisma.Sql {
  const wanted = narrowed(actor, filter);
  const parts = [RUNNING, LATE, ASKED, PROPOSED].map((way) => way(actor, wanted));
  return Prisma.join(parts, ' UNION ALL ');
}

interface WaitingRow extends Omit<WaitingCommitmentDuty, 'dueAt'> {
  readonly dueAt: Date | null;
}

/** A page of what waits for the officer, what falls due first first. */
export async function listCommitmentDuties(
  reader: Reader,
  actor: OfficerActor,
  filter: CommitmentDutyFilter,
  moment: DutyMoment,
): Promise<readonly WaitingCommitmentDuty[]> {
  const rows = await reader.$queryRaw<readonly WaitingRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} w.item_id AS "itemId", w.kind, w.duty,
      to_char(w.due_on, 'YYYY-MM-DD') AS "dueOn", w.due_at AS "dueAt", w.provisional, w.rung, w.case_id AS "caseId",
      w.code, w.name, w.status, w.region_code AS "regionCode", w.promisor_id AS "promisorId",
      w.manager_id AS "managerId", w.node_id AS "nodeId", w.node_title AS "nodeTitle"
    FROM (${waiting(actor, filter)}) w WHERE ${DUE[filter.tab](moment)} AND ${placedAfter(filter.after)}
    ORDER BY w.due_at, w.case_id, w.item_id LIMIT ${filter.limit}`;
  return rows.map((row) => ({ ...row, dueAt: row.dueAt === null ? null : toInstant(row.dueAt) }));
}

/** How much waits under each tab. */
export const countCommitmentDuties = (
  reader: Reader,
  actor: OfficerActor,
  scope: CommitmentDutyFilter['scope'],
  moment: DutyMoment,
): Promise<WaitingCounts> => {
  const all = { scope, duty: null, promisorId: null, dueBefore: null, text: null };
  return countWaiting(reader, waiting(actor, all), moment);
};
