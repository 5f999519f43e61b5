import { realDelayMs, type CaseClock } from '../../src/domain/case-clock';
import type { CaseId, Instant } from '../../src/domain/ids';
import { addMilliseconds } from '../../src/domain/plain-date';
import type { CaseInput } from '../../src/domain/recording';
import type { CaseState } from '../../src/domain/case';

/**
 * A command is stored within moments of its receipt. A real deadline waits that long for those that came just before
 * it; in training nobody is wronged by a moment, and a second may be a day.
 */
const storingGraceMs = 2_000;

export function graceMs(clock: CaseClock): number {
  return clock.mode === 'real' ? storingGraceMs : 0;
}

/** FNV-1a, 32 bits: any hash that spreads ids evenly and is the same forever. */
function hashOf(caseId: CaseId): number {
  let hash = 0x811c9dc5;
  for (const character of caseId) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

export interface Waking {
  readonly dueAt: Instant | null;
  /** Real time. Null when nothing is owed, or when the clock does not get there by itself. */
  readonly wakesAt: Instant | null;
}

/** When a case has to wake for its next due instant. The place in the window moves the waking, never the deadline. */
export function wakingFor(
  input: Pick<CaseInput<CaseState>, 'caseId' | 'wakeSpreadMs'>,
  clock: CaseClock,
  dueAt: Instant | null,
  realNow: Instant,
): Waking {
  const delayMs = dueAt === null ? null : realDelayMs(clock, realNow, dueAt);
  if (delayMs === null) return { dueAt, wakesAt: null };
  const place = input.wakeSpreadMs > 0 ? hashOf(input.caseId) % input.wakeSpreadMs : 0;
  return { dueAt, wakesAt: addMilliseconds(realNow, delayMs + graceMs(clock) + place) };
}
