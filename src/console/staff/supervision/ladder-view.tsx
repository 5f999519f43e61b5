import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { isAnActOf } from '../acts-of';
import { BulkBar } from '../bulk/bulk-bar';
import { CountedFilters } from '../lists/counted-filters';
import { ListHead } from '../lists/list-head';
import { filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { useLiveList } from '../lists/use-live-list';
import { useSession } from '../session';
import { useWords } from '../words/staff-words';
import { LadderTable } from './ladder-table';
import { RungTabs } from './rung-tabs';
import { boardQuery, SUPERVISION, type BoardLine } from './supervision-data';
import { countedIn, type ViewProps } from './view';
import { useSupervisionWords } from './words/supervision-words';

const NO_LINES: readonly BoardLine[] = [];
const BULK = ['urge'] as const;

/** 督办台: every duty that is overdue or listed, those longest overdue first. */
export function LadderView({ tabs, search, change, clear }: ViewProps): ReactNode {
  const words = useSupervisionWords();
  const { officer } = useSession();
  const { changes, list, refresh } = useLiveList(SUPERVISION);
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(boardQuery(search));
  const lines = data?.items ?? NO_LINES;
  const [selected, setSelected] = useState(NO_LINES);
  // What was ticked on another page or rung is no longer in sight, and not meant.
  const ticked = useMemo(() => selected.filter((line) => lines.includes(line)), [lines, selected]);
  const cases = useBulkCases(ticked);
  return (
    <div ref={list}>
      <ListHead
        title={words.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      />
      {tabs}
      <RungTabs search={search} board={data} />
      <CountedFilters
        search={countedIn(search)}
        setFilters={filtersIn(countedIn(search), ['from', 'to'])}
        change={change}
        clear={clear}
        period="none"
      />
      <BulkBar
        cases={cases}
        acts={BULK}
        onDone={() => {
          setSelected(NO_LINES);
          refresh();
        }}
      />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={lines.length === 0}
        isFiltered={filtersIn(search, ['view', 'from', 'to']) > 0}
        empty={{ title: words.empty, help: words.emptyHelp }}
        retry={refresh}
        clear={clear}
      >
        <LadderTable
          lines={lines}
          selected={ticked}
          {...(isAnActOf('urge', officer.roles) ? { onSelect: setSelected } : {})}
        />
        <Pager
          cursor={search.cursor}
          nextCursor={data === undefined || data.nextOffset === null ? null : String(data.nextOffset)}
          go={(cursor) => change({ cursor })}
        />
      </ListState>
    </div>
  );
}

function useBulkCases(lines: readonly BoardLine[]) {
  const { domain } = useWords();
  return useMemo(
    () =>
      lines.map(({ complaint, dutyId, duty }) => ({
        ...{ id: complaint.id, number: complaint.number, title: complaint.title },
        part: { dutyId, label: domain.duties[duty] },
      })),
    [domain, lines],
  );
}
