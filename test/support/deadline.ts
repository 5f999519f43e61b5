import {
  dueDateFor,
  type Budget,
  type DayRules,
  type Deadline,
  type Suspension,
} from '../../src/domain/deadline';
import type { PlainDate } from '../../src/domain/ids';
import { day, nationalCalendar as calendar } from './national-calendar';

export const midnight: DayRules = { closeOfBusiness: '24:00', afterHoursReceipt: 'same-day' };
export const officeHours: DayRules = { closeOfBusiness: '17:30', afterHoursReceipt: 'next-working-day' };

export function aDeadline(startOn: string, budget: Budget, more: Partial<Deadline> = {}): Deadline {
  const basis = { document: '内发改财金字〔2023〕1444号', article: '二(一)' };
  return { duty: 'transfer', basis, startOn: day(startOn), budget, suspensions: [], extensions: [], ...more };
}

export const workingDays = (amount: number): Budget => ({ unit: 'working-day', amount });
export const calendarDays = (amount: number): Budget => ({ unit: 'calendar-day', amount });
export const months = (amount: number): Budget => ({ unit: 'month', amount });
export const dueOn = (deadline: Deadline): PlainDate | null => dueDateFor(deadline, calendar, midnight).dueOn;
export const pause = (fromOn: string, toOn: string | null): Suspension => ({
  fromOn: day(fromOn),
  toOn: toOn === null ? null : day(toOn),
  ground: '等待补正',
});
