import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useIsNarrow } from '../lists/use-is-narrow';
import type { Officer } from './officer-data';
import { useOfficerWords } from './words/officer-words';

/** One line a person; on a narrow screen the rest stands below the name. */
export function OfficerTable({ officers }: { readonly officers: readonly Officer[] }): ReactNode {
  const { words } = useOfficerWords();
  const isNarrow = useIsNarrow();
  const classOf = ({ dutyClass }: Officer): string =>
    dutyClass === null ? words.noClass : words.classes[dutyClass];
  const person = (one: Officer): ReactNode => (
    <div className="stack">
      <Link to="/officers/$id" params={{ id: one.officerId }} className="case-link">
        {one.name}
      </Link>
      <span className="faint">{one.username}</span>
      {isNarrow ? <span>{one.organizationName}</span> : null}
      {isNarrow ? <StatusTag status={one.status} /> : null}
    </div>
  );
  return (
    <Table<Officer>
      className="case-table"
      size="small"
      rowKey="officerId"
      dataSource={officers}
      pagination={false}
      showHeader={!isNarrow}
      columns={[
        { key: 'person', title: words.columns.person, render: (_value, one) => person(one) },
        ...(isNarrow
          ? []
          : [
              { key: 'body', title: words.columns.body, dataIndex: 'organizationName' },
              {
                key: 'class',
                title: words.columns.class,
                render: (_value: unknown, one: Officer) => classOf(one),
              },
              {
                key: 'status',
                title: words.columns.status,
                render: (_value: unknown, { status }: Officer) => <StatusTag status={status} />,
              },
            ]),
      ]}
    />
  );
}

export function StatusTag({ status }: Pick<Officer, 'status'>): ReactNode {
  const { words } = useOfficerWords();
  return <span className={`standing ${status}`}>{words.statuses[status]}</span>;
}
