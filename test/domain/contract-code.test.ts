import fc from 'fast-check';
import {
  contractCodeFor,
  judgeContractCode,
  supplementCodeFor,
  type ContractCode,
} from '../../src/domain/contract/contract-code';

const characters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const digits = characters.slice(0, 10);
const textOf = (letters: readonly string[], minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((all) => all.join(''));

const anyCode: fc.Arbitrary<ContractCode> = fc.record({
  regionCode: textOf(digits, 6, 6),
  bodyCode: textOf(characters, 2, 6),
  categoryCode: textOf(digits, 2, 2),
  year: fc.integer({ min: 2004, max: 2099 }),
  serial: fc.integer({ min: 1, max: 999_999 }),
});

const example = { regionCode: '150802', bodyCode: 'SJJ', categoryCode: '06', year: 2026, serial: 123 };

describe('the unified code of a contract', () => {
  it('says region, body, category, year and number, and ends in a character that checks them', () => {
    expect(contractCodeFor(example)).toMatch(/^150802-SJJ-06-2026-000123-[0-9A-Z]$/);
    expect(supplementCodeFor(contractCodeFor(example), 2)).toMatch(/-B02$/);
  });

  it('is sound whatever it says, with its supplements', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 1, max: 99 }), (parts, number) => {
        const code = contractCodeFor(parts);
        expect([judgeContractCode(code), judgeContractCode(supplementCodeFor(code, number))]).toEqual([
          'sound',
          'sound',
        ]);
      }),
    );
  });

  it('betrays one wrong character', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(), fc.constantFrom(...characters), (parts, place, wrong) => {
        const code = contractCodeFor(parts);
        const at = place % code.length;
        if (code.charAt(at) === '-' || code.charAt(at) === wrong) return;
        const mistyped = code.slice(0, at) + wrong + code.slice(at + 1);
        expect(judgeContractCode(mistyped)).not.toBe('sound');
      }),
    );
  });

  it('betrays nearly every two neighbours that have changed places', () => {
    const verdicts = Array.from({ length: 400 }, (_, index) =>
      contractCodeFor({ ...example, serial: index * 37 + 1 }),
    )
      .flatMap((code) =>
        Array.from({ length: code.length - 1 }, (_, at) => {
          const [one, two] = [code.charAt(at), code.charAt(at + 1)];
          if (one === two || one === '-' || two === '-') return null;
          return judgeContractCode(code.slice(0, at) + two + one + code.slice(at + 2));
        }),
      )
      .filter((verdict) => verdict !== null);
    const betrayed = verdicts.filter((verdict) => verdict !== 'sound');
    expect(verdicts.length).toBeGreaterThan(3_000);
    expect(betrayed.length / verdicts.length).toBeGreaterThan(0.97);
  });

  it('is not made of parts that do not fit, and a code of another form is no mistake', () => {
    expect(() => contractCodeFor({ ...example, bodyCode: '市建局' })).toThrow(RangeError);
    expect(() => contractCodeFor({ ...example, serial: 1_000_000 })).toThrow(RangeError);
    expect(() => supplementCodeFor(contractCodeFor(example), 0)).toThrow(RangeError);
    expect(judgeContractCode('HT-2026-001')).toBe('unlike');
  });
});
