import { useCallback, useEffect, useState } from 'react';
import { isAborted } from '../api/api-error';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: T; readonly reload: () => void };

type Held<T> =
  { readonly state: 'loading' } | { readonly state: 'failed'; readonly error: unknown } | ReadyHeld<T>;
interface ReadyHeld<T> {
  readonly state: 'ready';
  readonly value: T;
}

/** Asks once for what a page shows; `load` must stay the same function while the same thing is wanted. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [held, setHeld] = useState<Held<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      (value) => setHeld({ state: 'ready', value }),
      (error: unknown) => {
        if (!isAborted(error)) setHeld({ state: 'failed', error });
      },
    );
    return () => controller.abort();
  }, [load, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  if (held.state === 'loading') return held;
  return held.state === 'failed' ? { ...held, retry: again } : { ...held, reload: again };
}
