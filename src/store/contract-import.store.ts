import { createHash } from 'node:crypto';
import type { Fault, ImportStatus, Verdict } from '../domain/contract-import/contract-import';
import type { Mapping } from '../domain/contract-import/column';
import type { TableRow, Units } from '../domain/contract-import/table';
import type { CaseId, Instant, OfficerId, OrganizationId } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { Database } from './database';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

export interface ContractImport {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly officerId: OfficerId;
  readonly actor: OfficerActor;
  readonly fileName: string;
  readonly isStock: boolean;
  readonly status: ImportStatus;
  readonly headings: readonly string[];
  readonly mapping: Mapping;
  readonly units: Units;
  readonly rowCount: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** As it comes in. */
export type NewImport = Omit<ContractImport, 'status' | 'createdAt' | 'endedAt'> & {
  readonly createdAt: Instant;
};

export interface SeenContact {
  readonly hasAddress: boolean;
}

/** One contract of a table. */
export interface ImportRow {
  readonly place: number;
  readonly rowNumbers: readonly number[];
  readonly repeatedRows: readonly number[];
  /** Null: it was secret, or it has been collected and is kept in the contract alone. */
  readonly rows: readonly TableRow[] | null;
  /** By party, whether each contact has an address. */
  readonly contacts: readonly (readonly SeenContact[])[];
  readonly sealedContacts: Buffer | null;
  readonly verdict: Verdict;
  readonly faults: readonly Fault[];
  /** The contract that it is, or will be. */
  readonly contractId: CaseId;
  readonly code: string | null;
}

/** How many statements' worth of rows go in at once. */
const ROWS_AT_ONCE = 1_000;

const keyOf = (headings: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(headings)).digest('hex');

/** Puts a table in, to be checked. */
export async function insertImport(
  transaction: Transaction,
  table: NewImport,
  rows: readonly ImportRow[],
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.contract_import (id, organization_id, officer_id, actor, file_name, is_stock, status, headings,
      mapping, units, row_count, created_at)
    VALUES (${table.id}::uuid, ${table.organizationId}, ${table.officerId}, ${JSON.stringify(table.actor)}::jsonb,
      ${table.fileName}, ${table.isStock}, 'checking', ${[...table.headings]}::text[],
      ${JSON.stringify(table.mapping)}::jsonb, ${JSON.stringify(table.units)}::jsonb, ${table.rowCount},
      ${table.createdAt}::timestamptz)`;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await insertRows(transaction, table.id, rows.slice(from, from + ROWS_AT_ONCE));
  }
}

async function insertRows(
  transaction: Transaction,
  importId: string,
  rows: readonly ImportRow[],
): Promise<void> {
  const plain = rows.map(({ sealedContacts, ...row }) => ({
    ...row,
    sealed: sealedContacts?.toString('base64') ?? null,
  }));
  await transaction.$executeRaw`
    INSERT INTO app.contract_import_row (import_id, place, row_numbers, repeated_rows, rows, contacts, sealed_contacts,
      verdict, faults, contract_id)
    SELECT ${importId}::uuid, place, "rowNumbers", "repeatedRows", rows, contacts, decode(sealed, 'base64'), verdict, faults,
      "contractId"
    FROM jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) AS row(place integer, "rowNumbers" integer[],
      "repeatedRows" integer[], rows jsonb, contacts jsonb, sealed text, verdict text, faults jsonb, "contractId" uuid)`;
}

/** What a body has said of tables with these headings before. */
export async function rememberedMapping(
  reader: Reader,
  organizationId: OrganizationId,
  headings: readonly string[],
): Promise<Mapping> {
  const [row] = await reader.$queryRaw<readonly { mapping: Mapping }[]>`
    SELECT mapping FROM app.contract_import_mapping
    WHERE organization_id = ${organizationId} AND headings_key = ${keyOf(headings)}`;
  return row?.mapping ?? {};
}

export async function rememberMapping(
  transaction: Transaction,
  organizationId: OrganizationId,
  { headings, mapping }: Pick<ContractImport, 'headings' | 'mapping'>,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.contract_import_mapping (organization_id, headings_key, mapping)
    VALUES (${organizationId}, ${keyOf(headings)},
      ${JSON.stringify(mapping)}::jsonb)
    ON CONFLICT (organization_id, headings_key) DO UPDATE SET mapping = excluded.mapping`;
}

const COLUMNS = Prisma.sql`id, organization_id AS "organizationId", officer_id AS "officerId", actor,
  file_name AS "fileName", is_stock AS "isStock", status, headings, mapping, units, row_count AS "rowCount",
  created_at AS "createdAt", ended_at AS "endedAt"`;

export type VerdictCounts = Readonly<Partial<Record<Verdict, number>>>;

export interface CountedImport extends ContractImport {
  readonly counts: VerdictCounts;
}

const COUNTS = Prisma.sql`(SELECT coalesce(jsonb_object_agg(verdict, n), '{}') FROM (
  SELECT verdict, count(*) AS n FROM app.contract_import_row r WHERE r.import_id = contract_import.id GROUP BY 1) c)
  AS counts`;

/** The imports of the asker's body, the newest first. */
export function listImports(
  reader: Reader,
  organizationId: OrganizationId,
  limit: number,
): Promise<readonly CountedImport[]> {
  return reader.$queryRaw`
    SELECT ${COLUMNS}, ${COUNTS} FROM app.contract_import WHERE organization_id = ${organizationId}
    ORDER BY created_at DESC, id DESC LIMIT ${limit}`;
}

/** One import of the asker's body; null when there is none of this id for these eyes. */
export async function findImport(
  reader: Reader,
  organizationId: OrganizationId,
  id: string,
): Promise<CountedImport | null> {
  const [row] = await reader.$queryRaw<readonly CountedImport[]>`
    SELECT ${COLUMNS}, ${COUNTS} FROM app.contract_import
    WHERE id = ${id}::uuid AND organization_id = ${organizationId}`;
  return row ?? null;
}

/** Holds an import for its next step; null when there is none. */
export async function lockImport(transaction: Transaction, id: string): Promise<ContractImport | null> {
  const [row] = await transaction.$queryRaw<readonly ContractImport[]>`
    SELECT ${COLUMNS} FROM app.contract_import WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** What an import has ended with, or goes on to. Contacts of what will not come in any more are wiped at once. */
export async function moveImport(
  transaction: Transaction,
  id: string,
  to: { readonly status: ImportStatus; readonly at: Instant },
): Promise<void> {
  const isOver = to.status === 'done' || to.status === 'cancelled';
  await transaction.$executeRaw`
    UPDATE app.contract_import SET status = ${to.status}, ended_at = CASE WHEN ${isOver} THEN ${to.at}::timestamptz END
    WHERE id = ${id}::uuid`;
  if (!isOver) return;
  await transaction.$executeRaw`
    UPDATE app.contract_import_row SET sealed_contacts = NULL
    WHERE import_id = ${id}::uuid AND sealed_contacts IS NOT NULL`;
}

/** Confirmed by somebody: the contracts are collected in that name. */
export async function setImportActor(
  transaction: Transaction,
  id: string,
  actor: OfficerActor,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.contract_import SET actor = ${JSON.stringify(actor)}::jsonb WHERE id = ${id}::uuid`;
}

/** What goes on by itself, the shortest first: whoever brings ten contracts does not wait for fifty thousand. */
export async function nextImport(reader: Reader): Promise<ContractImport | null> {
  const [row] = await reader.$queryRaw<readonly ContractImport[]>`
    SELECT ${COLUMNS} FROM app.contract_import
    WHERE status IN ('checking', 'applying') ORDER BY row_count, created_at, id LIMIT 1`;
  return row ?? null;
}

const ROW = Prisma.sql`place, row_numbers AS "rowNumbers", repeated_rows AS "repeatedRows", rows, contacts,
  sealed_contacts AS "sealedContacts", verdict, faults, contract_id AS "contractId", code`;

/** The contracts of a table in their order, those of some verdicts only where they are named. */
export function listImportRows(
  reader: Reader,
  importId: string,
  {
    verdicts,
    after,
    limit,
  }: {
    readonly verdicts: readonly Verdict[];
    readonly after: number;
    readonly limit: number;
  },
): Promise<readonly ImportRow[]> {
  return reader.$queryRaw`
    SELECT ${ROW} FROM app.contract_import_row
    WHERE import_id = ${importId}::uuid AND verdict = ANY (${[...verdicts]}::text[]) AND place > ${after}
    ORDER BY place LIMIT ${limit}`;
}

/** How some contracts of a table stand, by their places. */
export async function verdictsNow(
  reader: Reader,
  importId: string,
  places: readonly number[],
): Promise<ReadonlyMap<number, Verdict>> {
  const rows = await reader.$queryRaw<readonly { place: number; verdict: Verdict }[]>`
    SELECT place, verdict FROM app.contract_import_row
    WHERE import_id = ${importId}::uuid AND place = ANY (${[...places]}::integer[])`;
  return new Map(rows.map(({ place, verdict }) => [place, verdict]));
}

export type JudgedRow = Pick<ImportRow, 'place' | 'verdict' | 'faults' | 'contractId' | 'code'>;

/** What was found of some contracts. What has been collected is kept in the contract from here on. */
export async function judgeRows(
  transaction: Transaction,
  importId: string,
  judged: readonly JudgedRow[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.contract_import_row r SET verdict = j.verdict, faults = j.faults, contract_id = j."contractId",
      code = j.code, rows = CASE WHEN j.verdict = 'collected' THEN NULL ELSE r.rows END,
      sealed_contacts = CASE WHEN j.verdict = 'new' THEN r.sealed_contacts END
    FROM jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) AS j(place integer, verdict text, faults jsonb,
      "contractId" uuid, code text)
    WHERE r.import_id = ${importId}::uuid AND r.place = j.place`;
}

const KEPT_DAYS = 30;

/** Forgets tables that ended, or that nobody has confirmed, a month ago: what came of them stands in the contracts. */
export function forgetOldImports({ prisma }: Database, now: Instant): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM app.contract_import WHERE status NOT IN ('checking', 'applying')
      AND coalesce(ended_at, created_at) < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})`;
}
