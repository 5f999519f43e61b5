import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Button, Flex, Layout } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../domain/ids';
import { longDate } from '../words/dates';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES } from '../words/language';
import { sessionQuery, SessionGate, useSession } from './session';
import { api } from './staff-api';
import { useWords } from './words/staff-words';

/** Case time and whether this is a training system; asked again now and then, since a trainer moves the clock. */
export const systemQuery = {
  queryKey: ['system'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.call('GET /public/system', { signal }),
  staleTime: 60_000,
} as const;

/** What stands around every page. */
export function Shell(): ReactNode {
  return (
    <>
      <TrainingBanner />
      <SessionGate>
        <Layout className="shell">
          <Header />
          <Layout.Content className="content" id="content">
            <Outlet />
          </Layout.Content>
        </Layout>
      </SessionGate>
    </>
  );
}

function TrainingBanner(): ReactNode {
  const { shell, language } = useWords();
  const { data } = useQuery(systemQuery);
  if (data?.clock !== 'training') return null;
  return (
    <aside className="training" aria-label={shell.training}>
      <strong>{shell.training}</strong> {shell.trainingMeans(longDate(data.today as PlainDate, language))}
    </aside>
  );
}

function Header(): ReactNode {
  const { shell, language } = useWords();
  const { officer } = useSession();
  const queries = useQueryClient();
  const leave = async (): Promise<void> => {
    await api.call('DELETE /sessions/current', {});
    queries.clear();
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    location.assign('/console');
  };
  return (
    <Layout.Header className="header">
      <a className="skip" href="#content">
        {shell.skip}
      </a>
      <strong>{shell.name}</strong>
      <Flex gap="small" align="center">
        <span>
          {officer.organizationName} {officer.name}
        </span>
        {LANGUAGES.filter((other) => other !== language).map((other) => (
          <Button key={other} size="small" lang={other} onClick={() => chooseLanguage(other)}>
            {LANGUAGE_NAMES[other]}
          </Button>
        ))}
        <Button size="small" onClick={() => void leave()}>
          {shell.signOut}
        </Button>
      </Flex>
    </Layout.Header>
  );
}
