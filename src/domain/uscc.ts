/** GB 32100-2015: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const PATTERN = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * What a 统一社会信用代码 looks like: sound, of the right shape with a check digit that does not fit (issued codes exist
 * that fail it, so this is a doubt and no error), or no code at all. Source: GB 32100-2015.
 */
export function judgeUscc(text: string): 'sound' | 'doubtful' | 'malformed' {
  if (!PATTERN.test(text)) return 'malformed';
  let weight = 1;
  let sum = 0;
  for (const character of text.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === text.charAt(17) ? 'sound' : 'doubtful';
}
