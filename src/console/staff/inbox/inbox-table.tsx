import { memo, useMemo, type ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { CaseLines, type CaseColumn } from '../lists/case-lines';
import { CaseLink } from '../lists/case-link';
import { DueCell } from '../lists/due-cell';
import { Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useWords, type StaffWords } from '../words/staff-words';

export type Duty = ReplyOf<'GET /duties'>['items'][number];

interface InboxTableProps {
  readonly duties: readonly Duty[];
  readonly selected: readonly Duty[];
  readonly onSelect: (duties: readonly Duty[]) => void;
}

const keyOf = ({ complaint, id }: Duty): string => `${complaint.id}/${id}`;
const numberOf = ({ complaint }: Duty): string => complaint.number;

/** Drawn again only when its lines or its ticks change: dialogs and bars around it keep their state to themselves. */
export const InboxTable = memo(function InboxTable({
  duties,
  selected,
  onSelect,
}: InboxTableProps): ReactNode {
  const words = useWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? narrowColumns(words) : wideColumns(words)), [isNarrow, words]);
  return (
    <CaseLines
      lines={duties}
      selected={selected}
      onSelect={onSelect}
      columns={columns}
      keyOf={keyOf}
      numberOf={numberOf}
    />
  );
});

function wideColumns({ lists, domain }: StaffWords): readonly CaseColumn<Duty>[] {
  const { columns } = lists;
  return [
    { title: columns.due, key: 'due', width: '172px', cell: (duty) => <DueCell duty={duty} /> },
    { title: columns.duty, key: 'duty', width: '148px', cell: (duty) => <What duty={duty} /> },
    { title: columns.complaint, key: 'complaint', cell: (duty) => <Which duty={duty} /> },
    {
      title: columns.respondent,
      key: 'respondent',
      width: '18%',
      cell: ({ complaint }) => complaint.respondent.name,
    },
    { title: columns.status, key: 'status', width: '128px', cell: (duty) => <Status duty={duty} /> },
    {
      title: columns.field,
      key: 'field',
      width: '112px',
      from: 'xxl',
      cell: ({ complaint }) => domain.fields[complaint.field],
    },
    {
      title: columns.officer,
      key: 'officer',
      width: '88px',
      cell: ({ officer }) => officer?.name ?? <span className="faint">{lists.noOfficer}</span>,
    },
  ];
}

/** One column with everything in it, for a screen that is as wide as a hand. */
function narrowColumns({ lists }: StaffWords): readonly CaseColumn<Duty>[] {
  return [
    {
      title: lists.columns.complaint,
      key: 'all',
      cell: (duty) => (
        <div className="case-card">
          <DueCell duty={duty} />
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
  if (duty.duty === null) return lists.nothingDue;
  const what = domain.duties[duty.duty];
  return duty.demandNumber === null ? what : lists.ofDemand(what, duty.demandNumber);
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
