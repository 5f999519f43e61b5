import type { LetterContent } from '../domain/letter';
import type { LetterFonts } from './fonts';
import { breakLines } from './line-break';
import type { Line } from './line-break';
import { BLACK, MM, PAGE, printed, put, putQrCode, RED, take } from './sheet';
import type { Ink, Sheet } from './sheet';
import { dateWords, wordsOf } from './wording';
import type { Paragraph } from './wording';

export interface LetterToRender {
  readonly number: string;
  readonly content: LetterContent;
  /** Where anybody who holds the letter may check it, and the code that proves that one holds it. */
  readonly verifyUrl: string;
  readonly verifyCode: string;
}

/**
 * GB/T 9704-2012 党政机关公文格式, 信函格式: A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters;
 * 发文机关标志 30 mm from the top, a double line 4 mm below it and another 20 mm from the bottom.
 */
const TEXT = { left: 28 * MM, width: 156 * MM, top: 37 * MM, bottom: (37 + 225) * MM };
const RULE = { left: 20 * MM, width: 170 * MM, top: 46 * MM, bottom: 277 * MM };
const LINE = (225 * MM) / 22;
const SIZE = { body: (156 * MM) / 28, title: 22, issuer: 30, small: 10.5 };
const QR_SIZE = 24 * MM;
const CLOSE_HEIGHT = LINE * 1.2 + QR_SIZE;

/**
 * Sets a letter as PDF. The same letter gives the same bytes, so that rendering twice does no harm.
 * @throws when a font cannot be read.
 */
export function renderLetter(letter: LetterToRender, fonts: LetterFonts): Promise<Buffer> {
  const { number, content } = letter;
  const title = `${number} ${wordsOf(content).title}`;
  const document = { title, author: content.issuerName, on: content.issuedOn, fonts };
  return printed(document, (sheet) => setLetter(sheet, letter));
}

function setLetter(sheet: Sheet, letter: LetterToRender): void {
  const { content } = letter;
  const words = wordsOf(content);
  sheet.y = TEXT.top;
  setHead(sheet, content.issuerName, letter.number);
  setCentred(sheet, words.title);
  setParagraph(sheet, { style: 'body', text: words.salutation }, 0);
  const indent = 2 * SIZE.body;
  for (const paragraph of words.paragraphs.slice(0, -1)) setParagraph(sheet, paragraph, indent);
  for (const paragraph of words.paragraphs.slice(-1)) setLastParagraph(sheet, paragraph, indent);
  setClose(sheet, letter);
  setPageNumbers(sheet);
}

const BODY: Ink = { weight: 'regular', size: SIZE.body, colour: BLACK };

/** Two red lines, the thick one outside. */
function setRule(sheet: Sheet, y: number, thickAbove: 'above' | 'below'): void {
  const [first, second] = thickAbove === 'above' ? [2.4, 0.8] : [0.8, 2.4];
  const rightEnd = RULE.left + RULE.width;
  sheet.pdf.strokeColor(RED).lineWidth(first).moveTo(RULE.left, y).lineTo(rightEnd, y).stroke();
  const below = y + 3;
  sheet.pdf.lineWidth(second).moveTo(RULE.left, below).lineTo(rightEnd, below).stroke();
}

function setHead(sheet: Sheet, issuerName: string, number: string): void {
  take(sheet, { weight: 'bold', size: SIZE.issuer, colour: RED });
  const natural = sheet.pdf.widthOfString(issuerName);
  const size = SIZE.issuer * Math.min(1, RULE.width / natural);
  sheet.pdf.fontSize(size);
  const width = sheet.pdf.widthOfString(issuerName);
  put(sheet, issuerName, { x: (PAGE.width - width) / 2, y: RULE.top - size * 1.5 });
  setRule(sheet, RULE.top, 'above');
  take(sheet, BODY);
  const numberWidth = sheet.pdf.widthOfString(number);
  put(sheet, number, { x: TEXT.left + TEXT.width - numberWidth, y: RULE.top + LINE * 0.4 });
  sheet.y = RULE.top + LINE * 2.2;
}

function setCentred(sheet: Sheet, title: string): void {
  take(sheet, { weight: 'bold', size: SIZE.title, colour: BLACK });
  const width = sheet.pdf.widthOfString(title);
  put(sheet, title, { x: (PAGE.width - width) / 2, y: sheet.y });
  sheet.y += LINE * 2;
}

function nextLine(sheet: Sheet): number {
  if (sheet.y + LINE > TEXT.bottom) newPage(sheet);
  const y = sheet.y;
  sheet.y += LINE;
  return y;
}

function newPage(sheet: Sheet): void {
  sheet.pdf.addPage();
  sheet.y = TEXT.top;
}

function inkOf(paragraph: Paragraph): Ink {
  return paragraph.style === 'heading' ? { ...BODY, weight: 'bold' } : BODY;
}

function linesOf(sheet: Sheet, paragraph: Paragraph, indent: number): readonly Line[] {
  take(sheet, inkOf(paragraph));
  const measure = { widthOf: (part: string) => sheet.pdf.widthOfString(part), width: TEXT.width, indent };
  return paragraph.text.split(/\n+/).flatMap((text) => breakLines(text, measure));
}

function setParagraph(sheet: Sheet, paragraph: Paragraph, indent: number): void {
  let lineIndent = indent;
  for (const line of linesOf(sheet, paragraph, indent)) {
    const y = nextLine(sheet);
    take(sheet, inkOf(paragraph));
    const gaps = [...line.text].length - 1;
    const spare = TEXT.width - lineIndent - sheet.pdf.widthOfString(line.text);
    const spacing = line.isLast || gaps < 1 ? 0 : Math.max(0, spare) / gaps;
    put(sheet, line.text, { x: TEXT.left + lineIndent, y, spacing });
    lineIndent = line.isLast ? indent : 0;
  }
}

/** 署名 never stands on a page without text: where it would not fit, the last paragraph goes along with it. */
function setLastParagraph(sheet: Sheet, paragraph: Paragraph, indent: number): void {
  const height = linesOf(sheet, paragraph, indent).length * LINE + CLOSE_HEIGHT;
  const fitsOnOnePage = height <= TEXT.bottom - TEXT.top;
  if (sheet.y + height > TEXT.bottom && fitsOnOnePage) newPage(sheet);
  setParagraph(sheet, paragraph, indent);
}

/** 署名, date and the code to check by, kept together; 成文日期 stands four characters from the right. */
function setClose(sheet: Sheet, letter: LetterToRender): void {
  if (sheet.y + CLOSE_HEIGHT > TEXT.bottom) newPage(sheet);
  const { content } = letter;
  const date = dateWords(content.issuedOn);
  take(sheet, BODY);
  const right = TEXT.left + TEXT.width - 4 * SIZE.body;
  const dateLeft = right - sheet.pdf.widthOfString(date);
  const nameWidth = sheet.pdf.widthOfString(content.issuerName);
  const nameLeft = Math.min(
    dateLeft + (right - dateLeft - nameWidth) / 2,
    TEXT.left + TEXT.width - nameWidth,
  );
  const bottom = sheet.y + CLOSE_HEIGHT;
  put(sheet, content.issuerName, { x: Math.max(TEXT.left, nameLeft), y: bottom - LINE * 2.6 });
  put(sheet, date, { x: dateLeft, y: bottom - LINE * 1.6 });
  setCheck(sheet, letter, bottom - QR_SIZE);
}

function setCheck(sheet: Sheet, { verifyUrl, verifyCode }: LetterToRender, top: number): void {
  putQrCode(sheet, verifyUrl, { x: TEXT.left, y: top, size: QR_SIZE });
  take(sheet, { weight: 'regular', size: SIZE.small, colour: BLACK });
  const x = TEXT.left + QR_SIZE + 3 * MM;
  put(sheet, '扫码核验真伪', { x, y: top + QR_SIZE - SIZE.small * 3.6 });
  put(sheet, `校验码：${verifyCode}`, { x, y: top + QR_SIZE - SIZE.small * 1.9 });
}

/** 信函格式 shows no number on the first page. The lower red line stands on the first page only. */
function setPageNumbers(sheet: Sheet): void {
  const { count } = sheet.pdf.bufferedPageRange();
  sheet.pdf.switchToPage(0);
  setRule(sheet, RULE.bottom, 'below');
  for (let page = 1; page < count; page += 1) {
    sheet.pdf.switchToPage(page);
    take(sheet, { weight: 'regular', size: 14, colour: BLACK });
    const text = `— ${page + 1} —`;
    const width = sheet.pdf.widthOfString(text);
    put(sheet, text, { x: (PAGE.width - width) / 2, y: TEXT.bottom + 7 * MM });
  }
}
