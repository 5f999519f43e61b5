import { toFen, toYuan } from '../../../../domain/money';

/** The sum in yuan of what is known; null where nothing is. */
export function addYuan(amounts: readonly (string | null)[]): string | null {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length === 0) return null;
  return toYuan(known.reduce((sum, amount) => sum + toFen(amount), 0));
}
