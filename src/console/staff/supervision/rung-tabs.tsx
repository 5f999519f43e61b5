import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { wholeNumber } from '../../words/numbers';
import { changedSearch, type SupervisionSearch } from '../lists/list-search';
import { useWords } from '../words/staff-words';
import type { BoardRung } from './supervision-data';
import { useSupervisionWords } from './words/supervision-words';

interface RungTabsProps {
  readonly search: SupervisionSearch;
  /** Not there as long as it has not been read: nobody is told of a zero that nobody counted. */
  readonly board: { readonly rungs: readonly BoardRung[]; readonly listedCases: number } | undefined;
}

/** From the foot of the ladder to its top; a rung that a region has named itself stands after them. */
const LADDER: readonly (string | null)[] = [
  ...[null, 'warning', 'warning-2', 'due', 'due-direct'],
  ...['overdue-1', 'overdue-1-direct', 'overdue-2', 'overdue-2-direct', 'listed'],
];

function height({ rung }: BoardRung): number {
  const place = LADDER.indexOf(rung);
  return place < 0 ? LADDER.length : place;
}

/** How many stand on which rung; each opens its own. */
export function RungTabs({ search, board }: RungTabsProps): ReactNode {
  const { lists } = useWords();
  const words = useSupervisionWords();
  if (board === undefined) return null;
  const { rungs, listedCases } = board;
  const climbed = [...rungs].sort((left, right) => height(left) - height(right));
  const all = rungs.reduce((sum, { duties }) => sum + duties, 0);
  return (
    <nav aria-label={words.rungs} className="rungs no-print">
      <RungTab search={search} rung={undefined} label={words.all} count={all} />
      {climbed.map(({ rung, label, duties }) => (
        <RungTab
          key={rung}
          search={search}
          rung={rung ?? 'none'}
          label={rung === null ? words.noRung : lists.rung(rung, label)}
          count={duties}
        />
      ))}
      <RungTab search={search} rung="listed-supervision" label={words.listedCases} count={listedCases} />
    </nav>
  );
}

interface RungTabProps {
  readonly search: SupervisionSearch;
  readonly rung: string | undefined;
  readonly label: string;
  readonly count: number;
}

function RungTab({ search, rung, label, count }: RungTabProps): ReactNode {
  return (
    <Link
      to="/supervision"
      search={changedSearch<SupervisionSearch>(search, { rung })}
      className="rung"
      activeProps={{}}
      activeOptions={{ exact: true }}
      {...(search.rung === rung ? { 'aria-current': 'true' as const } : {})}
    >
      <strong>{wholeNumber(count)}</strong> <span>{label}</span>
    </Link>
  );
}
