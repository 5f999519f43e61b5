import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { entryOf, menuFor } from './menu';
import { useSession } from './session';
import { useWords } from './words/staff-words';

/** The pages that the officer may use, and under which of them the open page lies. */
export function MainMenu({ onChosen }: { readonly onChosen?: () => void }): ReactNode {
  const { frame } = useWords();
  const { officer } = useSession();
  const { pathname, search: opened } = useLocation();
  const entries = menuFor(officer.roles);
  const here = entryOf(entries, { pathname, search: opened });
  return (
    <nav aria-label={frame.menu}>
      <ul className="main-menu">
        {entries.map(({ word, path, search = {} }) => (
          <li key={word}>
            <Link
              to={path as '/'}
              search={search}
              // Of the entries that lead to a page only one is where the reader is.
              activeOptions={{ exact: word !== here?.word, includeSearch: word !== here?.word }}
              onClick={() => onChosen?.()}
            >
              {frame.entries[word]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
