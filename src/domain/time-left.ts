import { workingDaysLeft } from './deadline';
import type { PlainDate } from './ids';
import type { WorkingCalendar } from './working-calendar';

/** How far a due date lies ahead, or behind. */
export interface TimeLeft {
  /** Working days after today up to and with the due date; negative by the working days since it; null without a date. */
  readonly workingDays: number | null;
  readonly state: 'no-date' | 'ample' | 'approaching' | 'due-today' | 'overdue';
  /** 剩 3 个工作日 · 今天到期 · 已超期 2 个工作日. */
  readonly words: string;
}

/** 临期: the last working day but one, and the last. */
export const APPROACHING_WORKING_DAYS = 2;

/** What is left of a duty on a day, in number and in words. */
export function timeLeftOn(today: PlainDate, dueOn: PlainDate | null, calendar: WorkingCalendar): TimeLeft {
  if (dueOn === null) return { workingDays: null, state: 'no-date', words: '期限未定' };
  if (dueOn === today) return { workingDays: 0, state: 'due-today', words: '今天到期' };
  const workingDays = workingDaysLeft(today, dueOn, calendar);
  if (dueOn < today) {
    // Overdue on the Saturday after a Friday: no working day has passed, and it is overdue all the same.
    const words = workingDays === 0 ? '已超期' : `已超期 ${-workingDays} 个工作日`;
    return { workingDays, state: 'overdue', words };
  }
  const state = workingDays <= APPROACHING_WORKING_DAYS ? 'approaching' : 'ample';
  return { workingDays, state, words: `剩 ${workingDays} 个工作日` };
}
