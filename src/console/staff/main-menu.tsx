import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { menuFor } from './menu';
import { useSession } from './session';
import { useWords } from './words/staff-words';

/** The pages that the officer may use; the router marks the one that is open, or that the open one lies under. */
export function MainMenu({ onChosen }: { readonly onChosen?: () => void }): ReactNode {
  const { frame } = useWords();
  const { officer } = useSession();
  return (
    <nav aria-label={frame.menu}>
      <ul className="main-menu">
        {menuFor(officer.roles).map(({ word, path }) => (
          <li key={path}>
            <Link to={path as '/'} onClick={() => onChosen?.()}>
              {frame.entries[word]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
