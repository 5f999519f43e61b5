import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, type ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { dayOf } from '../../words/dates';
import { money } from '../../words/money';
import { CaseLines, type CaseColumn } from '../lists/case-lines';
import { CaseLink } from '../lists/case-link';
import { DueDate, Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { systemQuery } from '../query-keys';
import { useWords, type StaffWords } from '../words/staff-words';

export type Complaint = ReplyOf<'GET /complaints'>['items'][number];

interface ComplaintTableProps {
  readonly complaints: readonly Complaint[];
  readonly selected: readonly Complaint[];
  readonly onSelect: (complaints: readonly Complaint[]) => void;
}

const keyOf = ({ id }: Complaint): string => id;
const numberOf = ({ number }: Complaint): string => number;

/** Drawn again only when its lines or its ticks change. */
export const ComplaintTable = memo(function ComplaintTable({
  complaints,
  selected,
  onSelect,
}: ComplaintTableProps): ReactNode {
  const words = useWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? narrowColumns(words) : wideColumns(words)), [isNarrow, words]);
  return (
    <CaseLines
      lines={complaints}
      selected={selected}
      onSelect={onSelect}
      columns={columns}
      keyOf={keyOf}
      numberOf={numberOf}
    />
  );
});

function wideColumns({ lists, domain }: StaffWords): readonly CaseColumn<Complaint>[] {
  return [
    { title: lists.columns.complaint, key: 'which', cell: (one) => <Which complaint={one} /> },
    {
      title: lists.columns.status,
      key: 'status',
      width: '132px',
      cell: (one) => <Status complaint={one} />,
    },
    {
      title: lists.columns.due,
      key: 'due',
      width: '168px',
      cell: (one) => <NextDue complaint={one} />,
    },
    {
      title: lists.columns.respondent,
      key: 'respondent',
      width: '15%',
      cell: (one) => one.respondent.name,
    },
    {
      title: lists.columns.departments,
      key: 'departments',
      width: '17%',
      from: 'lg',
      cell: (one) => <Departments complaint={one} />,
    },
    {
      title: lists.columns.channel,
      key: 'channel',
      width: '210px',
      from: 'xxl',
      cell: ({ channel, field }) => (
        <div className="stack">
          <span>{domain.channels[channel]}</span>
          <span className="faint">{domain.fields[field]}</span>
        </div>
      ),
    },
    {
      title: lists.columns.amount,
      key: 'amount',
      width: '136px',
      align: 'right',
      from: 'xl',
      cell: ({ amountYuan }) => (amountYuan === null ? '' : <Amount yuan={amountYuan} />),
    },
    {
      title: lists.columns.received,
      key: 'received',
      width: '172px',
      from: 'xxl',
      cell: ({ receivedAt }) => <DueDate on={dayOf(receivedAt)} />,
    },
  ];
}

function narrowColumns({ lists }: StaffWords): readonly CaseColumn<Complaint>[] {
  return [
    {
      title: lists.columns.complaint,
      key: 'all',
      cell: (one) => (
        <div className="case-card">
          <Which complaint={one} />
          <NextDue complaint={one} />
          <div className="card-foot">
            <span>{one.respondent.name}</span>
            <Status complaint={one} />
            {one.amountYuan === null ? null : <Amount yuan={one.amountYuan} />}
          </div>
        </div>
      ),
    },
  ];
}

interface OfComplaint {
  readonly complaint: Complaint;
}

function Amount({ yuan }: { readonly yuan: string }): ReactNode {
  const { language } = useWords();
  return <span className="amount">{money(yuan, language)}</span>;
}

function Which({ complaint }: OfComplaint): ReactNode {
  const { lists } = useWords();
  const { id, number, title } = complaint;
  return (
    <div className="stack">
      <CaseLink id={id} number={number} />
      <span className={title === null ? 'faint' : 'title'}>{title ?? lists.noTitle}</span>
    </div>
  );
}

function Status({ complaint }: OfComplaint): ReactNode {
  const { lists, domain } = useWords();
  const { status, outcome, isListed, isSuspended, link } = complaint;
  return (
    <div className="stack">
      <span>{domain.statuses[status]}</span>
      {outcome === null || outcome === 'breach-determined' ? null : (
        <span className="faint">{domain.outcomes[outcome]}</span>
      )}
      <span className="marks">
        {isListed ? <Mark tone="alert">{lists.listed}</Mark> : null}
        {isSuspended ? <Mark tone="plain">{lists.suspended}</Mark> : null}
        {link === null ? null : <Mark tone="plain">{lists.links[link]}</Mark>}
      </span>
    </div>
  );
}

/** The instant lies at the end of the due day, which is midnight of the next: the day is that of a moment before. */
function NextDue({ complaint: { nextDueAt } }: OfComplaint): ReactNode {
  const { lists } = useWords();
  const { data: system } = useQuery(systemQuery);
  if (nextDueAt === null) return null;
  const isOver = system !== undefined && nextDueAt < system.now;
  return (
    <div className="stack">
      {isOver ? <span className="time-left over">{lists.over}</span> : null}
      <DueDate on={dayOf(new Date(Date.parse(nextDueAt) - 1).toISOString())} />
    </div>
  );
}

function Departments({
  complaint: { accepting, verifying, verifyingOfficer, acceptingOfficer },
}: OfComplaint): ReactNode {
  const officer = verifyingOfficer ?? acceptingOfficer;
  return (
    <div className="stack">
      <span>{accepting.name}</span>
      {verifying === null ? null : <span>{verifying.name}</span>}
      {officer === null ? null : <span className="faint">{officer.name}</span>}
    </div>
  );
}
