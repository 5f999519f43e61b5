import { memo, useMemo, type ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { CaseLines, type CaseColumn } from '../lists/case-lines';
import { DueCell } from '../lists/due-cell';
import { Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useWords, type StaffWords } from '../words/staff-words';
import { ContractLink } from './contract-link';
import { useContractWords, type ContractWords } from './words/contract-words';

type Duty = ReplyOf<'GET /contract-duties'>['items'][number];

const keyOf = ({ contract, id }: Duty): string => `${contract.id}/${id}`;
const codeOf = ({ contract }: Duty): string => contract.code;

/** Drawn again only when its lines change. */
export const ContractDutyTable = memo(function ContractDutyTable({
  duties,
}: {
  readonly duties: readonly Duty[];
}): ReactNode {
  const words = useContractWords();
  const { lists } = useWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(
    () => (isNarrow ? narrowColumns(words) : wideColumns(words, lists)),
    [isNarrow, words, lists],
  );
  return <CaseLines lines={duties} columns={columns} keyOf={keyOf} numberOf={codeOf} />;
});

function wideColumns(words: ContractWords, lists: StaffWords['lists']): readonly CaseColumn<Duty>[] {
  const { columns } = words.list;
  return [
    { title: lists.columns.due, key: 'due', width: '172px', cell: (duty) => <DueCell duty={duty} /> },
    { title: words.duties.duty, key: 'duty', width: '24%', cell: (duty) => <What duty={duty} /> },
    { title: columns.contract, key: 'contract', cell: (duty) => <Which duty={duty} /> },
    {
      title: columns.undertaking,
      key: 'undertaking',
      width: '18%',
      cell: ({ contract }) => contract.undertaking.name,
    },
    { title: columns.status, key: 'status', width: '128px', cell: (duty) => <Status duty={duty} /> },
    {
      title: words.duties.manager,
      key: 'manager',
      width: '96px',
      from: 'lg',
      cell: ({ contract: { manager } }) =>
        manager?.name ?? <span className="faint">{words.duties.noManager}</span>,
    },
  ];
}

/** One column with everything in it, for a screen that is as wide as a hand. */
function narrowColumns({ list }: ContractWords): readonly CaseColumn<Duty>[] {
  return [
    {
      title: list.columns.contract,
      key: 'all',
      cell: (duty) => (
        <div className="case-card">
          <DueCell duty={duty} />
          <What duty={duty} />
          <Which duty={duty} />
          <div className="card-foot">
            <span>{duty.contract.undertaking.name}</span>
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

function What({ duty: { kind, duty, rung, rungLabel, milestone } }: OfDuty): ReactNode {
  const { lists } = useWords();
  const { duties, labels } = useContractWords();
  return (
    <div className="stack">
      <strong className="what">
        {duty === null ? duties.undated[kind === 'problem' ? kind : 'tolerance'] : labels.duties[duty]}
      </strong>
      {milestone === null ? null : (
        <span>{duties.milestone(milestone.title, labels.sides[milestone.owedBy])}</span>
      )}
      {rung === null ? null : (
        <span className="marks">
          <Mark tone="plain">{lists.rung(rung, rungLabel ?? rung)}</Mark>
        </span>
      )}
    </div>
  );
}

function Which({ duty: { contract } }: OfDuty): ReactNode {
  return (
    <div className="stack">
      <ContractLink id={contract.id}>{contract.code}</ContractLink>
      <span className="title">{contract.name}</span>
    </div>
  );
}

function Status({ duty: { contract } }: OfDuty): ReactNode {
  const { list, labels } = useContractWords();
  return (
    <div className="stack">
      <span>{labels.statuses[contract.status]}</span>
      {contract.isListed ? (
        <span className="marks">
          <Mark tone="alert">{list.listed}</Mark>
        </span>
      ) : null}
    </div>
  );
}
