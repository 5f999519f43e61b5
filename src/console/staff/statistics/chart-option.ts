import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

export interface ChartSeries {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
  readonly kind: 'bar' | 'line';
}

export interface ChartData {
  /** Upright for what follows in time, lying where names are long. */
  readonly stance: 'columns' | 'rows';
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

const INK = '#25313d';
const FAINT = '#4a5663';
const RULE = '#dde4ec';
const NAME_SHARE = 0.34;
const WIDEST_NAME = 230;
const ROW_HEIGHT = 14;
/** The key to the colours needs three lines below this, in px. */
const NARROW = 500;

/** In px. */
export const chartHeight = ({ stance, categories, series }: ChartData): number =>
  stance === 'columns' ? 320 : 120 + categories.length * (series.length * ROW_HEIGHT + 14);

const nameAxis = ({ categories }: ChartData) => ({
  type: 'category' as const,
  data: [...categories],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: RULE } },
});

const brokenNames = (width: number) => ({
  color: INK,
  width: Math.min(WIDEST_NAME, width * NAME_SHARE),
  overflow: 'break' as const,
  interval: 0,
});

/** Where a chart stands. */
interface Place {
  /** In px; a name takes a third of it at most. */
  readonly width: number;
  /** Of the text around it: a name is measured before it is drawn. */
  readonly fontFamily: string;
  readonly isStill: boolean;
}

export function chartOption(data: ChartData, { width, fontFamily, isStill }: Place): ChartOption {
  const isLying = data.stance === 'rows';
  const numbers = {
    type: 'value',
    minInterval: 1,
    axisLabel: { color: FAINT },
    splitLine: { lineStyle: { color: RULE } },
  } as const;
  return {
    animation: !isStill,
    textStyle: { fontFamily },
    color: data.series.map(({ colour }) => colour),
    legend: { top: 0, left: 0, itemGap: 16, textStyle: { color: INK } },
    grid: {
      ...{ top: width < NARROW ? 92 : 40, left: 4, right: 16, bottom: 4 },
      ...{ outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    },
    // As text: the page lets no markup in.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(20, 66, 122, 0.07)' } },
    },
    ...(isLying
      ? { xAxis: numbers, yAxis: { ...nameAxis(data), inverse: true, axisLabel: brokenNames(width) } }
      : { xAxis: { ...nameAxis(data), axisLabel: { color: INK, hideOverlap: true } }, yAxis: numbers }),
    series: data.series.map(({ name, values, kind }) => ({
      name,
      type: kind,
      data: [...values],
      cursor: 'pointer',
      ...(kind === 'bar' ? { barMaxWidth: isLying ? ROW_HEIGHT : 28, barGap: '0%' } : { symbolSize: 9 }),
    })),
  };
}
