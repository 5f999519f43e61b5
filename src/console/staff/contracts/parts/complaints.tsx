import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { dayOf, longDate } from '../../../words/dates';
import { useCaseWords } from '../../case/words/case-words';
import { ProblemAlert } from '../../problem-alert';
import { useContractComplaints, type ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';

/** 投诉: those upon this contract that the reader may know of; nothing where there are none, or none for these eyes. */
export function Complaints({ view }: { readonly view: ContractView }): ReactNode {
  const { papers, language } = useContractWords();
  const { domain } = useCaseWords();
  const { data, error, refetch } = useContractComplaints(view);
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  const known = data?.items ?? [];
  if (known.length === 0) return null;
  return (
    <Card size="small" title={<h2>{papers.complaints}</h2>} id="complaints">
      <ul className="files-list">
        {known.map(({ id, number, receivedAt, status, outcome }) => (
          <li key={id}>
            <div>
              <Link to="/complaints/$id" params={{ id }} search={{}}>
                {number}
              </Link>{' '}
              <small>{papers.complaintReceived(longDate(dayOf(receivedAt), language))}</small>{' '}
              <small>{outcome === null ? domain.statuses[status] : domain.outcomes[outcome]}</small>
            </div>
          </li>
        ))}
      </ul>
      <p>{papers.complaintsMean}</p>
    </Card>
  );
}
