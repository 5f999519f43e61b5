import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CountedFilters } from '../lists/counted-filters';
import { ListHead } from '../lists/list-head';
import { filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { useLiveList } from '../lists/use-live-list';
import { SUPERVISION } from './supervision-data';
import { countedIn, type ViewProps } from './view';
import { useSupervisionWords } from './words/supervision-words';

interface CountedPartProps extends ViewProps {
  readonly title: string;
  readonly query: Pick<UseQueryResult, 'error' | 'isFetching' | 'isPending' | 'dataUpdatedAt'>;
  readonly isEmpty: boolean;
  readonly empty: { readonly empty: string; readonly emptyHelp: string };
  readonly children: ReactNode;
}

/** What stands around a part that counts over a period. */
export function CountedPart(props: CountedPartProps): ReactNode {
  const { tabs, search, change, clear, query, empty } = props;
  const words = useSupervisionWords();
  const { changes, list, refresh } = useLiveList(SUPERVISION);
  const counted = countedIn(search);
  return (
    <div ref={list}>
      <ListHead
        title={words.title}
        readAt={query.dataUpdatedAt}
        isReading={query.isFetching}
        changes={changes}
        refresh={refresh}
      />
      {tabs}
      <CountedFilters search={counted} setFilters={filtersIn(counted)} change={change} clear={clear} />
      <h2 className="part-title">{props.title}</h2>
      <ListState
        error={query.error}
        isPending={query.isPending}
        isEmpty={props.isEmpty}
        isFiltered={filtersIn(counted) > 0}
        empty={{ title: empty.empty, help: empty.emptyHelp }}
        retry={refresh}
        clear={clear}
      >
        {props.children}
      </ListState>
    </div>
  );
}
