import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ComplaintFigure } from '../../../domain/complaint/figures';
import { wholeNumber } from '../../words/numbers';
import { fromAddress, readRegisterSearch } from '../lists/list-search';
import { useWords } from '../words/staff-words';
import type { Figures } from './statistics-data';
import { useStatisticsWords } from './words/statistics-words';

interface FigureLinkProps {
  readonly figures: Figures;
  readonly figure: ComplaintFigure;
  /** Whose figure, where several stand beside each other. */
  readonly of?: string;
}

/** A figure, and the way to the very cases that it counts. */
export function FigureLink({ figures, figure, of }: FigureLinkProps): ReactNode {
  const { lists } = useWords();
  const words = useStatisticsWords();
  const { count, query } = figures[figure];
  const label = of === undefined ? lists.figures[figure] : `${of} ${lists.figures[figure]}`;
  return (
    <Link
      to="/complaints"
      search={readRegisterSearch(fromAddress(query))}
      className="figure"
      preload={false}
      aria-label={words.counts(label, wholeNumber(count))}
    >
      {wholeNumber(count)}
    </Link>
  );
}
