import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Role } from '../../../domain/officer';
import { ProblemAlert } from '../problem-alert';
import { officesQuery, type Grant } from './body-data';
import { useBodyWords } from './words/body-words';

/** Who holds which office here, one line an office. */
export function BodyOffices({ organizationId }: { readonly organizationId: string }): ReactNode {
  const { words, domain } = useBodyWords();
  const { data, error, refetch } = useQuery(officesQuery(organizationId));
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active title={false} />;
  if (data.items.length === 0) return <p className="faint">{words.noOffices}</p>;
  return (
    <dl className="offices">
      {byRole(data.items).map(([role, grants]) => (
        <div key={role}>
          <dt>{domain.roles[role]}</dt>
          <dd>
            {grants.map(({ grantId, officerId, officerName }) => (
              <Link key={grantId} to="/officers/$id" params={{ id: officerId }}>
                {officerName}
              </Link>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function byRole(grants: readonly Grant[]): readonly (readonly [Role, readonly Grant[]])[] {
  const roles = [...new Set(grants.map(({ role }) => role))];
  return roles.map((role) => [role, grants.filter((grant) => grant.role === role)]);
}
