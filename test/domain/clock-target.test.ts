import { parseClockTarget } from '../../src/domain/clock-target';
import type { Instant } from '../../src/domain/ids';

const now = '2026-02-10T01:00:00.000Z' as Instant;

describe('where the training clock shall go', () => {
  it.each([
    ['3d', '2026-02-13T01:00:00.000Z'],
    ['1d12h', '2026-02-11T13:00:00.000Z'],
    ['2w', '2026-02-24T01:00:00.000Z'],
    ['90m', '2026-02-10T02:30:00.000Z'],
    ['2026-02-24', '2026-02-23T16:00:00.000Z'],
    ['2026-02-24 09:00', '2026-02-24T01:00:00.000Z'],
    ['2026-02-24T09:00+08:00', '2026-02-24T01:00:00.000Z'],
    ['2026-02-24T01:00:00Z', '2026-02-24T01:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(parseClockTarget(text, now)).toBe(instant);
  });

  it.each(['', 'tomorrow', '3', '3x', '2026-02-30', '2026-13-01', '2026-02-24 25:00', '-1d', '1d soon'])(
    'is not understood: "%s"',
    (text) => {
      expect(parseClockTarget(text, now)).toBeNull();
    },
  );
});
