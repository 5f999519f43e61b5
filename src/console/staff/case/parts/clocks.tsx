import { Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate, longMoment } from '../../../words/dates';
import { timeLeftFor, timeLeftInWords } from '../../../words/time-left';
import type { CaseView, DeadlineView } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { DayCalendar } from './day-calendar';

interface ClocksProps {
  readonly view: CaseView;
  readonly today: string;
}

const isOpen = ({ state }: DeadlineView): boolean => state === 'running' || state === 'suspended';

const byDueDate = (left: DeadlineView, right: DeadlineView): number =>
  (left.dueOn ?? '9999') < (right.dueOn ?? '9999') ? -1 : 1;

/** Every clock, not the nearest one only; what has ended keeps its verdict, folded. */
export function Clocks({ view, today }: ClocksProps): ReactNode {
  const { clock } = useCaseWords();
  const open = view.deadlines.filter(isOpen).toSorted(byDueDate);
  const ended = view.deadlines.filter((deadline) => !isOpen(deadline));
  return (
    <Card size="small" title={<h2>{clock.title}</h2>} className="clocks" id="clocks">
      {open.length === 0 ? <p>{clock.none}</p> : null}
      {open.map((deadline) => (
        <Clock key={deadline.dutyId} deadline={deadline} today={today} />
      ))}
      {ended.length === 0 ? null : (
        <details>
          <summary>{clock.ended(ended.length)}</summary>
          {ended.map((deadline) => (
            <Clock key={deadline.dutyId} deadline={deadline} today={today} />
          ))}
        </details>
      )}
    </Card>
  );
}

function Clock({ deadline, today }: { readonly deadline: DeadlineView; readonly today: string }): ReactNode {
  const { clock, domain, language } = useCaseWords();
  const { duty, owner, state, dueOn, basis, provisional, startOn } = deadline;
  return (
    <article className={`clock state-${state}`}>
      <h3>
        {domain.duties[duty]} <small>{domain.parties[owner]}</small>
      </h3>
      <p>
        {isOpen(deadline) ? (
          <TimeLeftTag deadline={deadline} today={today} />
        ) : (
          <Tag>{domain.dutyStates[state]}</Tag>
        )}{' '}
        {dueOn === null ? clock.noDate : clock.due(longDate(dueOn as PlainDate, language))}
      </p>
      <p className="basis">
        {clock.basis(basis.document, basis.article)} {basis.isSilent ? <Tag>{clock.silent}</Tag> : null}
        {basis.isInternal ? <Tag>{clock.internal}</Tag> : null}
        {provisional ? <Tag color="gold">{clock.provisional}</Tag> : null}
      </p>
      <details>
        <summary>{clock.why}</summary>
        <p>{clock.startsOn(longDate(startOn as PlainDate, language))}</p>
        <DayCalendar deadline={deadline} today={today} />
        {provisional ? <p>{clock.provisionalMeans}</p> : null}
        <Rungs deadline={deadline} />
      </details>
    </article>
  );
}

const COLOURS = { late: 'red', soon: 'gold', calm: 'green', none: 'default' } as const;

/** In colour and in words. */
function TimeLeftTag({
  deadline,
  today,
}: {
  readonly deadline: DeadlineView;
  readonly today: string;
}): ReactNode {
  const { domain, language } = useCaseWords();
  if (deadline.state === 'suspended') return <Tag color="gold">{domain.dutyStates.suspended}</Tag>;
  const left = timeLeftFor(deadline, today as PlainDate);
  return <Tag color={COLOURS[urgencyOf(left)]}>{timeLeftInWords(left, language)}</Tag>;
}

function urgencyOf(left: ReturnType<typeof timeLeftFor>): keyof typeof COLOURS {
  if (left.type === 'no-date') return 'none';
  if (left.type === 'days-over') return 'late';
  if (left.type === 'due-today') return 'soon';
  return left.isUrgent ? 'soon' : 'calm';
}

/** When whom the ladder calls. */
function Rungs({ deadline: { rungs } }: { readonly deadline: DeadlineView }): ReactNode {
  const { clock, language, roleName } = useCaseWords();
  if (rungs.length === 0) return null;
  return (
    <>
      <h4>{clock.ladder}</h4>
      <ol className="rungs">
        {rungs.map(({ rung, label, to, at, reached }) => (
          <li key={rung} className={reached ? 'reached' : ''}>
            {longMoment(at, language)} <strong>{clock.rung(rung, label)}</strong> → {roleName(to)}
            {reached ? <Tag color="red">{clock.reached}</Tag> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
