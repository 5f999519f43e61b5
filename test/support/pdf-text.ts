import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

/** The objects of a PDF as pdfkit writes it: no object streams, every stream deflated. */
function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', content = ''] = found;
    const at = content.indexOf('\nstream\n');
    const dictionary = at < 0 ? content : content.slice(0, at);
    const raw = at < 0 ? '' : content.slice(at + 8, content.lastIndexOf('\nendstream'));
    const isDeflated = dictionary.includes('/FlateDecode');
    const stream = isDeflated ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    objects.set(id, { dictionary, stream });
  }
  return objects;
}

const referred = (dictionary: string, key: string): string =>
  new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '';

const fromUtf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Glyph number to text, from a font's ToUnicode map. */
function glyphsOf(cmap: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    const texts = [...list.matchAll(/<([\w ]+)>/g)].map(([, hex = '']) => hex.replace(/ /g, ''));
    texts.forEach((hex, index) => glyphs.set(parseInt(from, 16) + index, fromUtf16(hex)));
  }
  return glyphs;
}

/** The text of each page, piece by piece as it was set, read back through the fonts' own ToUnicode maps. */
export function pagesOfPdf(pdf: Buffer): readonly (readonly string[])[] {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = objects.get(referred(objects.get(id)?.dictionary ?? '', 'ToUnicode'))?.stream ?? '';
      fonts.set(name, glyphsOf(cmap));
    }
  }
  return [...objects.values()]
    .map(({ stream }) => piecesOf(stream, fonts))
    .filter((pieces) => pieces.length > 0);
}

type Fonts = ReadonlyMap<string, ReadonlyMap<number, string>>;

function piecesOf(stream: string, fonts: Fonts): readonly string[] {
  const pieces: string[] = [];
  let font: ReadonlyMap<number, string> = new Map();
  for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    if (shown === undefined) continue;
    const hex = [...shown.matchAll(/<([0-9a-f]*)>/g)].map(([, part = '']) => part).join('');
    const numbers = hex.match(/.{4}/g) ?? [];
    pieces.push(numbers.map((glyph) => font.get(parseInt(glyph, 16)) ?? '\uFFFD').join(''));
  }
  return pieces;
}

/** The text of a whole PDF, a line for each piece that was set. */
export function textOfPdf(pdf: Buffer): string {
  return pagesOfPdf(pdf).flat().join('\n');
}
