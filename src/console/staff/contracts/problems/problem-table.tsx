import { Tag } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import type { ReplyOf } from '../../../api/operations';
import { longDate } from '../../../words/dates';
import { CaseLines, type CaseColumn } from '../../lists/case-lines';
import { useIsNarrow } from '../../lists/use-is-narrow';
import { ContractLink } from '../contract-link';
import { problemWords } from '../form/contract-picks';
import { useContractWords, type ContractWords } from '../words/contract-words';

type Problem = ReplyOf<'GET /contract-problems'>['items'][number];

interface OfProblem {
  readonly problem: Problem;
}

const keyOf = ({ contract, problemId }: Problem): string => `${contract.id}/${problemId}`;
const codeOf = ({ contract }: Problem): string => contract.code;

export function ProblemTable({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const words = useContractWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? narrowColumns(words) : wideColumns(words)), [isNarrow, words]);
  return <CaseLines lines={problems} columns={columns} keyOf={keyOf} numberOf={codeOf} />;
}

function wideColumns({ problems: { columns } }: ContractWords): readonly CaseColumn<Problem>[] {
  return [
    { title: columns.problem, key: 'problem', cell: (problem) => <What problem={problem} /> },
    {
      title: columns.contract,
      key: 'contract',
      width: '26%',
      cell: (problem) => <Which problem={problem} />,
    },
    { title: columns.assigned, key: 'assigned', width: '18%', cell: (problem) => <Who problem={problem} /> },
    { title: columns.due, key: 'due', width: '148px', cell: (problem) => <Due problem={problem} /> },
    { title: columns.state, key: 'state', width: '140px', cell: (problem) => <State problem={problem} /> },
  ];
}

/** One column with everything in it, for a screen that is as wide as a hand. */
function narrowColumns({ problems: { columns } }: ContractWords): readonly CaseColumn<Problem>[] {
  return [
    {
      title: columns.problem,
      key: 'all',
      cell: (problem) => (
        <div className="case-card">
          <What problem={problem} />
          <Which problem={problem} />
          <Due problem={problem} />
          <div className="card-foot">
            <Who problem={problem} />
            <State problem={problem} />
          </div>
        </div>
      ),
    },
  ];
}

function What({ problem }: OfProblem): ReactNode {
  const words = useContractWords();
  return (
    <div className="stack">
      <strong>{problemWords(problem, words)}</strong>
      <small>{problem.what}</small>
    </div>
  );
}

function Which({ problem: { contract, milestone } }: OfProblem): ReactNode {
  return (
    <div className="stack">
      <ContractLink id={contract.id}>{contract.name}</ContractLink>
      <small>{milestone?.title ?? contract.code}</small>
    </div>
  );
}

function Who({ problem: { assignedTo, raisedBy } }: OfProblem): ReactNode {
  const { problems: words } = useContractWords();
  return (
    <div className="stack">
      <span>{assignedTo.officer?.name ?? assignedTo.organization.name}</span>
      <small>{words.assignedBy(raisedBy.organization.name)}</small>
    </div>
  );
}

function Due({ problem: { dueOn, isOverdue } }: OfProblem): ReactNode {
  const { problems: words, language } = useContractWords();
  return (
    <div className="stack">
      {dueOn === null ? null : <span>{longDate(dueOn as PlainDate, language)}</span>}
      {isOverdue ? (
        <span>
          <Tag color="error">{words.overdue}</Tag>
        </span>
      ) : null}
    </div>
  );
}

function State({ problem: { severity, state } }: OfProblem): ReactNode {
  const { labels } = useContractWords();
  return (
    <div className="stack">
      <span>{labels.problemStates[state]}</span>
      <small>{labels.problemSeverities[severity]}</small>
    </div>
  );
}
