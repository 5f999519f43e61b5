import fc from 'fast-check';
import { breakLines } from '../../src/letters/line-break';

/** Every Chinese character is as wide as it is high, Latin ones are half of that. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) < 0x7f ? 1 : 2), 0);

const linesOf = (text: string, width: number, indent = 0): readonly string[] =>
  breakLines(text, { widthOf, width, indent }).map((line) => line.text);

describe('a line of a letter', () => {
  it('never begins with a closing mark', () => {
    expect(linesOf('一二三四五，六七', 10)).toEqual(['一二三四', '五，六七']);
  });

  it('never ends with an opening mark', () => {
    expect(linesOf('一二三四《五六》', 10)).toEqual(['一二三四', '《五六》']);
  });

  it('takes along as much as it needs when marks stand in a row', () => {
    expect(linesOf('一二三四五）。六', 12)).toEqual(['一二三四', '五）。六']);
  });

  it('keeps a number and a 破折号 in one piece', () => {
    expect(linesOf('金额为12,345.67元整', 12)).toEqual(['金额为', '12,345.67元', '整']);
    expect(linesOf('一二三四——五', 10)).toEqual(['一二三四', '——五']);
  });

  it('cuts a word that is wider than a line', () => {
    expect(linesOf('abcdefghijklmn', 10)).toEqual(['abcdefghij', 'klmn']);
  });

  it('leaves room for the indent on the first line only', () => {
    expect(linesOf('一二三四五六七八', 10, 4)).toEqual(['一二三', '四五六七八']);
  });

  it('loses no character, fits the width, and breaks by the rules wherever that is possible', () => {
    const characters = fc.constantFrom(...'合同履约，。；（）《》“”、：？！12ab '.split(''));
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 120 }),
        fc.integer({ min: 8, max: 40 }),
        (text, width) => {
          const lines = linesOf(text.join(''), width);
          expect(lines.join('').replace(/\s/g, '')).toBe(text.join('').replace(/\s/g, ''));
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
          const isOrdinary = !/[，。；）》”、：？！（《“]{2}/.test(text.join('').replace(/\s/g, ''));
          if (!isOrdinary) return;
          for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。；）》”、：？！]/);
          for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《“]$/);
        },
      ),
      { seed: 20261122, numRuns: 2_000 },
    );
  });
});
