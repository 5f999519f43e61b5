import { toEvidenceId, type PlainDate } from '../../src/domain/ids';
import type { ComplainantIdentity } from '../../src/domain/complainant';

/** A complainant whose every value is so unusual that finding it anywhere is a leak and never chance. */
export interface CanaryIdentity {
  readonly seed: number;
  readonly identity: ComplainantIdentity;
  /** The values to look for. */
  readonly values: readonly string[];
}

export type CanaryEncoding =
  | 'raw'
  | 'json-escaped'
  | 'base64'
  | 'base64url'
  | 'hex'
  | 'utf16le'
  | 'utf16be'
  | 'percent-encoded'
  | 'quoted-printable';

export interface CanaryHit {
  readonly value: string;
  readonly encoding: CanaryEncoding;
  /** Byte offset in the haystack. */
  readonly offset: number;
}

/** Rare characters, none of which stands in the demo city, a statute or a template. */
const rareCharacters = '龘靐齉龗灪麤鱻爨癵驫厵纞籲钃鸜麷鞻韽韾顟';

export function canaryIdentity(seed: number): CanaryIdentity {
  const rare = (offset: number): string =>
    [0, 1, 2]
      .map((step) => rareCharacters.charAt((seed * 7 + offset * 3 + step) % rareCharacters.length))
      .join('');
  const digits = String(seed).padStart(7, '0');
  const identity: ComplainantIdentity = {
    name: `${rare(0)}${seed}实业有限公司`,
    uscc: usccFor(`91990199MA${digits}`),
    contactPerson: `欧阳${rare(1)}${seed}`,
    phone: `1999${digits}`,
    email: `canary.${digits}.complainant@rare-bird.example`,
    postalAddress: `${rare(2)}路${seed}号${rare(3)}大厦`,
    agent: {
      name: `司马${rare(4)}${seed}`,
      organizationName: `${rare(5)}${seed}律师事务所`,
      identityNumber: `990199${digits}1991X`,
      phone: `1998${digits}`,
      email: `canary.${digits}.agent@rare-bird.example`,
      postalAddress: `${rare(6)}巷${seed}号`,
      mandate: {
        authority: 'special',
        grantedOn: '2026-01-05' as PlainDate,
        documentId: toEvidenceId('evidence-of-mandate'),
      },
    },
  };
  return { seed, identity, values: valuesOf(identity) };
}

/** Every place where a value of the canary stands, in any encoding that a store, a log or a mail may have given it. */
export function findCanary(haystack: Buffer | string, canary: CanaryIdentity): readonly CanaryHit[] {
  const bytes = typeof haystack === 'string' ? Buffer.from(haystack, 'utf8') : haystack;
  const lowerCase = Buffer.from(bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte)));
  return canary.values.flatMap((value) =>
    needlesFor(value).flatMap(({ encoding, needle, ignoresCase }) => {
      const offset = (ignoresCase ? lowerCase : bytes).indexOf(needle);
      return offset < 0 ? [] : [{ value, encoding, offset }];
    }),
  );
}

/** GB 32100-2015: the check digit, so that no form stops the canary at its door. */
function usccFor(body: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...body].reduce(
    (total, character, at) => total + alphabet.indexOf(character) * (3 ** at % 31),
    0,
  );
  return body + alphabet.charAt((31 - (sum % 31)) % 31);
}

interface Needle {
  readonly encoding: CanaryEncoding;
  readonly needle: Buffer;
  readonly ignoresCase: boolean;
}

function needlesFor(value: string): readonly Needle[] {
  const bytes = Buffer.from(value, 'utf8');
  const utf16le = Buffer.from(value, 'utf16le');
  const utf16be = Buffer.from(utf16le).swap16();
  const cased = (encoding: CanaryEncoding, needle: Buffer | string): Needle => ({
    encoding,
    needle: Buffer.from(needle),
    ignoresCase: false,
  });
  const caseless = (encoding: CanaryEncoding, needle: string): Needle => ({
    encoding,
    needle: Buffer.from(needle.toLowerCase()),
    ignoresCase: true,
  });
  const plainNeedles = [
    cased('raw', bytes),
    cased('utf16le', utf16le),
    cased('utf16be', utf16be),
    caseless('hex', bytes.toString('hex')),
    caseless('hex', utf16le.toString('hex')),
  ];
  const escapedNeedles = [
    caseless('json-escaped', jsonEscaped(value)),
    caseless('percent-encoded', encodeURIComponent(value)),
    caseless('quoted-printable', encodeURIComponent(value).replace(/%/g, '=')),
  ].filter(({ needle }) => needle.toString() !== value.toLowerCase());
  const base64Needles = base64Alignments(bytes).flatMap((text) => [
    cased('base64', text),
    ...(/[+/]/.test(text) ? [cased('base64url', text.replace(/\+/g, '-').replace(/\//g, '_'))] : []),
  ]);
  return [...plainNeedles, ...escapedNeedles, ...base64Needles];
}

/**
 * A value inside a longer text shows up in its base64 in one of three forms, by its offset modulo 3; the characters
 * that its neighbours share are cut off.
 */
function base64Alignments(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const head = [0, 2, 3][shift] ?? 0;
    const isWhole = (shift + bytes.length) % 3 === 0;
    return text.slice(head, isWhole ? undefined : -1);
  });
}

function jsonEscaped(value: string): string {
  return [...value]
    .map((character) =>
      character > '~' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character,
    )
    .join('');
}

function valuesOf(identity: ComplainantIdentity): readonly string[] {
  const { agent, ...own } = identity;
  const agentValues = agent === null ? {} : { ...agent, mandate: null };
  return [...Object.values(own), ...Object.values(agentValues)].filter(
    (value): value is string => typeof value === 'string',
  );
}
