import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { toFen, toYuan } from '../../../../domain/money';
import { money } from '../../../words/money';
import type { ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { Debts } from './debts';
import { Share, shareOf } from './milestones';

/** What the public side owes in money by the milestones, and what it has paid. */
export function Money({
  view: { id, payableYuan, paidYuan, debts },
}: {
  readonly view: ContractView;
}): ReactNode {
  const { money: said, told, language } = useContractWords();
  const left = toYuan(Math.max(0, toFen(payableYuan) - toFen(paidYuan)));
  const figures = [
    [said.payable, payableYuan],
    [said.paid, paidYuan],
    [said.left, left],
  ] as const;
  return (
    <Card size="small" title={<h2>{said.title}</h2>} id="money">
      {toFen(payableYuan) === 0 ? (
        <p>{said.none}</p>
      ) : (
        <>
          <dl className="figures">
            {figures.map(([term, yuan]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{money(yuan, language)}</dd>
              </div>
            ))}
          </dl>
          <Share
            name={said.title}
            share={shareOf(paidYuan, payableYuan)}
            text={said.bar(money(paidYuan, language), money(payableYuan, language))}
          />
        </>
      )}
      <Debts debts={debts} />
      <p className="no-print">
        <Link to="/contracts/payments" search={{ state: 'all', contractId: id }} preload={false}>
          {told.ofContract}
        </Link>
      </p>
    </Card>
  );
}
