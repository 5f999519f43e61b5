import { useSyncExternalStore } from 'react';

const QUERY = '(width < 720px)';

function watch(changed: () => void): () => void {
  const query = matchMedia(QUERY);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether a table has no room for its columns. */
export const useIsNarrow = (): boolean => useSyncExternalStore(watch, () => matchMedia(QUERY).matches);
