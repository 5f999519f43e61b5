import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { ChoiceFilter, DayFilter, FilterBar, optionsOf } from '../lists/filter-bar';
import { changedSearch, filtersIn } from '../lists/list-search';
import { ListState } from '../lists/list-state';
import { Pager } from '../lists/pager';
import { SearchField } from '../lists/search-field';
import { Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { accessesQuery, type Access } from './audit-data';
import type { AuditSearch } from './audit-search';
import { useAuditWords } from './words/audit-words';

const NONE: readonly Access[] = [];
type Change = (part: Partial<AuditSearch>) => void;

/** Who looked at what and who tried, the newest first. */
export function AccessList({ search }: { readonly search: AuditSearch }): ReactNode {
  const { empty, emptyHelp } = useAuditWords();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(accessesQuery(search));
  const items = data?.items ?? NONE;
  const go = (next: AuditSearch): void => void navigate({ to: '/audit', search: next });
  const change: Change = (part) => go(changedSearch(search, part));
  return (
    <>
      <Filters search={search} change={change} clear={() => go({})} />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={filtersIn(search, ['tab']) > 0}
        empty={{ title: empty, help: emptyHelp }}
        retry={() => void refetch()}
        clear={() => go({})}
      >
        <AccessTable items={items} only={(officerId) => change({ officerId })} />
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          go={(cursor) => change({ cursor })}
        />
      </ListState>
    </>
  );
}

interface FiltersProps {
  readonly search: AuditSearch;
  readonly change: Change;
  readonly clear: () => void;
}

function Filters({ search, change, clear }: FiltersProps): ReactNode {
  const { filters, actions, outcomes } = useAuditWords();
  return (
    <FilterBar
      setFilters={filtersIn(search, ['tab'])}
      clear={clear}
      search={
        <SearchField
          q={search.object}
          hint={filters.object}
          onSearch={(object) => change({ object: object?.slice(0, 64) })}
        />
      }
      main={
        <>
          <ChoiceFilter
            label={filters.action}
            value={search.action}
            options={optionsOf<string>(actions)}
            onChange={(action) => change({ action })}
          />
          <ChoiceFilter
            label={filters.outcome}
            value={search.outcome}
            options={optionsOf(outcomes)}
            onChange={(outcome) => change({ outcome })}
          />
          <DayFilter label={filters.from} value={search.from} onChange={(from) => change({ from })} />
          <DayFilter label={filters.to} value={search.to} onChange={(to) => change({ to })} />
        </>
      }
    />
  );
}

interface AccessTableProps {
  readonly items: readonly Access[];
  readonly only: (officerId: string) => void;
}

function AccessTable({ items, only }: AccessTableProps): ReactNode {
  const { columns: names, language } = useAuditWords();
  const isNarrow = useIsNarrow();
  const moment = ({ at }: Access): string => longMoment(at, language);
  const wide: TableColumnsType<Access> = [
    { title: names.at, key: 'at', width: 210, render: (_value, entry) => moment(entry) },
    { title: names.who, key: 'who', render: (_value, entry) => <Who entry={entry} only={only} /> },
    { title: names.what, key: 'what', render: (_value, entry) => <What entry={entry} /> },
    { title: names.object, key: 'object', render: (_value, entry) => <About entry={entry} /> },
    { title: names.outcome, key: 'outcome', width: 96, render: (_value, entry) => <Outcome entry={entry} /> },
  ];
  const narrow: TableColumnsType<Access> = [
    {
      title: names.what,
      key: 'all',
      render: (_value, entry) => (
        <div className="case-card">
          <span>{moment(entry)}</span>
          <Who entry={entry} only={only} />
          <What entry={entry} />
          <About entry={entry} />
          <Outcome entry={entry} />
        </div>
      ),
    },
  ];
  return (
    <Table<Access>
      className="case-table"
      size="small"
      rowKey="id"
      dataSource={items}
      columns={isNarrow ? narrow : wide}
      showHeader={!isNarrow}
      pagination={false}
    />
  );
}

interface OfEntry {
  readonly entry: Access;
}

function Who({ entry, only }: OfEntry & Pick<AccessTableProps, 'only'>): ReactNode {
  const { kinds, nobody, onlyHer } = useAuditWords();
  const { actor, actorKind } = entry;
  const kind = kinds[actorKind] ?? actorKind;
  if (actor === null) return <span>{`${nobody} · ${kind}`}</span>;
  const name = actor.name === '' ? actor.id : actor.name;
  return (
    <div className="stack">
      <Button
        type="link"
        size="small"
        className="who"
        aria-label={onlyHer(name)}
        onClick={() => only(actor.id)}
      >
        {name}
      </Button>
      <span className="faint">{[actor.organization, kind].filter((part) => part !== '').join(' · ')}</span>
    </div>
  );
}

function What({ entry: { action, label } }: OfEntry): ReactNode {
  const words = useAuditWords();
  return (
    <div className="stack">
      <span>{words.label(action, label)}</span>
      <code>{action}</code>
    </div>
  );
}

const About = ({ entry: { number, objectId } }: OfEntry): ReactNode =>
  number === null ? <code>{objectId ?? ''}</code> : <span className="amount">{number}</span>;

function Outcome({ entry: { outcome } }: OfEntry): ReactNode {
  const { outcomes } = useAuditWords();
  return <Mark tone={outcome === 'allowed' ? 'plain' : 'alert'}>{outcomes[outcome]}</Mark>;
}
