import type { FiledCopy } from '../domain/contract/filed-copy';
import { copyEntries, milestoneWords, type CopyEntry } from './filed-copy-words';
import type { LetterFonts } from './fonts';
import { breakLines } from './line-break';
import { BLACK, MM, PAGE, printed, put, putQrCode, RED, take, type Ink, type Sheet } from './sheet';

const TEXT = { left: 25 * MM, width: 160 * MM, top: 25 * MM, bottom: 262 * MM };
const TERM_WIDTH = 26 * MM;
const SIZE = { title: 22, body: 11, small: 9 };
const LINE = 7 * MM;
const QR_SIZE = 26 * MM;
const GREY = '#57606a';

const BODY: Ink = { weight: 'regular', size: SIZE.body, colour: BLACK };
const TERM: Ink = { weight: 'bold', size: SIZE.body, colour: BLACK };
const SMALL: Ink = { weight: 'regular', size: SIZE.small, colour: GREY };

/** 备案水印: pale enough to read through, and over the whole sheet, so that no part of it can be cut out without. */
const WATERMARK = { size: 54, opacity: 0.1, degrees: -30, across: 75 * MM, down: 62 * MM };

/**
 * Sets 备案件 as PDF: what was filed, under the watermark, with a code that leads to the page where anybody who holds
 * it may check it. The same copy gives the same bytes.
 * @throws when a font cannot be read.
 */
export function renderFiledCopy(copy: FiledCopy, verifyUrl: string, fonts: LetterFonts): Promise<Buffer> {
  const document = { title: `备案件 ${copy.code}`, author: copy.filedBy, on: copy.filedOn, fonts };
  return printed(document, (sheet) => {
    setWatermark(sheet, copy);
    sheet.y = TEXT.top;
    setTitle(sheet);
    for (const entry of copyEntries(copy)) setEntry(sheet, copy, entry);
    if (copy.milestones.length > 0) setEntry(sheet, copy, { term: '履约节点', text: '' });
    copy.milestones.forEach((milestone, index) =>
      setEntry(sheet, copy, { term: `\u3000${index + 1}`, text: milestoneWords(milestone) }),
    );
    setCheck(sheet, copy, verifyUrl);
    setPageNumbers(sheet, copy);
  });
}

function setWatermark(sheet: Sheet, { filingNumber }: FiledCopy): void {
  const { pdf } = sheet;
  const { size, opacity, degrees, across, down } = WATERMARK;
  for (let y = down / 2; y < PAGE.height; y += down) {
    for (let x = across / 3; x < PAGE.width; x += across) {
      pdf.save().rotate(degrees, { origin: [x, y] });
      take(sheet, { weight: 'bold', size, colour: RED });
      pdf.fillOpacity(opacity);
      put(sheet, '备案', { x, y: y - size });
      take(sheet, { weight: 'regular', size: SIZE.small, colour: RED });
      put(sheet, filingNumber, { x, y: y + size * 0.4 });
      pdf.restore();
    }
  }
}

function newPage(sheet: Sheet, copy: FiledCopy): void {
  sheet.pdf.addPage();
  setWatermark(sheet, copy);
  sheet.y = TEXT.top;
}

function setTitle(sheet: Sheet): void {
  take(sheet, { weight: 'bold', size: SIZE.title, colour: BLACK });
  const title = '政府合同备案件';
  put(sheet, title, { x: (PAGE.width - sheet.pdf.widthOfString(title)) / 2, y: sheet.y });
  sheet.y += LINE * 2;
}

function setEntry(sheet: Sheet, copy: FiledCopy, { term, text }: CopyEntry): void {
  take(sheet, BODY);
  const width = TEXT.width - TERM_WIDTH;
  const measure = { widthOf: (part: string) => sheet.pdf.widthOfString(part), width, indent: 0 };
  const lines = text === '' ? [{ text: '' }] : breakLines(text, measure);
  lines.forEach((line, index) => {
    if (sheet.y + LINE > TEXT.bottom) newPage(sheet, copy);
    if (index === 0) {
      take(sheet, TERM);
      put(sheet, term, { x: TEXT.left, y: sheet.y });
    }
    take(sheet, BODY);
    put(sheet, line.text, { x: TEXT.left + TERM_WIDTH, y: sheet.y });
    sheet.y += LINE;
  });
}

/** The code stands behind the last line, whole on one page. */
function setCheck(sheet: Sheet, copy: FiledCopy, verifyUrl: string): void {
  if (sheet.y + LINE + QR_SIZE > TEXT.bottom) newPage(sheet, copy);
  const y = sheet.y + LINE;
  putQrCode(sheet, verifyUrl, { x: TEXT.left, y, size: QR_SIZE });
  // On a screen it is pressed, on paper it is scanned.
  sheet.pdf.link(TEXT.left, y, TEXT.width, QR_SIZE, verifyUrl);
  const x = TEXT.left + QR_SIZE + 4 * MM;
  const says = ['扫码核验本备案件，或者访问：', verifyUrl, '核验页面所示内容应与本件一致。'];
  says.forEach((text, index) => {
    take(sheet, SMALL);
    put(sheet, text, { x, y: y + (index + 0.5) * LINE });
  });
}

function setPageNumbers(sheet: Sheet, { code }: FiledCopy): void {
  const { count } = sheet.pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.pdf.switchToPage(page);
    take(sheet, SMALL);
    const text = `${code}\u3000第 ${page + 1} 页，共 ${count} 页`;
    put(sheet, text, { x: (PAGE.width - sheet.pdf.widthOfString(text)) / 2, y: TEXT.bottom + 10 * MM });
  }
}
