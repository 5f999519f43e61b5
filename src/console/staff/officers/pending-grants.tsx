import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../problem-alert';
import { GrantLine } from './grant-line';
import { pendingGrantsQuery } from './officer-data';
import { useOfficerWords } from './words/officer-words';

/** What one administrator has proposed and another decides. */
export function PendingGrants(): ReactNode {
  const { words } = useOfficerWords();
  const { data, error, refetch } = useQuery(pendingGrantsQuery);
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <section className="pending" aria-labelledby="pending-title">
      <h2 id="pending-title">{words.pending}</h2>
      {data.items.length === 0 ? (
        <p className="faint">{words.pendingNone}</p>
      ) : (
        <ul className="grants">
          {data.items.map((grant) => (
            <GrantLine key={grant.grantId} grant={grant} isOfPerson={false} />
          ))}
        </ul>
      )}
    </section>
  );
}
