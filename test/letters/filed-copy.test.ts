import type { FiledCopy } from '../../src/domain/contract/filed-copy';
import { filedCopyOf } from '../../src/domain/contract/filed-copy';
import { loadFonts } from '../../src/letters/fonts';
import { renderFiledCopy } from '../../src/letters/render-filed-copy';
import { contractWorld, REGULATOR } from '../support/contract-world';
import { pagesOfPdf, textOfPdf } from '../support/pdf-text';

const fonts = loadFonts();
const url = 'https://pacta.example/verify/Zt2xkP0q9aLr5cVb7nWm1yEd';
const names = {
  ...{
    name: '市政路灯采购合同',
    ownNumber: 'LD-2026-001',
    filedBy: '榆关市财政局',
    undertaking: '榆关开发区管委会',
  },
  parties: new Map([
    ['a', { name: '榆关开发区管委会', uscc: null }],
    ['b', { name: '远航照明有限公司', uscc: '91150100MA0XXXXX0X' }],
  ]),
  titles: new Map([['m1', '付清货款']]),
};

function filed(): FiledCopy {
  const world = contractWorld();
  expect(filedCopyOf(world.state, names)).toBeNull();
  const copy = filedCopyOf(world.does(REGULATOR, { type: 'file', number: '榆财备〔2026〕1号' }).state, names);
  if (copy === null) throw new Error('not filed');
  return copy;
}
const readBack = (pdf: Buffer): string => textOfPdf(pdf).replace(/\s/g, '');

describe('备案件', () => {
  it('says under which code, number and date what was filed, by whom, and how much in capitals', async () => {
    const text = readBack(await renderFiledCopy(filed(), url, fonts));
    for (const said of [
      ...[
        '政府合同备案件',
        '150100-KFQ-06-2026-000001-0',
        '榆财备〔2026〕1号',
        '2026年1月12日',
        '榆关市财政局',
      ],
      ...['远航照明有限公司', '统一社会信用代码91150100MA0XXXXX0X', '壹拾万元整（¥100,000.00元）'],
      ...['甲方', '乙方', '付清货款', '2026年2月12日', url, '第1页，共1页'],
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('\uFFFD');
  });

  it('leads to the page where it is checked, also where it is read on a screen', async () => {
    expect((await renderFiledCopy(filed(), url, fonts)).toString('latin1')).toContain(`/URI (${url})`);
  });

  it('bears the watermark on each of its sheets, with the number of the filing', async () => {
    const copy = filed();
    const [milestone] = copy.milestones;
    if (milestone === undefined) throw new Error('no milestone');
    const milestones = Array.from({ length: 60 }, () => milestone);
    const pages = pagesOfPdf(await renderFiledCopy({ ...copy, milestones }, url, fonts));
    expect(pages.length).toBeGreaterThan(2);
    for (const pieces of pages) {
      expect(pieces.filter((piece) => piece === '备案').length).toBeGreaterThan(4);
      expect(pieces).toContain('榆财备〔2026〕1号');
    }
  });

  it('gives the same bytes when it is set again', async () => {
    const copy = filed();
    expect((await renderFiledCopy(copy, url, fonts)).equals(await renderFiledCopy(copy, url, fonts))).toBe(
      true,
    );
  });

  it('says what was not agreed instead of leaving it out', async () => {
    const open = { ...filed(), amountFen: null, priceType: 'none', startsOn: null, endsOn: null } as const;
    expect(readBack(await renderFiledCopy(open, url, fonts))).toMatch(/履行期限\n?未约定/);
  });
});
