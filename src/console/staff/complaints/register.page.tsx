import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { BulkBar } from '../bulk/bulk-bar';
import { ListHead } from '../lists/list-head';
import { changedSearch, filtersIn, readRegisterSearch, type RegisterSearch } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { SavedViews } from '../lists/saved-views';
import { useLiveList } from '../lists/use-live-list';
import { complaintCountQuery, complaintsQuery, KEYS } from '../query-keys';
import { useWords } from '../words/staff-words';
import { ComplaintTable, type Complaint } from './complaint-table';
import { ExportButton } from './export-button';
import { RegisterFilters } from './register-filters';

const NO_COMPLAINTS: readonly Complaint[] = [];
/** More are not counted by the API. */
const COUNTED = 1000;

/** 全部投诉: every case that the officer may read, by any filter. */
export function RegisterPage(): ReactNode {
  const { lists } = useWords();
  const search = useSearch({ from: '/complaints' });
  const navigate = useNavigate({ from: '/complaints' });
  const { changes, list, refresh } = useLiveList(KEYS.complaints);
  const [selected, setSelected] = useState<readonly Complaint[]>(NO_COMPLAINTS);
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(complaintsQuery(search));
  const counted = useCounted(search);
  const go = (next: RegisterSearch): void => {
    setSelected(NO_COMPLAINTS);
    void navigate({ search: next });
  };
  const complaints = data?.items ?? NO_COMPLAINTS;
  return (
    <div ref={list}>
      <ListHead
        title={lists.registerTitle}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
        hasOwnExport
      >
        <ExportButton search={search} />
        <SavedViews list="complaints" search={search} open={(raw) => go(readRegisterSearch(raw))} />
      </ListHead>
      <RegisterFilters
        search={search}
        change={(part) => go(changedSearch(search, part))}
        clear={() => go({})}
      />
      <BulkBar
        cases={selected}
        onDone={() => {
          setSelected(NO_COMPLAINTS);
          refresh();
        }}
      />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={complaints.length === 0}
        isFiltered={filtersIn(search, ['sort']) > 0}
        empty={{ title: lists.emptyRegister, help: lists.emptyRegisterHelp }}
        retry={refresh}
        clear={() => go({})}
      >
        <ComplaintTable complaints={complaints} selected={selected} onSelect={setSelected} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          counted={counted}
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
    </div>
  );
}

function useCounted(search: RegisterSearch): string {
  const { lists } = useWords();
  const { data } = useQuery(complaintCountQuery(changedSearch(search, { sort: undefined })));
  const total = data?.total ?? null;
  if (total === null) return '';
  return total >= COUNTED ? lists.countedMany(COUNTED) : lists.counted(total);
}
