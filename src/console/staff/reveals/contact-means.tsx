import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isSessionEnded } from '../../api/api-error';
import type { ReplyOf } from '../../api/operations';
import { ProblemAlert } from '../problem-alert';
import { contactQuery } from './reveal-data';
import { useRevealWords } from './words/reveal-words';

type Means = ReplyOf<'GET /complaints/{id}/contact'>['complainant'];

const MEANS = ['email', 'phone', 'postalAddress'] as const;

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
          <Left who={contact.complainant} means={data.complainant} />
          {data.agent === null ? null : <Left who={contact.agent} means={data.agent} />}
          {data.complainant.phone && !data.complainant.email ? <p>{contact.noMailButPhone}</p> : null}
          <Link to="/complaints/$id" params={{ id: caseId }} search={{ act: 'ask' }}>
            {contact.write}
          </Link>
        </>
      )}
    </div>
  );
}

function Left({ who, means }: { readonly who: string; readonly means: Means }): ReactNode {
  const { contact, language } = useRevealWords();
  const left = MEANS.filter((one) => means[one]).map((one) => contact.means[one]);
  const said = left.join(language === 'zh-CN' ? '、' : ', ');
  return <p>{`${who}${language === 'zh-CN' ? '：' : ': '}${said === '' ? contact.none : said}`}</p>;
}
