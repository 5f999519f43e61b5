import { Button, Flex } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { ReplyOf } from '../../../api/operations';
import { money } from '../../../words/money';
import { CaseLines, type CaseColumn } from '../../lists/case-lines';
import { DueDate } from '../../lists/tags';
import { useIsNarrow } from '../../lists/use-is-narrow';
import { ContractLink } from '../contract-link';
import { useContractWords, type ContractWords } from '../words/contract-words';
import type { Settling } from './settle-dialog';

export type ToldPayment = ReplyOf<'GET /contract-payments'>['items'][number];

const keyOf = ({ id }: ToldPayment): string => id;
const numberOf = ({ externalId }: ToldPayment): string => externalId;

interface ToldTableProps {
  readonly payments: readonly ToldPayment[];
  readonly settle: (settling: Settling) => void;
}

export function ToldTable({ payments, settle }: ToldTableProps): ReactNode {
  const words = useContractWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => columnsOf(words, settle, isNarrow), [words, settle, isNarrow]);
  return <CaseLines lines={payments} columns={columns} keyOf={keyOf} numberOf={numberOf} />;
}

function columnsOf(
  { told: { columns } }: ContractWords,
  settle: ToldTableProps['settle'],
  isNarrow: boolean,
): readonly CaseColumn<ToldPayment>[] {
  if (isNarrow) {
    return [{ title: '', key: 'all', cell: (one) => <Card payment={one} settle={settle} /> }];
  }
  return [
    { title: columns.payment, key: 'which', width: '185px', cell: (one) => <Which payment={one} /> },
    { title: columns.contract, key: 'contract', cell: (one) => <OfContract payment={one} /> },
    {
      ...{ title: columns.payee, key: 'payee', width: '190px', from: 'xxl' as const },
      cell: (one) => <Payee payment={one} />,
    },
    {
      ...{ title: columns.amount, key: 'amount', width: '130px', align: 'right' as const },
      cell: (one) => <Amount payment={one} />,
    },
    { title: columns.issue, key: 'issue', width: '210px', cell: (one) => <Standing payment={one} /> },
    {
      ...{ title: columns.acts, key: 'acts', width: '120px' },
      cell: (one) => <Acts payment={one} settle={settle} />,
    },
  ];
}

interface OfPayment {
  readonly payment: ToldPayment;
}

function Which({ payment: { externalId, paidOn, system } }: OfPayment): ReactNode {
  const { told } = useContractWords();
  return (
    <div className="stack">
      <span>{externalId}</span>
      <DueDate on={paidOn} />
      <span className="faint">{told.from(system)}</span>
    </div>
  );
}

function OfContract({ payment: { contract, toldOf, remark } }: OfPayment): ReactNode {
  const { told } = useContractWords();
  return (
    <div className="stack">
      {contract === null ? (
        <span>{told.unknown(toldOf)}</span>
      ) : (
        <>
          <ContractLink id={contract.id}>{contract.code}</ContractLink>
          <span className="title">{contract.name}</span>
        </>
      )}
      {remark === null ? null : <span className="faint">{remark}</span>}
    </div>
  );
}

function Payee({ payment: { payeeName, payeeUscc } }: OfPayment): ReactNode {
  return (
    <div className="stack">
      {payeeName === null ? null : <span>{payeeName}</span>}
      <span className="faint">{payeeUscc}</span>
    </div>
  );
}

function Amount({ payment: { amountYuan, reverses } }: OfPayment): ReactNode {
  const { told, language } = useContractWords();
  return (
    <div className="stack">
      <span className="amount">{`${reverses === null ? '' : '−'}${money(amountYuan, language)}`}</span>
      {reverses === null ? null : <span className="faint">{told.reverses(reverses)}</span>}
    </div>
  );
}

function Standing({ payment: { issue, unplacedYuan, shares, placement } }: OfPayment): ReactNode {
  const { told, labels, language } = useContractWords();
  return (
    <div className="stack">
      {issue === null ? null : <span className="time-left over">{labels.paymentIssues[issue.type]}</span>}
      {Number(unplacedYuan) === 0 ? null : <span>{told.unplaced(money(unplacedYuan, language))}</span>}
      {shares.map(({ milestoneId, title, amountYuan }) => (
        <span key={milestoneId}>{told.share(title, money(amountYuan, language))}</span>
      ))}
      {placement === null ? null : <span className="faint">{told.placements[placement]}</span>}
    </div>
  );
}

function Acts({ payment, settle }: OfPayment & Pick<ToldTableProps, 'settle'>): ReactNode {
  const { told } = useContractWords();
  const { issue, mayHandle, reverses, externalId, placement, contract } = payment;
  const isApart = placement === 'not-ours';
  if ((issue === null && !isApart) || !mayHandle) return null;
  const isMatchable = reverses === null || contract === null;
  return (
    <Flex vertical gap="small" align="start">
      {isMatchable ? (
        <Button
          size="small"
          aria-label={told.matchNamed(externalId)}
          onClick={() => settle({ act: 'match', payment })}
        >
          {told.match}
        </Button>
      ) : null}
      {isApart ? null : (
        <Button
          size="small"
          aria-label={told.disownNamed(externalId)}
          onClick={() => settle({ act: 'disown', payment })}
        >
          {told.disown}
        </Button>
      )}
    </Flex>
  );
}

function Card({ payment, settle }: OfPayment & Pick<ToldTableProps, 'settle'>): ReactNode {
  return (
    <div className="case-card">
      <Which payment={payment} />
      <OfContract payment={payment} />
      <Payee payment={payment} />
      <Amount payment={payment} />
      <Standing payment={payment} />
      <Acts payment={payment} settle={settle} />
    </div>
  );
}
