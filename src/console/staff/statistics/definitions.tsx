import type { ReactNode } from 'react';
import { COMPLAINT_FIGURES, FIGURE_RATES } from '../../../domain/complaint/figures';
import { useWords } from '../words/staff-words';
import { useStatisticsWords } from './words/statistics-words';

const RATES = ['closureRate', 'satisfactionRate', 'performanceRate'] as const;

/** What each figure counts, for whoever has to answer for it. */
export function Definitions(): ReactNode {
  const { lists } = useWords();
  const words = useStatisticsWords();
  return (
    <details className="figures-part definitions">
      <summary>{words.definitions}</summary>
      <dl>
        {COMPLAINT_FIGURES.map((figure) => (
          <div key={figure}>
            <dt>{lists.figures[figure]}</dt>
            <dd>{words.definitionOf[figure]}</dd>
          </div>
        ))}
        {RATES.map((rate) => (
          <div key={rate}>
            <dt>{words.rates[rate]}</dt>
            <dd>
              {words.rateOf(lists.figures[FIGURE_RATES[rate].of], lists.figures[FIGURE_RATES[rate].in])}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
