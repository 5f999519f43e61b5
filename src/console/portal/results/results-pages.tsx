import type { ReactNode } from 'react';
import { useRouter } from '../router';
import { ResultPage } from './result-page';
import { ResultsPage } from './results-page';

/** 认定公示: all that stand published, or one of them. */
export function ResultsPages(): ReactNode {
  const { path } = useRouter();
  const id = path.slice('/results/'.length);
  return id === '' ? <ResultsPage /> : <ResultPage key={id} id={id} />;
}
