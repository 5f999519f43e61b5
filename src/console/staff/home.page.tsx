import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from './session';
import { useWords } from './words/staff-words';

/** Who is signed in, where, and with which offices. */
export function HomePage(): ReactNode {
  const { home, domain } = useWords();
  const { officer } = useSession();
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
            children: officer.roles.map((role) => domain.roles[role]).join('、'),
          },
        ]}
      />
    </>
  );
}
