import { isFormulaLike, type Cell } from '../domain/workbook';

/** An apostrophe in front of what looks like a formula makes it text, in spreadsheet programs and here. */
const MARK = "'";
const BYTE_ORDER_MARK = '\uFEFF';

/** A table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheet programs know the encoding. */
export function writeCsv(lines: readonly (readonly Cell[])[]): Buffer {
  const text = lines.map((cells) => `${cells.map(toField).join(',')}\r\n`).join('');
  return Buffer.from(BYTE_ORDER_MARK + text, 'utf8');
}

function toField(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  const harmless = isFormulaLike(cell) ? MARK + text : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The text of a field that `writeCsv` or a person has marked as text. */
export const withoutMark = (field: string): string =>
  field.startsWith(MARK) && isFormulaLike(field.slice(MARK.length)) ? field.slice(MARK.length) : field;
