import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { memo, useMemo, type ReactNode } from 'react';
import { dayOf, shortDate } from '../../words/dates';
import { isAnActIn, isAnActOf } from '../acts-of';
import { CaseLink } from '../lists/case-link';
import { DueDate, Mark, TimeLeftTag } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useSession } from '../session';
import { useWords } from '../words/staff-words';
import type { BoardLine } from './supervision-data';
import { useSupervisionWords } from './words/supervision-words';

interface LadderTableProps {
  readonly lines: readonly BoardLine[];
  readonly selected: readonly BoardLine[];
  /** Left out for whoever may do nothing to several at once. */
  readonly onSelect?: (lines: readonly BoardLine[]) => void;
}

const keyOf = ({ complaint, dutyId }: BoardLine): string => `${complaint.id}/${dutyId}`;

/** Drawn again only when its lines or its ticks change. */
export const LadderTable = memo(function LadderTable({
  lines,
  selected,
  onSelect,
}: LadderTableProps): ReactNode {
  const { lists } = useWords();
  const isNarrow = useIsNarrow();
  const columns = useColumns();
  return (
    <Table<BoardLine>
      className="case-table"
      size="small"
      rowKey={keyOf}
      dataSource={lines}
      columns={columns}
      pagination={false}
      showHeader={!isNarrow}
      {...(onSelect === undefined
        ? {}
        : {
            rowSelection: {
              columnWidth: 36,
              hideSelectAll: isNarrow,
              selectedRowKeys: selected.map(keyOf),
              onChange: (_keys, rows) => onSelect(rows),
              getCheckboxProps: ({ complaint }) => ({ 'aria-label': lists.selectRow(complaint.number) }),
              getTitleCheckboxProps: () => ({ 'aria-label': lists.selectAll }),
            },
          })}
    />
  );
});

function useColumns(): TableColumnsType<BoardLine> {
  const { lists } = useWords();
  const { columns } = useSupervisionWords();
  const isNarrow = useIsNarrow();
  return useMemo(
    () =>
      isNarrow
        ? [{ title: columns.duty, key: 'all', render: (_value, line) => <Card line={line} /> }]
        : [
            { title: columns.over, key: 'over', width: 172, render: (_value, line) => <Over line={line} /> },
            { title: columns.duty, key: 'duty', width: 190, render: (_value, line) => <What line={line} /> },
            { title: lists.columns.complaint, key: 'case', render: (_value, line) => <Which line={line} /> },
            {
              title: columns.holder,
              key: 'holder',
              width: '18%',
              render: (_value, line) => <Who line={line} />,
            },
            { title: columns.acts, key: 'acts', width: 112, render: (_value, line) => <Acts line={line} /> },
          ],
    [columns, isNarrow, lists],
  );
}

interface OfLine {
  readonly line: BoardLine;
}

/** One column with everything in it, for a screen that is as wide as a hand. */
function Card({ line }: OfLine): ReactNode {
  return (
    <div className="case-card">
      <Over line={line} />
      <What line={line} />
      <Which line={line} />
      <div className="card-foot">
        <Who line={line} />
      </div>
      <Acts line={line} />
    </div>
  );
}

function Over({ line }: OfLine): ReactNode {
  return (
    <div className="stack">
      <TimeLeftTag left={line.timeLeft} />
      <DueDate on={line.dueOn} />
    </div>
  );
}

function What({ line: { duty, rung, rungLabel, urgedAt, complaint } }: OfLine): ReactNode {
  const { lists, domain, language } = useWords();
  const words = useSupervisionWords();
  return (
    <div className="stack">
      <strong>{domain.duties[duty]}</strong>
      <span className="marks">
        {complaint.isListed ? <Mark tone="alert">{lists.listed}</Mark> : null}
        {rung === null ? null : (
          <Mark tone="plain">{words.reached(lists.rung(rung, rungLabel ?? rung))}</Mark>
        )}
        {urgedAt === null ? null : (
          <Mark tone="plain">{words.urgedOn(shortDate(dayOf(urgedAt), language))}</Mark>
        )}
      </span>
    </div>
  );
}

function Which({ line: { complaint } }: OfLine): ReactNode {
  const { domain } = useWords();
  return (
    <div className="stack">
      <span className="marks">
        <CaseLink id={complaint.id} number={complaint.number} />
        <span className="faint">{domain.statuses[complaint.status]}</span>
      </span>
      <span className="title">{complaint.title}</span>
      <span className="faint">{complaint.respondent.name}</span>
    </div>
  );
}

function Who({ line: { holder, officer } }: OfLine): ReactNode {
  const { lists } = useWords();
  return (
    <div className="stack">
      <span>{holder.name}</span>
      <span className="faint">{officer?.name ?? lists.noOfficer}</span>
    </div>
  );
}

const ACTS = ['urge', 'list', 'reassign', 'grant-extension'] as const;

/** Each opens its form in the case, where the server says whether it may be done now. */
function Acts({ line: { complaint } }: OfLine): ReactNode {
  const { acts, actOn } = useSupervisionWords();
  const { officer } = useSession();
  const open = ACTS.filter(
    (act) =>
      isAnActOf(act, officer.roles) &&
      isAnActIn(act, complaint.status) &&
      !(act === 'list' && complaint.isListed),
  );
  return (
    <span className="line-acts no-print">
      {open.map((act) => (
        <Link
          key={act}
          to="/complaints/$id"
          params={{ id: complaint.id }}
          search={{ act }}
          preload={false}
          aria-label={actOn(acts[act], complaint.number)}
        >
          {acts[act]}
        </Link>
      ))}
    </span>
  );
}
