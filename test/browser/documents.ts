import PDFDocument from 'pdfkit';
import type { Page } from 'playwright-core';
import { accusedAt, verifyingAt } from '../journeys/support/parties';
import { aComplaintWithItsVerifier } from '../journeys/support/stages';
import type { World } from '../journeys/support/world';
import { takePicture, type TestBrowser } from '../support/browser';
import { sampleOf } from '../support/sample-files';
import { flawsOf, sitsDown, unexpected } from './case-screen';

const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Two pages, the second in Chinese with a font that every reader must bring, and a script for who would run it. */
const SCRIPTED = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('run'\\);)>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 200]/Resources<</Font<</L 5 0 R/C 6 0 R>>>>>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/Contents 8 0 R>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/Contents 9 0 R>>endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[7 0 R]>>endobj
7 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 10 0 R>>endobj
10 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>endobj
8 0 obj<</Length 43>>stream
BT /L 20 Tf 20 100 Td (Invoice 2024) Tj ET
endstream endobj
9 0 obj<</Length 48>>stream
BT /C 20 Tf 20 100 Td <9A8C65365408683C> Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`;

function encrypted(): Promise<Buffer> {
  const document = new PDFDocument({ userPassword: 'secret' });
  const parts: Buffer[] = [];
  document.text('nobody reads this');
  return new Promise((resolve) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.end();
  });
}

/** What was handed in and what was issued, looked at beside the case. */
export async function looksAtDocuments(world: World, browser: TestBrowser): Promise<void> {
  const complaint = await aComplaintWithItsVerifier(world, { respondent: 'works', verifier: 'housing' });
  await verifyingAt(world, 'housing').notifies(complaint);
  const { liaison } = accusedAt(world, 'works');
  const evidenceIds = [
    await liaison.upload(Buffer.from(SCRIPTED, 'latin1'), '发票.pdf'),
    await liaison.upload(sampleOf('application/pdf'), '坏文件.pdf'),
    await liaison.upload(await encrypted(), '加密.pdf'),
    await liaison.upload(Buffer.from(PICTURE, 'base64'), '现场.png'),
  ];
  await liaison.does(complaint, 'answer', { answer: '见附件。', evidenceIds });
  const { page, troubles, close } = await sitsDown(
    browser,
    { body: 'housing', role: 'case-handler' },
    complaint,
  );
  const opens = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
  const viewer = page.getByRole('region', { name: '文件查看' });

  await opens(/^查看 .*通知书.*\.pdf$/);
  await viewer.locator('.pdf-text').getByText(complaint.number).first().waitFor();
  await takePicture(page, 'case-letter');
  expect(await flawsOf(page)).toEqual([]);

  await opens('查看 发票.pdf');
  await viewer.getByText('Invoice 2024').waitFor();
  await viewer.getByRole('region', { name: '发票.pdf 的内容' }).focus();
  await page.keyboard.press('ArrowRight');
  await viewer.locator('.pdf-text').getByText('验收合格').waitFor();
  await viewer.getByText('第 2 页，共 2 页').waitFor();
  await expect(viewer.getByRole('button', { name: '下一页' }).isDisabled()).resolves.toBe(true);
  await viewer.getByRole('button', { name: '放大' }).click();
  await viewer.getByText('125%').waitFor();
  await takePicture(page, 'case-pdf');
  expect(await flawsOf(page)).toEqual([]);

  await opens('查看 坏文件.pdf');
  await viewer.getByText(/^这份 PDF 已损坏/).waitFor();
  await expect(viewer.getByRole('link', { name: '下载' }).getAttribute('download')).resolves.toBe(
    '坏文件.pdf',
  );
  await opens('查看 加密.pdf');
  await viewer.getByText(/^这份 PDF 设有打开密码/).waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await seesWhatIsTooMuch(page);
  await opens('查看 现场.png');
  await viewer.getByRole('img', { name: '现场.png' }).waitFor();
  expect(unexpected(troubles)).toEqual([]);
  await close();
}

/** A file that weighs too much is not opened; one that keeps its worker busy for ever is given up. */
async function seesWhatIsTooMuch(page: Page): Promise<void> {
  const viewer = page.getByRole('region', { name: '文件查看' });
  const opens = (): Promise<void> => page.getByRole('button', { name: '查看 发票.pdf', exact: true }).click();
  const closes = (): Promise<void> => viewer.getByRole('button', { name: /^关\s?闭$/ }).click();
  await closes();
  await page.evaluate(`(() => {
    const { get } = Object.getOwnPropertyDescriptor(Blob.prototype, 'size');
    Object.defineProperty(Blob.prototype, 'size', { configurable: true, get: () => 100 * 1024 * 1024 + 1 });
    globalThis.weighAgain = () => Object.defineProperty(Blob.prototype, 'size', { configurable: true, get });
  })()`);
  await opens();
  await viewer.getByText(/^这份 PDF 太大/).waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await page.evaluate('weighAgain()');
  await closes();

  // A worker that never answers, and half a minute that passes at once.
  await page.route(/pdf\.worker/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'onmessage = () => undefined;' }),
  );
  await page.clock.install();
  await opens();
  await viewer.getByText('正在打开文件').waitFor();
  await page.clock.fastForward(31_000);
  await viewer.getByText(/^这份 PDF 过于复杂/).waitFor();
  await expect(viewer.getByRole('link', { name: '下载' }).getAttribute('download')).resolves.toBe('发票.pdf');
  expect(await flawsOf(page)).toEqual([]);
  await page.clock.resume();
  await page.unroute(/pdf\.worker/);
}
