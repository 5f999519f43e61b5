/** One promise of the product, as a number. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly wanted: 'at-most' | 'at-least';
  /** What it was made of, for whoever wants to know why. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export const isMet = ({ value, limit, wanted }: Figure): boolean =>
  wanted === 'at-most' ? value <= limit : value >= limit;

/** The value below which this share of them lies (nearest rank). @throws when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    isMet(figure) ? '达到' : '未达到',
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    `${figure.wanted === 'at-most' ? '≤' : '≥'} ${figure.limit} ${figure.unit}`,
  ]);
  const all = [['', '指标', '测得', '要求'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  return all
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
