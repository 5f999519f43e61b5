/** 正确填写票据和结算凭证的基本规定（支付结算办法 附一）: how an amount is written in capitals. */
const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿', '兆'] as const;
const GROUP_SIZE = 10_000;
/** 9999 兆 9999 亿 …: what four groups of four can say. */
const LARGEST_FEN = Number.MAX_SAFE_INTEGER;

const digit = (value: number): string => DIGITS.charAt(value);

/** 1–9999 without its leading zeros; zeros inside are said once. */
function groupInCapitals(group: number): string {
  const digits = [...String(group)].map(Number);
  let text = '';
  let hasZeroBefore = false;
  digits.forEach((value, index) => {
    if (value === 0) {
      hasZeroBefore = text !== '';
      return;
    }
    text += (hasZeroBefore ? '零' : '') + digit(value) + (PLACES[digits.length - index - 1] ?? '');
    hasZeroBefore = false;
  });
  return text;
}

function yuanInCapitals(yuan: number): string {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / GROUP_SIZE)) groups.push(rest % GROUP_SIZE);
  let text = '';
  let isZeroOwed = false;
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index] ?? 0;
    if (group === 0) {
      isZeroOwed = text !== '';
      continue;
    }
    if (text !== '' && (isZeroOwed || group < GROUP_SIZE / 10)) text += '零';
    text += groupInCapitals(group) + (GROUPS[index] ?? '');
    isZeroOwed = false;
  }
  return text;
}

/**
 * 壹拾万元整; 壹佰贰拾叁元肆角伍分.
 * @param fen a whole number from 0 to 2^53 − 1. @throws RangeError for anything else
 */
export function inCapitals(fen: number): string {
  if (!Number.isInteger(fen) || fen < 0 || fen > LARGEST_FEN) throw new RangeError(`no amount: ${fen}`);
  if (fen === 0) return '零元整';
  return wholeAndPart(Math.floor(fen / 100), fen);
}

function wholeAndPart(yuan: number, fen: number): string {
  const jiao = Math.floor(fen / 10) % 10;
  const cents = fen % 10;
  const whole = yuan === 0 ? '' : `${yuanInCapitals(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${whole}整`;
  if (jiao === 0) return `${whole}${whole === '' ? '' : '零'}${digit(cents)}分`;
  return `${whole}${digit(jiao)}角${cents === 0 ? '整' : `${digit(cents)}分`}`;
}
