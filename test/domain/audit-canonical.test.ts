import fc from 'fast-check';
import { canonicalJson } from '../../src/audit/canonical';

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** Keeps what canonical JSON keeps apart from how strings are composed. */
const plainValues = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: fc.constantFrom('合', '同', 'a', '"', '\\', '\n', '\u2028', '😀') }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: fc.constantFrom('甲', '乙', 'a', 'b', '$') }), tie('value'), {
      maxKeys: 4,
    }),
  ),
})).value;

function shuffled(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

describe('The canonical text', () => {
  it('is the same whatever the order of the members', () => {
    fc.assert(fc.property(plainValues, (value) => canonicalJson(shuffled(value)) === canonicalJson(value)));
  });

  it('reads back as the value it was written from', () => {
    fc.assert(
      fc.property(plainValues, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is different for values that differ', () => {
    fc.assert(
      fc.property(plainValues, plainValues, (one, other) => {
        const isSame =
          JSON.stringify(JSON.parse(canonicalJson(one))) === JSON.stringify(JSON.parse(canonicalJson(other)));
        expect(canonicalJson(one) === canonicalJson(other)).toBe(isSame);
      }),
    );
  });

  it('sorts members by UTF-16 code units, as RFC 8785 §3.2.3 does', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5}',
    );
  });

  it('is the same for composed and decomposed letters', () => {
    expect(canonicalJson({ 'e\u0301': 'e\u0301' })).toBe(canonicalJson({ '\u00e9': '\u00e9' }));
  });

  it('leaves out what is undefined and writes minus zero as zero', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
  });

  it.each([
    ['a fraction', { amount: 0.1 }, '$.amount'],
    ['an integer no computer agrees on', [2 ** 53], '$[0]'],
    ['not a number', { a: { b: Number.NaN } }, '$.a.b'],
    ['a big integer', 1n, '$'],
    ['half of a surrogate pair', { a: '\ud800' }, '$.a'],
    ['a NUL, which PostgreSQL cannot keep', ['\u0000'], '$[0]'],
    ['a date object', { at: new Date(0) }, '$.at'],
    ['a hole in an array', [undefined], '$[0]'],
    ['two members that are one after composition', { 'e\u0301': 1, '\u00e9': 2 }, '$'],
  ])('refuses %s and says where', (_name, value, path) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(path);
  });
});
