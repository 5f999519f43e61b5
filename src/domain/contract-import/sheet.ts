import { bearsSecrecyMark } from '../contract/secrecy';
import { readSecrecy } from './cell';
import { guess, recogniseColumns, type Mapping, type RecognisedColumns } from './column';
import { cellsOf, type ReadRow } from './table';
import { EXAMPLE_NUMBER } from './template';

/** A table as somebody made it, its headings found. */
export interface Sheet {
  /** As a person counts, from 1: titles may stand above. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly columns: RecognisedColumns;
  /** What stands below, empty rows left out. */
  readonly rows: readonly ReadRow[];
  /** What stands above the headings marks the whole table as secret. */
  readonly isSecret: boolean;
}

/** Titles, who made it and when: not more stands above the headings of real tables. */
const HIGHEST_HEADINGS = 10;

/** Reads a table, row by row as it stands, with the headings wherever they are. */
export function readSheet(table: readonly (readonly string[])[], said: Mapping): Sheet {
  const place = headingsPlace(table, said);
  const headings = (table[place] ?? []).map((heading) => heading.replace(/\s+/g, ' ').trim());
  const columns = recogniseColumns(headings, said);
  const secrecyAt = headings.flatMap((heading, at) => (guess(heading) === 'secrecy' ? [at] : []));
  const rows = table.slice(place + 1).flatMap((fields, below): readonly ReadRow[] => {
    const cells = cellsOf(fields, columns);
    if (Object.keys(cells).length === 0 || cells.number === EXAMPLE_NUMBER) return [];
    return [{ row: place + below + 2, cells, isSecret: isSecret(fields, secrecyAt) }];
  });
  const above = table.slice(0, place + 1).flat();
  return { headingRow: place + 1, headings, columns, rows, isSecret: above.some(bearsSecrecyMark) };
}

/** The row in which the most headings are known. */
function headingsPlace(table: readonly (readonly string[])[], said: Mapping): number {
  const known = table
    .slice(0, HIGHEST_HEADINGS)
    .map((fields) => new Set(recogniseColumns(fields, said).keys.filter((key) => key !== null)).size);
  return Math.max(known.indexOf(Math.max(...known)), 0);
}

/** Whatever somebody says is to be read: a column of secrecy, and marks anywhere, always are. */
function isSecret(fields: readonly string[], secrecyAt: readonly number[]): boolean {
  const isDeclared = secrecyAt.some((at) => {
    const declared = readSecrecy(fields[at] ?? '');
    return declared.ok && declared.value === 'secret';
  });
  return isDeclared || fields.some(bearsSecrecyMark);
}
