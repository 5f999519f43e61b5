import type { ReactNode } from 'react';
import { COMPLAINT_DUTIES } from '../../../domain/policy';
import { longDate, tableDate } from '../../words/dates';
import { useWords } from '../words/staff-words';
import { asDay, type Impact } from './calendar-data';
import { useCalendarWords } from './words/calendar-words';

/** What a notice says, and which open dates it would move. */
export function ImpactView({ days, movedCount, moved }: Impact): ReactNode {
  const { impact, language, dayName } = useCalendarWords();
  const count = (kind: string): number => days.filter((day) => day.kind === kind).length;
  return (
    <>
      <p>{impact.days(count('off-day'), count('make-up-day'))}</p>
      <details>
        <summary>{impact.daysTitle}</summary>
        <ul className="notice-days">
          {days.map(({ on, kind, name }) => (
            <li key={on}>
              {longDate(asDay(on), language)} {dayName(kind, name)}
            </li>
          ))}
        </ul>
      </details>
      <p>
        {movedCount === 0 ? impact.none : impact.moved(movedCount)}{' '}
        {movedCount > moved.length ? impact.shown(moved.length) : null}
      </p>
      {moved.length === 0 ? null : <Moved moved={moved} />}
    </>
  );
}

function Moved({ moved }: Pick<Impact, 'moved'>): ReactNode {
  const { impact, language } = useCalendarWords();
  const { domain } = useWords();
  const { columns } = impact;
  /** `rectify/…`: a duty, and what it is about. */
  const dutyName = (dutyId: string): string => {
    const duty = COMPLAINT_DUTIES.find((one) => one === dutyId.split('/')[0]);
    return duty === undefined ? dutyId : domain.duties[duty];
  };
  return (
    <div className="moved" tabIndex={0} role="region" aria-label={impact.caption}>
      <table aria-label={impact.caption}>
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.duty}</th>
            <th scope="col">{columns.from}</th>
            <th scope="col">{columns.to}</th>
          </tr>
        </thead>
        <tbody>
          {moved.map(({ caseId, number, dutyId, fromOn, toOn }) => (
            <tr key={`${caseId} ${dutyId}`}>
              <th scope="row">{number}</th>
              <td>{dutyName(dutyId)}</td>
              <td>{tableDate(asDay(fromOn), language)}</td>
              <td>
                <strong>{tableDate(asDay(toOn), language)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
