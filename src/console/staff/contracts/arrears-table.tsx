import { memo, useMemo, type ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { money } from '../../words/money';
import { CaseLines, type CaseColumn } from '../lists/case-lines';
import { DueDate, Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { ContractLink } from './contract-link';
import { useContractWords, type ContractWords } from './words/contract-words';

type Arrear = ReplyOf<'GET /contracts/arrears'>['items'][number];

const keyOf = ({ contractId, milestoneId }: Arrear): string => `${contractId}/${milestoneId}`;
const codeOf = ({ code }: Arrear): string => code;

/** Drawn again only when its lines change. */
export const ArrearsTable = memo(function ArrearsTable({
  arrears,
}: {
  readonly arrears: readonly Arrear[];
}): ReactNode {
  const words = useContractWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? NARROW : wideColumns(words)), [isNarrow, words]);
  return <CaseLines lines={arrears} columns={columns} keyOf={keyOf} numberOf={codeOf} />;
});

function wideColumns({ owed: { columns }, language }: ContractWords): readonly CaseColumn<Arrear>[] {
  const right = { align: 'right' } as const;
  return [
    { title: columns.contract, key: 'which', cell: (one) => <Which arrear={one} /> },
    { title: columns.due, key: 'due', width: '190px', cell: (one) => <Late arrear={one} /> },
    {
      ...{ title: columns.balance, key: 'balance', width: '160px', ...right },
      cell: ({ balanceYuan }) => <span className="amount">{money(balanceYuan, language)}</span>,
    },
    {
      ...{ title: columns.interest, key: 'interest', width: '140px', ...right },
      cell: ({ interestYuan }) =>
        interestYuan === null ? '' : <span className="amount">{money(interestYuan, language)}</span>,
    },
    {
      ...{ title: columns.counterparties, key: 'counterparties', width: '16%', from: 'lg' as const },
      cell: ({ counterparties }) => counterparties.join('、'),
    },
    {
      ...{ title: columns.undertaking, key: 'undertaking', width: '15%', from: 'xl' as const },
      cell: ({ undertaking }) => undertaking.name,
    },
  ];
}

const NARROW: readonly CaseColumn<Arrear>[] = [
  {
    title: '',
    key: 'all',
    cell: (one) => (
      <div className="case-card">
        <Which arrear={one} />
        <Late arrear={one} />
        <Owed arrear={one} />
      </div>
    ),
  },
];

interface OfArrear {
  readonly arrear: Arrear;
}

function Which({ arrear: { contractId, code, name, title, isToSmall } }: OfArrear): ReactNode {
  const { owed } = useContractWords();
  return (
    <div className="stack">
      <ContractLink id={contractId}>{code}</ContractLink>
      <span className="title">
        {name} · {title}
      </span>
      {isToSmall ? <Mark tone="alert">{owed.small}</Mark> : null}
    </div>
  );
}

function Late({ arrear: { dueOn, overdueDays } }: OfArrear): ReactNode {
  const { nodes } = useContractWords();
  return (
    <div className="stack">
      <span className="time-left over">{nodes.overdue(overdueDays)}</span>
      <DueDate on={dueOn} />
    </div>
  );
}

function Owed({ arrear: { balanceYuan, interestYuan, counterparties } }: OfArrear): ReactNode {
  const { owed, language } = useContractWords();
  return (
    <div className="card-foot">
      <span>{counterparties.join('、')}</span>
      <span>
        {owed.balance} {money(balanceYuan, language)}
        {interestYuan === null ? null : (
          <>
            {' '}
            · {owed.interest} {money(interestYuan, language)}
          </>
        )}
      </span>
    </div>
  );
}
