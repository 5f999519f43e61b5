import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { useCaseWords } from '../../case/words/case-words';
import type { ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';

/** 违约认定: that there is one, and how it ended, for whoever reads the contract; the case for whom it concerns. */
export function Determinations({ view }: { readonly view: ContractView }): ReactNode {
  const { papers, language } = useContractWords();
  const { domain } = useCaseWords();
  const opened = view.determinations ?? [];
  if (opened.length === 0) return null;
  return (
    <Card size="small" title={<h2>{papers.determinations}</h2>} id="determinations">
      <ul className="files-list">
        {opened.map(({ id, number, company, openedOn, outcome, mayRead }) => (
          <li key={id}>
            <div>
              {mayRead ? (
                <Link to="/complaints/$id" params={{ id }} search={{}}>
                  {number}
                </Link>
              ) : (
                <strong>{number}</strong>
              )}{' '}
              <small>{papers.determinationOpened(longDate(openedOn as PlainDate, language))}</small>
              {company === undefined ? null : <small>{papers.determinationOfCompany(company)}</small>}
              <small>{outcome === null ? papers.determinationOpen : domain.outcomes[outcome]}</small>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
