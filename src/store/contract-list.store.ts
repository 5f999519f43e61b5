import type { ContractOutcome, ContractStatus } from '../domain/contract/contract';
import type { ContractOrder } from '../domain/contract/figures';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import { holdsText } from './text-search';
import type { Reader } from './transaction';

/** One line of the register. */
export interface ContractSummary {
  readonly id: CaseId;
  readonly code: string;
  readonly name: string;
  readonly categoryCode: string;
  readonly status: ContractStatus;
  readonly outcome: ContractOutcome | null;
  readonly undertakingId: OrganizationId;
  readonly regulatorId: OrganizationId;
  readonly managerId: OfficerId | null;
  /** Who stands on the other side, as they are called on the paper. */
  readonly counterparties: readonly string[];
  readonly amountFen: number | null;
  readonly payableFen: number;
  readonly paidFen: number;
  readonly signedOn: PlainDate | null;
  readonly nextMilestoneOn: PlainDate | null;
  readonly overdueSince: PlainDate | null;
  readonly overdueMilestones: number;
  readonly nextDueAt: Instant | null;
  readonly collectedAt: Instant;
  readonly isListed: boolean;
  readonly isSuspended: boolean;
  readonly isStock: boolean;
}

export interface ContractFilter {
  readonly status?: ContractStatus | undefined;
  readonly outcome?: ContractOutcome | undefined;
  readonly categoryCode?: string | undefined;
  readonly regionCode?: string | undefined;
  readonly undertakingId?: OrganizationId | undefined;
  readonly regulatorId?: OrganizationId | undefined;
  readonly managerId?: OfficerId | undefined;
  /** 逾期执行库: something of it is overdue. */
  readonly isOverdue?: boolean | undefined;
  /** Something falls due on this day or before. */
  readonly dueBefore?: PlainDate | undefined;
  /** Part of a name, a code, or a party's name. */
  readonly text?: string | undefined;
  readonly sort: ContractOrder;
  /** `at`: the place in that order, a moment or a day. */
  readonly after: { readonly at: string; readonly id: CaseId } | null;
  readonly limit: number;
}

/** Who may find which contract, in SQL. @see relationsOf */
export function visibleTo(actor: OfficerActor): Prisma.Sql {
  const government = actor.roles.includes('inspector') ? actor.organizationPath.at(-2) : undefined;
  const own = [actor.organizationId, ...(government === undefined ? [] : [government])];
  return Prisma.sql`c.party_ids && ${own}::text[]`;
}

const equals = (column: string, value: string | undefined): Prisma.Sql | null =>
  value === undefined ? null : Prisma.sql`${Prisma.raw(`c.${column}`)} = ${value}`;

function bearing(text: string): Prisma.Sql {
  const ways = [
    holdsText(Prisma.sql`c.name`, 2, text),
    Prisma.sql`c.id IN (SELECT p.contract_id FROM app.contract_party p
      WHERE ${holdsText(Prisma.sql`p.name`, 2, text)} OR p.uscc = ${text})`,
    Prisma.sql`c.own_number = ${text}`,
  ];
  if ([...text].length >= 4) ways.push(holdsText(Prisma.sql`c.code`, 4, text));
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}

function conditions(actor: OfficerActor, filter: Omit<ContractFilter, 'limit'>): Prisma.Sql {
  const { isOverdue, dueBefore, text } = filter;
  const parts = [
    visibleTo(actor),
    equals('status', filter.status),
    equals('outcome', filter.outcome),
    equals('category_code', filter.categoryCode),
    equals('region_code', filter.regionCode),
    equals('undertaking_id', filter.undertakingId),
    equals('regulator_id', filter.regulatorId),
    equals('manager_id', filter.managerId),
    isOverdue === true ? Prisma.sql`c.overdue_since IS NOT NULL` : null,
    dueBefore === undefined ? null : Prisma.sql`c.next_milestone_on <= ${dueBefore}::date`,
    text === undefined ? null : bearing(text),
    ORDERS[filter.sort].has,
    filter.after === null ? null : ORDERS[filter.sort].after(filter.after),
  ];
  return Prisma.join(
    parts.filter((part) => part !== null),
    ' AND ',
  );
}

type Place = NonNullable<ContractFilter['after']>;

const ORDERS: Readonly<
  Record<
    ContractOrder,
    { readonly by: Prisma.Sql; readonly has: Prisma.Sql | null; readonly after: (place: Place) => Prisma.Sql }
  >
> = {
  collected: {
    by: Prisma.sql`c.collected_at DESC, c.id DESC`,
    has: null,
    after: ({ at, id }) => Prisma.sql`(c.collected_at, c.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
  milestone: {
    by: Prisma.sql`c.next_milestone_on, c.id`,
    has: Prisma.sql`c.next_milestone_on IS NOT NULL`,
    after: ({ at, id }) => Prisma.sql`(c.next_milestone_on, c.id) > (${at}::date, ${id}::uuid)`,
  },
  overdue: {
    by: Prisma.sql`c.overdue_since, c.id`,
    has: Prisma.sql`c.overdue_since IS NOT NULL`,
    after: ({ at, id }) => Prisma.sql`(c.overdue_since, c.id) > (${at}::date, ${id}::uuid)`,
  },
};

/** Where a line stands in an order. */
export function placeOf(summary: ContractSummary, sort: ContractOrder): string {
  if (sort === 'collected') return summary.collectedAt;
  return (sort === 'milestone' ? summary.nextMilestoneOn : summary.overdueSince) ?? '';
}

interface SummaryRow extends Omit<
  ContractSummary,
  'collectedAt' | 'nextDueAt' | 'amountFen' | 'payableFen' | 'paidFen'
> {
  readonly collectedAt: Date;
  readonly nextDueAt: Date | null;
  readonly amountFen: bigint | null;
  readonly payableFen: bigint;
  readonly paidFen: bigint;
}

const toSummary = (row: SummaryRow): ContractSummary => ({
  ...row,
  collectedAt: toInstant(row.collectedAt),
  nextDueAt: row.nextDueAt === null ? null : toInstant(row.nextDueAt),
  amountFen: row.amountFen === null ? null : Number(row.amountFen),
  payableFen: Number(row.payableFen),
  paidFen: Number(row.paidFen),
});

/** A page of what the officer may see, in the order asked for. */
export async function listContracts(
  reader: Reader,
  actor: OfficerActor,
  filter: ContractFilter,
): Promise<readonly ContractSummary[]> {
  const rows = await reader.$queryRaw<readonly SummaryRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.id, c.code, c.name, c.category_code AS "categoryCode", c.status, c.outcome,
      c.undertaking_id AS "undertakingId", c.regulator_id AS "regulatorId", c.manager_id AS "managerId",
      ARRAY(SELECT p.name FROM app.contract_party p WHERE p.contract_id = c.id AND p.side = 'counterparty'
        ORDER BY p.position) AS counterparties,
      c.amount_fen AS "amountFen", c.payable_fen AS "payableFen", c.paid_fen AS "paidFen",
      c.signed_on::text AS "signedOn", c.next_milestone_on::text AS "nextMilestoneOn",
      c.overdue_since::text AS "overdueSince", c.overdue_milestones AS "overdueMilestones",
      c.next_due_at AS "nextDueAt", c.collected_at AS "collectedAt", c.is_listed AS "isListed",
      c.is_suspended AS "isSuspended", c.is_stock AS "isStock"
    FROM app.contract c WHERE ${conditions(actor, filter)}
    ORDER BY ${ORDERS[filter.sort].by} LIMIT ${filter.limit}`;
  return rows.map(toSummary);
}

/** How many contracts the officer would see of what is asked for, counted up to a limit. */
export async function countContracts(
  reader: Reader,
  actor: OfficerActor,
  filter: Omit<ContractFilter, 'after'>,
): Promise<number> {
  const [row] = await reader.$queryRaw<readonly { readonly seen: bigint }[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} count(*) AS seen FROM (
      SELECT 1 FROM app.contract c WHERE ${conditions(actor, { ...filter, after: null })} LIMIT ${filter.limit}) AS found`;
  return Number(row?.seen ?? 0);
}
