import { loadFonts } from '../../src/letters/fonts';
import { renderLetter } from '../../src/letters/render-letter';
import { amountWords } from '../../src/domain/money';
import { wordsOf } from '../../src/letters/wording';
import { aLetter, letterKinds } from '../support/letters';
import { pagesOfPdf, textOfPdf } from '../support/pdf-text';

const fonts = loadFonts();
const verifyUrl = 'https://pacta.example/letters/x?code=K7Q2M9XAT4';
const render = (content: ReturnType<typeof aLetter>): Promise<Buffer> =>
  renderLetter({ number: '青发改信函〔2026〕12号', content, verifyUrl, verifyCode: 'K7Q2M9XAT4' }, fonts);

describe('a letter', () => {
  it.each(letterKinds)('%s is a PDF whose Chinese text can be read back in full', async (kind) => {
    const content = aLetter(kind);
    const pdf = await render(content);
    const text = textOfPdf(pdf).replace(/\s/g, '');
    const words = wordsOf(content);
    expect(text).toContain('青发改信函〔2026〕12号');
    expect(text).toContain(words.title);
    for (const paragraph of words.paragraphs) expect(text).toContain(paragraph.text.replace(/\s/g, ''));
    expect(text).toContain('青河市发展和改革委员会2026年11月25日');
    expect(text).toContain('校验码：K7Q2M9XAT4');
    expect(text).not.toContain('\uFFFD');
  });

  it('embeds its fonts as subsets, so that it looks the same everywhere and stays small', async () => {
    const pdf = await render(aLetter('transfer-letter'));
    const source = pdf.toString('latin1');
    expect(source).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC-Regular/);
    expect(source).toContain('/FontFile2');
    expect(pdf.length).toBeLessThan(150_000);
  });

  it('gives the same bytes when it is rendered again', async () => {
    const content = aLetter('determination-document');
    expect((await render(content)).equals(await render(content))).toBe(true);
  });

  it('never leaves the signature alone on a page', async () => {
    for (let lines = 0; lines < 24; lines += 1) {
      const paragraphs = Array.from({ length: lines }, (_, index) => `第${index}段，说明有关情况。`);
      const pdf = await render(aLetter('reply', { paragraphs, contact: null }));
      const lastPage = pagesOfPdf(pdf).at(-1) ?? [];
      const signature = lastPage.lastIndexOf('青河市发展和改革委员会');
      expect(signature).toBeGreaterThan(0);
      expect(lastPage[signature - 1]).toMatch(/。$/);
    }
  });

  it('marks a character that no font has instead of leaving it out', async () => {
    const pdf = await render(aLetter('reply', { result: '当事人姓名含有生僻字\u{2CEB0}一个。' }));
    expect(textOfPdf(pdf)).toContain('生僻字〓一个');
  });

  it('tells a company of its right to a hearing, and calls nothing of it 政府违约失信', () => {
    const about = {
      isAboutCompany: true,
      contractCode: '150100-D0001-02-2026-000001-Q',
      ground: 'not-performed',
      findings: '约谈后仍不供货。',
    } as const;
    const notice = wordsOf(aLetter('determination-notice', about));
    expect(notice.title).toBe('拟认定合同履约失信告知书');
    expect(notice.paragraphs.map(({ text }) => text).join('')).toContain('要求举行听证');
    for (const kind of ['determination-notice', 'determination-document', 'rectification-order'] as const) {
      const { title, paragraphs } = wordsOf(aLetter(kind, about));
      const said = [title, ...paragraphs.map(({ text }) => text)].join('');
      expect(said).not.toMatch(/政府违约失信认定|政务失信|换届|机构调整|单位违约失信/);
    }
  });

  it('cannot name a complainant: it is addressed to 投诉人', () => {
    for (const kind of ['acceptance-notice', 'rejection-notice', 'supplement-notice', 'reply'] as const) {
      expect(wordsOf(aLetter(kind)).salutation).toBe('投诉人：');
    }
  });

  it('writes amounts in yuan with two places', () => {
    expect(amountWords(5)).toBe('0.05元');
    expect(amountWords(123_456_789)).toBe('1,234,567.89元');
    expect(amountWords(100_000)).toBe('1,000.00元');
  });

  it('says that an excuse is no justification, and what refusing leads to', () => {
    const text = wordsOf(aLetter('rectification-order'))
      .paragraphs.map((paragraph) => paragraph.text)
      .join('');
    expect(text).toContain('换届、领导更替、机构调整、人员变动不属于正当理由');
    expect(text).toContain('将被认定为违约失信');
  });
});
