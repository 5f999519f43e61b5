import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { Mark } from '../lists/tags';
import type { RevealRequest } from './reveal-data';
import { useRevealWords } from './words/reveal-words';

/** What was asked for, about which case, and why. */
export function RevealSummary({ request }: { readonly request: RevealRequest }): ReactNode {
  const { fields: names, scopes, mine, language } = useRevealWords();
  const { number, fields, scope, reason, requestedAt } = request;
  return (
    <div className="summary">
      <span className="summary-head">
        <strong>{number}</strong>
        <Mark tone={scope === 'full' ? 'alert' : 'plain'}>{scopes[scope]}</Mark>
        <span className="faint">{mine.asked(longMoment(requestedAt, language))}</span>
      </span>
      <span>{fields.map((field) => names[field]).join(language === 'zh-CN' ? '、' : ', ')}</span>
      <q>{reason}</q>
    </div>
  );
}
