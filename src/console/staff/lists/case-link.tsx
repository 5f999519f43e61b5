import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to a case: the keys of a list move from one of these to the next. */
export function CaseLink({ id, number }: { readonly id: string; readonly number: string }): ReactNode {
  return (
    <Link to="/complaints/$id" params={{ id }} className="case-link" preload={false}>
      {number}
    </Link>
  );
}
