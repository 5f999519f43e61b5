import { randomUUID } from 'node:crypto';
import { serialize } from 'node:v8';
import { tidy } from '../domain/contract-import/cell';
import { headingOf, type ColumnKey, type Mapping } from '../domain/contract-import/column';
import type { Fault } from '../domain/contract-import/contract-import';
import { readSheet, type Sheet } from '../domain/contract-import/sheet';
import {
  groupRows,
  unitsOf,
  withoutContacts,
  type Cells,
  type RowGroup,
} from '../domain/contract-import/table';
import { bearsSecrecyMark } from '../domain/contract/secrecy';
import { toCaseId, type Instant } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import {
  insertImport,
  rememberedMapping,
  rememberMapping,
  type ImportRow,
  type NewImport,
} from '../store/contract-import.store';
import type { Reader, Transaction } from '../store/transaction';
import { sealContacts, type NewContact, type SealedContact } from '../vault/client';
import { emailSchema } from '../wire/common.wire';
import type { FieldError } from '../wire/problem.wire';
import { contactsOf } from './collect-contracts';
import type { CollectionDeps } from './prepare-collection';

export interface SentTable {
  readonly fileName: string;
  /** Row by row, each field as it stands. */
  readonly table: readonly (readonly string[])[];
  readonly isStock: boolean;
  readonly mapping: Mapping;
  readonly actor: OfficerActor;
  readonly createdAt: Instant;
}

/** More would be hours of checking, and nobody looks through so many verdicts. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
const phoneForm = /^\+?[\d -]{5,24}$/;

/** Stands in the file of failed rows where a sealed contact was: nobody here can open it, so it is asked for again. */
export const SEALED_CELL = '（已加密，请补填）';

/** The table as this body's tables with these headings are read, unless somebody says otherwise now. */
export async function sheetFor(
  reader: Reader,
  { table, mapping, actor }: Pick<SentTable, 'table' | 'mapping' | 'actor'>,
): Promise<{ readonly sheet: Sheet; readonly mapping: Mapping }> {
  const sheet = readSheet(table, mapping);
  const remembered = await rememberedMapping(reader, actor.organizationId, sheet.headings);
  if (Object.keys(remembered).length === 0) return { sheet, mapping };
  const both = { ...remembered, ...mapping };
  return { sheet: readSheet(table, both), mapping: both };
}

/** A table that may come in: read, put together to contracts, and sealed. */
export interface PreparedImport {
  readonly table: NewImport;
  readonly rows: readonly ImportRow[];
}

/**
 * Makes a table ready to be checked. Cells that name people are sealed on the way, and of a secret contract only its
 * row numbers are kept.
 * @returns what to store, or what is wrong with the table as a whole.
 */
export async function prepareImport(
  { database, sealingKeys }: Pick<CollectionDeps, 'database' | 'sealingKeys'>,
  sent: SentTable,
): Promise<PreparedImport | { readonly errors: readonly FieldError[] }> {
  const { actor, createdAt, fileName, isStock } = sent;
  const { sheet, mapping } = await sheetFor(database.prisma, sent);
  const errors = tableErrors(sheet, fileName);
  if (errors.length > 0) return { errors };
  const { headings, columns, rows } = sheet;
  const table: NewImport = {
    ...{ id: randomUUID(), actor, fileName, isStock, createdAt, headings, mapping, units: unitsOf(columns) },
    ...{ organizationId: actor.organizationId, officerId: actor.officerId, rowCount: rows.length },
  };
  return { table, rows: sealedRows({ sealingKeys }, groupRows(rows)) };
}

/** Puts it in, and remembers how the sender reads tables with these headings. */
export async function stageImport(
  transaction: Transaction,
  { table, rows }: PreparedImport,
): Promise<{ readonly id: string }> {
  await insertImport(transaction, table, rows);
  await rememberMapping(transaction, table.organizationId, table);
  return { id: table.id };
}

/** What keeps a table from being read at all, the first thing only: the rest follows from it. */
function tableErrors({ headings, columns, rows, isSecret }: Sheet, fileName: string): readonly FieldError[] {
  const wrong = (message: string, fix: string): readonly FieldError[] => [
    { pointer: '#/file', message, fix },
  ];
  const named = (keys: readonly ColumnKey[]): string => keys.map((key) => `“${headingOf(key)}”`).join('、');
  const { missing, claimedTwice } = columns;
  if (isSecret || bearsSecrecyMark(fileName)) {
    return wrong('表格带有密级标志，本次提交的内容没有留存', '涉密合同请按保密规定另行管理');
  }
  if (headings.length > MOST_COLUMNS) {
    return wrong(`表格有 ${headings.length} 列`, `最多 ${MOST_COLUMNS} 列`);
  }
  if (missing.length > 0) {
    const fix = '列名不同的，用 mapping 说明哪一列是什么，或者使用模板';
    return wrong(`没有找到${named(missing)}列`, fix);
  }
  if (claimedTwice.length > 0) {
    return wrong(`有两列都是${named(claimedTwice)}`, '删去一列，或者用 mapping 说明哪一列不读');
  }
  if (rows.length === 0) return wrong('表格里没有合同', '列名下面每行写一份合同或一个节点');
  if (rows.length <= MOST_ROWS) return [];
  return wrong(`表格有 ${rows.length} 行`, `每次最多 ${MOST_ROWS} 行，请分成几个文件`);
}

/** The rows as they are kept. All contacts of a table are sealed together: wrapping a key is what costs. */
function sealedRows(
  { sealingKeys }: Pick<CollectionDeps, 'sealingKeys'>,
  groups: readonly RowGroup[],
): readonly ImportRow[] {
  const staged = groups.map((group, place) => {
    const contractId = toCaseId(randomUUID());
    const read = group.isSecret ? { parties: [], faults: [] } : readContacts(group);
    return { group, place, contractId, ...read };
  });
  const sealed = sealContacts(
    sealingKeys,
    staged.flatMap(({ contractId, parties }): readonly NewContact[] => contactsOf(contractId, parties)),
  );
  const contactsByContract = new Map<string, SealedContact[]>();
  for (const contact of sealed) {
    contactsByContract.set(contact.contractId, [
      ...(contactsByContract.get(contact.contractId) ?? []),
      contact,
    ]);
  }
  return staged.map(({ group, place, contractId, parties, faults }): ImportRow => {
    const contacts = contactsByContract.get(contractId);
    return {
      ...{ place, contractId, code: null, repeatedRows: group.repeatedRows },
      rowNumbers: group.rows.map(({ row }) => row),
      rows: group.isSecret
        ? null
        : group.rows.map(({ row, cells }) => ({ row, cells: withoutContacts(cells) })),
      contacts: parties.map((party) => party.contacts.map(({ email }) => ({ hasAddress: email !== null }))),
      sealedContacts: contacts === undefined ? null : serialize(contacts),
      verdict: group.isSecret ? 'secret' : 'waiting',
      faults: group.isSecret ? [secrecyFault(group)] : faults,
    };
  });
}

const secrecyFault = ({ rows }: RowGroup): Fault => ({
  row: rows[0]?.row ?? 0,
  column: null,
  message: '写明涉密或带有密级标志，内容没有留存',
  fix: '涉密合同请按保密规定另行管理；标注有误的，更正后单独重新提交',
});

interface ReadParty {
  readonly contacts: readonly {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  }[];
}

const PARTY_COLUMNS = [
  ['publicContact', 'publicPhone', 'publicEmail'],
  ['counterpartyContact', 'counterpartyPhone', 'counterpartyEmail'],
] as const;

/** The first row that names somebody of a party names the party's contact. */
function readContacts({ rows }: RowGroup): {
  readonly parties: readonly ReadParty[];
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const parties = PARTY_COLUMNS.map((columns): ReadParty => {
    const named = rows.find(({ cells }) => columns.some((column) => cells[column] !== undefined));
    if (named === undefined) return { contacts: [] };
    const { row, cells } = named;
    const [name, phone, email] = columns.map((column) => textOf(cells, column));
    const left = columns.filter((column) => cells[column]?.trim() === SEALED_CELL);
    if (left.length > 0) {
      const fix = '按原表补上联系人，或者清空这几格';
      faults.push(...left.map((column) => ({ row, column, message: '联系人没有补填', fix })));
      return { contacts: [{ name: null, phone: null, email: null }] };
    }
    if (phone != null && !phoneForm.test(phone)) {
      faults.push({ row, column: columns[1], message: '不是电话号码', fix: '写一个电话号码，或者留空' });
    }
    if (email != null && !emailSchema.safeParse(email).success) {
      faults.push({ row, column: columns[2], message: '不是电子邮箱', fix: '写一个邮箱，或者留空' });
    }
    return { contacts: [{ name: name ?? null, phone: phone ?? null, email: email ?? null }] };
  });
  return { parties, faults };
}

const textOf = (cells: Cells, column: keyof Cells): string | null => {
  const text = tidy(cells[column] ?? '');
  return text === '' ? null : text;
};
