import { useCallback, useEffect, useState } from 'react';
import { API_BASE } from '../../api/client';
import { isSessionEnded } from '../../api/api-error';
import { api } from '../staff-api';

export interface Changes {
  /** Cases that have changed since the list was read; `many` when the server no longer tells them one by one. */
  readonly changed: ReadonlySet<string> | 'many';
  /** False while nobody tells: the person has to look for themselves. */
  readonly isLive: boolean;
  readonly forget: () => void;
}

const NONE: ReadonlySet<string> = new Set();
const RECONNECT_MS = 15_000;

/** Which cases have changed while a list stands on the screen; the list itself stays as it is until the person asks. */
export function useChanges(): Changes {
  const [changed, setChanged] = useState<Changes['changed']>(NONE);
  const [isLive, setIsLive] = useState(true);
  useEffect(
    () =>
      followChanges({
        onChange: (id) =>
          setChanged((before) => (before === 'many' || before.has(id) ? before : new Set([...before, id]))),
        onReset: () => setChanged('many'),
        onLive: setIsLive,
      }),
    [],
  );
  const forget = useCallback(() => setChanged(NONE), []);
  return { changed, isLive, forget };
}

interface Follower {
  readonly onChange: (caseId: string) => void;
  readonly onReset: () => void;
  readonly onLive: (isLive: boolean) => void;
}

/** @returns how to stop */
function followChanges({ onChange, onReset, onLive }: Follower): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastId = '';
  const open = (): void => {
    const place = lastId === '' ? '' : `?after=${lastId}`;
    source = new EventSource(`${API_BASE}/changes${place}`);
    const heard = ({ lastEventId }: MessageEvent): void => {
      lastId = lastEventId;
      onLive(true);
    };
    source.addEventListener('ready', heard);
    source.addEventListener('reset', (event) => {
      heard(event);
      onReset();
    });
    source.addEventListener('change', (event: MessageEvent<string>) => {
      heard(event);
      onChange(caseIdIn(event.data));
    });
    source.onerror = () => {
      // While it only reconnects there is nothing to say yet: a stream ends when an office changes, or a server.
      if (source?.readyState !== EventSource.CLOSED) return;
      onLive(false);
      timer = setTimeout(() => void openAgain(), RECONNECT_MS);
      // A stream cannot say why it was refused; this call can, and opens the sign-in dialog where that helps.
      void askWhoIsHere();
    };
  };
  const openAgain = async (): Promise<void> => {
    if ((await askWhoIsHere()) === 'nobody') timer = setTimeout(() => void openAgain(), RECONNECT_MS);
    else open();
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

async function askWhoIsHere(): Promise<'somebody' | 'nobody'> {
  try {
    await api.call('GET /sessions/current', {});
    return 'somebody';
  } catch (error) {
    return isSessionEnded(error) ? 'nobody' : 'somebody';
  }
}

/** Our own server wrote it; what is no such thing counts as a case that nobody knows. */
function caseIdIn(data: string): string {
  const told: unknown = JSON.parse(data);
  return typeof told === 'object' && told !== null && 'id' in told ? String(told.id) : '';
}
