import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { useWords } from '../words/portal-words';
import type { Opened } from './case-view';

/** 要严格保护投诉人的身份信息: whoever complained is told which body looked at who they are, when, and why. */
export function Looks({ looks }: Pick<Opened, 'looks'>): ReactNode {
  const { receipt, language } = useWords();
  const { title, none, fields, scopes } = receipt.looks;
  return (
    <>
      <h2>{title}</h2>
      {looks.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="lines">
          {looks.map((look) => (
            <li key={look.at}>
              <strong>{look.organization}</strong> <span>{longMoment(look.at, language)}</span>{' '}
              <span className="tag">{scopes[look.scope]}</span>{' '}
              <span>{look.fields.map((field) => fields[field]).join(' · ')}</span>
              <blockquote>{look.reason}</blockquote>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
