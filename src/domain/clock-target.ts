import type { Instant } from './ids';

const unitMs: Readonly<Record<string, number>> = {
  w: 7 * 86_400_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
};

const toInstant = (ms: number): Instant => new Date(ms).toISOString() as Instant;

/**
 * Where a person wants the training clock: a duration from `now` (`3d`, `1d12h`, `2w`), a day (its beginning in
 * Asia/Shanghai), or an instant, which is in Asia/Shanghai when it names no zone. Null when it is none of these.
 */
export function parseClockTarget(text: string, now: Instant): Instant | null {
  const duration = parseDurationMs(text);
  if (duration !== null) return toInstant(Date.parse(now) + duration);
  return parseInstant(text);
}

/** The sum of the parts, largest unit first or not; null when something else stands between them. */
function parseDurationMs(text: string): number | null {
  if (!/^(?:\d{1,6}[wdhms])+$/.test(text)) return null;
  const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ''] ?? 0), 0);
}

/** @returns null for a day that does not exist, such as 2026-02-30. */
export function parseInstant(text: string): Instant | null {
  const found =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  if (found === null) return null;
  const [, day = '', time = '00:00', zone = '+08:00'] = found;
  const ms = Date.parse(`${day}T${time}${zone}`);
  const isThisDay = !Number.isNaN(ms) && toInstant(Date.parse(`${day}T00:00:00Z`)).startsWith(day);
  return isThisDay ? toInstant(ms) : null;
}
