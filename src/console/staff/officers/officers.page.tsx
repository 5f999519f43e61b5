import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { ExportShown } from '../lists/export-shown';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { OrganizationSelect } from '../organization-select';
import { Select } from '../select';
import { useSession } from '../session';
import { CredentialSlip, type Credential } from './credential-slip';
import { NewOfficerDialog } from './new-officer-dialog';
import { officersQuery } from './officer-data';
import type { OfficerSearch } from './officer-search';
import { OfficerTable } from './officer-table';
import { PendingGrants } from './pending-grants';
import { useOfficerWords } from './words/officer-words';
import './officers.css';

const route = getRouteApi('/officers');

/** 人员与岗位: who has an account, where, and which grants wait for a second person. */
export function OfficersPage(): ReactNode {
  const { words } = useOfficerWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { officer } = useSession();
  const { data, error, isPending, refetch } = useQuery(officersQuery(search));
  const go = (next: OfficerSearch): void => void navigate({ search: next });
  const isSystem = officer.roles.includes('system-administrator');
  const mayDecide = isSystem || officer.roles.includes('security-administrator');
  const items = data?.items ?? [];
  const { cursor, ...filters } = search;
  return (
    <>
      <header className="people-head">
        <h1>{words.title}</h1>
        <Flex gap="small" align="center" className="no-print">
          <ExportShown name={words.title} />
          {isSystem ? <AddOfficer organizationId={search.organizationId} /> : null}
        </Flex>
      </header>
      {mayDecide ? <PendingGrants /> : null}
      <Filters search={search} go={go} />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={Object.keys(filters).length > 0}
        empty={{ title: words.nobody, help: words.nobodyHelp }}
        retry={() => void refetch()}
        clear={() => go({})}
      >
        <OfficerTable officers={items} />
        <Pager
          cursor={cursor}
          nextCursor={data?.nextCursor ?? null}
          go={(next) => go(next === undefined ? filters : { ...filters, cursor: next })}
        />
      </ListState>
    </>
  );
}

function AddOfficer({ organizationId }: { readonly organizationId: string | undefined }): ReactNode {
  const { words } = useOfficerWords();
  const [isOpen, setIsOpen] = useState(false);
  const [credential, setCredential] = useState<Credential | null>(null);
  return (
    <>
      <Button type="primary" onClick={() => setIsOpen(true)}>
        {words.add}
      </Button>
      {isOpen ? (
        <NewOfficerDialog
          organizationId={organizationId}
          onMade={(made) => {
            setIsOpen(false);
            setCredential(made);
          }}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
      {credential === null ? null : (
        <CredentialSlip credential={credential} onClose={() => setCredential(null)} />
      )}
    </>
  );
}

interface FiltersProps {
  readonly search: OfficerSearch;
  readonly go: (next: OfficerSearch) => void;
}

/** Each change begins at the first page. */
function Filters({ search, go }: FiltersProps): ReactNode {
  const { words } = useOfficerWords();
  const { q, organizationId, status } = search;
  const change = (part: { readonly [Key in keyof OfficerSearch]: OfficerSearch[Key] | undefined }): void => {
    const all = { q, organizationId, status, ...part };
    go(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== '')));
  };
  return (
    <div className="people-filters">
      <div className="filter">
        <label htmlFor="list-search">{words.search}</label>
        <Input.Search
          key={q ?? ''}
          id="list-search"
          defaultValue={q ?? ''}
          maxLength={50}
          allowClear
          placeholder={words.searchHint}
          onSearch={(typed) => change({ q: typed.trim() })}
        />
      </div>
      <div className="filter wide">
        <label htmlFor="officer-body">{words.body}</label>
        <OrganizationSelect
          id="officer-body"
          value={organizationId}
          allowClear
          onChange={(id) => change({ organizationId: id })}
        />
      </div>
      <div className="filter">
        <label htmlFor="officer-status">{words.status}</label>
        <Select
          id="officer-status"
          value={status ?? null}
          placeholder={words.all}
          allowClear
          options={(['active', 'locked', 'left'] as const).map((value) => ({
            value,
            label: words.statuses[value],
          }))}
          onChange={(next: OfficerSearch['status'] | null) => change({ status: next ?? undefined })}
        />
      </div>
    </div>
  );
}
