import { dueDateFor, receiptDayFor, type Budget, type DayRules, type DueDate } from './deadline';
import type { Instant, PlainDate } from './ids';
import { plainDateAt } from './plain-date';
import { accepted, refused, type Result } from './result';
import { coverageRefusalFor, type CalendarRefusal, type WorkingCalendar } from './working-calendar';

/** "When would it be due?", asked without a case. */
export interface DeadlineQuestion {
  readonly startOn?: PlainDate | undefined;
  /** A moment of receipt; on which day it counts is for the day rules to say. */
  readonly startAt?: Instant | undefined;
  readonly amount: number;
  readonly unit: Exclude<Budget['unit'], 'date'>;
}

export type DeadlineAnswer = Pick<DueDate, 'dueOn' | 'provisional' | 'explanation'>;

/** The most that one question may ask, so that its explanation stays readable. */
export const LONGEST_BUDGET = {
  'working-day': 2000,
  'calendar-day': 3660,
  month: 120,
} as const satisfies Record<DeadlineQuestion['unit'], number>;

const DAYS_PER_UNIT = { 'working-day': 1.6, 'calendar-day': 1, month: 31 } as const satisfies Record<
  DeadlineQuestion['unit'],
  number
>;

/** About how many days the explanations of all questions name together. */
export function explainedDaysOf(questions: readonly DeadlineQuestion[]): number {
  return questions.reduce((sum, { amount, unit }) => sum + amount * DAYS_PER_UNIT[unit], 0);
}

/** Answers by the calendar, or says which year it does not cover: silence about a year is no answer. */
export function answerFor(
  question: DeadlineQuestion,
  calendar: WorkingCalendar,
  dayRules: DayRules,
): Result<DeadlineAnswer, CalendarRefusal> {
  const { startOn, startAt, amount, unit } = question;
  const askedOn = startOn ?? (startAt === undefined ? calendar.startsOn : plainDateAt(startAt));
  const refusal = coverageRefusalFor(calendar, askedOn);
  if (refusal !== null) return refused(refusal);
  const firstOn = startAt === undefined ? askedOn : receiptDayFor(startAt, calendar, dayRules);
  const due = dueDateFor(
    {
      duty: 'question',
      basis: { document: '中华人民共和国民法典', article: '第二百零一条至第二百零三条' },
      startOn: firstOn,
      budget: { unit, amount },
      suspensions: [],
      extensions: [],
    },
    calendar,
    dayRules,
  );
  const beyond = due.dueOn === null ? null : coverageRefusalFor(calendar, due.dueOn);
  if (beyond !== null) return refused(beyond);
  return accepted({ dueOn: due.dueOn, provisional: due.provisional, explanation: due.explanation });
}
