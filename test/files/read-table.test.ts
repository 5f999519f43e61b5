import { writeCsv } from '../../src/files/csv';
import { readTable } from '../../src/files/read-table';
import { writeSpreadsheet } from '../../src/files/spreadsheet';
import { unpacksWithin } from '../../src/files/zip-directory';
import { swollen } from '../support/swollen-workbook';

const TEXT = '合同名称,乙方\r\n路灯采购,远航照明\r\n\r\n"引号""里,有逗号\n和换行",䶮公司\r\n';
const TABLE = [['合同名称', '乙方'], ['路灯采购', '远航照明'], [''], ['引号"里,有逗号\n和换行', '䶮公司']];

/** 路灯,乙方 and 䶮 as GB18030 writes them. */
const GB18030 = Buffer.from('c2b7b5c62cd2d2b7bd0d0afe9f2c410d0a', 'hex');

describe('a table in a file', () => {
  it('is read in UTF-8 with and without a mark, each line in its place', async () => {
    for (const content of [Buffer.from(TEXT), Buffer.from(`\uFEFF${TEXT}`)]) {
      expect(await readTable(content)).toEqual({ ok: true, value: TABLE });
    }
  });

  it('is read in GB18030', async () => {
    expect(await readTable(GB18030)).toMatchObject({
      ok: true,
      value: [
        ['路灯', '乙方'],
        ['䶮', 'A'],
      ],
    });
  });

  it('is read with tabs and semicolons, also below a title', async () => {
    expect(await readTable(Buffer.from('台账\na\tb\n1\t2'))).toMatchObject({
      value: [['台账'], ['a', 'b'], ['1', '2']],
    });
    expect(await readTable(Buffer.from('a;b\n1;2'))).toMatchObject({
      value: [
        ['a', 'b'],
        ['1', '2'],
      ],
    });
  });

  it.each([
    ['nothing', Buffer.from(''), 'not-a-table'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'not-a-table'],
    ['an unknown encoding', Buffer.from('ff41fffe42', 'hex'), 'encoding-unknown'],
    ['a quote that never ends', Buffer.from('a,"b\nc'), 'quotes-unbalanced'],
  ])('is not made of %s', async (_what, content, fault) => {
    expect(await readTable(content)).toEqual({ ok: false, refusal: fault });
  });

  it('is written so that nothing in it is a formula, and read back as it was', async () => {
    const cells = ['=HYPERLINK("http://x")', '+1', '-5', '@SUM', '"', "it's", '1,5'];
    const written = writeCsv([cells, cells.map(() => 'x')]);
    expect(written.toString('utf8')).not.toMatch(/(?:^|,|")[=+@-]/m);
    expect(await readTable(written)).toMatchObject({ value: [cells, cells.map(() => 'x')] });
  });
});

describe('a workbook', () => {
  it('is let in by what it unpacks to, not by what it says of itself', async () => {
    const honest = await writeSpreadsheet({ name: '台账', header: ['合同名称'], rows: [['路灯采购']] });
    expect(unpacksWithin(honest, 1_000_000)).toBe(true);
    expect(unpacksWithin(honest, 1_000)).toBe(false);
    expect(unpacksWithin(swollen({ says: 110_000_000 }), 100_000_000)).toBe(false);
    expect(unpacksWithin(swollen({ says: 10 }), 100_000_000)).toBe(false);
    expect(unpacksWithin(Buffer.from('PK\u0003\u0004 and no directory'), 1_000)).toBe(false);
  });
});
