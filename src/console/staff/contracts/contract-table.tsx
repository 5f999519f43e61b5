import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, type ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { daysBetween } from '../../../domain/plain-date';
import { money } from '../../words/money';
import { CaseLines, type CaseColumn } from '../lists/case-lines';
import { DueDate, Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { systemQuery } from '../query-keys';
import type { Contract } from './contract-data';
import { ContractLink } from './contract-link';
import { useContractWords, type ContractWords } from './words/contract-words';

const keyOf = ({ id }: Contract): string => id;
const codeOf = ({ code }: Contract): string => code;

/** Drawn again only when its lines change. */
export const ContractTable = memo(function ContractTable({
  contracts,
}: {
  readonly contracts: readonly Contract[];
}): ReactNode {
  const words = useContractWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? NARROW : wideColumns(words)), [isNarrow, words]);
  return <CaseLines lines={contracts} columns={columns} keyOf={keyOf} numberOf={codeOf} />;
});

function wideColumns({ list: { columns } }: ContractWords): readonly CaseColumn<Contract>[] {
  return [
    { title: columns.contract, key: 'which', cell: (one) => <Which contract={one} /> },
    { title: columns.status, key: 'status', width: '140px', cell: (one) => <Status contract={one} /> },
    { title: columns.next, key: 'next', width: '190px', cell: (one) => <Next contract={one} /> },
    {
      ...{ title: columns.counterparties, key: 'counterparties', width: '16%' },
      cell: ({ counterparties }) => counterparties.join('、'),
    },
    {
      ...{
        title: columns.amount,
        key: 'amount',
        width: '150px',
        align: 'right' as const,
        from: 'xl' as const,
      },
      cell: ({ amountYuan }) => (amountYuan === null ? '' : <Amount yuan={amountYuan} />),
    },
    {
      ...{ title: columns.paid, key: 'paid', width: '160px', align: 'right' as const },
      cell: (one) => <Paid contract={one} />,
    },
    {
      ...{ title: columns.undertaking, key: 'undertaking', width: '15%', from: 'xxl' as const },
      cell: ({ undertaking, manager }) => (
        <div className="stack">
          <span>{undertaking.name}</span>
          {manager === null ? null : <span className="faint">{manager.name}</span>}
        </div>
      ),
    },
  ];
}

const NARROW: readonly CaseColumn<Contract>[] = [
  {
    title: '',
    key: 'all',
    cell: (one) => (
      <div className="case-card">
        <Which contract={one} />
        <Next contract={one} />
        <div className="card-foot">
          <span>{one.counterparties.join('、')}</span>
          <Status contract={one} />
          <Paid contract={one} />
        </div>
      </div>
    ),
  },
];

interface OfContract {
  readonly contract: Contract;
}

function Amount({ yuan }: { readonly yuan: string }): ReactNode {
  const { language } = useContractWords();
  return <span className="amount">{money(yuan, language)}</span>;
}

function Which({ contract: { id, code, name } }: OfContract): ReactNode {
  return (
    <div className="stack">
      <ContractLink id={id}>{code}</ContractLink>
      <span className="title">{name}</span>
    </div>
  );
}

function Status({ contract }: OfContract): ReactNode {
  const { list, labels } = useContractWords();
  const { status, outcome, isListed, isSuspended, isStock } = contract;
  return (
    <div className="stack">
      <span>{labels.statuses[status]}</span>
      {outcome === null ? null : <span className="faint">{labels.outcomes[outcome]}</span>}
      <span className="marks">
        {isListed ? <Mark tone="alert">{list.listed}</Mark> : null}
        {isSuspended ? <Mark tone="plain">{list.suspended}</Mark> : null}
        {isStock ? <Mark tone="plain">{list.stock}</Mark> : null}
      </span>
    </div>
  );
}

/** In colour and in words: how late it is, or how long there is until the next day. */
function Next({ contract }: OfContract): ReactNode {
  const { list } = useContractWords();
  const { data: system } = useQuery(systemQuery);
  const { overdueSince, overdueDays, overdueMilestones, nextMilestoneOn } = contract;
  if (overdueSince !== null) {
    return (
      <div className="stack">
        <span className="time-left over">{list.overdue(overdueDays, overdueMilestones)}</span>
        <DueDate on={overdueSince} />
      </div>
    );
  }
  if (nextMilestoneOn === null) return <span className="faint">{list.nothingOwed}</span>;
  if (system === undefined) return <DueDate on={nextMilestoneOn} />;
  const ahead = daysBetween(system.today as PlainDate, nextMilestoneOn as PlainDate);
  return (
    <div className="stack">
      <span className={`time-left ${toneOf(ahead)}`}>
        {ahead <= 0 ? list.dueToday : list.daysAhead(ahead)}
      </span>
      <DueDate on={nextMilestoneOn} />
    </div>
  );
}

/** Reminders go out a week before. */
const SOON_DAYS = 7;

function toneOf(daysAhead: number): string {
  if (daysAhead <= 0) return 'today';
  return daysAhead <= SOON_DAYS ? 'soon' : 'ample';
}

function Paid({ contract: { paidYuan, payableYuan } }: OfContract): ReactNode {
  return (
    <div className="stack">
      <Amount yuan={paidYuan} />
      <span className="faint">
        / <Amount yuan={payableYuan} />
      </span>
    </div>
  );
}
