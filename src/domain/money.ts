/** Yuan with at most two places, as people write it, to whole fen. The text was checked where it entered. */
export function toFen(amountYuan: string): number {
  const [yuan = '0', cents = ''] = amountYuan.split('.');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

/** Fen to yuan with two places. */
export function toYuan(fen: number): string {
  const yuan = Math.trunc(fen / 100);
  return `${yuan}.${String(fen % 100).padStart(2, '0')}`;
}

function grouped(amountFen: number): string {
  const [yuan = '0', cents = ''] = toYuan(amountFen).split('.');
  return `${yuan.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${cents}`;
}

/** 1,234,567.89元 */
export const amountWords = (amountFen: number): string => `${grouped(amountFen)}元`;

/** CNY 1,234,567.89 */
export const englishAmount = (amountFen: number): string => `CNY ${grouped(amountFen)}`;
