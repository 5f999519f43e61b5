import { Table, type TableColumnsType } from 'antd';
import { memo, useMemo, type ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { CaseLink } from '../lists/case-link';
import { DueDate, Mark, TimeLeftTag } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useWords, type StaffWords } from '../words/staff-words';

export type Duty = ReplyOf<'GET /duties'>['items'][number];

interface InboxTableProps {
  readonly duties: readonly Duty[];
  readonly selected: readonly Duty[];
  readonly onSelect: (duties: readonly Duty[]) => void;
}

const keyOf = ({ complaint, id }: Duty): string => `${complaint.id}/${id}`;

/** Drawn again only when its lines or its ticks change: dialogs and bars around it keep their state to themselves. */
export const InboxTable = memo(function InboxTable({
  duties,
  selected,
  onSelect,
}: InboxTableProps): ReactNode {
  const words = useWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? narrowColumns(words) : wideColumns(words)), [isNarrow, words]);
  const { lists } = words;
  return (
    <Table<Duty>
      className="case-table"
      size="small"
      rowKey={keyOf}
      dataSource={duties}
      columns={columns}
      pagination={false}
      showHeader={!isNarrow}
      rowSelection={{
        columnWidth: 36,
        selectedRowKeys: selected.map(keyOf),
        onChange: (_keys, rows) => onSelect(rows),
        getCheckboxProps: ({ complaint }) => ({ 'aria-label': lists.selectRow(complaint.number) }),
        getTitleCheckboxProps: () => ({ 'aria-label': lists.selectAll }),
        hideSelectAll: isNarrow,
      }}
    />
  );
});

function wideColumns({ lists, domain }: StaffWords): TableColumnsType<Duty> {
  return [
    { title: lists.columns.due, key: 'due', width: 172, render: (_value, duty) => <Due duty={duty} /> },
    { title: lists.columns.duty, key: 'duty', width: 148, render: (_value, duty) => <What duty={duty} /> },
    { title: lists.columns.complaint, key: 'complaint', render: (_value, duty) => <Which duty={duty} /> },
    {
      title: lists.columns.respondent,
      key: 'respondent',
      width: '18%',
      render: (_value, { complaint }) => complaint.respondent.name,
    },
    {
      title: lists.columns.status,
      key: 'status',
      width: 128,
      render: (_value, duty) => <Status duty={duty} />,
    },
    {
      title: lists.columns.field,
      key: 'field',
      width: 112,
      responsive: ['xxl'],
      render: (_value, { complaint }) => domain.fields[complaint.field],
    },
    {
      title: lists.columns.officer,
      key: 'officer',
      width: 88,
      render: (_value, { officer }) => officer?.name ?? <span className="faint">{lists.noOfficer}</span>,
    },
  ];
}

/** One column with everything in it, for a screen that is as wide as a hand. */
function narrowColumns({ lists }: StaffWords): TableColumnsType<Duty> {
  return [
    {
      title: lists.columns.complaint,
      key: 'all',
      render: (_value, duty) => (
        <div className="case-card">
          <Due duty={duty} />
          <What duty={duty} />
          <Which duty={duty} />
          <div className="card-foot">
            <span>{duty.complaint.respondent.name}</span>
            <Status duty={duty} />
          </div>
        </div>
      ),
    },
  ];
}

interface OfDuty {
  readonly duty: Duty;
}

function Due({ duty }: OfDuty): ReactNode {
  return (
    <div className="stack">
      <TimeLeftTag left={duty.timeLeft} />
      <DueDate on={duty.dueOn} isProvisional={duty.provisional} />
    </div>
  );
}

function What({ duty }: OfDuty): ReactNode {
  const { lists } = useWords();
  const rung = duty.rung === null ? null : lists.rung(duty.rung, duty.rungLabel ?? duty.rung);
  return (
    <div className="stack">
      <strong className="what">
        <WhatToDo duty={duty} />
      </strong>
      <span className="marks">
        {duty.isUrged ? <Mark tone="alert">{lists.urged}</Mark> : null}
        {rung === null ? null : <Mark tone="plain">{rung}</Mark>}
      </span>
    </div>
  );
}

function WhatToDo({ duty }: OfDuty): ReactNode {
  const { lists, domain } = useWords();
  if (duty.act !== null) return lists.sign(domain.acts[duty.act]);
  return duty.duty === null ? lists.nothingDue : domain.duties[duty.duty];
}

function Which({ duty: { complaint } }: OfDuty): ReactNode {
  const { lists } = useWords();
  return (
    <div className="stack">
      <CaseLink id={complaint.id} number={complaint.number} />
      <span className={complaint.title === null ? 'faint' : 'title'}>{complaint.title ?? lists.noTitle}</span>
    </div>
  );
}

function Status({ duty: { complaint } }: OfDuty): ReactNode {
  const { lists, domain } = useWords();
  return (
    <div className="stack">
      <span>{domain.statuses[complaint.status]}</span>
      <span className="marks">
        {complaint.isListed ? <Mark tone="alert">{lists.listed}</Mark> : null}
        {complaint.link === null ? null : <Mark tone="plain">{lists.links[complaint.link]}</Mark>}
      </span>
    </div>
  );
}
