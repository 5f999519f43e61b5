import { meetDuty } from '../duty';
import type { DemandId, Instant, PlainDate } from '../ids';
import { plainDateAt } from '../plain-date';
import type { ComplaintState, LetterKind } from './complaint';
import { openDuty } from './duty';
import { isExOfficio } from './ex-officio';

/** A result that is new is owed to the complainant, whatever was explained before it. */
export function announced(
  state: ComplaintState,
  owner: 'accepting' | 'verifying',
  at: Instant,
): ComplaintState {
  const news: ComplaintState = { ...state, explained: false, resultOn: plainDateAt(at) };
  // Nobody complained: the result is owed to nobody beyond those it is served on.
  if (isExOfficio(news)) return { ...news, explained: true };
  return openDuty(news, { duty: 'explain', owner, at });
}

/** Whether serving this letter on the complainant tells the result of the whole case. */
export function tellsResult({ outcome }: ComplaintState, letterKind: LetterKind): boolean {
  if (outcome === 'rejected') return letterKind === 'rejection-notice';
  return (
    letterKind === 'reply' || (outcome === 'breach-determined' && letterKind === 'determination-document')
  );
}

/**
 * The result has reached the complainant on a day: the windows for review and rating, and the office's 回访, run from
 * there. Who reports (举报) is no party and gets the feedback alone; who is anonymous cannot be called.
 */
export function toldOn(state: ComplaintState, on: PlainDate, at: Instant): ComplaintState {
  const told: ComplaintState = { ...meetDuty(state, 'explain', at), explained: true };
  if (told.kind === 'tip-off') return told;
  const wasHandled = told.outcome !== 'rejected' && told.outcome !== 'discontinued';
  const windows = [
    { duty: 'ask-review', owner: 'complainant', isOpen: told.review === 'none' },
    { duty: 'rate', owner: 'complainant', isOpen: told.rating === null },
    { duty: 'follow-up', owner: 'accepting', isOpen: wasHandled && told.identity !== 'anonymous' },
  ] as const;
  return windows
    .filter(({ isOpen }) => isOpen)
    .reduce((next, { duty, owner }) => openDuty(next, { duty, owner, at, startOn: on }), told);
}

/** A determined breach stands until it is revoked; every other result can be handled again. */
export function reopenableIn(state: ComplaintState): readonly DemandId[] {
  return state.demands.filter(({ state: is }) => is !== 'breach').map(({ demandId }) => demandId);
}
