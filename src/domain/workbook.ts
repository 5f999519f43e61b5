/** One cell: text as it was written, a number, or nothing. There is no way to write a formula. */
export type Cell = string | number | null;

/** What goes into a spreadsheet program, by whatever road: a name, the headings, the lines below them. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a spreadsheet program could take for a formula when somebody edits or saves it elsewhere. */
const FORMULA_LIKE = /^[=+\-@\t\r\n]/;

export const isFormulaLike = (cell: Cell): boolean => typeof cell === 'string' && FORMULA_LIKE.test(cell);

/** The format of cells by which what is typed into them stays text. */
const TEXT = '@';
/** A sheet's name has at most 31 characters, and none of these (ECMA-376 part 1, 18.2.19). */
const NOT_IN_A_NAME = /[\\/?*[\]:]/g;
const LONGEST_NAME = 31;

/**
 * A sheet as the library that writes workbooks wants it, on the server and in the browser: headings in bold and in
 * sight, and text that looks like a formula stays text also when somebody edits it.
 */
export const workbookOf = ({ name, header, rows }: Sheet) => ({
  lines: [
    header.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((cells) =>
      cells.map((value) => (value !== null && isFormulaLike(value) ? { value, format: TEXT } : value)),
    ),
  ],
  options: { sheet: name.replaceAll(NOT_IN_A_NAME, ' ').slice(0, LONGEST_NAME), stickyRowsCount: 1 },
});
