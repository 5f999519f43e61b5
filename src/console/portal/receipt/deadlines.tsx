import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { longDate, shortDate } from '../../words/dates';
import { timeLeftFor, timeLeftInWords } from '../../words/time-left';
import { useWords } from '../words/portal-words';
import type { Case } from './case-view';

type DeadlineView = Case['deadlines'][number];

interface DeadlinesProps {
  readonly deadlines: readonly DeadlineView[];
  readonly today: PlainDate;
}

/** Every clock that runs, each with the reason for its day. */
export function Deadlines({ deadlines, today }: DeadlinesProps): ReactNode {
  const { receipt } = useWords();
  const running = deadlines.filter(({ state }) => state === 'running' || state === 'suspended');
  return (
    <>
      <h2>{receipt.waiting}</h2>
      {running.length === 0 ? <p>{receipt.noDeadlines}</p> : null}
      <ul className="lines">
        {running.map((deadline) => (
          <li key={deadline.dutyId}>
            <DeadlineLine deadline={deadline} today={today} />
          </li>
        ))}
      </ul>
    </>
  );
}

function DeadlineLine({
  deadline,
  today,
}: {
  readonly deadline: DeadlineView;
  readonly today: PlainDate;
}): ReactNode {
  const { receipt, domain, language } = useWords();
  const { duty, owner, dueOn, provisional, basis, state } = deadline;
  const left = timeLeftFor(deadline, today);
  const isLate = left.type === 'days-over';
  return (
    <>
      <strong>{domain.duties[duty]}</strong> <span className="hint">{domain.parties[owner]}</span>
      <p className="when">
        {dueOn === null ? receipt.noDate : receipt.dueOn(longDate(dueOn as PlainDate, language))}{' '}
        <span className={isLate ? 'tag late' : 'tag'}>
          {state === 'suspended' ? domain.dutyStates.suspended : timeLeftInWords(left, language)}
        </span>
      </p>
      {provisional ? <p className="hint">{receipt.provisional}</p> : null}
      <details>
        <summary>{receipt.why}</summary>
        <WhyThisDay deadline={deadline} />
        <p className="hint" lang="zh-CN">
          {receipt.basis(basis.document, basis.article)}
        </p>
        {basis.isInternal ? <p className="hint">{receipt.internal}</p> : null}
      </details>
    </>
  );
}

/** Day by day: what counted, and what did not and why. */
function WhyThisDay({ deadline }: { readonly deadline: DeadlineView }): ReactNode {
  const { receipt, language } = useWords();
  const short = (on: string): string => shortDate(on as PlainDate, language);
  const separator = receipt.separator;
  const counted = deadline.explanation.filter((day) => day.counted);
  const skipped = deadline.explanation.filter((day) => !day.counted && day.on > deadline.startOn);
  return (
    <ul className="why">
      <li>{receipt.startDay(longDate(deadline.startOn as PlainDate, language))}</li>
      <li>
        {receipt.counted(counted.length)}
        {counted.map(({ on }) => short(on)).join(separator)}
      </li>
      {skipped.length === 0 ? null : (
        <li>
          {receipt.skipped}
          {skipped.map(({ on, name }) => receipt.dayAndName(short(on), name)).join(separator)}
        </li>
      )}
    </ul>
  );
}
