import type { FallenDue } from './case';
import { openRungs, type Duty, type DutyBearer, type DutyOf, type DueRung } from './duty';
import type { Instant } from './ids';

/** Every rung that was reached since the last look; only the highest is announced. */
export interface RungsReached {
  readonly dutyId: string;
  readonly revision: number;
  readonly rungs: readonly DueRung[];
}

/** What the passing of time records in a case of any kind. */
export type DueData =
  | ({ readonly type: 'rungs-reached' } & RungsReached)
  | { readonly type: 'duty-lapsed'; readonly dutyId: string };

/** Whether a duty is a window: when one runs out unused, the case moves on, or looks again. Others only climb their ladder. */
export type IsWindow<State extends DutyBearer> = (duty: DutyOf<State>) => boolean;

interface Due {
  readonly at: Instant;
  readonly duty: Duty;
  readonly rungs: readonly DueRung[];
}

/** The next legal instant at which a rung is reached or a window closes. */
export function nextDueAt<State extends DutyBearer>(state: State, isWindow: IsWindow<State>): Instant | null {
  return earliestOf(dues(state, isWindow).map(({ at }) => at));
}

/**
 * What has fallen due by `now`, one duty at a time, the earliest first. Rungs that were missed during an outage are
 * recorded together, up to the next window that closes: its end may change what is owed. A window closes only after its
 * last rung.
 */
export function fallDue<State extends DutyBearer>(
  state: State,
  isWindow: IsWindow<State>,
  now: Instant,
): FallenDue<DueData> | null {
  const all = dues(state, isWindow);
  const next = all
    .filter((due) => due.at <= now)
    .sort((left, right) => (left.at < right.at ? -1 : Number(left.at > right.at)))
    .at(0);
  if (next === undefined) return null;
  const limit = earliestOf([now, ...all.map(({ duty }) => lapseInstant(duty, isWindow))]) ?? now;
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

function dues<State extends DutyBearer>(state: State, isWindow: IsWindow<State>): readonly Due[] {
  return state.duties.flatMap((duty) => dueOf(state, isWindow, duty) ?? []);
}

interface Derived {
  readonly rules: DutyBearer['rules'];
  readonly calendar: DutyBearer['calendar'];
  readonly due: Due | null;
}

const derived = new WeakMap<Duty, Derived>();

/** A step leaves most duties as they were; what follows from one is counted once, as long as rules and calendar stand. */
function dueOf<State extends DutyBearer>(state: State, isWindow: IsWindow<State>, duty: Duty): Due | null {
  const { rules, calendar } = state;
  const known = derived.get(duty);
  if (known?.rules === rules && known.calendar === calendar) return known.due;
  const rungs = openRungs(state, duty);
  const at = earliestOf([rungs.at(0)?.at ?? null, lapseInstant(duty, isWindow)]);
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

function lapseInstant<State extends DutyBearer>(
  duty: DutyOf<State>,
  isWindow: IsWindow<State>,
): Instant | null {
  return duty.state === 'running' && isWindow(duty) ? duty.dueAt : null;
}
