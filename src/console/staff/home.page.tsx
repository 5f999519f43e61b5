import { Navigate } from '@tanstack/react-router';
import { Descriptions } from 'antd';
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
      <Descriptions
        column={1}
        items={[
          { key: 'body', label: home.organization, children: officer.organizationName },
          {
            key: 'roles',
            label: home.offices,
            children: officer.roles.map((role) => domain.roles[role]).join(' · ') || frame.noOffice,
          },
        ]}
      />
    </>
  );
}
