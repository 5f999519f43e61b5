import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { changedSearch } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { SearchField } from '../lists/search-field';
import { Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useRevealWords } from '../reveals/words/reveal-words';
import { identityLogQuery, type IdentityEntry } from './audit-data';
import type { AuditSearch } from './audit-search';
import { useAuditWords } from './words/audit-words';

const NONE: readonly IdentityEntry[] = [];

/** Who asked to know who complained, who allowed it, who looked, and who was stopped. */
export function IdentityLog({ search }: { readonly search: AuditSearch }): ReactNode {
  const { identity, emptyIdentities, emptyHelp } = useAuditWords();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(identityLogQuery(search));
  const items = data?.items ?? NONE;
  const go = (part: Partial<AuditSearch>): void =>
    void navigate({ to: '/audit', search: { ...changedSearch(search, part), tab: 'identities' } });
  return (
    <>
      <p className="faint">{identity.help}</p>
      <div className="filters no-print">
        <SearchField q={search.object} hint={identity.search} onSearch={(object) => go({ object })} />
      </div>
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={search.object !== undefined}
        empty={{ title: emptyIdentities, help: emptyHelp }}
        retry={() => void refetch()}
        clear={() => go({ object: undefined })}
      >
        <LogTable items={items} />
        <Pager cursor={search.cursor} nextCursor={data?.nextCursor ?? null} go={(cursor) => go({ cursor })} />
      </ListState>
    </>
  );
}

function LogTable({ items }: { readonly items: readonly IdentityEntry[] }): ReactNode {
  const { identity, language } = useAuditWords();
  const isNarrow = useIsNarrow();
  const { columns: names } = identity;
  const wide: TableColumnsType<IdentityEntry> = [
    { title: names.index, dataIndex: 'index', width: 56, align: 'right' },
    { title: names.at, key: 'at', width: 210, render: (_value, { at }) => longMoment(at, language) },
    { title: names.what, key: 'what', width: 110, render: (_value, entry) => <What entry={entry} /> },
    { title: names.who, key: 'who', render: (_value, entry) => <Who entry={entry} /> },
    {
      title: names.number,
      key: 'number',
      render: (_value, { number }) => <span className="amount">{number}</span>,
    },
    { title: names.scope, key: 'scope', render: (_value, entry) => <Scope entry={entry} /> },
    { title: names.reason, key: 'reason', width: '24%', render: (_value, { reason }) => reason },
  ];
  const narrow: TableColumnsType<IdentityEntry> = [
    {
      title: names.what,
      key: 'all',
      render: (_value, entry) => (
        <div className="case-card">
          <span>{longMoment(entry.at, language)}</span>
          <What entry={entry} />
          <Who entry={entry} />
          <span>{entry.number}</span>
          <Scope entry={entry} />
          <span>{entry.reason}</span>
        </div>
      ),
    },
  ];
  return (
    <Table<IdentityEntry>
      className="case-table"
      size="small"
      rowKey="index"
      dataSource={items}
      columns={isNarrow ? narrow : wide}
      showHeader={!isNarrow}
      pagination={false}
    />
  );
}

interface OfEntry {
  readonly entry: IdentityEntry;
}

function What({ entry: { type } }: OfEntry): ReactNode {
  const { identity } = useAuditWords();
  return <Mark tone={type === 'quota-exceeded' ? 'alert' : 'plain'}>{identity.types[type]}</Mark>;
}

const Who = ({ entry: { officer } }: OfEntry): ReactNode =>
  officer === null ? null : (
    <div className="stack">
      <span>{officer.name}</span>
      <span className="faint">{officer.organization.name}</span>
    </div>
  );

function Scope({ entry: { fields, scope } }: OfEntry): ReactNode {
  const { fields: names, scopes, language } = useRevealWords();
  const listed = fields.map((field) => names[field]).join(language === 'zh-CN' ? '、' : ', ');
  return (
    <div className="stack">
      <span>{listed}</span>
      {scope === null ? null : <Mark tone={scope === 'full' ? 'alert' : 'plain'}>{scopes[scope]}</Mark>}
    </div>
  );
}
