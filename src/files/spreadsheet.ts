import { crc32, deflateRawSync } from 'node:zlib';

/** One cell: text as it was written, a number, or nothing. There is no way to write a formula. */
export type Cell = string | number | null;

export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a program could take for a formula when somebody edits or saves it elsewhere; it gets a mark that it is text. */
const FORMULA_LIKE = /^[=+\-@\t\r\n]/;
const PLAIN = 0;
const MARKED = 1;
const BOLD = 2;

/**
 * An Office Open XML workbook (ECMA-376) with one sheet. Text is stored as inline strings, never as formulas, and text
 * that looks like a formula is also marked as quoted, so that it stays text when it is edited.
 */
export function writeSpreadsheet(sheet: Sheet): Buffer {
  return zip([
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', relationships('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', workbook(sheet.name)],
    ['xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONSHIPS],
    ['xl/styles.xml', STYLES],
    ['xl/worksheets/sheet1.xml', worksheet(sheet)],
  ]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`;

const relationships = (type: string, target: string): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIP}/${type}" Target="${target}"/></Relationships>`;

const WORKBOOK_RELATIONSHIPS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIP}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONSHIP}/styles" Target="styles.xml"/></Relationships>`;

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" quotePrefix="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const workbook = (name: string): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIP}"><sheets><sheet name="${escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

function worksheet({ header, rows }: Sheet): string {
  const head = row(
    header.map((text) => cell(text, BOLD)),
    1,
  );
  const lines = rows.map((cells, index) =>
    row(
      cells.map((value) => cell(value, styleOf(value))),
      index + 2,
    ),
  );
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  return `${XML}<worksheet xmlns="${MAIN}">${view}<sheetData>${head}${lines.join('')}</sheetData></worksheet>`;
}

const row = (cells: readonly string[], number: number): string =>
  `<row r="${number}">${cells.join('')}</row>`;

const styleOf = (value: Cell): number =>
  typeof value === 'string' && FORMULA_LIKE.test(value) ? MARKED : PLAIN;

function cell(value: Cell, style: number): string {
  const shown = style === PLAIN ? '' : ` s="${style}"`;
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c${shown}><v>${value}</v></c>`;
  return `<c${shown} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
}

/** XML 1.0 knows no other control characters than these three; a lone surrogate is no character at all. */
// eslint-disable-next-line no-control-regex -- exactly these are not allowed
const NOT_XML = /[\u0000-\u0008\v\f\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string =>
  text.replace(NOT_XML, '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** 1980-01-01: the same content gives the same file. */
const DOS_DATE = 0x21;
const DEFLATED = 8;
const UTF8_NAMES = 0x800;
const VERSION = 20;

function zip(files: readonly (readonly [string, string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const content = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(content);
    const fields = entryFields(name, content, packed);
    const local = Buffer.concat([uint32(0x04034b50), fields, Buffer.from(name, 'utf8')]);
    directory.push(
      Buffer.concat([
        uint32(0x02014b50),
        uint16(VERSION),
        fields,
        centralEnd(offset),
        Buffer.from(name, 'utf8'),
      ]),
    );
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const count = uint16(files.length);
  const end = [
    uint32(0x06054b50),
    uint16(0),
    uint16(0),
    count,
    count,
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ];
  return Buffer.concat([...parts, central, ...end]);
}

/** Version, flags, method, time, date, checksum, both sizes, lengths of name and extra. */
const entryFields = (name: string, content: Buffer, packed: Buffer): Buffer =>
  Buffer.concat([
    ...[uint16(VERSION), uint16(UTF8_NAMES), uint16(DEFLATED), uint16(0), uint16(DOS_DATE)],
    ...[uint32(crc32(content)), uint32(packed.length), uint32(content.length)],
    ...[uint16(Buffer.byteLength(name)), uint16(0)],
  ]);

/** No comment, first disk, no attributes, and where the entry begins. */
const centralEnd = (offset: number): Buffer =>
  Buffer.concat([uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset)]);

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
