import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import type { TimeLeft } from '../../../domain/time-left';
import { tableDate } from '../../words/dates';
import { useWords } from '../words/staff-words';

/** Colour and words say the same: nobody needs to see the one to know the other. */
const TONES = {
  overdue: 'over',
  'due-today': 'today',
  approaching: 'soon',
  ample: 'ample',
  'no-date': 'ample',
} as const satisfies Record<TimeLeft['state'], string>;

type TimeLeftData = Pick<TimeLeft, 'workingDays' | 'state'>;

export function TimeLeftTag({ left }: { readonly left: TimeLeftData }): ReactNode {
  const { lists } = useWords();
  return <span className={`time-left ${TONES[left.state]}`}>{wordsFor(left, lists)}</span>;
}

function wordsFor({ state, workingDays }: TimeLeftData, lists: ReturnType<typeof useWords>['lists']): string {
  const days = Math.abs(workingDays ?? 0);
  switch (state) {
    case 'no-date':
      return lists.noDate;
    case 'due-today':
      return lists.dueToday;
    case 'overdue':
      return days === 0 ? lists.over : lists.daysOver(days);
    default:
      return lists.daysLeft(days);
  }
}

interface DueDateProps {
  readonly on: string | null;
  readonly isProvisional?: boolean;
}

export function DueDate({ on, isProvisional }: DueDateProps): ReactNode {
  const { lists, language } = useWords();
  if (on === null) return null;
  return (
    <span className="due-date">
      {tableDate(on as PlainDate, language)}
      {isProvisional === true ? <Tag title={lists.provisionalMeans}>{lists.provisional}</Tag> : null}
    </span>
  );
}

export function Mark({
  tone,
  children,
}: {
  readonly tone: 'alert' | 'soon' | 'good' | 'plain';
  readonly children: ReactNode;
}): ReactNode {
  return <span className={`mark ${tone}`}>{children}</span>;
}
