import type { PlainDate } from './ids';
import { fromDayNumber, toDayNumber } from './plain-date';
import { isWorkingDay, walkAfter, type WalkedDay, type WorkingCalendar } from './working-calendar';

/** `fixed` is the way to a named date: it may stay on an off-day as long as nothing has moved it. */
export interface CountStage {
  readonly unit: 'working-day' | 'calendar-day' | 'fixed';
  readonly days: number;
}

/** Days that do not count: from the first day up to, and without, the last. Null: not resumed yet. */
export interface Gap {
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate | null;
  readonly ground: string;
}

/** Is shown every day of a count; the ground is that of the suspension on a day on which the clock stood still. */
export type DayVisitor = (day: WalkedDay, counted: boolean, suspendedFor: string | null) => void;

const NEVER = Number.POSITIVE_INFINITY;

interface NumberedGap {
  readonly from: number;
  readonly to: number;
  readonly ground: string;
}

const numbered = (gap: Gap): NumberedGap => ({
  from: toDayNumber(gap.fromOn),
  to: gap.toOn === null ? NEVER : toDayNumber(gap.toOn),
  ground: gap.ground,
});

function gapAt(gaps: readonly NumberedGap[], dayNumber: number): NumberedGap | null {
  for (const gap of gaps) if (dayNumber >= gap.from && dayNumber < gap.to) return gap;
  return null;
}

/**
 * Whether a stage takes this day. The last day of a period of days must be a working day (民法典 203); a named date
 * is no period until something has moved it.
 */
function takes(stage: CountStage, day: WalkedDay, left: number, movedBy: number): boolean {
  if (stage.unit === 'working-day') return day.isWorking;
  return left > 1 || day.isWorking || (stage.unit === 'fixed' && movedBy === 0);
}

/**
 * Counts the stages one after another from the day after `startOn` (民法典 201) and shows every day on the way.
 * Answers the day on which the last one is used up, or null while an open gap stands in the way.
 */
export function countStages(
  calendar: WorkingCalendar,
  startOn: PlainDate,
  { stages, gaps }: { readonly stages: readonly CountStage[]; readonly gaps: readonly Gap[] },
  visit: DayVisitor,
): PlainDate | null {
  const numberedGaps = gaps.map(numbered);
  const walk = walkAfter(calendar, startOn);
  let reached = toDayNumber(startOn);
  let movedBy = 0;
  for (const stage of stages) {
    let left = stage.days;
    while (left > 0) {
      const day = walk();
      const gap = gapAt(numberedGaps, day.dayNumber);
      if (gap !== null) {
        movedBy += 1;
        visit(day, false, gap.ground);
        if (gap.to === NEVER) return null;
        continue;
      }
      const counted = takes(stage, day, left, movedBy);
      visit(day, counted, null);
      if (counted) {
        left -= 1;
        reached = day.dayNumber;
      }
    }
  }
  return fromDayNumber(reached);
}

/** Days of a unit in (fromOn, toOn] on which the clock did not stand still. */
export function daysWithin(
  calendar: WorkingCalendar,
  span: { readonly fromOn: PlainDate; readonly toOn: PlainDate },
  unit: CountStage['unit'],
  gaps: readonly Gap[],
): number {
  const numberedGaps = gaps.map(numbered);
  const walk = walkAfter(calendar, span.fromOn);
  let count = 0;
  for (let left = toDayNumber(span.toOn) - toDayNumber(span.fromOn); left > 0; left -= 1) {
    const day = walk();
    if (gapAt(numberedGaps, day.dayNumber) === null && (unit !== 'working-day' || day.isWorking)) count += 1;
  }
  return count;
}

/** The day itself when it is worked, else the next that is, past any gap; null when an open gap comes first. */
export function rolledForward(
  calendar: WorkingCalendar,
  on: PlainDate,
  gaps: readonly Gap[],
  visit: DayVisitor,
): PlainDate | null {
  const gap = gapAt(gaps.map(numbered), toDayNumber(on));
  if (gap === null && isWorkingDay(calendar, on)) return on;
  if (gap?.to === NEVER) return null;
  return countStages(calendar, on, { stages: [{ unit: 'working-day', days: 1 }], gaps }, visit);
}
