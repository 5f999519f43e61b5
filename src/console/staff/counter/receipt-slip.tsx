import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import type { ReplyOf } from '../../api/operations';
import { longDate } from '../../words/dates';
import { CaseLink } from '../lists/case-link';
import { organizationQuery, systemQuery } from '../query-keys';
import { useSession } from '../session';
import { useWords } from '../words/staff-words';

export interface Filed {
  readonly reply: ReplyOf<'POST /complaints'>;
  readonly respondentId: string;
}

interface ReceiptSlipProps {
  readonly filed: Filed;
  readonly onNext: () => void;
}

/** What the complainant takes home. The server never tells the receipt again, and this page keeps it nowhere. */
export function ReceiptSlip({ filed: { reply, respondentId }, onNext }: ReceiptSlipProps): ReactNode {
  const { counter, language } = useWords();
  const { officer } = useSession();
  const { data: respondent } = useQuery(organizationQuery(respondentId));
  const { data: system } = useQuery(systemQuery);
  const words = counter.receipt;
  const lines = [
    [words.number, <strong key="number">{reply.number}</strong>],
    [words.receipt, <Receipt key="receipt" text={reply.receipt} />],
    ...(reply.agentReceipt === null
      ? []
      : [[words.agentReceipt, <Receipt key="agent" text={reply.agentReceipt} />] as const]),
    [words.respondent, respondent?.name ?? ''],
    [words.body, officer.organizationName],
    [words.on, system === undefined ? '' : longDate(system.today as PlainDate, language)],
  ] as const;
  return (
    <section className="slip">
      <h1>{words.title}</h1>
      <Alert
        className="no-print"
        type="warning"
        showIcon
        role="alert"
        title={words.done}
        description={words.warning}
      />
      <dl>
        {lines.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>{words.how}</p>
      <Flex wrap gap="small" align="center" className="no-print">
        <Button type="primary" autoFocus onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button onClick={onNext}>{words.next}</Button>
        <span>
          {words.open}：<CaseLink id={reply.id} number={reply.number} />
        </span>
      </Flex>
    </section>
  );
}

function Receipt({ text }: { readonly text: string }): ReactNode {
  return <code className="receipt">{text}</code>;
}
