import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useRef, type RefObject } from 'react';
import { useChanges, type Changes, type FollowedKind } from './changes';
import { useListKeys } from './use-list-keys';

interface LiveList {
  readonly changes: Changes;
  /** Where the list stands: the keys move within. */
  readonly list: RefObject<HTMLDivElement | null>;
  readonly refresh: () => void;
}

/** What every list of cases has: news of changes, keys, and a way to read it again. @param queryKey of its readings, which must stay the same object */
export function useLiveList(queryKey: QueryKey, kind: FollowedKind = 'complaint'): LiveList {
  const queries = useQueryClient();
  const readAgain = useCallback(() => void queries.invalidateQueries({ queryKey }), [queries, queryKey]);
  // Between the reading of the list and the beginning of the feed nobody told of anything: read once more, and not
  // along with a first reading that has yet to be answered.
  const readAnew = useCallback(
    () => void queries.cancelQueries({ queryKey }).then(readAgain),
    [queries, queryKey, readAgain],
  );
  const changes = useChanges(kind, readAnew);
  const list = useRef<HTMLDivElement>(null);
  const { forget } = changes;
  const refresh = useCallback(() => {
    forget();
    readAgain();
  }, [forget, readAgain]);
  useListKeys(list, refresh);
  return { changes, list, refresh };
}
