import type { Cell } from './spreadsheet';

/** What a spreadsheet program would take for a formula; an apostrophe in front makes it text, there and here. */
const FORMULA_LIKE = /^[=+\-@\t\r]/;
const MARKED = /^'(?=[=+\-@\t\r])/;
const BYTE_ORDER_MARK = '\uFEFF';

/** A table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheet programs know the encoding. */
export function writeCsv(lines: readonly (readonly Cell[])[]): Buffer {
  const text = lines.map((cells) => `${cells.map(toField).join(',')}\r\n`).join('');
  return Buffer.from(BYTE_ORDER_MARK + text, 'utf8');
}

function toField(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  const harmless = typeof cell === 'string' && FORMULA_LIKE.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The text of a field that `writeCsv` or a person has marked as text. */
export const withoutMark = (field: string): string => field.replace(MARKED, '');
