import { Link } from '@tanstack/react-router';
import { memo, useMemo, type ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { CaseLines, type CaseColumn } from '../lists/case-lines';
import { DueCell } from '../lists/due-cell';
import { Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useWords, type StaffWords } from '../words/staff-words';
import { useCommitmentWords, type CommitmentWords } from './words/commitment-words';

type Duty = ReplyOf<'GET /commitment-duties'>['items'][number];

const keyOf = ({ commitment, id }: Duty): string => `${commitment.id}/${id}`;
const codeOf = ({ commitment }: Duty): string => commitment.code;

/** Drawn again only when its lines change. */
export const CommitmentDutyTable = memo(function CommitmentDutyTable({
  duties,
}: {
  readonly duties: readonly Duty[];
}): ReactNode {
  const words = useCommitmentWords();
  const { lists } = useWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(
    () => (isNarrow ? narrowColumns(words) : wideColumns(words, lists)),
    [isNarrow, words, lists],
  );
  return <CaseLines lines={duties} columns={columns} keyOf={keyOf} numberOf={codeOf} />;
});

function wideColumns(words: CommitmentWords, lists: StaffWords['lists']): readonly CaseColumn<Duty>[] {
  const { columns } = words.list;
  const { duties, labels } = words;
  return [
    { title: lists.columns.due, key: 'due', width: '172px', cell: (duty) => <DueCell duty={duty} /> },
    { title: duties.duty, key: 'duty', width: '24%', cell: (duty) => <What duty={duty} /> },
    { title: columns.commitment, key: 'commitment', cell: (duty) => <Which duty={duty} /> },
    {
      ...{ title: columns.promisor, key: 'promisor', width: '18%' },
      cell: ({ commitment }) => commitment.promisor.name,
    },
    {
      ...{ title: columns.status, key: 'status', width: '128px' },
      cell: ({ commitment }) => labels.statuses[commitment.status],
    },
    {
      ...{ title: duties.manager, key: 'manager', width: '96px', from: 'lg' as const },
      cell: ({ commitment: { manager } }) =>
        manager?.name ?? <span className="faint">{duties.noManager}</span>,
    },
  ];
}

/** One column with everything in it, for a screen that is as wide as a hand. */
function narrowColumns({ list, labels }: CommitmentWords): readonly CaseColumn<Duty>[] {
  return [
    {
      title: list.columns.commitment,
      key: 'all',
      cell: (duty) => (
        <div className="case-card">
          <DueCell duty={duty} />
          <What duty={duty} />
          <Which duty={duty} />
          <div className="card-foot">
            <span>{duty.commitment.promisor.name}</span>
            <span>{labels.statuses[duty.commitment.status]}</span>
          </div>
        </div>
      ),
    },
  ];
}

interface OfDuty {
  readonly duty: Duty;
}

function What({ duty: { kind, duty, rung, rungLabel, node } }: OfDuty): ReactNode {
  const { lists } = useWords();
  const { duties, labels } = useCommitmentWords();
  return (
    <div className="stack">
      <strong className="what">
        {duty === null ? duties.undated[kind === 'proposal' ? kind : 'tolerance'] : labels.duties[duty]}
      </strong>
      {node === null ? null : <span>{node.title}</span>}
      {rung === null ? null : (
        <span className="marks">
          <Mark tone="plain">{lists.rung(rung, rungLabel ?? rung)}</Mark>
        </span>
      )}
    </div>
  );
}

function Which({ duty: { commitment } }: OfDuty): ReactNode {
  const { id, code, name } = commitment;
  return (
    <div className="stack">
      <Link to="/commitments/$id" params={{ id }} search={{}} className="case-link" preload={false}>
        {code}
      </Link>
      <span className="title">{name}</span>
    </div>
  );
}
