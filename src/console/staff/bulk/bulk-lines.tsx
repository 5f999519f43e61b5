import type { ReactNode } from 'react';
import { sayProblem } from '../../words/problem-words';
import { useWords } from '../words/staff-words';
import { lineKey, type BulkCase, type Lines, type LineState } from './bulk-run';

interface BulkLinesProps {
  readonly cases: readonly BulkCase[];
  readonly lines: Lines;
}

export function BulkLines({ cases, lines }: BulkLinesProps): ReactNode {
  const { bulk } = useWords();
  return (
    <div className="bulk-lines" tabIndex={0} role="region" aria-label={bulk.columns.state}>
      <table>
        <thead>
          <tr>
            <th scope="col">{bulk.columns.complaint}</th>
            <th scope="col">{bulk.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((line) => (
            <tr key={lineKey(line)} data-state={lines.get(lineKey(line))?.type}>
              <td>
                {line.number} {line.title}{' '}
                {line.part === undefined ? null : <strong>{line.part.label}</strong>}
              </td>
              <td>
                <StateOfLine state={lines.get(lineKey(line)) ?? { type: 'checking' }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StateOfLine({ state }: { readonly state: LineState }): ReactNode {
  const { bulk, domain, language } = useWords();
  switch (state.type) {
    case 'checking':
      return '…';
    case 'closed':
      return state.reason === null ? '—' : domain.explainRefusal(state.reason);
    case 'failed':
      return sayProblem(state.error, language, domain).sentence;
    default:
      return bulk.states[state.type];
  }
}
