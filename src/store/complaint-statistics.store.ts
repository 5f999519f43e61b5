import { COMPLAINT_FIGURES, type ComplaintFigure, type FigureGrouping } from '../domain/complaint/figures';
import type { Instant } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { figureColumns, narrowedTo, type ComplaintNarrowing } from './complaint-filter';
import { visibleTo } from './complaint-list.store';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';

type OfficerActor = Extract<Actor, { type: 'officer' }>;

export type Figures = Readonly<Record<ComplaintFigure, number>>;

export interface FigureGroup {
  /** A region code, a body's id, a field, a channel or a month `YYYY-MM`; null: nobody verifies yet. */
  readonly key: string | null;
  readonly figures: Figures;
}

const GROUP_COLUMNS = {
  region: Prisma.sql`c.region_code`,
  accepting: Prisma.sql`c.accepting_id`,
  verifying: Prisma.sql`c.verifying_id`,
  respondent: Prisma.sql`c.respondent_id`,
  field: Prisma.sql`c.field`,
  channel: Prisma.sql`c.channel`,
  month: Prisma.sql`to_char(c.received_on, 'YYYY-MM')`,
} as const satisfies Record<FigureGrouping, Prisma.Sql>;

/** What is asked, at which moment of case time. */
export interface FigureQuestion {
  readonly by: FigureGrouping;
  readonly narrowing: ComplaintNarrowing;
  readonly now: Instant;
}

type FigureRow = Figures & { readonly key: string | null; readonly is_total: number };

/** The figures of what the officer may see, in all and by group, in one statement. */
export async function complaintFigures(
  reader: Reader,
  actor: OfficerActor,
  { by, narrowing, now }: FigureQuestion,
): Promise<{ readonly total: Figures; readonly groups: readonly FigureGroup[] }> {
  const ofBodies = by === 'respondent' ? [Prisma.sql`c.respondent_id NOT LIKE 'company/%'`] : [];
  const wanted = Prisma.join([visibleTo(actor), ...narrowedTo(narrowing, now), ...ofBodies], ' AND ');
  const rows = await reader.$queryRaw<readonly FigureRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.key, grouping(c.key) AS is_total, ${figureColumns(now)}
    FROM (SELECT c.*, ${GROUP_COLUMNS[by]} AS key FROM app.complaint c WHERE ${wanted}) c
    GROUP BY GROUPING SETS ((c.key), ()) ORDER BY c.key`;
  const total = rows.find((row) => row.is_total === 1);
  const groups = rows.filter((row) => row.is_total === 0);
  return {
    total: figuresIn(total),
    groups: groups.map((row) => ({ key: row.key, figures: figuresIn(row) })),
  };
}

const figuresIn = (row: FigureRow | undefined): Figures =>
  Object.fromEntries(COMPLAINT_FIGURES.map((figure) => [figure, row?.[figure] ?? 0])) as unknown as Figures;
