import type { ReportCounts } from './report-contents';
import { SCORE_KINDS, type ReportingRules, type ScoreKind } from './reporting-rules';

/** So many of so many. */
export interface ScorePart {
  readonly met: number;
  readonly of: number;
}

/** In hundredths of a percent (万分之几); null: there was nothing to measure. */
export type Score = number | null;

/** The quality of one month of one reporter, by our own definition: no document gives one. */
export interface ReportScores {
  readonly parts: Readonly<Record<ScoreKind, ScorePart>>;
  readonly scores: Readonly<Record<ScoreKind, Score>>;
  readonly whole: Score;
}

export interface ReportHistory {
  /** Months that were owed within the rule's span, this one included, and those of them that were reported. */
  readonly months: ScorePart;
  readonly isInTime: boolean;
}

const FULL = 10_000;

export const scoreOf = ({ met, of }: ScorePart): Score => (of === 0 ? null : Math.round((met * FULL) / of));

function partsOf(counts: ReportCounts, { months, isInTime }: ReportHistory): ReportScores['parts'] {
  const { figures, fieldsAsked, fieldsFilled, timed, refusedRows } = counts;
  return {
    completeness: { met: fieldsFilled, of: fieldsAsked },
    accuracy: { met: figures.contracts - figures.faulty, of: figures.contracts + refusedRows },
    continuity: months,
    // The report itself counts as one more thing that is in time or not.
    timeliness: { met: timed - figures['collected-late'] + Number(isInTime), of: timed + 1 },
  };
}

export function scoresOf(
  counts: ReportCounts,
  history: ReportHistory,
  { weights }: Pick<ReportingRules, 'weights'>,
): ReportScores {
  const parts = partsOf(counts, history);
  const scores = {
    completeness: scoreOf(parts.completeness),
    accuracy: scoreOf(parts.accuracy),
    continuity: scoreOf(parts.continuity),
    timeliness: scoreOf(parts.timeliness),
  };
  let sum = 0;
  let weight = 0;
  for (const kind of SCORE_KINDS) {
    const score = scores[kind];
    if (score === null) continue;
    sum += score * weights[kind];
    weight += weights[kind];
  }
  return { parts, scores, whole: weight === 0 ? null : Math.round(sum / weight) };
}
