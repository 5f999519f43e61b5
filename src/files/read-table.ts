import { parse } from 'csv-parse';
import { accepted, refused, type Result } from '../domain/result';
import { withoutMark } from './csv';
import { readXlsx } from './read-xlsx';

/** Why a file is no table. */
export type TableFault = 'not-a-table' | 'encoding-unknown' | 'quotes-unbalanced' | 'too-much-inside'; // a small file that would fill the memory

/** Every workbook is an archive. */
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/** The text of a file in UTF-8 or GB18030, with or without a mark of its encoding; null when it is neither. */
function textOf(content: Buffer): string | null {
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content);
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}

/**
 * The fields of a table, row by row as they stand: of a workbook's first sheet, or of a CSV file with commas,
 * semicolons or tabs, whichever its first lines have most. Rows of different lengths are taken as they are.
 */
export async function readTable(
  content: Buffer,
): Promise<Result<readonly (readonly string[])[], TableFault>> {
  if (content.subarray(0, ZIP.length).equals(ZIP)) {
    const reading = await readXlsx(content);
    return 'fault' in reading
      ? refused(reading.fault)
      : accepted(reading.rows.map((row) => row.map(withoutMark)));
  }
  if (content.includes(0)) return refused('not-a-table');
  const text = textOf(content);
  if (text === null) return refused('encoding-unknown');
  const rows: string[][] = [];
  const parser = parse(text, {
    ...{ bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false },
  });
  try {
    for await (const row of parser) rows.push((row as string[]).map(withoutMark));
  } catch {
    return refused('quotes-unbalanced');
  }
  return rows.length === 0 ? refused('not-a-table') : accepted(rows);
}

/** Titles may stand above the headings, so not only the first line is asked. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r?\n/, 10).join('\n');
  const count = (mark: string): number => lines.split(mark).length;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
