import type { Instant } from './ids';
import { accepted, refused } from './result';
import type { Result } from './result';

/**
 * The clock by which every wait and every "now" of a case goes. In training, case time runs `scale` times as fast as
 * real time from an anchor that both clocks share; `scale` 0 is frozen and moves only when somebody advances it.
 */
export type CaseClock = { readonly mode: 'real' } | TrainingClock;

export interface TrainingClock {
  readonly mode: 'training';
  readonly anchorReal: Instant;
  readonly anchorCase: Instant;
  /** Case seconds for one real second; 86400 is a day a second. */
  readonly scale: number;
  /** Where the known calendar ends: beyond it no deadline could be counted, so the clock stands still there. */
  readonly stopsAt?: Instant;
}

export type ClockRefusal =
  | { readonly type: 'clock-is-real' }
  | { readonly type: 'clock-would-go-back'; readonly now: Instant }
  | { readonly type: 'clock-stops-before'; readonly stopsAt: Instant };

/** Later years have five digits: the order of texts would no longer be the order of instants. */
const lastWritableMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const toMs = (instant: Instant): number => Date.parse(instant);
// A date given its milliseconds asks no clock. Instants enter here as results of arithmetic on checked ones.
const toInstant = (ms: number): Instant => new Date(ms).toISOString() as Instant;

/** Case time at a real moment. Never before the anchor, never past the end of the calendar. */
export function caseNow(clock: CaseClock, realNow: Instant): Instant {
  if (clock.mode === 'real') return realNow;
  const elapsedMs = Math.max(0, toMs(realNow) - toMs(clock.anchorReal));
  const caseMs = toMs(clock.anchorCase) + Math.round(elapsedMs * clock.scale);
  return toInstant(Math.min(caseMs, stopMs(clock)));
}

/**
 * How many real milliseconds until case time reaches `until`: 0 when it has, null when it never will by itself
 * (the clock is frozen, or stops before).
 */
export function realDelayMs(clock: CaseClock, realNow: Instant, until: Instant): number | null {
  if (caseNow(clock, realNow) >= until) return 0;
  if (clock.mode === 'real') return toMs(until) - toMs(realNow);
  if (clock.scale === 0 || toMs(until) > stopMs(clock)) return null;
  const fromAnchorMs = Math.ceil((toMs(until) - toMs(clock.anchorCase)) / clock.scale);
  return fromAnchorMs - (toMs(realNow) - toMs(clock.anchorReal));
}

/** The same clock, set forward to `to` at this real moment. A clock that trains never goes back. */
export function advance(
  clock: CaseClock,
  realNow: Instant,
  to: Instant,
): Result<TrainingClock, ClockRefusal> {
  if (clock.mode === 'real') return refused({ type: 'clock-is-real' });
  const now = caseNow(clock, realNow);
  if (to < now) return refused({ type: 'clock-would-go-back', now });
  if (clock.stopsAt !== undefined && to > clock.stopsAt) {
    return refused({ type: 'clock-stops-before', stopsAt: clock.stopsAt });
  }
  return accepted({ ...clock, anchorReal: realNow, anchorCase: to });
}

function stopMs(clock: TrainingClock): number {
  return clock.stopsAt === undefined ? lastWritableMs : toMs(clock.stopsAt);
}
