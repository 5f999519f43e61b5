import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { isSessionEnded } from '../api/api-error';
import type { ReplyOf } from '../api/operations';
import { onSignOutElsewhere } from './other-tabs';
import { ProblemAlert } from './problem-alert';
import { KEYS } from './query-keys';
import { SignInAgain, SignInPage } from './sign-in';
import { api } from './staff-api';

export type CurrentSession = ReplyOf<'GET /sessions/current'>;

const SessionContext = createContext<CurrentSession | null>(null);

/** Who works here. Only below `SessionGate`. */
export function useSession(): CurrentSession {
  const session = use(SessionContext);
  if (session === null) throw new Error('nobody is signed in here');
  return session;
}

export const sessionQuery = {
  queryKey: KEYS.session,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => readSession(signal),
  staleTime: Infinity,
  retry: false,
} as const;

async function readSession(signal: AbortSignal): Promise<CurrentSession | null> {
  try {
    const session = await api.call('GET /sessions/current', { signal });
    api.setCaller({ type: 'officer', csrfToken: session.csrfToken });
    return session;
  } catch (error) {
    if (isSessionEnded(error)) return null;
    throw error;
  }
}

/**
 * Shows the pages to whoever is signed in. When a session ends in the middle of work the page stays as it is, with what
 * was typed, and asks for the password above it.
 */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  const [known, setKnown] = useState<CurrentSession | null>(null);
  const [hasEnded, setHasEnded] = useState(false);
  useEffect(() => api.onSessionEnded(() => setHasEnded(true)), []);
  useEffect(() => onSignOutElsewhere(() => setHasEnded(true)), []);
  // Whoever was here once stays on the page, whatever a later look finds.
  if (data !== undefined && data !== null && data !== known) setKnown(data);
  if (isPending) return null;
  if (known === null) {
    if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
    // The look that found nobody has said so too: it is forgotten with the answer that it asked for.
    const begin = async (): Promise<void> => {
      setHasEnded(false);
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    };
    return <SignInPage onSignedIn={() => void begin()} />;
  }
  const goOn = async (): Promise<void> => {
    setHasEnded(false);
    await queries.invalidateQueries();
  };
  return (
    <SessionContext value={known}>
      {children}
      {hasEnded || data === null ? (
        <SignInAgain username={known.officer.username} onSignedIn={() => void goOn()} />
      ) : null}
    </SessionContext>
  );
}
