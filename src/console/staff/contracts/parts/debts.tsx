import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { toFen, toYuan } from '../../../../domain/money';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import type { ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';

type Debt = ContractView['debts'][number];
type Interest = NonNullable<Debt['interest']>;

/** Late payments, each with its balance, its rate and where that comes from, and its interest span by span. */
export function Debts({ debts }: Pick<ContractView, 'debts'>): ReactNode {
  const { owed, language } = useContractWords();
  if (debts.length === 0) return null;
  const interestFen = debts.reduce((sum, { interest }) => sum + toFen(interest?.amountYuan ?? '0.00'), 0);
  return (
    <section aria-label={owed.arrears}>
      <h3>{owed.arrears}</h3>
      {debts.map((debt) => (
        <DebtLines key={debt.milestoneId} debt={debt} />
      ))}
      {interestFen === 0 ? null : (
        <p>
          <strong>
            {owed.total}: {money(toYuan(interestFen), language)}
          </strong>
        </p>
      )}
    </section>
  );
}

function DebtLines({ debt }: { readonly debt: Debt }): ReactNode {
  const { owed, language } = useContractWords();
  const { title, dueOn, days, balanceYuan, interest } = debt;
  return (
    <div className="debt">
      <p>{owed.debt(title, longDate(dueOn as PlainDate, language), days)}</p>
      <p>
        {owed.balance}: {money(balanceYuan, language)}
        {interest === null ? null : (
          <>
            {' '}
            · {owed.interest}: {money(interest.amountYuan, language)}
          </>
        )}
      </p>
      {interest === null ? <p>{owed.noRate}</p> : <Spans interest={interest} />}
    </div>
  );
}

function Spans({
  interest: { perMyriad, yearDays, source, spans },
}: {
  readonly interest: Interest;
}): ReactNode {
  const { owed, labels, language } = useContractWords();
  const rate =
    yearDays === null ? owed.dailyRate(perMyriad) : owed.yearlyRate((perMyriad / 100).toFixed(2), yearDays);
  return (
    <>
      <p>{owed.rate(rate, labels.rateSources[source])}</p>
      <table className="spans">
        <caption>{owed.spans}</caption>
        <thead>
          <tr>
            <th scope="col">{owed.span.from}</th>
            <th scope="col">{owed.span.to}</th>
            <th scope="col">{owed.span.days}</th>
            <th scope="col">{owed.span.balance}</th>
          </tr>
        </thead>
        <tbody>
          {spans.map(({ fromOn, toOn, days, balanceYuan }) => (
            <tr key={fromOn}>
              <td>{fromOn}</td>
              <td>{toOn}</td>
              <td>{days}</td>
              <td>{money(balanceYuan, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
