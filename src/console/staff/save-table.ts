import { saveFile } from './save-file';

/** What a spreadsheet program would take for a formula; an apostrophe in front makes it text. */
const FORMULA_LIKE = /^[=+\-@\t\r]/;
/** By which spreadsheet programs know the encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Hands a table to the browser's downloads as CSV (RFC 4180, UTF-8). @param name without its ending */
export function saveTable(lines: readonly (readonly string[])[], name: string): void {
  const text = lines.map((cells) => `${cells.map(toField).join(',')}\r\n`).join('');
  saveFile(new Blob([BYTE_ORDER_MARK + text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

function toField(cell: string): string {
  const harmless = FORMULA_LIKE.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
