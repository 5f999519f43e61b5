import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isSessionEnded } from '../../api/api-error';
import type { ReplyOf } from '../../api/operations';
import { ProblemAlert } from '../problem-alert';
import { contactQuery } from './reveal-data';
import { useRevealWords } from './words/reveal-words';

type Reachable = ReplyOf<'GET /complaints/{id}/contact'>['reachable'][number];

/** The light way first: mostly nobody has to know who complained to be able to ask them something. */
export function ContactMeans({ caseId }: { readonly caseId: string }): ReactNode {
  const { contact } = useRevealWords();
  const { data, error, refetch } = useQuery(contactQuery(caseId));
  if (isSessionEnded(error)) return null;
  return (
    <div className="contact">
      <strong>{contact.title}</strong>
      <p>{contact.help}</p>
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {data === undefined ? null : (
        <>
          {data.reachable.map((one) => (
            <Left key={one.party} reachable={one} />
          ))}
          {data.reachable.some(isToBeCalled) ? <p>{contact.noMailButPhone}</p> : null}
          <Link to="/complaints/$id" params={{ id: caseId }} search={{ act: 'ask' }}>
            {contact.write}
          </Link>
        </>
      )}
    </div>
  );
}

/** The system writes for the officer, and calls nobody. */
const isToBeCalled = ({ ways }: Reachable): boolean => ways.includes('phone') && !ways.includes('email');

function Left({ reachable: { party, ways } }: { readonly reachable: Reachable }): ReactNode {
  const { contact, language } = useRevealWords();
  const isChinese = language === 'zh-CN';
  const left = ways.map((way) => contact.means[way]).join(isChinese ? '、' : ', ');
  return <p>{`${contact[party]}${isChinese ? '：' : ': '}${left === '' ? contact.none : left}`}</p>;
}
