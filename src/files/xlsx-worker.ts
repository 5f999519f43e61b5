import { parentPort, workerData } from 'node:worker_threads';
import { unpacksWithin } from './zip-directory';

/** What reading a workbook ends with, as it is told to whoever asked. */
export type XlsxReading =
  { readonly rows: readonly (readonly string[])[] } | { readonly fault: 'not-a-table' | 'too-much-inside' };

const MOST_BYTES = 100 * 1024 * 1024;
/** Rows beyond are empty ones with a format, or a table that is too long in any case. */
const LAST_ROW = 100_000;
/** As many digits as a spreadsheet keeps: 12.850000000000001 is 12.85. */
const DIGITS = 15;

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return plainNumber(Number(value.toPrecision(DIGITS)));
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : '';
}

/** Without an exponent: codes and amounts are written out. */
const plainNumber = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(value);

async function read(content: Buffer): Promise<XlsxReading> {
  if (!unpacksWithin(content, MOST_BYTES)) return { fault: 'too-much-inside' };
  const { streamXlsxRows } = await import('hucre/xlsx');
  const rows: string[][] = [];
  for await (const { index, values } of streamXlsxRows(content)) {
    if (index >= LAST_ROW) return { fault: 'too-much-inside' };
    while (rows.length < index) rows.push([]);
    rows.push(values.map(toText));
  }
  return rows.length === 0 ? { fault: 'not-a-table' } : { rows };
}

// Copied in by whoever started this thread.
const content = Buffer.from(workerData as Uint8Array);
read(content).then(
  (reading) => parentPort?.postMessage(reading),
  () => parentPort?.postMessage({ fault: 'not-a-table' } satisfies XlsxReading),
);
