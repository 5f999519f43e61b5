import fc from 'fast-check';
import { advance, caseNow, realDelayMs } from '../../src/domain/case-clock';
import type { CaseClock, TrainingClock } from '../../src/domain/case-clock';
import type { Instant } from '../../src/domain/ids';

const at = (text: string): Instant => new Date(text).toISOString() as Instant;
const later = (instant: Instant, ms: number): Instant => at(new Date(Date.parse(instant) + ms).toISOString());

const start = at('2026-11-22T00:00:00Z');
const aDayASecond: TrainingClock = {
  mode: 'training',
  anchorReal: start,
  anchorCase: at('2026-02-10T09:00:00+08:00'),
  scale: 86_400,
};
const frozen: TrainingClock = { ...aDayASecond, scale: 0 };
const real: CaseClock = { mode: 'real' };

const scales = fc.oneof(
  fc.integer({ min: 1, max: 2_678_400 }),
  fc.double({ min: 0.01, max: 100_000, noNaN: true }),
);
const elapsed = fc.integer({ min: 0, max: 10 * 86_400_000 });

describe('the case clock', () => {
  it('is real time outside training', () => {
    expect(caseNow(real, start)).toBe(start);
    expect(realDelayMs(real, start, later(start, 1_500))).toBe(1_500);
  });

  it('runs a day in a second when the scale says so', () => {
    expect(caseNow(aDayASecond, later(start, 5_000))).toBe(at('2026-02-15T09:00:00+08:00'));
    expect(realDelayMs(aDayASecond, start, at('2026-02-13T09:00:00+08:00'))).toBe(3_000);
  });

  it('stands still when frozen, and never wakes anybody by itself', () => {
    expect(caseNow(frozen, later(start, 86_400_000))).toBe(frozen.anchorCase);
    expect(realDelayMs(frozen, start, later(frozen.anchorCase, 1))).toBeNull();
    expect(realDelayMs(frozen, start, frozen.anchorCase)).toBe(0);
  });

  it('stops at the end of the calendar', () => {
    const ending = { ...aDayASecond, stopsAt: at('2026-02-12T00:00:00+08:00') };
    expect(caseNow(ending, later(start, 3_600_000))).toBe(ending.stopsAt);
    expect(realDelayMs(ending, start, later(ending.stopsAt, 1))).toBeNull();
  });

  it('wakes at the instant that was asked for: not before, and at most one tick after', () => {
    fc.assert(
      fc.property(
        scales,
        elapsed,
        fc.integer({ min: 1, max: 400 * 86_400_000 }),
        (scale, elapsedMs, aheadMs) => {
          const clock: TrainingClock = { ...aDayASecond, scale };
          const realNow = later(start, elapsedMs);
          const until = later(caseNow(clock, realNow), aheadMs);
          const delayMs = realDelayMs(clock, realNow, until) ?? -1;
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(caseNow(clock, later(realNow, delayMs)) >= until).toBe(true);
          const overshootMs = Date.parse(caseNow(clock, later(realNow, delayMs))) - Date.parse(until);
          expect(overshootMs).toBeLessThanOrEqual(Math.ceil(scale) + 1);
        },
      ),
    );
  });

  it('never runs backwards', () => {
    fc.assert(
      fc.property(scales, elapsed, elapsed, (scale, first, second) => {
        const clock: TrainingClock = { ...aDayASecond, scale };
        const [earlier, after] = [Math.min(first, second), Math.max(first, second)];
        expect(caseNow(clock, later(start, earlier)) <= caseNow(clock, later(start, after))).toBe(true);
      }),
    );
  });
});

describe('advancing', () => {
  it('sets a frozen clock forward and leaves it frozen', () => {
    const to = at('2026-02-24T09:00:00+08:00');
    const advanced = advance(frozen, later(start, 60_000), to);
    expect(advanced).toEqual({
      ok: true,
      value: { ...frozen, anchorReal: later(start, 60_000), anchorCase: to },
    });
  });

  it('is refused in real time, backwards, and beyond the calendar', () => {
    const ending = { ...frozen, stopsAt: at('2026-03-01T00:00:00+08:00') };
    expect(advance(real, start, later(start, 1))).toEqual({ ok: false, refusal: { type: 'clock-is-real' } });
    expect(advance(frozen, start, later(frozen.anchorCase, -1))).toEqual({
      ok: false,
      refusal: { type: 'clock-would-go-back', now: frozen.anchorCase },
    });
    expect(advance(ending, start, later(ending.stopsAt, 1))).toEqual({
      ok: false,
      refusal: { type: 'clock-stops-before', stopsAt: ending.stopsAt },
    });
  });
});
