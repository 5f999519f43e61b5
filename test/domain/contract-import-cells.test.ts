import { categoryMeant } from '../../src/domain/contract-import/category';
import { readCode, readDay, readPeriod, readSecrecy, readYuan } from '../../src/domain/contract-import/cell';
import { PRICE_TYPE_LABELS } from '../../src/domain/contract/labels';
import { resolveContractRules } from '../../src/domain/contract/rule-overlay';
import { seededRuleSet } from '../support/rule-set-seeds';

const valueOf = <T>(read: { readonly ok: boolean; readonly value?: T }): T | undefined => read.value;
const messageOf = (read: unknown): string =>
  (read as { readonly refusal?: { readonly message: string } }).refusal?.message ?? 'understood';

describe('a day in a cell', () => {
  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['2026/03/05', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['2026 年 3 月 5 日', '2026-03-05'],
    ['２０２６年３月５日', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['46086', '2026-03-05'],
    ['36526', '2000-01-01'],
    ['2026-03-05 00:00:00', '2026-03-05'],
    ['2026/3/5 0:00', '2026-03-05'],
    ['  2026-03-05\n', '2026-03-05'],
    ['2024-02-29', '2024-02-29'],
    ['', null],
    ['　', null],
  ])('“%s” is %s', (cell, day) => {
    expect(valueOf(readDay(cell))).toBe(day);
  });

  it.each([
    ['2026-02-29', '没有“2026-02-29”这一天'],
    ['2026年13月1日', '没有“2026年13月1日”这一天'],
    ['20260231', '没有“20260231”这一天'],
    ['明年春天', '看不懂的日期“明年春天”'],
    ['2026-03', '看不懂的日期“2026-03”'],
    ['3月5日', '看不懂的日期“3月5日”'],
    ['2026-03/05', '看不懂的日期“2026-03/05”'],
    ['12345', '看不懂的日期“12345”'],
  ])('“%s” is not guessed at', (cell, message) => {
    expect(messageOf(readDay(cell))).toBe(message);
  });
});

describe('two days in a cell', () => {
  it.each([
    ['2026年3月1日至2026年9月30日', '2026-03-01', '2026-09-30'],
    ['2026.3.1-2026.9.30', '2026-03-01', '2026-09-30'],
    ['2026-03-01~2026-09-30', '2026-03-01', '2026-09-30'],
    ['2026/3/1 到 2026/9/30', '2026-03-01', '2026-09-30'],
    ['2026.3.1——2026.9.30', '2026-03-01', '2026-09-30'],
  ])('“%s”', (cell, startsOn, endsOn) => {
    const period = valueOf(readPeriod(cell));
    expect([period?.startsOn, period?.endsOn]).toEqual([startsOn, endsOn]);
  });

  it('are not read where a number of days stands, and refused where one of them is none', () => {
    expect(
      ['90日历天', '自签订之日起至验收合格', '30-60天'].map((cell) => valueOf(readPeriod(cell))),
    ).toEqual([...[null, null, null]]);
    expect(messageOf(readPeriod('2026-03-01至年底'))).toBe('看不懂的日期“年底”');
    expect(messageOf(readPeriod('2026-03-01至'))).toContain('起止日期不全');
  });
});

describe('an amount in a cell', () => {
  it.each([
    ['128500', '元', '128500.00'],
    ['128,500.00', '元', '128500.00'],
    ['１２８，５００．５', '元', '128500.50'],
    ['¥128500', '元', '128500.00'],
    ['￥ 128 500 元整', '元', '128500.00'],
    ['人民币128500元', '元', '128500.00'],
    ['12.85万元', '元', '128500.00'],
    ['12.85 万', '元', '128500.00'],
    ['12.85', '万元', '128500.00'],
    ['128500元', '万元', '128500.00'],
    ['1.2亿元', '元', '120000000.00'],
    ['0.00001', '亿元', '1000.00'],
    ['0.5', '元', '0.50'],
    ['0', '元', '0.00'],
    ['12.345678', '万元', '123456.78'],
    ['-', '元', null],
    ['/', '元', null],
    ['无', '元', null],
    ['', '元', null],
  ] as const)('“%s” in a column of %s is %s', (cell, unit, yuan) => {
    expect(valueOf(readYuan(cell, unit))).toBe(yuan);
  });

  it.each([
    ['一百万', '看不懂的金额“一百万”'],
    ['-500', '看不懂的金额“-500”'],
    ['约12万', '看不懂的金额“约12万”'],
    ['12.5%', '看不懂的金额“12.5%”'],
    ['1.234', '金额“1.234”不足一分'],
    ['99999999999999', '金额“99999999999999”过大'],
    ['=1+1', '看不懂的金额“=1+1”'],
  ])('“%s” is not guessed at', (cell, message) => {
    expect(messageOf(readYuan(cell, '元'))).toBe(message);
  });
});

describe('secrecy in a cell', () => {
  it.each([
    '是',
    '有',
    '涉密',
    '秘密',
    '机密',
    '绝密',
    '机密★20年',
    '密',
    '工作秘密',
    ' 秘 密 '.replace(/ /g, ''),
  ])('“%s” is kept out', (cell) => {
    expect(valueOf(readSecrecy(cell))).toBe('secret');
  });

  it.each(['', '无', '否', '不涉密', '非密', '非涉密', '公开', '/'])('“%s” is none', (cell) => {
    expect(valueOf(readSecrecy(cell))).toBe('none');
  });

  it('is asked again where nobody can tell', () => {
    expect(messageOf(readSecrecy('待定'))).toBe('看不懂的密级“待定”');
  });
});

describe('a code in a cell', () => {
  it.each([
    ['固定总价', 'fixed-total'],
    ['fixed-total', 'fixed-total'],
    ['总价', 'fixed-total'],
    ['', null],
  ])('“%s” is %s', (cell, code) => {
    expect(valueOf(readCode(cell, PRICE_TYPE_LABELS, { 总价: 'fixed-total' }))).toBe(code);
  });

  it('that nobody knows names what may be chosen', () => {
    expect(readCode('面议', PRICE_TYPE_LABELS)).toMatchObject({
      refusal: { message: '没有“面议”这一项', fix: expect.stringContaining('固定单价') },
    });
  });
});

describe('a category in a cell', () => {
  const { categories } = resolveContractRules([seededRuleSet('BASE')]);
  it.each([
    ['06', '06'],
    ['6', '06'],
    ['政府采购', '06'],
    ['政府采购合同', '06'],
    ['政府采购、招标投标及其他涉及财政资金使用的合同', '06'],
    ['特许经营', '04'],
    ['招商引资类', '09'],
    ['政府', null],
    ['采', null],
    ['火星开发', null],
    ['合同', null],
    ['', null],
  ])('“%s” is %s', (cell, code) => {
    expect(categoryMeant(categories, cell)).toBe(code);
  });
});
