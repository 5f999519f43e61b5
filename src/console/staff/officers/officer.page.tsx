import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Descriptions, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { problemTypeOf } from '../../api/api-error';
import { LoadingPage, ProblemAlert, ProblemPage } from '../problem-alert';
import { officerQuery } from '../query-keys';
import { useSession } from '../session';
import { Absences } from './absences';
import { GrantLine } from './grant-line';
import { OfficerActs } from './officer-acts';
import { accountQuery, grantsOfQuery, type Account, type Officer } from './officer-data';
import { StatusTag } from './officer-table';
import { WorkInHand } from './work-in-hand';
import { useOfficerWords } from './words/officer-words';
import './officers.css';

const route = getRouteApi('/officers/$id');

/** One person: account, offices, absences, and the work in hand. */
export function OfficerPage(): ReactNode {
  const { id } = route.useParams();
  const { words } = useOfficerWords();
  const { data, error, refetch } = useQuery(officerQuery(id));
  if (data !== undefined) return <Person key={id} officer={data} />;
  if (problemTypeOf(error) === 'not-found') return <Result status="404" title={<h1>{words.nobody}</h1>} />;
  if (error !== null) return <ProblemPage error={error} retry={() => void refetch()} />;
  return <LoadingPage />;
}

function Person({ officer }: { readonly officer: Officer }): ReactNode {
  const { words } = useOfficerWords();
  const { officer: me } = useSession();
  const isAdministrator = me.roles.some(
    (role) => role === 'system-administrator' || role === 'security-administrator',
  );
  const account = useQuery({ ...accountQuery(officer.officerId), enabled: isAdministrator });
  return (
    <article className="person">
      <p className="no-print">
        <Link to="/officers">{words.back}</Link>
      </p>
      <header className="people-head">
        <h1>{officer.name}</h1>
        <StatusTag status={officer.status} />
      </header>
      <OfficerActs officer={officer} account={account.data ?? null} />
      {account.error === null ? null : (
        <ProblemAlert error={account.error} retry={() => void account.refetch()} />
      )}
      <Facts officer={officer} account={account.data ?? null} />
      <h2>{words.offices}</h2>
      <Offices officerId={officer.officerId} />
      {officer.status === 'left' ? null : (
        <>
          <h2>{words.absences}</h2>
          <Absences officer={officer} />
        </>
      )}
      {account.data === undefined || officer.status === 'left' ? null : (
        <>
          <h2>{words.work}</h2>
          <WorkInHand account={account.data} />
        </>
      )}
    </article>
  );
}

interface FactsProps {
  readonly officer: Officer;
  /** Only for administrators. */
  readonly account: Account | null;
}

function Facts({ officer, account }: FactsProps): ReactNode {
  const { words } = useOfficerWords();
  const { dutyClass } = officer;
  const body = (
    <Link to="/bodies" search={{ id: officer.organizationId }}>
      {officer.organizationName}
    </Link>
  );
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 2 }}
      items={[
        { key: 'username', label: words.username, children: officer.username },
        { key: 'body', label: words.body, children: body },
        { key: 'email', label: words.email, children: officer.email },
        {
          key: 'class',
          label: words.columns.class,
          children: dutyClass === null ? words.noClass : words.classes[dutyClass],
        },
        ...(account === null ? [] : accountFacts(account)),
      ]}
    />
  );

  function accountFacts({ mustChangePassword, liveSessions, lock }: Account) {
    const facts = [
      {
        key: 'password',
        label: words.password,
        children: mustChangePassword ? words.passwordUnused : words.passwordOwn,
      },
      { key: 'sessions', label: words.sessions, children: words.sessionsOf(liveSessions) },
    ];
    if (lock === null) return facts;
    const said = words.lockedSaid(lock.reason, lock.byName ?? '');
    return [...facts, { key: 'lock', label: words.status, children: said }];
  }
}

function Offices({ officerId }: { readonly officerId: string }): ReactNode {
  const { words } = useOfficerWords();
  const { data, error, refetch } = useQuery(grantsOfQuery(officerId));
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active title={false} />;
  const order = ['proposed', 'granted', 'ended', 'refused'];
  const grants = [...data.items].sort(
    (left, right) => order.indexOf(left.status) - order.indexOf(right.status),
  );
  if (grants.length === 0) return <p className="faint">{words.noOffices}</p>;
  return (
    <ul className="grants">
      {grants.map((grant) => (
        <GrantLine key={grant.grantId} grant={grant} isOfPerson />
      ))}
    </ul>
  );
}
