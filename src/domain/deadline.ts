import { countStages, daysWithin, rolledForward, type CountStage, type DayVisitor } from './day-count';
import type { Instant, PlainDate } from './ids';
import {
  addDays,
  addMonths,
  compareText,
  daysBetween,
  endOfDay,
  fromDayNumber,
  instantAt,
  plainDateAt,
} from './plain-date';
import {
  calendarDayOf,
  dayKindOn,
  isProvisionalOn,
  isWorkingDay,
  nextWorkingDay,
  type DayKind,
  type WorkingCalendar,
} from './working-calendar';

/** How much time a duty has: so many units after the day it began, or until a date. */
export type Budget =
  | { readonly unit: 'working-day' | 'calendar-day' | 'month'; readonly amount: number }
  | { readonly unit: 'date'; readonly on: PlainDate };

export interface LegalBasis {
  readonly document: string;
  readonly article: string;
  /** 及时（文件未规定具体时限）: the document gives no number. */
  readonly silent?: boolean;
  /** The number is our own target and binds nobody outside. */
  readonly internal?: boolean;
}

/** The clock stands still from `fromOn` and runs again on `toOn`; null while it has not been resumed. */
export interface Suspension {
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate | null;
  readonly ground: string;
}

export interface Extension {
  readonly amount: number;
  readonly unit: 'working-day' | 'calendar-day';
  readonly ground: string;
  readonly grantedOn: PlainDate;
}

/** Everything a due date follows from. The due date itself is derived, never edited. */
export interface Deadline {
  readonly duty: string;
  readonly basis: LegalBasis;
  /** The day of the start event: day zero (民法典 201). */
  readonly startOn: PlainDate;
  readonly budget: Budget;
  readonly suspensions: readonly Suspension[];
  readonly extensions: readonly Extension[];
}

export interface DayRules {
  /** When a day ends for a duty: 24:00, or the close of business `HH:MM` (民法典 203). */
  readonly closeOfBusiness: '24:00' | (string & {});
  /** On which day a receipt on an off-day or after the close of business counts. */
  readonly afterHoursReceipt: 'same-day' | 'next-working-day';
}

export interface ExplainedDay {
  readonly on: PlainDate;
  readonly kind: DayKind | 'start-day' | 'suspended';
  readonly name: string;
  readonly counted: boolean;
}

export interface DueDate {
  /** Null while the clock stands still. */
  readonly dueOn: PlainDate | null;
  readonly dueAt: Instant | null;
  /** True when a notice of the State Council that is not known yet may move the date. */
  readonly provisional: boolean;
  readonly calendarVersion: string;
  /** Day zero first; each counted day is one of the budget, and the last one counted is the due day. */
  readonly explanation: readonly ExplainedDay[];
}

/** One step of an escalation ladder. `to` is a role. */
export interface Rung {
  readonly rung: string;
  /** Negative amounts lie before the start or the due date. */
  readonly offset: {
    readonly amount: number;
    readonly unit: 'working-day' | 'calendar-day';
    readonly relativeTo: 'start' | 'due';
  };
  readonly to: string;
  /** `HH:MM` on its day; absent: when the day ends for the duty. */
  readonly atTime?: string;
}

export interface RungInstant {
  readonly rung: string;
  readonly to: string;
  readonly at: Instant;
}

function requireWhole(amount: number): number {
  if (!Number.isInteger(amount) || amount < 0) throw new RangeError(`${amount} is not a number of days`);
  return amount;
}

function firstStage(startOn: PlainDate, budget: Budget): CountStage {
  switch (budget.unit) {
    case 'working-day':
    case 'calendar-day':
      return { unit: budget.unit, days: requireWhole(budget.amount) };
    case 'month':
      return {
        unit: 'calendar-day',
        days: daysBetween(startOn, addMonths(startOn, requireWhole(budget.amount))),
      };
    case 'date':
      return { unit: 'fixed', days: daysBetween(startOn, budget.on) };
  }
}

/** Days added to days of the same sort make one stage, so that only its end can move to a working day. */
function stagesFor(deadline: Deadline): readonly CountStage[] {
  const stages = [firstStage(deadline.startOn, deadline.budget)];
  for (const { amount, unit } of deadline.extensions) {
    const last = stages.at(-1);
    const isSameSort =
      last !== undefined && (last.unit === unit || (last.unit === 'fixed' && unit === 'calendar-day'));
    if (isSameSort) stages[stages.length - 1] = { unit, days: last.days + requireWhole(amount) };
    else stages.push({ unit, days: requireWhole(amount) });
  }
  return stages;
}

const explainInto =
  (days: ExplainedDay[]): DayVisitor =>
  (day, counted, suspendedFor) => {
    const on = fromDayNumber(day.dayNumber);
    if (suspendedFor === null) days.push({ on, ...calendarDayOf(day.dayNumber, day.exception), counted });
    else days.push({ on, kind: 'suspended', name: suspendedFor, counted });
  };

/** A date that nothing has moved stands as it was named, even on an off-day: it is no period that 民法典 203 speaks of. */
function isUntouchedDate(deadline: Deadline): boolean {
  return (
    deadline.budget.unit === 'date' && deadline.extensions.length === 0 && deadline.suspensions.length === 0
  );
}

function settle(deadline: Deadline, calendar: WorkingCalendar, visit: DayVisitor): PlainDate | null {
  const { budget, startOn, suspensions: gaps } = deadline;
  if (budget.unit === 'date' && budget.on <= startOn) {
    const stages = stagesFor({ ...deadline, startOn: budget.on });
    return countStages(calendar, budget.on, { stages, gaps }, visit);
  }
  const stages = stagesFor(deadline);
  if (stages.every(({ days }) => days === 0)) return rolledForward(calendar, startOn, gaps, visit);
  return countStages(calendar, startOn, { stages, gaps }, visit);
}

/**
 * The due day alone, without its explanation. Null while the clock stands still.
 * Throws RangeError when the start lies before the calendar or an amount is not a whole number ≥ 0.
 */
export function dueOnFor(deadline: Deadline, calendar: WorkingCalendar): PlainDate | null {
  if (isUntouchedDate(deadline) && deadline.budget.unit === 'date') return deadline.budget.on;
  return settle(deadline, calendar, () => undefined);
}

/** Of a named date only its beginning and its day: nothing was counted. A day before the calendar explains nothing. */
function explainedDate(
  deadline: Deadline,
  on: PlainDate,
  calendar: WorkingCalendar,
): readonly ExplainedDay[] {
  if (on < calendar.startsOn) return [];
  const due: ExplainedDay = { on, ...dayKindOn(calendar, on), counted: true };
  return deadline.startOn < on ? [startDay(deadline.startOn), due] : [due];
}

const startDay = (on: PlainDate): ExplainedDay => ({
  on,
  kind: 'start-day',
  name: '起算当日不计入（民法典第二百零一条）',
  counted: false,
});

/** When the day ends for a duty: 24:00, or the close of business where the policy has one (民法典 203). */
export function closingInstantOf(on: PlainDate, dayRules: DayRules): Instant {
  return dayRules.closeOfBusiness === '24:00' ? endOfDay(on) : instantAt(on, dayRules.closeOfBusiness);
}

/**
 * The due date of a deadline with every day on the way to it (民法典 201–203, 行政许可法 82).
 * Working days count working days only; days and months count every day and end on a working day; suspended days
 * count in none of them. Throws RangeError as `dueOnFor` does.
 */
export function dueDateFor(deadline: Deadline, calendar: WorkingCalendar, dayRules: DayRules): DueDate {
  const days: ExplainedDay[] = [startDay(deadline.startOn)];
  const isNamed = isUntouchedDate(deadline);
  const dueOn = isNamed ? dueOnFor(deadline, calendar) : settle(deadline, calendar, explainInto(days));
  const lastOn = dueOn ?? days.at(-1)?.on ?? deadline.startOn;
  return {
    dueOn,
    dueAt: dueOn === null ? null : closingInstantOf(dueOn, dayRules),
    provisional: !isNamed && isProvisionalOn(calendar, lastOn),
    calendarVersion: calendar.version,
    explanation: isNamed && dueOn !== null ? explainedDate(deadline, dueOn, calendar) : days,
  };
}

/** The day on which a receipt counts, and so day zero of what it starts. Its source is policy: no statute says. */
export function receiptDayFor(at: Instant, calendar: WorkingCalendar, dayRules: DayRules): PlainDate {
  const on = plainDateAt(at);
  if (dayRules.afterHoursReceipt === 'same-day') return on;
  const inHours = isWorkingDay(calendar, on) && at < closingInstantOf(on, dayRules);
  return inHours ? on : nextWorkingDay(calendar, on);
}

/** Working days after `from` up to and with `dueOn`; negative by the working days it is overdue. */
export function workingDaysLeft(from: PlainDate, dueOn: PlainDate, calendar: WorkingCalendar): number {
  if (from > dueOn) return -daysWithin(calendar, { fromOn: dueOn, toOn: from }, 'working-day', []);
  return daysWithin(calendar, { fromOn: from, toOn: dueOn }, 'working-day', []);
}

/** Days of the deadline's own unit used up by the end of `on`; goes on counting past the budget. */
export function daysCounted(deadline: Deadline, on: PlainDate, calendar: WorkingCalendar): number {
  const unit = deadline.budget.unit === 'working-day' ? 'working-day' : 'calendar-day';
  return daysWithin(calendar, { fromOn: deadline.startOn, toOn: on }, unit, deadline.suspensions);
}

function dayBefore(on: PlainDate, offset: Rung['offset'], calendar: WorkingCalendar): PlainDate {
  if (offset.unit === 'calendar-day') return addDays(on, offset.amount);
  let day = on;
  for (let left = -offset.amount; left > 0 && day > calendar.startsOn;) {
    day = addDays(day, -1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

function rungDayFor(
  deadline: Deadline,
  { offset }: Rung,
  dueOn: PlainDate | null,
  calendar: WorkingCalendar,
): PlainDate | null {
  const fromOn = offset.relativeTo === 'start' ? deadline.startOn : dueOn;
  if (fromOn === null || offset.amount === 0) return fromOn;
  if (offset.amount > 0) {
    const stages: readonly CountStage[] = [{ unit: offset.unit, days: offset.amount }];
    return countStages(calendar, fromOn, { stages, gaps: deadline.suspensions }, () => undefined);
  }
  const day = dayBefore(fromOn, offset, calendar);
  return day < deadline.startOn ? deadline.startOn : day;
}

/**
 * When each rung of a ladder fires, the earliest first. A rung that lies behind an open suspension is left out; one
 * that would lie before the start fires on the day of the start. Suspended days count for no rung.
 */
export function rungInstantsFor(
  deadline: Deadline,
  ladder: readonly Rung[],
  calendar: WorkingCalendar,
  dayRules: DayRules,
): readonly RungInstant[] {
  const dueOn = dueOnFor(deadline, calendar);
  return ladder
    .flatMap((rung): readonly RungInstant[] => {
      const on = rungDayFor(deadline, rung, dueOn, calendar);
      if (on === null) return [];
      const at = rung.atTime === undefined ? closingInstantOf(on, dayRules) : instantAt(on, rung.atTime);
      return [{ rung: rung.rung, to: rung.to, at }];
    })
    .sort((left, right) => compareText(left.at, right.at));
}
