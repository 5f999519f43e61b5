import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { wholeNumber } from '../../words/numbers';
import { DueDate, TimeLeftTag } from '../lists/tags';
import { fromAddress, readRegisterSearch } from '../lists/list-search';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useWords } from '../words/staff-words';
import { CountedPart } from './counted-part';
import { holdersQuery, type Holder } from './supervision-data';
import { countedIn, type ViewProps } from './view';
import { useSupervisionWords } from './words/supervision-words';

/** Who has it, and as which of a body's people: the body's name stands once, over all of them. */
interface Line {
  readonly holder: Holder;
  /** How many lines the body has, on the first of them; 0 on the others. */
  readonly span: number;
  /** What the body holds in all. */
  readonly whole: number;
}

/** Bodies that hold most first, and within each who holds most. */
function linesOf(holders: readonly Holder[]): readonly Line[] {
  const ids = [...new Set(holders.map(({ organization }) => organization.id))];
  return ids
    .map((id) => holders.filter(({ organization }) => organization.id === id))
    .map((held) => ({
      held: [...held].sort((left, right) => right.duties - left.duties),
      whole: held.reduce((sum, { duties }) => sum + duties, 0),
    }))
    .sort((left, right) => right.whole - left.whole)
    .flatMap(({ held, whole }) =>
      held.map((holder, place) => ({ holder, whole, span: place === 0 ? held.length : 0 })),
    );
}

export function HoldersView(props: ViewProps): ReactNode {
  const { holders: words } = useSupervisionWords();
  const query = useQuery(holdersQuery(countedIn(props.search)));
  const lines = useMemo(() => linesOf(query.data?.holders ?? []), [query.data]);
  const isNarrow = useIsNarrow();
  const wide = useWideColumns();
  const narrow = useMemo<TableColumnsType<Line>>(
    () => [{ title: words.body, key: 'all', render: (_value, line) => <Card line={line} /> }],
    [words],
  );
  return (
    <CountedPart {...props} title={words.title} query={query} isEmpty={lines.length === 0} empty={words}>
      <Table<Line>
        className="case-table"
        size="small"
        rowKey={({ holder }) => `${holder.organization.id} ${holder.officer?.id ?? ''}`}
        dataSource={lines}
        columns={isNarrow ? narrow : wide}
        pagination={false}
        showHeader={!isNarrow}
      />
    </CountedPart>
  );
}

function useWideColumns(): TableColumnsType<Line> {
  const { holders: words } = useSupervisionWords();
  return useMemo(
    () => [
      {
        title: words.body,
        key: 'body',
        width: '24%',
        onCell: ({ span }) => ({ rowSpan: span }),
        render: (_value, line) => <Body line={line} />,
      },
      {
        title: words.officer,
        key: 'officer',
        width: '16%',
        render: (_value, line) => <Officer line={line} />,
      },
      {
        title: words.duties,
        key: 'duties',
        width: 112,
        align: 'right',
        render: (_value, { holder }) => wholeNumber(holder.duties),
      },
      {
        title: words.cases,
        key: 'cases',
        width: 88,
        align: 'right',
        render: (_value, line) => <Cases line={line} />,
      },
      { title: words.kinds, key: 'kinds', render: (_value, line) => <Kinds line={line} /> },
      { title: words.longest, key: 'longest', width: 180, render: (_value, line) => <Longest line={line} /> },
    ],
    [words],
  );
}

interface OfLine {
  readonly line: Line;
}

function Card({ line }: OfLine): ReactNode {
  const { holders: words } = useSupervisionWords();
  return (
    <div className="case-card">
      <Body line={line} />
      <Officer line={line} />
      <Longest line={line} />
      <Kinds line={line} />
      <span>
        {words.cases} <Cases line={line} />
      </span>
    </div>
  );
}

function Body({ line: { holder, whole } }: OfLine): ReactNode {
  const { holders: words } = useSupervisionWords();
  return (
    <div className="stack">
      <strong>{holder.organization.name}</strong>
      <span className="faint">{words.whole(wholeNumber(whole))}</span>
    </div>
  );
}

function Officer({ line: { holder } }: OfLine): ReactNode {
  const { holders: words } = useSupervisionWords();
  return holder.officer?.name ?? <span className="faint">{words.nobody}</span>;
}

function Cases({ line: { holder } }: OfLine): ReactNode {
  const { holders: words } = useSupervisionWords();
  const count = wholeNumber(holder.cases);
  const who = `${holder.organization.name} ${holder.officer?.name ?? words.nobody}`;
  return (
    <Link
      to="/complaints"
      search={readRegisterSearch(fromAddress(holder.query))}
      className="holder-cases"
      preload={false}
      aria-label={words.open(who, count)}
    >
      {count}
    </Link>
  );
}

function Kinds({ line: { holder } }: OfLine): ReactNode {
  const { domain } = useWords();
  const { holders: words } = useSupervisionWords();
  return (
    <span className="kinds">
      {holder.byDuty.map(({ duty, count }) => (
        <span key={duty}>{words.kind(domain.duties[duty], count)}</span>
      ))}
    </span>
  );
}

function Longest({ line: { holder } }: OfLine): ReactNode {
  return (
    <div className="stack">
      <TimeLeftTag left={{ state: 'overdue', workingDays: -holder.overdueWorkingDays }} />
      <DueDate on={holder.earliestDueOn} />
    </div>
  );
}
