import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { ComplaintFigure } from '../../../domain/complaint/figures';
import { fromAddress, readRegisterSearch } from '../lists/list-search';
import { useWords } from '../words/staff-words';
import { chartHeight, type ChartData, type ChartSeries } from './chart-option';
import type { Figures } from './statistics-data';
import { useStatisticsWords } from './words/statistics-words';

/** The library of charts is fetched when one is drawn, and never before. */
const Chart = lazy(async () => ({ default: (await import('./chart')).Chart }));

/** A place on the chart; a month in which nothing came in has no figures, and its place all the same. */
interface Drawn {
  readonly name: string;
  readonly figures: Figures | null;
}

interface FigureChartProps {
  readonly groups: readonly Drawn[];
  readonly stance: ChartData['stance'];
}

const DRAWN: readonly { readonly figure: ComplaintFigure; readonly colour: string }[] = [
  { figure: 'received', colour: '#9db8d9' },
  { figure: 'closed', colour: '#14427a' },
  { figure: 'determined', colour: '#b3261e' },
  { figure: 'performed', colour: '#2f7d4f' },
  { figure: 'overdue', colour: '#e08a00' },
];

export function FigureChart({ groups, stance }: FigureChartProps): ReactNode {
  const { lists } = useWords();
  const words = useStatisticsWords();
  const navigate = useNavigate();
  const data = useMemo<ChartData>(
    () => ({
      stance,
      categories: groups.map(({ name }) => name),
      series: DRAWN.map(({ figure, colour }): ChartSeries => ({
        ...{ name: lists.figures[figure], colour },
        // What comes in stands; what becomes of it runs over it.
        kind: stance === 'rows' || figure === 'received' ? 'bar' : 'line',
        values: groups.map(({ figures }) => figures?.[figure].count ?? 0),
      })),
    }),
    [groups, lists, stance],
  );
  const open = (category: number, series: number): void => {
    const [figures, drawn] = [groups[category]?.figures ?? null, DRAWN[series]];
    if (figures === null || drawn === undefined) return;
    const { query } = figures[drawn.figure];
    void navigate({ to: '/complaints', search: readRegisterSearch(fromAddress(query)) });
  };
  return (
    <figure className="chart-frame no-print">
      <Suspense fallback={<div style={{ height: chartHeight(data) }}>{words.loadingChart}</div>}>
        <Chart data={data} onOpen={open} />
      </Suspense>
      <figcaption className="faint">{words.chart}</figcaption>
    </figure>
  );
}
