import { CONTRACT_STATUSES } from '../domain/contract/contract';
import {
  OVERDUE_AGES,
  type ContractGrouping,
  type ContractStatistics,
  type OverdueAge,
} from '../domain/contract/statistics';
import type { OrganizationId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import { visibleTo } from './contract-list.store';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';

export interface ContractStatisticsQuestion {
  readonly by: ContractGrouping;
  readonly undertakingId?: OrganizationId | undefined;
  readonly regulatorId?: OrganizationId | undefined;
  readonly categoryCode?: string | undefined;
  readonly regionCode?: string | undefined;
  /** The days on which milestones fell due; both count. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly today: PlainDate;
}

export interface ContractStatisticsGroup {
  /** A body's id, a category's or a region's code. */
  readonly key: string;
  readonly figures: ContractStatistics;
}

const GROUP_COLUMNS = {
  undertaking: Prisma.sql`c.undertaking_id`,
  category: Prisma.sql`c.category_code`,
  region: Prisma.sql`c.region_code`,
} as const satisfies Record<ContractGrouping, Prisma.Sql>;

/** Before all have signed nothing is owed. */
const SIGNED = CONTRACT_STATUSES.filter((status) => !['draft', 'reviewing', 'approved'].includes(status));

const equals = (column: string, value: string | undefined): readonly Prisma.Sql[] =>
  value === undefined ? [] : [Prisma.sql`${Prisma.raw(`c.${column}`)} = ${value}`];

/** Of one contract: in which age it stands in the overdue register. */
function agedColumns(today: PlainDate): Prisma.Sql {
  const columns = OVERDUE_AGES.map(({ age, from, to }) => {
    const days = Prisma.sql`(${today}::date - overdue_since)`;
    const within =
      to === null
        ? Prisma.sql`${days} >= ${from}::int`
        : Prisma.sql`${days} BETWEEN ${from}::int AND ${to}::int`;
    return Prisma.sql`count(*) FILTER (WHERE ${within})::int AS ${Prisma.raw(`"${age}"`)}`;
  });
  return Prisma.join(columns, ', ');
}

type Row = Readonly<Record<OverdueAge, number>> & {
  readonly key: string | null;
  readonly isTotal: number;
  readonly contracts: number;
  readonly amountFen: bigint;
  readonly payableFen: bigint;
  readonly paidFen: bigint;
  readonly overdue: number;
  readonly closed: number;
  readonly dueMilestones: number | null;
  readonly metInTime: number | null;
};

/** The figures of the contracts that the officer may see, in all and by group, in one statement. */
export async function contractStatistics(
  reader: Reader,
  actor: OfficerActor,
  question: ContractStatisticsQuestion,
): Promise<{ readonly total: ContractStatistics; readonly groups: readonly ContractStatisticsGroup[] }> {
  const { by, undertakingId, regulatorId, categoryCode, regionCode, from, to, today } = question;
  const wanted = Prisma.join(
    [
      visibleTo(actor),
      ...equals('undertaking_id', undertakingId),
      ...equals('regulator_id', regulatorId),
      ...equals('category_code', categoryCode),
      ...equals('region_code', regionCode),
    ],
    ' AND ',
  );
  const last = to === undefined || to >= today ? Prisma.sql`${today}::date - 1` : Prisma.sql`${to}::date`;
  const rows = await reader.$queryRaw<readonly Row[]>`
    WITH seen AS (SELECT c.*, ${GROUP_COLUMNS[by]} AS key FROM app.contract c WHERE ${wanted}),
    counted AS (
      SELECT key, grouping(key) AS "isTotal", count(*)::int AS contracts,
        coalesce(sum(amount_fen), 0)::bigint AS "amountFen", coalesce(sum(payable_fen), 0)::bigint AS "payableFen",
        coalesce(sum(paid_fen), 0)::bigint AS "paidFen", count(overdue_since)::int AS overdue,
        count(closed_at)::int AS closed, ${agedColumns(today)}
      FROM seen GROUP BY GROUPING SETS ((key), ())),
    nodes AS (
      SELECT s.key, grouping(s.key) AS "isTotal", count(*)::int AS "dueMilestones",
        count(*) FILTER (WHERE m.state = 'met' AND m.performed_on <= m.due_on)::int AS "metInTime"
      FROM seen s JOIN app.contract_milestone m ON m.contract_id = s.id
      WHERE s.status = ANY (${[...SIGNED]}::text[]) AND m.state <> 'waived' AND m.due_on <= ${last}
        AND (${from ?? null}::date IS NULL OR m.due_on >= ${from ?? null}::date)
      GROUP BY GROUPING SETS ((s.key), ()))
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} counted.*, nodes."dueMilestones", nodes."metInTime"
    FROM counted LEFT JOIN nodes ON nodes."isTotal" = counted."isTotal" AND nodes.key IS NOT DISTINCT FROM counted.key
    ORDER BY counted."isTotal", counted.overdue DESC, counted.contracts DESC, counted.key`;
  const total = rows.find(({ isTotal }) => isTotal === 1);
  return {
    total: figuresIn(total),
    groups: rows.flatMap((row) =>
      row.isTotal === 1 || row.key === null ? [] : [{ key: row.key, figures: figuresIn(row) }],
    ),
  };
}

const NOTHING: ContractStatistics = {
  ...{
    contracts: 0,
    amountFen: 0,
    payableFen: 0,
    paidFen: 0,
    overdue: 0,
    closed: 0,
    dueMilestones: 0,
    metInTime: 0,
  },
  ages: { 'to-30': 0, 'to-90': 0, 'to-180': 0, 'to-365': 0, longer: 0 },
};

function figuresIn(row: Row | undefined): ContractStatistics {
  if (row === undefined) return NOTHING;
  const { contracts, overdue, closed, dueMilestones, metInTime } = row;
  return {
    ...{ contracts, overdue, closed, dueMilestones: dueMilestones ?? 0, metInTime: metInTime ?? 0 },
    amountFen: Number(row.amountFen),
    payableFen: Number(row.payableFen),
    paidFen: Number(row.paidFen),
    // Every age is there: the table names them all.
    ages: Object.fromEntries(OVERDUE_AGES.map(({ age }) => [age, row[age]])) as Record<OverdueAge, number>,
  };
}
