import { openDuty as openDutyOf, withdrawWhere, type DutyOpening } from '../duty';
import type { Instant } from '../ids';
import type { ComplaintDuty } from '../policy';
import type { ComplaintPartyRole, ComplaintState } from './complaint';

/** Starts a clock of a complaint; what begins while the case stands still (中止) begins to run when it is resumed. */
export function openDuty(
  state: ComplaintState,
  opening: DutyOpening<ComplaintDuty, ComplaintPartyRole>,
): ComplaintState {
  return openDutyOf(state, opening, isNeverHeld(opening.duty) ? null : state.suspension);
}

/** What runs on while the case stands still: a leader's date, and the look whether it still must. */
export function isNeverHeld(duty: ComplaintDuty): boolean {
  return duty === 'answer-instruction' || duty === 'check-suspension';
}

/** Withdraws whatever is still owed, but for the duties named. A leader's instruction is owed until it is answered. */
export function withdrawAll(
  state: ComplaintState,
  at: Instant,
  except: readonly ComplaintDuty[] = [],
): ComplaintState {
  return withdrawWhere(state, ({ duty }) => duty !== 'answer-instruction' && !except.includes(duty), at);
}
