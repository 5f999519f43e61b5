/**
 * 统一合同编码 (seed 002): `区划-单位-类别-年-流水-校验`, such as `150802-SJJ-06-2026-000123-K`; a supplement carries its
 * contract's code and its own number: `…-B01`. No national standard is known, so the form is ours; once given it never
 * changes, whoever the contract passes to.
 */
export interface ContractCode {
  /** GB/T 2260, six digits. */
  readonly regionCode: string;
  /** The body's own short code, two to six letters and digits. */
  readonly bodyCode: string;
  /** Two digits of the catalogue of categories. */
  readonly categoryCode: string;
  readonly year: number;
  /** 1–999999, drawn for each body and year. */
  readonly serial: number;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const PATTERN = /^(\d{6})-([0-9A-Z]{2,6})-(\d{2})-(\d{4})-(\d{6})-([0-9A-Z])(?:-B(\d{2}))?$/;

/** ISO/IEC 7064 MOD 37-36: finds every wrong character, and nearly every two neighbours that have changed places. */
function checkCharacterOf(payload: string): string {
  let rest = 36;
  for (const character of payload.replaceAll('-', '')) {
    const sum = (rest + ALPHABET.indexOf(character)) % 36;
    rest = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return ALPHABET.charAt((37 - rest) % 36);
}

/** The code of a contract. @throws RangeError when a part cannot be written in its place. */
export function contractCodeFor({ regionCode, bodyCode, categoryCode, year, serial }: ContractCode): string {
  const payload = [regionCode, bodyCode, categoryCode, year, String(serial).padStart(6, '0')].join('-');
  const code = `${payload}-${checkCharacterOf(payload)}`;
  if (!PATTERN.test(code)) throw new RangeError(`${code} is no contract code`);
  return code;
}

/** The code of the `number`-th supplement (补充协议) of a contract, 1–99. @throws RangeError beyond them. */
export function supplementCodeFor(contractCode: string, number: number): string {
  const code = `${contractCode}-B${String(number).padStart(2, '0')}`;
  if (number < 1 || !PATTERN.test(code)) throw new RangeError(`${code} is no code of a supplement`);
  return code;
}

/**
 * What a text says that looks like a contract code: its own check character tells a slip of the pen from a code.
 * `unlike`: not of this form at all, such as a code of another city's system.
 */
export function judgeContractCode(text: string): 'sound' | 'mistyped' | 'unlike' {
  const parts = PATTERN.exec(text);
  if (parts === null) return 'unlike';
  const payload = parts.slice(1, 6).join('-');
  return checkCharacterOf(payload) === parts[6] ? 'sound' : 'mistyped';
}
