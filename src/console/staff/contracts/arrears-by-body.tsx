import type { ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { money } from '../../words/money';
import { useContractWords } from './words/contract-words';

type Bodies = Pick<ReplyOf<'GET /contracts/arrears'>, 'bodies'>;

/** What each body owes, whoever owes most first. */
export function ArrearsByBody({ bodies }: Bodies): ReactNode {
  const { owed, language } = useContractWords();
  return (
    <table className="spans">
      <caption>{owed.byBody}</caption>
      <thead>
        <tr>
          <th scope="col">{owed.columns.undertaking}</th>
          <th scope="col">{owed.columns.contracts}</th>
          <th scope="col">{owed.columns.balance}</th>
        </tr>
      </thead>
      <tbody>
        {bodies.map((one) => (
          <tr key={one.body.id}>
            <td>{one.body.name}</td>
            <td>{one.contracts}</td>
            <td>{money(one.balanceYuan, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
