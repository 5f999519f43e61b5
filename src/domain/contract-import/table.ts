import { tidy } from './cell';
import { CONTACT_COLUMNS, type AmountUnit, type ColumnKey, type RecognisedColumns } from './column';

/** What stands in a row, by column; empty cells are left out. */
export type Cells = Readonly<Partial<Record<ColumnKey, string>>>;

export interface TableRow {
  /** As a person counts: the headings are row 1. */
  readonly row: number;
  readonly cells: Cells;
}

/** A row as it came. */
export interface ReadRow extends TableRow {
  /** It was declared secret, or bears a mark of it anywhere, also where it is not read. */
  readonly isSecret: boolean;
}

/** The rows of one contract: its first row says what it is, each row may name a milestone. */
export interface RowGroup {
  readonly rows: readonly TableRow[];
  /** Rows that say again, word for word, what another row of the table says. */
  readonly repeatedRows: readonly number[];
  /** Somebody declared it secret, or its text says so: nothing but its row numbers may be kept. */
  readonly isSecret: boolean;
}

/** In which units the amounts of a table are written. */
export interface Units {
  readonly amount: AmountUnit;
  readonly milestoneAmount: AmountUnit;
}

export function unitsOf({ keys, units }: RecognisedColumns): Units {
  const of = (key: ColumnKey): AmountUnit => units[keys.indexOf(key)] ?? '元';
  return { amount: of('amount'), milestoneAmount: of('milestoneAmount') };
}

export function cellsOf(fields: readonly string[], { keys }: RecognisedColumns): Cells {
  const cells: Partial<Record<ColumnKey, string>> = {};
  fields.forEach((field, place) => {
    const key = keys[place];
    const text = field.trim();
    if (key !== null && key !== undefined && text !== '') cells[key] = text;
  });
  return cells;
}

/** As a person or a merged cell repeats it: spaces and widths apart. */
const wordForWord = (cells: Cells): string =>
  JSON.stringify(
    Object.entries(cells)
      .map(([key, text]) => [key, tidy(text)] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );

/** What names a contract. A row without any of it says more about the contract above: its cells were merged. */
const NAMING: readonly ColumnKey[] = ['name', 'number', 'counterparty'];
const isContinued = (cells: Cells): boolean => NAMING.every((key) => cells[key] === undefined);

/** By what rows belong together: the contract's number with its body; without one, what it is, with whom and of when. */
function togetherBy({ row, cells }: TableRow): string {
  const said = (keys: readonly ColumnKey[]): string =>
    JSON.stringify(keys.map((key) => tidy(cells[key] ?? '')));
  if (cells.number !== undefined) return said(['undertaking', 'number']);
  if (cells.signedOn === undefined) return `row ${row}`;
  return said(['undertaking', 'name', 'counterparty', 'signedOn', 'amount']);
}

interface Gathered {
  readonly rows: ReadRow[];
  readonly repeatedRows: number[];
}

/** Puts the rows of a table together to contracts, in the order in which they are first named. */
export function groupRows(rows: readonly ReadRow[]): readonly RowGroup[] {
  const groups = new Map<string, Gathered>();
  const seen = new Map<string, string>();
  let above: string | null = null;
  for (const one of rows) {
    const text = wordForWord(one.cells);
    const more: string | null = isContinued(one.cells) ? above : null;
    const known: string | undefined = more === null ? seen.get(text) : undefined;
    above = more ?? known ?? togetherBy(one);
    if (more === null) seen.set(text, above);
    const group = groups.get(above) ?? { rows: [], repeatedRows: [] };
    groups.set(above, group);
    // A secret is never dropped as a repetition: every row of it is told of.
    if (known === undefined || one.isSecret) group.rows.push(one);
    else group.repeatedRows.push(one.row);
  }
  return [...groups.values()].map(toGroup);
}

const toGroup = ({ rows, repeatedRows }: Gathered): RowGroup => ({
  rows: rows.map(({ row, cells }) => ({ row, cells })),
  repeatedRows,
  // A secret in one row is a secret of its contract.
  isSecret: rows.some((one) => one.isSecret),
});

/** The cells that may be kept in the clear. */
export function withoutContacts(cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).filter(([key]) => !CONTACT_COLUMNS.some((contact) => contact === key)),
  );
}
