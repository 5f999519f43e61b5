import type { FallenDue } from '../case';
import { fallDue as fallDueOf, nextDueAt as nextDueAtOf } from '../fall-due';
import type { Instant } from '../ids';
import { endOfDay } from '../plain-date';
import type { ComplaintDuty } from '../policy';
import type { ComplaintState, Duty } from './complaint';
import type { ComplaintData } from './events';
import { publicUntil } from './publication';

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

/** Whether the duty ends by itself on its day, whether anybody acted or not. */
export const isWindow = ({ duty }: Duty): boolean => WINDOWS.includes(duty);

/** The next legal instant of a complaint: a rung that is reached, a window that closes, or a span that is over. */
export function nextDueAt(state: ComplaintState): Instant | null {
  const due = nextDueAtOf(state, isWindow);
  const end = publicEnd(state);
  return end !== null && (due === null || end < due) ? end : due;
}

/** What is public stops by itself at the end of its last day, and nobody need look for that. */
function publicEnd({ publication }: ComplaintState): Instant | null {
  const until = publicUntil(publication);
  return until === null ? null : endOfDay(until);
}

/** What has fallen due in a complaint by `now`, one duty at a time, the earliest first. */
export function fallDue(state: ComplaintState, now: Instant): FallenDue<ComplaintData> | null {
  const end = publicEnd(state);
  const { publication } = state;
  if (publication === undefined || end === null || end > now) return fallDueOf(state, isWindow, now);
  const earlier = fallDueOf(state, isWindow, end);
  if (earlier !== null && earlier.at < end) return earlier;
  return { at: end, events: [{ type: 'publication-ended', publicationId: publication.publicationId }] };
}
