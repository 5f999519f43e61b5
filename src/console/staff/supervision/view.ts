import type { ReactNode } from 'react';
import type { CountedSearch, SupervisionSearch } from '../lists/list-search';

/** What every part of the board is given. */
export interface ViewProps {
  readonly tabs: ReactNode;
  readonly search: SupervisionSearch;
  readonly change: (part: Partial<SupervisionSearch>) => void;
  readonly clear: () => void;
}

export function countedIn({
  view: _view,
  rung: _rung,
  cursor: _cursor,
  ...counted
}: SupervisionSearch): CountedSearch {
  return counted;
}
