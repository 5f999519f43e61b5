import fc from 'fast-check';
import { inCapitals } from '../../src/domain/money-capitals';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 兆: 1e12 };

/** Reads capitals as a cashier does: the other way round, by another road. */
function readCapitals(text: string): number {
  const [whole = '', rest = ''] = text.includes('元') ? text.split('元') : ['', text];
  let yuan = 0;
  let group = 0;
  let digit = 0;
  for (const mark of whole) {
    if (DIGITS.includes(mark)) digit = DIGITS.indexOf(mark);
    else if (mark in PLACES) {
      group += digit * (PLACES[mark] ?? 0);
      digit = 0;
    } else {
      yuan += (group + digit) * (GROUPS[mark] ?? 0);
      group = 0;
      digit = 0;
    }
  }
  const figure = (unit: string): number => DIGITS.indexOf(new RegExp(`(.)${unit}`).exec(rest)?.[1] ?? '零');
  return (yuan + group + digit) * 100 + figure('角') * 10 + figure('分');
}

describe('amounts in capitals', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [30, '叁角整'],
    [10_000_000, '壹拾万元整'],
    [12_800_000, '壹拾贰万捌仟元整'],
    [12_345, '壹佰贰拾叁元肆角伍分'],
    [10_005, '壹佰元零伍分'],
    [100_050, '壹仟元伍角整'],
    [10_000_100, '壹拾万零壹元整'],
    [100_000_000_01, '壹亿元零壹分'],
    [100_001_000_00, '壹亿零壹仟元整'],
    [100_100_000_00, '壹亿零壹拾万元整'],
    [1_010_00, '壹仟零壹拾元整'],
  ])('writes %d fen as %s', (fen, capitals) => {
    expect(inCapitals(fen)).toBe(capitals);
  });

  it('can be read back, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (fen) => {
        expect(readCapitals(inCapitals(fen))).toBe(fen);
      }),
    );
  });

  it('never says zero twice in a row, nor before a unit of yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (fen) => {
        expect(inCapitals(fen)).not.toMatch(/零零|零[万亿元]/);
      }),
    );
  });

  it('takes no part of a fen and nothing below zero', () => {
    expect(() => inCapitals(-1)).toThrow(RangeError);
    expect(() => inCapitals(0.5)).toThrow(RangeError);
  });
});
