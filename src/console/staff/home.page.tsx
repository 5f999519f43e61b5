import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { homeFor } from './menu';
import { useSession } from './session';
import { useWords } from './words/staff-words';

/** Everybody's work begins on a page of their menu; whoever has none sees with which offices they are here. */
export function HomePage(): ReactNode {
  const { home, domain, frame } = useWords();
  const { officer } = useSession();
  const first = homeFor(officer.roles);
  if (first !== null) return <Navigate to={first as '/'} replace />;
  return (
    <>
      <h1>{home.welcome(officer.name)}</h1>
      <dl>
        <dt>{home.organization}</dt>
        <dd>{officer.organizationName}</dd>
        <dt>{home.offices}</dt>
        <dd>{officer.roles.map((role) => domain.roles[role]).join(' · ') || frame.noOffice}</dd>
      </dl>
    </>
  );
}
