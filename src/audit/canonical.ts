/** Where in a value something stands; spelled out only when there is something to complain of. */
interface Place {
  readonly within: Place | null;
  readonly name: string | number;
}

/**
 * One text for one value, whoever writes it and however the database stores it: keys sorted by UTF-16 code units
 * (RFC 8785), strings and keys in NFC, integers only. Fractions and integers beyond 2^53 are refused, because
 * two systems print them differently; amounts are fen, shares are basis points or text.
 * Members that are undefined are left out, as JSON does.
 * @throws TypeError naming the path of what has no canonical form.
 */
export function canonicalJson(value: unknown): string {
  return canonical(value, null);
}

function canonical(value: unknown, place: Place | null): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return canonicalString(value, place);
  if (typeof value === 'number') return canonicalInteger(value, place);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) {
    return `[${value.map((item, name) => canonical(item, { within: place, name })).join(',')}]`;
  }
  if (isPlainObject(value)) return canonicalObject(value, place);
  throw new TypeError(`${pathTo(place)} 没有规范形式：${typeof value}`);
}

function canonicalInteger(value: number, place: Place | null): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${pathTo(place)} 不是可以精确表示的整数：${value}`);
  return value === 0 ? '0' : String(value);
}

/** Most text is this plain, and stands for itself between quotes: the verifier reads millions of them. */
const plainText = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function canonicalString(value: string, place: Place | null): string {
  if (plainText.test(value)) return `"${value}"`;
  const normal = value.normalize('NFC');
  if (/[\uD800-\uDFFF]/u.test(normal) || normal.includes('\u0000')) {
    throw new TypeError(`${pathTo(place)} 不是合法的文本`);
  }
  return JSON.stringify(normal);
}

/** A frozen value says the same forever: the rules that many cases share are spelled out once. */
const knownTexts = new WeakMap<object, string>();

function canonicalObject(value: Readonly<Record<string, unknown>>, place: Place | null): string {
  const known = knownTexts.get(value);
  if (known !== undefined) return known;
  const text = spellOut(value, place);
  if (Object.isFrozen(value)) knownTexts.set(value, text);
  return text;
}

function spellOut(value: Readonly<Record<string, unknown>>, place: Place | null): string {
  const members: string[] = [];
  for (const [name, key] of sortedNames(value, place)) {
    const member = value[key];
    if (member === undefined) continue;
    const here = { within: place, name };
    members.push(`${canonicalString(name, here)}:${canonical(member, here)}`);
  }
  return `{${members.join(',')}}`;
}

/** The members' names in NFC, in order, each with the key it has in the value. */
function sortedNames(
  value: Readonly<Record<string, unknown>>,
  place: Place | null,
): readonly (readonly [string, string])[] {
  const keys = Object.keys(value);
  if (keys.every((key) => plainText.test(key))) return keys.sort().map((key) => [key, key]);
  const names = new Map(keys.map((key) => [key.normalize('NFC'), key]));
  if (names.size < keys.length) throw new TypeError(`${pathTo(place)} 有两个同名字段`);
  return [...names].sort(([one], [other]) => (one < other ? -1 : 1));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function pathTo(place: Place | null): string {
  if (place === null) return '$';
  const { within, name } = place;
  return typeof name === 'number' ? `${pathTo(within)}[${name}]` : `${pathTo(within)}.${name}`;
}
