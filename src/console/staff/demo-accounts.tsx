import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { demoAccountsQuery } from './query-keys';
import { api } from './staff-api';
import { useProblemNotice } from './use-problem-notice';
import { useWords } from './words/staff-words';

/** One click and one is somebody of the demo city. Nothing is shown where the server has nobody to offer. */
export function DemoAccounts({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const { frame, domain } = useWords();
  const { data } = useQuery(demoAccountsQuery);
  const tell = useProblemNotice();
  // An officer with two offices stands in the list twice, and signs in with both.
  const accounts = [...new Map((data?.items ?? []).map((one) => [one.username, one])).values()];
  if (accounts.length === 0) return null;
  const signIn = async (username: string, password: string): Promise<void> => {
    try {
      const session = await api.call('POST /sessions', { body: { username, password } });
      api.setCaller({ type: 'officer', csrfToken: session.csrfToken });
      onSignedIn();
    } catch (error) {
      tell(error);
    }
  };
  return (
    <section className="demo">
      <h2>{frame.demo}</h2>
      <p>{frame.demoHelp}</p>
      <ul>
        {accounts.map(({ username, password, role, organization }) => (
          <li key={username}>
            <Button onClick={() => void signIn(username, password)}>
              <span>{domain.roles[role]}</span>
              <small>{organization}</small>
              <small>{username}</small>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
