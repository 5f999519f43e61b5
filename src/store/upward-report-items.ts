import type { CaseId, OrganizationId, PlainDate } from '../domain/ids';
import {
  eventsReportedAs,
  REPORTED_KINDS,
  type CategoryCounts,
  type ReportCounts,
  type ReportFault,
  type ReportFigure,
} from '../domain/upward-report/report-contents';
import { spanOf } from '../domain/upward-report/reporting-duty';
import type { ReportField, ReportingRules } from '../domain/upward-report/reporting-rules';
import { Prisma } from './prisma/client';
import { REPORTED_FOR } from './reporting-duty.store';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader, Transaction } from './transaction';

/** Of which contracts a month is told, and what is asked of them. */
export interface ReportQuestion {
  readonly covers: readonly OrganizationId[];
  readonly month: PlainDate;
  readonly rules: Pick<ReportingRules, 'requiredFields' | 'collectionDays'>;
}

/** One version that was sent. */
export interface SentVersion {
  readonly organizationId: OrganizationId;
  readonly month: PlainDate;
  readonly version: number;
}

const MISSING: Readonly<Record<ReportField, Prisma.Sql>> = {
  'own-number': Prisma.sql`c.own_number IS NULL`,
  amount: Prisma.sql`c.amount_fen IS NULL`,
  'signed-on': Prisma.sql`c.signed_on IS NULL`,
  'starts-on': Prisma.sql`c.starts_on IS NULL`,
  'ends-on': Prisma.sql`c.ends_on IS NULL`,
  'counterparty-uscc': Prisma.sql`EXISTS (SELECT 1 FROM app.contract_party p WHERE p.contract_id = c.id
    AND p.side = 'counterparty' AND p.uscc IS NULL)`,
  milestones: Prisma.sql`NOT EXISTS (SELECT 1 FROM app.contract_milestone m WHERE m.contract_id = c.id)`,
};

const COLUMNS = Prisma.sql`contract_id, sequence, category_code, amount_fen, is_new, is_changed, is_performed,
  fields_asked, missing, faults, is_timely`;

/** The register's answer for a month: what happened within it, and what stands in the contracts now. */
function inRegister({ covers, month, rules }: ReportQuestion): Prisma.Sql {
  const { from, to } = spanOf(month);
  const [added, changed, performed] = REPORTED_KINDS.map(
    (kind) => Prisma.sql`${[...eventsReportedAs(kind)]}::text[]`,
  );
  const asked = rules.requiredFields.map(
    ({ field, exceptCategories }) =>
      [field, Prisma.sql`c.category_code <> ALL (${[...exceptCategories]}::text[])`] as const,
  );
  const count = asked.map(([, is]) => Prisma.sql`(${is})::int`);
  const missing = asked.map(
    ([field, is]) => Prisma.sql`CASE WHEN ${is} AND ${MISSING[field]} THEN ${field}::text END`,
  );
  return Prisma.sql`
    SELECT c.id AS contract_id, h.sequence, c.category_code, c.amount_fen, h.is_new, h.is_changed, h.is_performed,
      ${Prisma.join([Prisma.sql`0`, ...count], ' + ')} AS fields_asked,
      array_remove(ARRAY[${Prisma.join([Prisma.sql`NULL::text`, ...missing])}], NULL) AS missing,
      array_remove(ARRAY[
        CASE WHEN h.is_clerical THEN 'clerical-amendment' END, CASE WHEN h.is_corrected THEN 'performance-corrected' END,
        CASE WHEN EXISTS (SELECT 1 FROM app.contract_payment y WHERE y.contract_id = c.id AND y.issue IS NOT NULL
          AND y.received_at >= ${from}::timestamptz AND y.received_at < ${to}::timestamptz)
          THEN 'payment-contradicted' END], NULL) AS faults,
      CASE WHEN h.is_new AND NOT c.is_stock AND c.signed_on IS NOT NULL
        THEN (c.collected_at AT TIME ZONE 'Asia/Shanghai')::date - c.signed_on <= ${rules.collectionDays}::int END
        AS is_timely
    FROM app.contract c JOIN LATERAL (
      SELECT max(e.sequence) AS sequence,
        bool_or(e.occurred_at >= ${from}::timestamptz AND e.type = ANY (${added})) AS is_new,
        bool_or(e.occurred_at >= ${from}::timestamptz AND e.type = ANY (${changed})) AS is_changed,
        bool_or(e.occurred_at >= ${from}::timestamptz AND e.type = ANY (${performed})) AS is_performed,
        bool_or(e.occurred_at >= ${from}::timestamptz AND e.type = 'contract-amended'
          AND e.data ->> 'ground' = 'clerical') AS is_clerical,
        bool_or(e.occurred_at >= ${from}::timestamptz AND e.type = 'performance-corrected') AS is_corrected
      FROM app.case_event e WHERE e.case_id = c.id AND e.occurred_at < ${to}::timestamptz) h
      ON h.is_new OR h.is_changed OR h.is_performed
    WHERE (c.undertaking_id = ANY (${[...covers]}::text[]) OR c.reporter_id = ANY (${[...covers]}::text[]))
      AND ${REPORTED_FOR} = ANY (${[...covers]}::text[])`;
}

const inVersion = ({ organizationId, month, version }: SentVersion): Prisma.Sql => Prisma.sql`
  SELECT ${COLUMNS} FROM app.upward_report_item
  WHERE organization_id = ${organizationId} AND month = ${month}::date AND version = ${version}::int`;

const isSent = (source: ReportQuestion | SentVersion): source is SentVersion => 'version' in source;
const itemsOf = (source: ReportQuestion | SentVersion): Prisma.Sql =>
  isSent(source) ? inVersion(source) : inRegister(source);

/** Freezes what stands in the register as a version that is sent. */
export async function freezeItems(
  transaction: Transaction,
  { organizationId, month, version }: SentVersion,
  question: ReportQuestion,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.upward_report_item (organization_id, month, version, ${COLUMNS})
    SELECT ${organizationId}, ${month}::date, ${version}::int, ${COLUMNS} FROM (${inRegister(question)}) item`;
}

/** Which contracts a figure counts; the list and the number ask by the same words. */
const COUNTED: Readonly<Record<ReportFigure, Prisma.Sql>> = {
  contracts: Prisma.sql`true`,
  new: Prisma.sql`is_new`,
  changed: Prisma.sql`is_changed`,
  performed: Prisma.sql`is_performed`,
  incomplete: Prisma.sql`cardinality(missing) > 0`,
  faulty: Prisma.sql`cardinality(faults) > 0`,
  'collected-late': Prisma.sql`NOT is_timely`,
};

interface CountedRow {
  readonly figures: ReportCounts['figures'];
  readonly amountFen: string;
  readonly fieldsAsked: number;
  readonly fieldsFilled: number;
  readonly timed: number;
  readonly categories: readonly CategoryCounts[];
  readonly digest: string;
}

/** Everything that is counted of a month: of the register, or of a version that was sent. */
export async function countItems(
  reader: Reader,
  source: ReportQuestion | SentVersion,
): Promise<Omit<ReportCounts, 'refusedRows'>> {
  const figures = Object.entries(COUNTED).map(
    ([figure, is]) => Prisma.sql`${figure}::text, count(*) FILTER (WHERE ${is})::int`,
  );
  const [row] = await reader.$queryRaw<readonly CountedRow[]>`
    WITH item AS (${itemsOf(source)}),
    category AS (
      SELECT category_code AS "categoryCode", count(*) FILTER (WHERE is_new)::int AS new,
        count(*) FILTER (WHERE is_changed)::int AS changed, count(*) FILTER (WHERE is_performed)::int AS performed,
        coalesce(sum(amount_fen) FILTER (WHERE is_new), 0)::bigint AS "amountFen"
      FROM item GROUP BY category_code)
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} jsonb_build_object(${Prisma.join(figures)}) AS figures,
      coalesce(sum(amount_fen) FILTER (WHERE is_new), 0)::text AS "amountFen",
      coalesce(sum(fields_asked), 0)::int AS "fieldsAsked",
      coalesce(sum(fields_asked - cardinality(missing)), 0)::int AS "fieldsFilled", count(is_timely)::int AS timed,
      (SELECT coalesce(jsonb_agg(to_jsonb(category) ORDER BY "categoryCode"), '[]') FROM category) AS categories,
      encode(sha256(convert_to(coalesce(string_agg(concat_ws(':', contract_id, sequence, is_new, is_changed,
        is_performed, coalesce(amount_fen::text, '-'), array_to_string(missing, '+'), array_to_string(faults, '+'),
        coalesce(is_timely::text, '-')), ',' ORDER BY contract_id), ''), 'UTF8')), 'hex') AS digest
    FROM item`;
  if (row === undefined) throw new Error('a month was not counted');
  return { ...row, amountFen: Number(row.amountFen) };
}

/** One contract of a month, as a page shows it. */
export interface ReportItem {
  readonly contractId: CaseId;
  readonly code: string;
  readonly name: string;
  readonly categoryCode: string;
  readonly sequence: number;
  readonly isNew: boolean;
  readonly isChanged: boolean;
  readonly isPerformed: boolean;
  readonly missing: readonly ReportField[];
  readonly faults: readonly ReportFault[];
  readonly isTimely: boolean | null;
}

/** The contracts that a figure counts, by code. */
export function listItems(
  reader: Reader,
  source: ReportQuestion | SentVersion,
  page: { readonly behind: ReportFigure; readonly after: string | null; readonly limit: number },
): Promise<readonly ReportItem[]> {
  return reader.$queryRaw`
    WITH item AS (${itemsOf(source)})
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} i.contract_id AS "contractId", c.code, c.name,
      i.category_code AS "categoryCode", i.sequence, i.is_new AS "isNew", i.is_changed AS "isChanged",
      i.is_performed AS "isPerformed", i.missing, i.faults, i.is_timely AS "isTimely"
    FROM item i JOIN app.contract c ON c.id = i.contract_id
    WHERE ${COUNTED[page.behind]} AND c.code > ${page.after ?? ''}
    ORDER BY c.code LIMIT ${page.limit}`;
}
