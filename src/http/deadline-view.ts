import { dueDateFor, rungInstantsFor, type DayRules } from '../domain/deadline';
import type { Duty, DutyBearer } from '../domain/duty';
import type { Instant } from '../domain/ids';

/** What the duties of one kind of case and their rungs are called, and by when a duty is overdue. */
interface Viewing<Name extends string> {
  readonly dutyLabel: (duty: Name) => string;
  readonly rungLabel: (rung: string) => string;
  /** Case time. */
  readonly now: Instant;
}

type Clocks = Pick<DutyBearer, 'calendar'> & {
  readonly rules: { readonly dayRules: DayRules; readonly ladders: DutyBearer['rules']['ladders'] };
};

/** A duty with its date, its basis, and every day of its counting. */
export function toDeadlineView<Name extends string, Owner extends string>(
  duty: Duty<Name, Owner>,
  { calendar, rules }: Clocks,
  { now, dutyLabel }: Viewing<Name>,
) {
  const { basis, startOn } = duty.deadline;
  const due = dueDateFor(duty.deadline, calendar, rules.dayRules);
  return {
    dutyId: duty.dutyId,
    duty: duty.duty,
    label: dutyLabel(duty.duty),
    owner: duty.owner,
    state: duty.state,
    isOverdue: duty.state === 'running' && duty.dueAt !== null && duty.dueAt < now,
    basis: {
      document: basis.document,
      article: basis.article,
      isSilent: basis.silent === true,
      isInternal: basis.internal === true,
    },
    startOn,
    dueOn: duty.dueOn,
    dueAt: duty.dueAt,
    provisional: duty.provisional,
    reachedRungs: [...duty.reachedRungs],
    rungs: [] as RungView[],
    explanation: due.explanation.map(({ on, kind, name, counted }) => ({ on, kind, name, counted })),
  };
}

interface RungView {
  readonly rung: string;
  readonly label: string;
  readonly to: string;
  readonly at: Instant;
  readonly reached: boolean;
}

/** For those who handle or supervise: when each step of the ladder comes, and which have. */
export function withLadder<Name extends string, Owner extends string>(
  duty: Duty<Name, Owner>,
  clocks: Clocks,
  viewing: Viewing<Name>,
) {
  const { rules, calendar } = clocks;
  const ladder = rungInstantsFor(duty.deadline, rules.ladders[duty.duty] ?? [], calendar, rules.dayRules);
  const rungs = ladder.map(({ rung, to, at }): RungView => ({
    ...{ rung, label: viewing.rungLabel(rung), to },
    at: at < duty.startedAt ? duty.startedAt : at,
    reached: duty.reachedRungs.includes(rung),
  }));
  return { ...toDeadlineView(duty, clocks, viewing), rungs };
}
