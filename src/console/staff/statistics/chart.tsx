import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import { chartHeight, chartOption, type ChartData } from './chart-option';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface ChartProps {
  readonly data: ChartData;
  /** @param category its place @param series its place */
  readonly onOpen: (category: number, series: number) => void;
}

/** Drawn as SVG by styles that our policy lets through. Only for the eye: whoever draws one puts its table beside it. */
export function Chart({ data, onOpen }: ChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const opening = useRef(onOpen);
  opening.current = onOpen;
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const chart = init(element, null, { renderer: 'svg' });
    chart.on('click', ({ dataIndex, seriesIndex }) => opening.current(dataIndex, seriesIndex ?? 0));
    const { fontFamily } = getComputedStyle(element);
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const draw = (): void => {
      chart.resize();
      chart.setOption(chartOption(data, { width: element.clientWidth, fontFamily, isStill }), true);
    };
    draw();
    let width = element.clientWidth;
    const watcher = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      draw();
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [data]);
  return <div ref={place} className="chart" style={{ height: chartHeight(data) }} aria-hidden />;
}
