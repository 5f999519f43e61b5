import { create as createQrCode } from 'qrcode';
import PDFDocument from 'pdfkit';
import type { PlainDate } from '../domain/ids';
import { instantAt } from '../domain/plain-date';
import { log } from '../log';
import type { LetterFonts } from './fonts';

export const MM = 72 / 25.4;
export const PAGE = { width: 210 * MM, height: 297 * MM };
export const RED = '#c8102e';
export const BLACK = '#000000';

/** 〓 stands for a character that the font does not have, as printers set it. */
const MISSING = '〓';

/** Paper that is written on from the top; `y` is where the next line goes. */
export interface Sheet {
  readonly pdf: InstanceType<typeof PDFDocument>;
  readonly missing: Set<string>;
  y: number;
}

export interface Ink {
  readonly weight: 'regular' | 'bold';
  readonly size: number;
  readonly colour: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly spacing?: number;
}

interface Document {
  readonly title: string;
  readonly author: string;
  /** The day it bears. Nothing else in the file tells when it was set: the same content gives the same bytes. */
  readonly on: PlainDate;
  readonly fonts: LetterFonts;
}

/**
 * A PDF of A4 sheets that `set` writes on.
 * @throws when a font cannot be read.
 */
export function printed(
  { title, author, on, fonts }: Document,
  set: (sheet: Sheet) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      lang: 'zh-CN',
      info: {
        Title: title,
        Author: author,
        Creator: '践诺',
        Producer: '践诺',
        CreationDate: new Date(instantAt(on, '12:00')),
      },
    });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('error', reject);
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.registerFont('regular', fonts.regular);
    pdf.registerFont('bold', fonts.bold);
    const sheet: Sheet = { pdf, missing: new Set(), y: 0 };
    set(sheet);
    tellMissing(sheet);
    pdf.end();
  });
}

function tellMissing({ missing }: Sheet): void {
  if (missing.size === 0) return;
  const points = [...missing].map((character) => `U+${character.codePointAt(0)?.toString(16)}`);
  log.warn({ type: points.join(' '), count: points.length }, '公文用字在字体中缺字，已以〓代替');
}

/** pdfkit writes nothing where a glyph is missing; that must not happen unseen. */
function withKnownGlyphs(sheet: Sheet, text: string): string {
  const { font } = (
    sheet.pdf as unknown as {
      readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } };
    }
  )._font;
  return [...text]
    .map((character) => {
      if (font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character;
      sheet.missing.add(character);
      return MISSING;
    })
    .join('');
}

export function take(sheet: Sheet, ink: Ink): void {
  sheet.pdf.font(ink.weight).fontSize(ink.size).fillColor(ink.colour);
}

export function put(sheet: Sheet, text: string, { x, y, spacing = 0 }: Place): void {
  sheet.pdf.text(withKnownGlyphs(sheet, text), x, y, { lineBreak: false, characterSpacing: spacing });
}

/** A QR code that leads to `url`; `size` is the length of its side in points. */
export function putQrCode({ pdf }: Sheet, url: string, { x, y, size }: Place & { size: number }): void {
  const { modules } = createQrCode(url, { errorCorrectionLevel: 'M' });
  const cell = size / modules.size;
  pdf.fillColor(BLACK);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pdf.rect(x + column * cell, y + row * cell, cell, cell);
    }
  }
  pdf.fill();
}
