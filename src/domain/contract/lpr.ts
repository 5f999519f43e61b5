import type { PlainDate } from '../ids';

/** One year's 贷款市场报价利率 from the day of its publication on, in parts of ten thousand a year. */
export interface LprRate {
  readonly fromOn: PlainDate;
  readonly perMyriad: number;
}

/** The rate in force on a day; null before the first that is known. The table is in the order of its days. */
export function lprOn(table: readonly LprRate[], on: PlainDate | null): number | null {
  if (on === null) return null;
  return table.filter(({ fromOn }) => fromOn <= on).at(-1)?.perMyriad ?? null;
}
