import {
  dueDateFor,
  rungInstantsFor,
  type Budget,
  type DayRules,
  type Deadline,
  type LegalBasis,
  type Rung,
} from './deadline';
import type { Instant, PlainDate } from './ids';
import { plainDateAt } from './plain-date';
import type { Limit } from './policy';
import type { WorkingCalendar } from './working-calendar';

export type DutyState = 'running' | 'suspended' | 'met' | 'lapsed' | 'withdrawn';

/** Something that somebody owes by a date. The date is derived from `deadline`, never edited. */
export interface Duty<Name extends string = string, Owner extends string = string> {
  /** The duty's name, and what it is about when there are several: `rectify/<demand>`. */
  readonly dutyId: string;
  readonly duty: Name;
  readonly subjectId: string | null;
  readonly owner: Owner;
  readonly deadline: Deadline;
  readonly state: DutyState;
  readonly dueOn: PlainDate | null;
  readonly dueAt: Instant | null;
  readonly provisional: boolean;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** Counts the moves of the due date; a moved date arms the rungs again. */
  readonly revision: number;
  readonly reachedRungs: readonly string[];
}

/** What the clocks of a case go by. */
export interface ClockRules {
  readonly dayRules: DayRules;
  readonly limits: Readonly<Record<string, Limit | null>>;
  readonly ladders: Readonly<Record<string, readonly Rung[] | undefined>>;
}

/** The part of a case's state in which its duties live. */
export interface DutyBearer {
  readonly duties: readonly Duty[];
  readonly rules: ClockRules;
  readonly calendar: WorkingCalendar;
}

export type DutyOf<State extends DutyBearer> = State['duties'][number];

export interface DutyOpening<Name extends string = string, Owner extends string = string> {
  readonly duty: Name;
  readonly owner: Owner;
  readonly at: Instant;
  /** The day of the start event, which is day zero (民法典 201); by default the day of `at`. */
  readonly startOn?: PlainDate;
  readonly subjectId?: string;
  /** What the clock has already stood still for, when it is one that goes on in other hands. */
  readonly suspensions?: Deadline['suspensions'];
  /** A date set for this one duty, such as a demand's rectification date, in place of the rule's own budget. */
  readonly budget?: Budget;
  /** Where it has a basis of its own, such as the regulation that caps it. */
  readonly basis?: LegalBasis;
}

export function dutyIdOf(duty: string, subjectId?: string): string {
  return subjectId === undefined ? duty : `${duty}/${subjectId}`;
}

export function findDuty<State extends DutyBearer>(state: State, dutyId: string): DutyOf<State> | null {
  return state.duties.find((duty) => duty.dutyId === dutyId) ?? null;
}

export function isOwed({ state }: Pick<Duty, 'state'>): boolean {
  return state === 'running' || state === 'suspended';
}

/** The whole case stands still (中止) from a day on. */
export interface Standstill {
  readonly fromOn: PlainDate;
  readonly ground: string;
}

/**
 * Starts a clock. A rule set that names no limit for the duty starts none; opening it anew replaces the old one.
 * @param standstill what holds it back: it begins to run when the case is resumed.
 */
export function openDuty<State extends DutyBearer>(
  state: State,
  opening: DutyOpening<DutyOf<State>['duty'], DutyOf<State>['owner']>,
  standstill: Standstill | null,
): State {
  const limit = state.rules.limits[opening.duty] ?? null;
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
  return { ...state, duties: [...others, projected(heldBack(duty, standstill), state)] };
}

function heldBack(duty: Duty, standstill: Standstill | null): Duty {
  if (standstill === null) return duty;
  const { startOn } = duty.deadline;
  const fromOn = startOn > standstill.fromOn ? startOn : standstill.fromOn;
  const suspensions = [{ fromOn, toOn: null, ground: standstill.ground }];
  return { ...duty, state: 'suspended', deadline: { ...duty.deadline, suspensions } };
}

function deadlineFor(limit: Limit, opening: DutyOpening): Deadline | null {
  const budget = opening.budget ?? limit.budget ?? limit.internalTarget;
  if (budget === null) return null;
  const isInternal = opening.budget === undefined && limit.budget === null;
  return {
    duty: opening.duty,
    basis: opening.basis ?? (isInternal ? { ...limit.basis, internal: true } : limit.basis),
    startOn: opening.startOn ?? plainDateAt(opening.at),
    budget,
    suspensions: opening.suspensions ?? [],
    extensions: [],
  };
}

/** The duty with its date derived once more from its deadline; a moved date arms the rungs again. */
function projected(duty: Duty, { rules, calendar }: Pick<DutyBearer, 'rules' | 'calendar'>): Duty {
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

function mapDuties<State extends DutyBearer>(state: State, edit: (duty: Duty) => Duty): State {
  return { ...state, duties: state.duties.map(edit) };
}

function change<State extends DutyBearer>(state: State, dutyId: string, edit: (duty: Duty) => Duty): State {
  return mapDuties(state, (duty) => (duty.dutyId === dutyId ? edit(duty) : duty));
}

function end<State extends DutyBearer>(state: State, dutyId: string, as: DutyState, at: Instant): State {
  return change(state, dutyId, (duty) => (isOwed(duty) ? { ...duty, state: as, endedAt: at } : duty));
}

/** The duty is done. What is owed no longer stays as it ended. */
export function meetDuty<State extends DutyBearer>(state: State, dutyId: string, at: Instant): State {
  return end(state, dutyId, 'met', at);
}

/** The window is over, and nobody used it. */
export function lapseDuty<State extends DutyBearer>(state: State, dutyId: string, at: Instant): State {
  return end(state, dutyId, 'lapsed', at);
}

export function withdrawDuty<State extends DutyBearer>(state: State, dutyId: string, at: Instant): State {
  return end(state, dutyId, 'withdrawn', at);
}

export function withdrawWhere<State extends DutyBearer>(
  state: State,
  which: (duty: DutyOf<State>) => boolean,
  at: Instant,
): State {
  return state.duties
    .filter((duty) => isOwed(duty) && which(duty))
    .reduce((next, duty) => withdrawDuty(next, duty.dutyId, at), state);
}

/** Stops running clocks from a day on (中止). The ledger keeps the ground; resuming goes on with what is left. */
export function suspendDuties<State extends DutyBearer>(
  state: State,
  which: (duty: DutyOf<State>) => boolean,
  suspension: Standstill,
): State {
  return mapDuties(state, (duty) => {
    if (duty.state !== 'running' || !which(duty)) return duty;
    const suspensions = [...duty.deadline.suspensions, { ...suspension, toOn: null }];
    return projected({ ...duty, state: 'suspended', deadline: { ...duty.deadline, suspensions } }, state);
  });
}

/** Lets the clocks that stand still on this ground run again. A date that moved meanwhile arms its rungs again. */
export function resumeDuties<State extends DutyBearer>(state: State, ground: string, on: PlainDate): State {
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

export function extendDuty<State extends DutyBearer>(
  state: State,
  dutyId: string,
  extension: Deadline['extensions'][number],
): State {
  return change(state, dutyId, (duty) => {
    const extensions = [...duty.deadline.extensions, extension];
    return projected({ ...duty, deadline: { ...duty.deadline, extensions } }, state);
  });
}

/** Sets a new date by decision, such as an accepted justification's. It stands as named: no earlier gap shifts it. */
export function moveDuty<State extends DutyBearer>(state: State, dutyId: string, on: PlainDate): State {
  return change(state, dutyId, (duty) => {
    const budget = { unit: 'date', on } as const;
    const deadline = { ...duty.deadline, budget, suspensions: [], extensions: [] };
    return projected({ ...duty, state: 'running', endedAt: null, deadline }, state);
  });
}

/** Derives every open date anew after a calendar import; finished duties keep their verdict. */
export function reproject<State extends DutyBearer>(state: State, calendar: WorkingCalendar): State {
  const next = { ...state, calendar };
  return mapDuties(next, (duty) => (isOwed(duty) ? projected(duty, next) : duty));
}

/** Notes the rungs that a duty has reached: they are not reached again while its date stands. */
export function reachRungs<State extends DutyBearer>(
  state: State,
  { dutyId, rungs }: { readonly dutyId: string; readonly rungs: readonly DueRung[] },
): State {
  return change(state, dutyId, (duty) => ({
    ...duty,
    reachedRungs: [...duty.reachedRungs, ...rungs.map(({ rung }) => rung)],
  }));
}

export interface DueRung {
  readonly rung: string;
  readonly at: Instant;
  readonly to: string;
}

/** The rungs of a running duty that have not been reached, in order of time; none lies before the duty began. */
export function openRungs(
  { rules, calendar }: Pick<DutyBearer, 'rules' | 'calendar'>,
  duty: Duty,
): readonly DueRung[] {
  if (duty.state !== 'running') return [];
  const ladder = rules.ladders[duty.duty] ?? [];
  const remaining = ladder.filter((rung) => !duty.reachedRungs.includes(rung.rung));
  if (remaining.length === 0) return [];
  return rungInstantsFor(duty.deadline, remaining, calendar, rules.dayRules)
    .map(({ rung, at }) => ({
      rung,
      at: at < duty.startedAt ? duty.startedAt : at,
      to: remaining.find((one) => one.rung === rung)?.to ?? duty.owner,
    }))
    .sort((left, right) => (left.at < right.at ? -1 : 1));
}
