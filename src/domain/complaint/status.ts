import type { Instant } from '../ids';
import { plainDateAt } from '../plain-date';
import type { ComplaintOutcome, ComplaintState, Demand, DemandState } from './complaint';
import { withdrawAll } from './duty';
import { publicUntil } from './publication';
import { announced } from './result';
import { resumed } from './suspension';

const FINAL: readonly DemandState[] = ['unfounded', 'unverifiable', 'rectified', 'breach'];

/** The gravest conclusion names the whole: one determined breach outweighs what was rectified beside it. */
const OUTCOME_BY_GRAVITY: readonly (readonly [DemandState, ComplaintOutcome])[] = [
  ['breach', 'breach-determined'],
  ['rectified', 'rectified'],
  ['lawful-change', 'lawful-change'],
  ['unverifiable', 'unverifiable'],
  ['unfounded', 'unfounded'],
];

/** Derives status and outcome from the demands once verification has begun, and opens the duty to explain. */
export function settleStatus(state: ComplaintState, at: Instant): ComplaintState {
  if (!isDerived(state)) return state;
  const { demands } = state;
  if (demands.some((demand) => demand.state === 'open')) return { ...state, status: 'verifying' };
  if (state.proposal !== null || isWaitingForDetermination(demands))
    return { ...state, status: 'determining' };
  if (!demands.every(isFinal)) return { ...state, status: 'rectifying' };
  return concluded(state, at);
}

/** 依法变更，应予补偿: the compensation is the demand now, and ends only when it has been paid. */
function isFinal(demand: Demand): boolean {
  if (demand.state === 'lawful-change') return demand.performedOn !== null;
  return FINAL.includes(demand.state);
}

/** Before 签收, after the end and on a followed case the events set the status themselves. */
function isDerived(state: ComplaintState): boolean {
  if (state.handling === 'followed') return false;
  if (state.status === 'closed') return false;
  return state.verifying !== null && state.status !== 'transferred' && state.status !== 'accepted';
}

const STILL_OWED: readonly DemandState[] = ['substantiated', 'lawful-change', 'rectifying'];

/** Something waits for a determination, and nothing is still being rectified beside it. */
function isWaitingForDetermination(demands: readonly Demand[]): boolean {
  const waits = demands.some((demand) => demand.state === 'overdue' || demand.state === 'refused');
  const runs = demands.some((demand) => !isFinal(demand) && STILL_OWED.includes(demand.state));
  return waits && !runs;
}

function concluded(state: ComplaintState, at: Instant): ComplaintState {
  const found = OUTCOME_BY_GRAVITY.find(([demandState]) =>
    state.demands.some((demand) => demand.state === demandState),
  );
  const outcome = found === undefined ? null : found[1];
  const isBreach = outcome === 'breach-determined';
  const known = outcome === state.outcome ? state : announced({ ...state, outcome }, 'verifying', at);
  const next: ComplaintState = { ...known, status: isBreach ? 'determined' : state.status };
  const isOwed = state.demands.some((demand) => demand.state === 'breach' && demand.performedOn === null);
  if (!next.explained || isOwed) return next;
  // What stood still waits for nothing any more: reviews, ratings and reports run in a case that is over.
  return { ...withdrawAll(resumed(next, plainDateAt(at), at), at, AFTER_CLOSING), status: 'closed' };
}

/**
 * What still runs when the case is closed: the complainant's windows, 回访, reports and leaders' instructions; everything
 * else ends with the case. The explanation of a result that closed the case at once (不予受理、终止办理) is owed as well.
 * Each has an act that is open in a closed case, or runs out by itself.
 */
const AFTER_CLOSING = [
  'ask-review',
  'decide-review',
  'rate',
  'follow-up',
  'report-to-acceptors',
  'answer-instruction',
] as const;

/** The workflow ends after the windows, when no demand is owed, nobody owes an answer and nothing is public any more. */
export function isFinished(state: ComplaintState): boolean {
  if (state.status !== 'closed' || publicUntil(state.publication) !== null) return false;
  return !state.duties.some((duty) => duty.state === 'running' || duty.state === 'suspended');
}
