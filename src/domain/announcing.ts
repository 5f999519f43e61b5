import { workingDaysLeft } from './deadline';
import { findDuty, type DueRung, type Duty, type DutyBearer } from './duty';
import type { PlainDate } from './ids';
import type { Addressee, DueBy, Template } from './notification';
import { plainDateAt } from './plain-date';

/** What is said to whom because of one event. */
export type Said = readonly { readonly template: Template; readonly to: Addressee }[];

export type Unnumbered<T> = T extends Template ? Omit<T, 'number'> : never;

/** By when; the days left are counted from `from`, by default the day the clock began. */
export function dueBy(
  { calendar }: Pick<DutyBearer, 'calendar'>,
  duty: Duty | null,
  from?: PlainDate,
): DueBy | null {
  if (duty?.dueOn == null) return null;
  const today = from ?? plainDateAt(duty.startedAt);
  return {
    on: duty.dueOn,
    remainingWorkingDays: workingDaysLeft(today, duty.dueOn, calendar),
    basis: duty.deadline.basis.internal === true ? 'internal' : 'document',
    provisional: duty.provisional,
  };
}

/** Nothing is said of a duty that does not run. */
export function withDuty(state: DutyBearer, dutyId: string, said: (by: DueBy) => Said): Said {
  const by = dueBy(state, findDuty(state, dutyId));
  return by === null ? [] : said(by);
}

/**
 * Only the highest of the rungs reached together is announced; the lower ones stay in the log. What goes to the
 * inspectorate directly (`…-direct`) is one step with what goes up the line: both are told (捂藏、层层上报, seed 000).
 */
export function rungsTold(rungs: readonly DueRung[]): readonly DueRung[] {
  const highest = rungs.at(-1);
  return highest === undefined ? [] : rungs.filter(({ rung }) => stepOf(rung) === stepOf(highest.rung));
}

const stepOf = (rung: string): string => rung.replace(/-direct$/, '');
