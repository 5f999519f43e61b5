import { canaryIdentity, findCanary, type CanaryEncoding } from '../support/canary';

const canary = canaryIdentity(4711);
const around = (text: string, shift: number): string => `${'x'.repeat(shift)}{"v":"${text}"} 后`;

/** Each leak as a careless sink would make it, at each of three offsets. */
const leaks: Record<CanaryEncoding, (text: string) => Buffer> = {
  raw: (text) => Buffer.from(text),
  'json-escaped': (text) =>
    Buffer.from(
      text.replace(
        /[^\x20-\x7e]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ),
  base64: (text) => Buffer.from(Buffer.from(text).toString('base64')),
  base64url: (text) => Buffer.from(Buffer.from(text).toString('base64url')),
  hex: (text) => Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
  utf16le: (text) => Buffer.from(text, 'utf16le'),
  utf16be: (text) => Buffer.from(text, 'utf16le').swap16(),
  'percent-encoded': (text) => Buffer.from(encodeURIComponent(text)),
  'quoted-printable': (text) => Buffer.from(encodeURIComponent(text).replace(/%/g, '=')),
};

describe('the identity canary', () => {
  it.each(Object.keys(leaks) as CanaryEncoding[])(
    'finds every planted value that leaked as %s',
    (encoding) => {
      for (const value of canary.values) {
        for (const shift of [0, 1, 2]) {
          const haystack = Buffer.concat([
            Buffer.from('noise '),
            leaks[encoding](around(value, shift)),
            Buffer.from(' noise'),
          ]);
          const hits = findCanary(haystack, canary);
          expect(hits.map((hit) => hit.value)).toContain(value);
        }
      }
    },
  );

  it('says in which encoding and where', () => {
    const phone = canary.identity.phone ?? '';
    expect(findCanary(`abc${phone}`, canary)).toContainEqual({ value: phone, encoding: 'raw', offset: 3 });
  });

  it('finds a value beside other bytes that are no text at all', () => {
    const noise = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const haystack = Buffer.concat([noise, Buffer.from(canary.identity.name ?? '', 'utf16le'), noise]);
    expect(findCanary(haystack, canary)).toHaveLength(1);
  });

  it('finds nothing where nothing leaked, nor another canary', () => {
    const others = [1, 2, 471, 47_110].map((seed) => JSON.stringify(canaryIdentity(seed).identity));
    const statute = '要严格保护投诉人的身份信息，13800138000，91330100MA2XXXXX0X';
    expect(findCanary([...others, statute].join('\n'), canary)).toEqual([]);
  });
});
