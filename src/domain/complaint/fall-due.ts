import type { FallenDue } from '../case';
import type { Instant } from '../ids';
import type { ComplaintDuty } from '../policy';
import type { ComplaintState, Duty } from './complaint';
import { openRungs, type DueRung } from './duty';
import type { ComplaintData } from './events';

/** Windows: when one runs out unused, the case moves on, or looks again. Every other duty only climbs its ladder until it is done. */
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

interface Due {
  readonly at: Instant;
  readonly duty: Duty;
  readonly rungs: readonly DueRung[];
}

/** The next legal instant at which a rung is reached or a window closes. */
export function nextDueAt(state: ComplaintState): Instant | null {
  return earliestOf(dues(state).map(({ at }) => at));
}

/**
 * What has fallen due by `now`, one duty at a time, the earliest first. Rungs that were missed during an outage are
 * recorded together, up to the next window that closes: its end may change what is owed. A window closes only after its
 * last rung.
 */
export function fallDue(state: ComplaintState, now: Instant): FallenDue<ComplaintData> | null {
  const all = dues(state);
  const next = all
    .filter((due) => due.at <= now)
    .sort((left, right) => (left.at < right.at ? -1 : Number(left.at > right.at)))
    .at(0);
  if (next === undefined) return null;
  const limit = earliestOf([now, ...all.map(({ duty }) => lapseInstant(duty))]) ?? now;
  const reached = next.rungs.filter((rung) => rung.at <= limit);
  if (reached.length > 0) {
    const { dutyId, revision } = next.duty;
    const last = reached.at(-1);
    return {
      at: last === undefined ? next.at : last.at,
      events: [{ type: 'rungs-reached', dutyId, revision, rungs: reached }],
    };
  }
  return { at: next.at, events: [{ type: 'duty-lapsed', dutyId: next.duty.dutyId }] };
}

function dues(state: ComplaintState): readonly Due[] {
  return state.duties.flatMap((duty) => dueOf(state, duty) ?? []);
}

interface Derived {
  readonly rules: ComplaintState['rules'];
  readonly calendar: ComplaintState['calendar'];
  readonly due: Due | null;
}

const derived = new WeakMap<Duty, Derived>();

/** A step leaves most duties as they were; what follows from one is counted once, as long as rules and calendar stand. */
function dueOf(state: ComplaintState, duty: Duty): Due | null {
  const { rules, calendar } = state;
  const known = derived.get(duty);
  if (known?.rules === rules && known.calendar === calendar) return known.due;
  const rungs = openRungs(state, duty);
  const at = earliestOf([rungs.at(0)?.at ?? null, lapseInstant(duty)]);
  const due = at === null ? null : { duty, rungs, at };
  derived.set(duty, { rules, calendar, due });
  return due;
}

function earliestOf(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce(
    (earliest, at) => (at !== null && (earliest === null || at < earliest) ? at : earliest),
    null,
  );
}

function lapseInstant(duty: Duty): Instant | null {
  return duty.state === 'running' && WINDOWS.includes(duty.duty) ? duty.dueAt : null;
}
