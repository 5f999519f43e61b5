import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import { DayCalendar } from '../../case/parts/day-calendar';
import type { DeadlineView } from '../../case/case-data';
import type { MilestoneView } from '../contract-data';
import { useContractWords } from '../words/contract-words';

interface OfMilestone {
  readonly milestone: MilestoneView;
  readonly today: string;
}

/** What was accepted, confirmed and paid, and by when a payment is owed: its article and its arithmetic. */
export function PaymentTerm({ milestone, today }: OfMilestone): ReactNode {
  const { owed, labels, language } = useContractWords();
  const { payment, payments, acceptance, amountConfirmedOn } = milestone;
  const day = (on: string): string => longDate(on as PlainDate, language);
  return (
    <>
      {acceptance === null ? null : (
        <p>
          {owed.acceptance(
            day(acceptance.on),
            labels.acceptanceResults[acceptance.result],
            labels.buyerConducts[acceptance.conduct],
          )}
        </p>
      )}
      {amountConfirmedOn === null ? null : <p>{owed.amountConfirmed(day(amountConfirmedOn))}</p>}
      {payments.map(({ on, amountYuan }, place) => (
        <p key={`${on}/${place}`}>{owed.paid(day(on), money(amountYuan, language))}</p>
      ))}
      {payment === null ? null : <Term payment={payment} today={today} />}
    </>
  );
}

type TermView = NonNullable<MilestoneView['payment']>;

function Term({ payment, today }: { readonly payment: TermView; readonly today: string }): ReactNode {
  const { owed, labels, language } = useContractWords();
  const { agreedDays, agreedOn, start, inspectionDays, counted, findings } = payment;
  const day = (on: string): string => longDate(on as PlainDate, language);
  const agreed = [
    agreedDays === null ? null : owed.agreedDays(agreedDays),
    agreedOn === null ? null : owed.agreedOn(day(agreedOn)),
    inspectionDays === null ? null : owed.inspection(inspectionDays),
  ].filter((part) => part !== null);
  return (
    <div className="payment-term">
      <p>
        {owed.term}: {agreed.length === 0 ? owed.noneAgreed : agreed.join(' · ')} ·{' '}
        {labels.paymentStarts[start]}
        {counted === null && agreedOn === null ? <> · {owed.notStarted}</> : null}
      </p>
      {findings.map((finding) => (
        <p key={finding.type}>
          <Tag color="orange">{labels.paymentFindings[finding.type]}</Tag> {owed.finding(finding, agreedDays)}
        </p>
      ))}
      {counted === null ? null : (
        <>
          <p className="basis">{owed.basis(counted.document, counted.article)}</p>
          <details>
            <summary>{owed.why}</summary>
            <p>
              {owed.counted(
                day(counted.startOn),
                counted.days,
                counted.dueOn === null ? '' : day(counted.dueOn),
              )}
            </p>
            <DayCalendar deadline={counted as Pick<DeadlineView, 'dueOn' | 'explanation'>} today={today} />
          </details>
        </>
      )}
    </div>
  );
}
