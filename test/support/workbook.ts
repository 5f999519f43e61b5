import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** The text of one file in a zip, found by the central directory. */
function unzipped(zip: Buffer, wanted: string): string {
  for (let at = zip.readUInt32LE(zip.length - 6); zip.readUInt32LE(at) === 0x02014b50;) {
    const [packed, name, extra, place] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt32LE(at + 42),
    ];
    if (zip.toString('utf8', at + 46, at + 46 + name) === wanted) {
      const from = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28);
      return inflateRawSync(zip.subarray(from, from + packed)).toString('utf8');
    }
    at += 46 + name + extra;
  }
  throw new Error(`${wanted} is not in the file`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const plain = (xml: string): string =>
  xml.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** Its column (A to Z), whether its text stands among the shared ones, and its value. */
const CELL = /<c r="([A-Z])\d+"[^>]*?(t="s")?(?:\/>|><v>([^<]*)<\/v><\/c>)/g;

/** The first sheet of a workbook as its reader sees it; a formula anywhere in it is an error. */
export function readWorkbook(file: Buffer): readonly (readonly string[])[] {
  const sheet = unzipped(file, 'xl/worksheets/sheet1.xml');
  if (/<f[ >]/.test(sheet)) throw new Error('there is a formula in the sheet');
  const texts = [...unzipped(file, 'xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text = '']) => plain(text),
  );
  return [...sheet.matchAll(/<row .*?<\/row>/g)].map(([row]) => {
    const cells: (string | undefined)[] = [];
    for (const [, column = '', shared, value = ''] of row.matchAll(CELL)) {
      cells[column.charCodeAt(0) - 'A'.charCodeAt(0)] = shared ? (texts[Number(value)] ?? '') : value;
    }
    return Array.from(cells, (cell) => cell ?? '');
  });
}

export const readWorkbookAt = (path: string): readonly (readonly string[])[] =>
  readWorkbook(readFileSync(path));
