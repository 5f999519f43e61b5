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

/** Of complaints, contracts and commitments each list follows its own. */
export type FollowedKind = 'complaint' | 'contract' | 'commitment';

/**
 * Which cases have changed while a list stands on the screen; the list itself stays as it is until the person asks.
 * @param onBegin the feed begins only now: what happened before is in no news. Must stay the same function
 */
export function useChanges(kind: FollowedKind, onBegin: () => void): Changes {
  const [changed, setChanged] = useState<Changes['changed']>(NONE);
  const [isLive, setIsLive] = useState(true);
  useEffect(
    () =>
      followChanges(kind, {
        onChange: (id) =>
          setChanged((before) => (before === 'many' || before.has(id) ? before : new Set([...before, id]))),
        onReset: () => setChanged('many'),
        onLive: setIsLive,
        onBegin,
      }),
    [kind, onBegin],
  );
  const forget = useCallback(() => setChanged(NONE), []);
  return { changed, isLive, forget };
}

interface Follower {
  readonly onChange: (caseId: string) => void;
  readonly onReset: () => void;
  readonly onLive: (isLive: boolean) => void;
  readonly onBegin: () => void;
}

/** @returns how to stop */
function followChanges(kind: FollowedKind, follower: Follower): () => void {
  const { onChange, onReset, onLive, onBegin } = follower;
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
    source.addEventListener('ready', (event) => {
      const isFirst = lastId === '';
      heard(event);
      if (isFirst) onBegin();
    });
    source.addEventListener('reset', (event) => {
      heard(event);
      onReset();
    });
    source.addEventListener('change', (event: MessageEvent<string>) => {
      heard(event);
      const caseId = caseIn(event.data, kind);
      if (caseId !== null) onChange(caseId);
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

/** Our own server wrote it; null for what is no case of this kind. */
function caseIn(data: string, kind: FollowedKind): string | null {
  const told: unknown = JSON.parse(data);
  if (typeof told !== 'object' || told === null || !('id' in told) || !('kind' in told)) return null;
  return told.kind === kind ? String(told.id) : null;
}
