import type { InterestRate, Payment } from '../domain/contract/overdue-interest';
import type { CaseId, OrganizationId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import { visibleTo } from './contract-list.store';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';

/** 拖欠账款: a payment of the public side that is overdue, of a contract that is not closed out. */
export interface Arrear {
  readonly contractId: CaseId;
  readonly milestoneId: string;
  readonly code: string;
  readonly name: string;
  readonly title: string;
  readonly undertakingId: OrganizationId;
  readonly counterparties: readonly string[];
  readonly isToSmall: boolean;
  readonly dueOn: PlainDate;
  readonly amountFen: number;
  readonly paidFen: number;
  readonly payments: readonly Payment[];
  readonly rate: InterestRate | null;
}

export interface ArrearsFilter {
  readonly undertakingId?: OrganizationId | undefined;
  readonly regulatorId?: OrganizationId | undefined;
  /** Owed to a small or medium enterprise. */
  readonly isToSmall?: boolean | undefined;
  /** Owed by this day or an earlier one. */
  readonly dueBefore?: PlainDate | undefined;
}

/** A line's place: the longest overdue stands first. */
export interface ArrearsPlace {
  readonly dueOn: PlainDate;
  readonly contractId: CaseId;
  readonly milestoneId: string;
}

const LATE = Prisma.sql`m.kind = 'payment' AND m.owed_by = 'public' AND m.state = 'overdue'
  AND m.amount_fen > m.performed_fen AND c.closed_at IS NULL`;

function conditions(actor: OfficerActor, filter: ArrearsFilter): Prisma.Sql {
  const { undertakingId, regulatorId, isToSmall, dueBefore } = filter;
  const parts = [
    LATE,
    visibleTo(actor),
    undertakingId === undefined ? null : Prisma.sql`c.undertaking_id = ${undertakingId}`,
    regulatorId === undefined ? null : Prisma.sql`c.regulator_id = ${regulatorId}`,
    isToSmall === true ? Prisma.sql`m.is_to_small` : null,
    dueBefore === undefined ? null : Prisma.sql`m.due_on <= ${dueBefore}::date`,
  ];
  return Prisma.join(
    parts.filter((part) => part !== null),
    ' AND ',
  );
}

interface ArrearRow extends Omit<Arrear, 'amountFen' | 'paidFen'> {
  readonly amountFen: bigint;
  readonly paidFen: bigint;
}

/** A page of the overdue payments that the officer may see, the longest overdue first. */
export async function listArrears(
  reader: Reader,
  actor: OfficerActor,
  filter: ArrearsFilter,
  page: { readonly after: ArrearsPlace | null; readonly limit: number },
): Promise<readonly Arrear[]> {
  const { after, limit } = page;
  const behind =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(m.due_on, m.contract_id, m.milestone_id)
          > (${after.dueOn}::date, ${after.contractId}::uuid, ${after.milestoneId})`;
  const rows = await reader.$queryRaw<readonly ArrearRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.id AS "contractId", m.milestone_id AS "milestoneId", c.code, c.name,
      m.title, c.undertaking_id AS "undertakingId", m.is_to_small AS "isToSmall", m.due_on::text AS "dueOn",
      ARRAY(SELECT p.name FROM app.contract_party p WHERE p.contract_id = c.id AND p.side = 'counterparty'
        ORDER BY p.position) AS counterparties,
      m.amount_fen AS "amountFen", m.performed_fen AS "paidFen", m.payments, m.interest_rate AS rate
    FROM app.contract_milestone m JOIN app.contract c ON c.id = m.contract_id
    WHERE ${conditions(actor, filter)} AND ${behind}
    ORDER BY m.due_on, m.contract_id, m.milestone_id LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, amountFen: Number(row.amountFen), paidFen: Number(row.paidFen) }));
}

/** What one body owes: how many contracts, and how much of them is overdue and not paid; fen. */
export interface BodyArrears {
  readonly undertakingId: OrganizationId;
  readonly contracts: number;
  readonly balanceFen: number;
}

interface BodyRow {
  readonly undertakingId: OrganizationId;
  readonly contracts: bigint;
  readonly balanceFen: bigint;
}

const toBodyArrears = ({ undertakingId, contracts, balanceFen }: BodyRow): BodyArrears => ({
  ...{ undertakingId, contracts: Number(contracts), balanceFen: Number(balanceFen) },
});

/** The same payments by body, whoever owes most first. */
export async function arrearsByBody(
  reader: Reader,
  actor: OfficerActor,
  filter: ArrearsFilter,
): Promise<readonly BodyArrears[]> {
  const rows = await reader.$queryRaw<readonly BodyRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.undertaking_id AS "undertakingId",
      count(DISTINCT c.id) AS contracts, sum(m.amount_fen - m.performed_fen)::bigint AS "balanceFen"
    FROM app.contract_milestone m JOIN app.contract c ON c.id = m.contract_id
    WHERE ${conditions(actor, filter)} GROUP BY 1 ORDER BY 3 DESC, 1`;
  return rows.map(toBodyArrears);
}

/**
 * What each body still owed to small and medium enterprises, overdue, at the end of a day (国令802 第十八条: the last
 * of the year before).
 */
export async function arrearsAtEndOf(
  reader: Reader,
  actor: OfficerActor,
  on: PlainDate,
): Promise<readonly BodyArrears[]> {
  const rows = await reader.$queryRaw<readonly BodyRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} owed.undertaking_id AS "undertakingId",
      count(DISTINCT owed.id) AS contracts, sum(owed.amount_fen - owed.paid_fen)::bigint AS "balanceFen"
    FROM (
      SELECT c.undertaking_id, c.id, m.amount_fen,
        (SELECT coalesce(sum(paid."amountFen"), 0)
         FROM jsonb_to_recordset(m.payments) AS paid("on" date, "amountFen" bigint)
         WHERE paid."on" <= ${on}::date) AS paid_fen
      FROM app.contract_milestone m JOIN app.contract c ON c.id = m.contract_id
      WHERE m.kind = 'payment' AND m.owed_by = 'public' AND m.is_to_small AND m.state <> 'waived'
        AND m.due_on < ${on}::date AND NOT (m.state = 'met' AND m.performed_on <= ${on}::date)
        AND (c.closed_at IS NULL OR c.closed_at >= (${on}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
        AND ${visibleTo(actor)}) AS owed
    WHERE owed.amount_fen > owed.paid_fen
    GROUP BY 1 ORDER BY 3 DESC, 1`;
  return rows.map(toBodyArrears);
}
