import { Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate, longMoment } from '../../../words/dates';
import { timeLeftFor, timeLeftInWords } from '../../../words/time-left';
import type { CaseView, DeadlineView } from '../case-data';
import { useWords } from '../../words/staff-words';
import { useCaseWords } from '../words/case-words';
import { DayCalendar } from './day-calendar';

interface ClocksProps {
  readonly view: CaseView;
  readonly today: string;
}

/** A duty of a case of any kind. */
export type ClockLine = Omit<DeadlineView, 'duty' | 'owner'> & {
  readonly duty: string;
  readonly owner: string;
};

/** What the duties of a kind of case are called, and who owes them; a rung may call others than roles. */
export interface ClockNames {
  readonly dutyOf: (clock: ClockLine) => string;
  readonly ownerOf: (clock: ClockLine) => string;
  readonly rungOf: (code: string, label: string) => string;
  readonly calledOf: (to: string) => string;
}

const isOpen = ({ state }: ClockLine): boolean => state === 'running' || state === 'suspended';

const byDueDate = (left: ClockLine, right: ClockLine): number =>
  (left.dueOn ?? '9999') < (right.dueOn ?? '9999') ? -1 : 1;

/** The clocks of a complaint. */
export function Clocks({ view, today }: ClocksProps): ReactNode {
  const { clock, domain, roleName } = useCaseWords();
  const { lists } = useWords();
  const duties: Readonly<Record<string, string>> = domain.duties;
  const parties: Readonly<Record<string, string>> = domain.parties;
  const names: ClockNames = {
    dutyOf: ({ duty, dutyId, label }) => {
      const what = duties[duty] ?? label;
      const number = demandOf(view, dutyId);
      return number === null ? what : lists.ofDemand(what, number);
    },
    ownerOf: ({ owner }) => parties[owner] ?? owner,
    ...{ rungOf: clock.rung, calledOf: roleName },
  };
  return <ClockCard clocks={view.deadlines} names={names} today={today} />;
}

/** Which of several demands a duty is owed for: it bears the demand's id behind the slash. */
function demandOf({ demands }: CaseView, dutyId: string): number | null {
  const place = demands.findIndex(({ demandId }) => demandId === dutyId.split('/')[1]);
  return place < 0 || demands.length === 1 ? null : place + 1;
}

interface ClockCardProps {
  readonly clocks: readonly ClockLine[];
  readonly names: ClockNames;
  readonly today: string;
}

/** Every clock, not the nearest one only; what has ended keeps its verdict, folded. */
export function ClockCard({ clocks, names, today }: ClockCardProps): ReactNode {
  const { clock } = useCaseWords();
  const open = clocks.filter(isOpen).toSorted(byDueDate);
  const ended = clocks.filter((deadline) => !isOpen(deadline));
  return (
    <Card size="small" title={<h2>{clock.title}</h2>} className="clocks" id="clocks">
      {open.length === 0 ? <p>{clock.none}</p> : null}
      {open.map((deadline) => (
        <Clock key={deadline.dutyId} deadline={deadline} names={names} today={today} />
      ))}
      {ended.length === 0 ? null : (
        <details>
          <summary>{clock.ended(ended.length)}</summary>
          {ended.map((deadline) => (
            <Clock key={deadline.dutyId} deadline={deadline} names={names} today={today} />
          ))}
        </details>
      )}
    </Card>
  );
}

interface ClockProps extends Omit<ClockCardProps, 'clocks'> {
  readonly deadline: ClockLine;
}

function Clock({ deadline, names, today }: ClockProps): ReactNode {
  const { clock, domain, language } = useCaseWords();
  const { state, dueOn, basis, provisional, startOn } = deadline;
  return (
    <article className={`clock state-${state}`}>
      <h3>
        {names.dutyOf(deadline)} <small>{names.ownerOf(deadline)}</small>
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
        <Rungs deadline={deadline} names={names} />
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
  readonly deadline: ClockLine;
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
function Rungs({ deadline: { rungs }, names }: Omit<ClockProps, 'today'>): ReactNode {
  const { clock, language } = useCaseWords();
  if (rungs.length === 0) return null;
  return (
    <>
      <h4>{clock.ladder}</h4>
      <ol className="rungs">
        {rungs.map(({ rung, label, to, at, reached }) => (
          <li key={rung} className={reached ? 'reached' : ''}>
            {longMoment(at, language)} <strong>{names.rungOf(rung, label)}</strong> → {names.calledOf(to)}
            {reached ? <Tag color="red">{clock.reached}</Tag> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
