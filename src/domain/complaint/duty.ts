import { dueDateFor, rungInstantsFor, type Budget, type Deadline } from '../deadline';
import type { Instant, PlainDate } from '../ids';
import { plainDateAt } from '../plain-date';
import type { ComplaintDuty, Limit } from '../policy';
import type { WorkingCalendar } from '../working-calendar';
import type { ComplaintPartyRole, ComplaintState, Duty } from './complaint';

export interface DutyOpening {
  readonly duty: ComplaintDuty;
  readonly owner: ComplaintPartyRole;
  readonly at: Instant;
  /** The day of the start event, which is day zero (民法典 201); by default the day of `at`. */
  readonly startOn?: PlainDate;
  readonly subjectId?: string;
  /** What the clock has already stood still for, when it is one that goes on in other hands. */
  readonly suspensions?: Deadline['suspensions'];
  /** A date set for this one duty, such as a demand's rectification date, in place of the rule's own budget. */
  readonly budget?: Budget;
}

export function dutyIdOf(duty: ComplaintDuty, subjectId?: string): string {
  return subjectId === undefined ? duty : `${duty}/${subjectId}`;
}

export function findDuty(state: ComplaintState, dutyId: string): Duty | null {
  return state.duties.find((duty) => duty.dutyId === dutyId) ?? null;
}

export function isOwed(duty: Duty): boolean {
  return duty.state === 'running' || duty.state === 'suspended';
}

/** Starts a clock. A rule set that names no limit for the duty starts none; opening it anew replaces the old one. */
export function openDuty(state: ComplaintState, opening: DutyOpening): ComplaintState {
  const limit = state.rules.limits[opening.duty];
  const deadline = limit === null ? null : deadlineFor(limit, opening);
  if (deadline === null) return state;
  const dutyId = dutyIdOf(opening.duty, opening.subjectId);
  const earlier = findDuty(state, dutyId);
  const duty: Duty = {
    dutyId,
    duty: opening.duty,
    subjectId: opening.subjectId ?? null,
    owner: opening.owner,
    deadline,
    state: 'running',
    dueOn: null,
    dueAt: null,
    provisional: false,
    startedAt: opening.at,
    endedAt: null,
    revision: earlier === null ? 0 : earlier.revision + 1,
    reachedRungs: [],
  };
  const others = state.duties.filter((other) => other.dutyId !== dutyId);
  return { ...state, duties: [...others, projected(heldBack(duty, state), state)] };
}

/** What runs on while the case stands still (中止): a leader's date, and the look whether it still must. */
export function isNeverHeld(duty: ComplaintDuty): boolean {
  return duty === 'answer-instruction' || duty === 'check-suspension';
}

/** What begins while the case stands still (中止) begins to run when it is resumed; a leader's date stands. */
function heldBack(duty: Duty, { suspension }: ComplaintState): Duty {
  if (suspension === null || isNeverHeld(duty.duty)) return duty;
  const { startOn } = duty.deadline;
  const fromOn = startOn > suspension.fromOn ? startOn : suspension.fromOn;
  const suspensions = [{ fromOn, toOn: null, ground: suspension.ground }];
  return { ...duty, state: 'suspended', deadline: { ...duty.deadline, suspensions } };
}

function deadlineFor(limit: Limit, opening: DutyOpening): Deadline | null {
  const budget = opening.budget ?? limit.budget ?? limit.internalTarget;
  if (budget === null) return null;
  const isInternal = opening.budget === undefined && limit.budget === null;
  return {
    duty: opening.duty,
    basis: isInternal ? { ...limit.basis, internal: true } : limit.basis,
    startOn: opening.startOn ?? plainDateAt(opening.at),
    budget,
    suspensions: opening.suspensions ?? [],
    extensions: [],
  };
}

/** The duty with its date derived once more from its deadline; a moved date arms the rungs again. */
function projected(duty: Duty, { rules, calendar }: Pick<ComplaintState, 'rules' | 'calendar'>): Duty {
  const due = dueDateFor(duty.deadline, calendar, rules.dayRules);
  const moved = duty.dueOn !== null && due.dueOn !== null && due.dueOn !== duty.dueOn;
  return {
    ...duty,
    dueOn: due.dueOn,
    dueAt: due.dueAt,
    provisional: due.provisional,
    revision: moved ? duty.revision + 1 : duty.revision,
    reachedRungs: moved ? [] : duty.reachedRungs,
  };
}

function change(state: ComplaintState, dutyId: string, edit: (duty: Duty) => Duty): ComplaintState {
  return { ...state, duties: state.duties.map((duty) => (duty.dutyId === dutyId ? edit(duty) : duty)) };
}

function end(state: ComplaintState, dutyId: string, as: Duty['state'], at: Instant): ComplaintState {
  return change(state, dutyId, (duty) => (isOwed(duty) ? { ...duty, state: as, endedAt: at } : duty));
}

/** The duty is done. What is owed no longer stays as it ended. */
export function meetDuty(state: ComplaintState, dutyId: string, at: Instant): ComplaintState {
  return end(state, dutyId, 'met', at);
}

/** The window is over, and nobody used it. */
export function lapseDuty(state: ComplaintState, dutyId: string, at: Instant): ComplaintState {
  return end(state, dutyId, 'lapsed', at);
}

export function withdrawDuty(state: ComplaintState, dutyId: string, at: Instant): ComplaintState {
  return end(state, dutyId, 'withdrawn', at);
}

/** Withdraws whatever is still owed, but for the duties named. A leader's instruction is owed until it is answered. */
export function withdrawAll(
  state: ComplaintState,
  at: Instant,
  except: readonly ComplaintDuty[] = [],
): ComplaintState {
  return withdrawWhere(state, ({ duty }) => duty !== 'answer-instruction' && !except.includes(duty), at);
}

export function withdrawWhere(
  state: ComplaintState,
  which: (duty: Duty) => boolean,
  at: Instant,
): ComplaintState {
  return state.duties
    .filter((duty) => isOwed(duty) && which(duty))
    .reduce((next, duty) => withdrawDuty(next, duty.dutyId, at), state);
}

/** Stops running clocks from a day on (中止). The ledger keeps the ground; resuming goes on with what is left. */
export function suspendDuties(
  state: ComplaintState,
  which: (duty: Duty) => boolean,
  suspension: { readonly fromOn: PlainDate; readonly ground: string },
): ComplaintState {
  return mapDuties(state, (duty) => {
    if (duty.state !== 'running' || !which(duty)) return duty;
    const suspensions = [...duty.deadline.suspensions, { ...suspension, toOn: null }];
    return projected({ ...duty, state: 'suspended', deadline: { ...duty.deadline, suspensions } }, state);
  });
}

/** Lets the clocks that stand still on this ground run again. A date that moved meanwhile arms its rungs again. */
export function resumeDuties(state: ComplaintState, ground: string, on: PlainDate): ComplaintState {
  return mapDuties(state, (duty) => {
    const { deadline } = duty;
    const last = deadline.suspensions.at(-1);
    if (duty.state !== 'suspended' || last?.ground !== ground || last.toOn !== null) return duty;
    const earlier = deadline.suspensions.slice(0, -1);
    const suspensions = [...earlier, { ...last, toOn: on < last.fromOn ? last.fromOn : on }];
    const without = projected({ ...duty, deadline: { ...deadline, suspensions: earlier } }, state);
    const { dueOn } = without;
    return projected({ ...duty, state: 'running', dueOn, deadline: { ...deadline, suspensions } }, state);
  });
}

export function extendDuty(
  state: ComplaintState,
  dutyId: string,
  extension: Deadline['extensions'][number],
): ComplaintState {
  return change(state, dutyId, (duty) => {
    const extensions = [...duty.deadline.extensions, extension];
    return projected({ ...duty, deadline: { ...duty.deadline, extensions } }, state);
  });
}

/** Sets a new date by decision, such as an accepted justification's. It stands as named: no earlier gap shifts it. */
export function moveDuty(state: ComplaintState, dutyId: string, on: PlainDate): ComplaintState {
  return change(state, dutyId, (duty) => {
    const budget = { unit: 'date', on } as const;
    const deadline = { ...duty.deadline, budget, suspensions: [], extensions: [] };
    return projected({ ...duty, state: 'running', endedAt: null, deadline }, state);
  });
}

/** Derives every open date anew after a calendar import; finished duties keep their verdict. */
export function reproject(state: ComplaintState, calendar: WorkingCalendar): ComplaintState {
  const next = { ...state, calendar };
  return mapDuties(next, (duty) => (isOwed(duty) ? projected(duty, next) : duty));
}

function mapDuties(state: ComplaintState, edit: (duty: Duty) => Duty): ComplaintState {
  return { ...state, duties: state.duties.map(edit) };
}

export interface DueRung {
  readonly rung: string;
  readonly at: Instant;
  readonly to: string;
}

/** The rungs of a running duty that have not been reached, in order of time; none lies before the duty began. */
export function openRungs(state: ComplaintState, duty: Duty): readonly DueRung[] {
  if (duty.state !== 'running') return [];
  const ladder = state.rules.ladders[duty.duty] ?? [];
  const remaining = ladder.filter((rung) => !duty.reachedRungs.includes(rung.rung));
  if (remaining.length === 0) return [];
  return rungInstantsFor(duty.deadline, remaining, state.calendar, state.rules.dayRules)
    .map(({ rung, at }) => ({
      rung,
      at: at < duty.startedAt ? duty.startedAt : at,
      to: remaining.find((one) => one.rung === rung)?.to ?? duty.owner,
    }))
    .sort((left, right) => (left.at < right.at ? -1 : 1));
}
