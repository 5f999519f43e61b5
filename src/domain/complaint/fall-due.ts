import type { FallenDue } from '../case';
import { fallDue as fallDueOf, nextDueAt as nextDueAtOf } from '../fall-due';
import type { Instant } from '../ids';
import type { ComplaintDuty } from '../policy';
import type { ComplaintState, Duty } from './complaint';
import type { ComplaintData } from './events';

const WINDOWS: readonly ComplaintDuty[] = [
  'supplement',
  'return',
  'answer',
  'question',
  'rectify',
  'defend',
  'ask-review',
  'settle-instalment',
  'check-suspension',
  'follow-up',
  'rate',
];

const isWindow = ({ duty }: Duty): boolean => WINDOWS.includes(duty);

/** The next legal instant of a complaint: a rung that is reached, or a window that closes. */
export function nextDueAt(state: ComplaintState): Instant | null {
  return nextDueAtOf(state, isWindow);
}

/** What has fallen due in a complaint by `now`, one duty at a time, the earliest first. */
export function fallDue(state: ComplaintState, now: Instant): FallenDue<ComplaintData> | null {
  return fallDueOf(state, isWindow, now);
}
