import type { ReactNode } from 'react';
import { FIGURE_RATES, type ComplaintFigure } from '../../../domain/complaint/figures';
import { percent } from '../../words/numbers';
import { useWords } from '../words/staff-words';
import { FigureLink } from './figure-link';
import type { Figures } from './statistics-data';
import { useStatisticsWords } from './words/statistics-words';

type Rate = keyof typeof FIGURE_RATES;

interface CardSpec {
  readonly main: ComplaintFigure | Rate;
  readonly beside: readonly ComplaintFigure[];
}

const OF_HANDLING: readonly CardSpec[] = [
  { main: 'received', beside: ['open', 'rejected'] },
  { main: 'closureRate', beside: ['closed', 'received'] },
  { main: 'satisfactionRate', beside: ['satisfied', 'rated'] },
  { main: 'overdue', beside: ['listed'] },
];

/** 认定办结 and 履行到位 stand beside each other, and neither is part of the other. */
const OF_RESULT: readonly CardSpec[] = [
  { main: 'determined', beside: ['determined-unperformed'] },
  { main: 'performed', beside: ['rectified'] },
  { main: 'performanceRate', beside: ['performed', 'substantiated'] },
];

const isRate = (main: CardSpec['main']): main is Rate => main in FIGURE_RATES;

export function Headline({ figures }: { readonly figures: Figures }): ReactNode {
  const words = useStatisticsWords();
  return (
    <section aria-label={words.headline}>
      <dl className="figure-cards">
        {OF_HANDLING.map((spec) => (
          <Card key={spec.main} spec={spec} figures={figures} />
        ))}
      </dl>
      <dl className="figure-cards of-result">
        {OF_RESULT.map((spec) => (
          <Card key={spec.main} spec={spec} figures={figures} />
        ))}
      </dl>
      <p className="faint figures-apart">{words.apart}</p>
    </section>
  );
}

interface CardProps {
  readonly spec: CardSpec;
  readonly figures: Figures;
}

function Card({ spec: { main, beside }, figures }: CardProps): ReactNode {
  const { lists } = useWords();
  const { rates } = useStatisticsWords();
  return (
    <div className={main === 'overdue' && figures.overdue.count > 0 ? 'figure-card alarming' : 'figure-card'}>
      <dt>{isRate(main) ? rates[main] : lists.figures[main]}</dt>
      <dd className="main-figure">
        {isRate(main) ? percent(figures[main]) : <FigureLink figures={figures} figure={main} />}
      </dd>
      <dd className="beside">
        {beside.map((figure) => (
          <span key={figure}>
            {lists.figures[figure]} <FigureLink figures={figures} figure={figure} />
          </span>
        ))}
      </dd>
    </div>
  );
}
