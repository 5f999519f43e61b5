import { useEffect, useState } from 'react';
import { API_BASE } from '../../api/client';

/** What the feed tells of a case: which step, and its name. */
export interface Change {
  readonly id: string;
  readonly sequence: number;
  readonly label: string;
  readonly type: string;
}

const OPEN_AGAIN_MS = 15_000;

/** How far a case is, read anew. */
type Look = (caseId: string) => Promise<{ readonly version: number; readonly statusLabel: string }>;

/** The latest step of this case that the server has told of; null while there is none. @param look of its kind */
export function useLatestChange(caseId: string, look: Look): Change | null {
  const [latest, setLatest] = useState<Change | null>(null);
  useEffect(
    () =>
      followCase(caseId, look, (change) =>
        // What was looked up may come in after what was told later.
        setLatest((known) => (known?.id === caseId && known.sequence > change.sequence ? known : change)),
      ),
    [caseId, look],
  );
  return latest?.id === caseId ? latest : null;
}

/** The browser reconnects by itself where a stream ends; where it was refused, it is asked for again. @returns how to stop */
function followCase(caseId: string, look: Look, onChange: (change: Change) => void): () => void {
  let feed: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    feed = new EventSource(`${API_BASE}/changes`);
    feed.addEventListener('change', ({ data }: MessageEvent<string>) => {
      // The server declares this event.
      const change = JSON.parse(data) as Change;
      if (change.id === caseId) onChange(change);
    });
    // Between the reading of the page and this moment nobody told of anything: look once.
    const lookOnce = (): void =>
      void look(caseId).then(
        ({ version, statusLabel }) =>
          onChange({ id: caseId, sequence: version, label: statusLabel, type: 'looked' }),
        () => undefined,
      );
    feed.addEventListener('ready', lookOnce);
    feed.addEventListener('reset', lookOnce);
    feed.onerror = () => {
      if (feed?.readyState === EventSource.CLOSED) timer = setTimeout(open, OPEN_AGAIN_MS);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    feed?.close();
  };
}
