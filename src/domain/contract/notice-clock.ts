import { dueBy, rungsTold } from '../announcing';
import type { CaseEvent } from '../case';
import { rungInstantsFor } from '../deadline';
import { findDuty, type DueRung, type DutyOf } from '../duty';
import { noticeOf, rungNoticeOf, type Addressee, type Notice, type NoticeOrigin } from '../notification';
import { plainDateAt } from '../plain-date';
import type { ContractState } from './contract';
import { BOTH_PARTIES } from './contract-rules';
import type { ContractData, ContractEventType, DataOf } from './events';
import { isSettled } from './milestone';
import type { ReminderReader } from './notice-contents';
import { contactsOf, managerOf, milestoneSaid, rungAddressee, silentParties, workerOf } from './notice-parts';
import { handlerOf } from './notices-problem';
import { bodyOf } from './party';
import { findProblem } from './problem';

/** One event between two states, and everybody it concerns. */
export interface Announcement<Type extends ContractEventType = ContractEventType> {
  readonly data: DataOf<Type>;
  readonly event: CaseEvent<ContractData>;
  readonly before: ContractState | null;
  readonly after: ContractState;
}

type ContractDutyState = DutyOf<ContractState>;

/** What is said because rungs were reached: of a milestone to both sides and the department, of others up the line. */
export function rungNotices(announcement: Announcement, about: NoticeOrigin): readonly Notice[] {
  const { data, after } = announcement;
  if (data.type !== 'rungs-reached') return [];
  const duty = findDuty(after, data.dutyId);
  if (duty === null) return [];
  const rungs = data.rungs.filter((rung) => !isOfThePast(after, duty, rung));
  if (duty.duty === 'perform') return reminders(announcement, about, { duty, rungs });
  const by = dueBy(after, duty, plainDateAt(announcement.event.occurredAt));
  if (by === null) return [];
  const told = rungsTold(rungs);
  const base = {
    type: 'rung-reached',
    number: after.code,
    duty: duty.duty,
    missedRungs: rungs.length - told.length,
    by,
    ownerId: bodyOf(after, duty.owner)?.organizationId ?? null,
  } as const;
  return told.map(({ rung, to }) =>
    rungNoticeOf(
      about,
      { dutyId: duty.dutyId, revision: data.revision, template: { ...base, rung } },
      rungReader(after, duty, to),
    ),
  );
}

/** What is said to the office that works on it goes to whom the assigned body has named for a problem (问题交办). */
function rungReader(
  state: ContractState,
  { duty, subjectId, owner }: ContractDutyState,
  to: string,
): Addressee {
  const problem = duty === 'answer-issue' ? findProblem(state, subjectId ?? '') : null;
  return problem === null || to !== 'contract-manager'
    ? rungAddressee(state, owner, to)
    : handlerOf(state, problem);
}

/**
 * 履约提醒 (seed 001 二(四)2): the highest rung that was reached, to every contact and the department's manager. One
 * that was reached late, when nothing is owed any more or the day has gone by, is of no use to anybody.
 */
function reminders(
  { data, after, event }: Announcement,
  about: NoticeOrigin,
  { duty, rungs }: { readonly duty: ContractDutyState; readonly rungs: readonly DueRung[] },
): readonly Notice[] {
  const said = milestoneSaid(after, duty.subjectId ?? '');
  const by = dueBy(after, duty, plainDateAt(event.occurredAt));
  if (data.type !== 'rungs-reached' || duty.state !== 'running' || said === null || by === null) return [];
  const common = { type: 'milestone-reminder', number: after.code, ...said, by } as const;
  const silent = silentParties(after).length;
  const readers = rungsTold(rungs).flatMap((rung) => readersOf(after, duty, rung));
  return readers.map(({ rung, reader, to }) => {
    const template = { ...common, reader, rung, silentParties: reader === 'manager' ? silent : 0 };
    return rungNoticeOf(about, { dutyId: duty.dutyId, revision: data.revision, template }, to);
  });
}

interface Reading {
  readonly rung: string;
  readonly reader: ReminderReader;
  readonly to: Addressee;
}

function readersOf(state: ContractState, duty: ContractDutyState, { rung, to }: DueRung): readonly Reading[] {
  if (to !== BOTH_PARTIES) return [{ rung, reader: 'manager', to: rungAddressee(state, 'public', to) }];
  const contacts = contactsOf(state).map(({ side, to: contact }) => ({
    ...{ rung, to: contact },
    reader: side === duty.owner ? ('owing-party' as const) : ('other-party' as const),
  }));
  return [...contacts, { rung, reader: 'manager', to: managerOf(state) }];
}

/**
 * Of a stock contract (存量) nothing is announced whose own day had gone by when it came in. The rung's day is counted
 * without the start of the clock, which would put it on the day of the collection.
 */
function isOfThePast(
  state: ContractState,
  { deadline, duty }: ContractDutyState,
  { rung }: DueRung,
): boolean {
  if (!state.isStock) return false;
  const { calendar, rules } = state;
  const ladder = (rules.ladders[duty] ?? []).filter((one) => one.rung === rung);
  const isNamed = deadline.budget.unit === 'date';
  const counted = isNamed ? { ...deadline, startOn: calendar.startsOn } : deadline;
  const [own] = rungInstantsFor(counted, ladder, calendar, rules.dayRules);
  return own !== undefined && plainDateAt(own.at) < plainDateAt(state.collectedAt);
}

/** A date that a new calendar has moved is told to whoever owes it. */
export function movedNotices(
  { data, before, after, event }: Announcement,
  about: NoticeOrigin,
): readonly Notice[] {
  if (data.type !== 'calendar-changed' || before === null) return [];
  return after.duties.flatMap((duty) => {
    const old = findDuty(before, duty.dutyId);
    if (old === null || old.dueOn === duty.dueOn) return [];
    const by = dueBy(after, duty, plainDateAt(event.occurredAt));
    const template = {
      type: 'duty-moved',
      number: after.code,
      duty: duty.duty,
      ...{ why: data.type, oldDueOn: old.dueOn, by },
    } as const;
    return [noticeOf(about, template, workerOf(after, duty.owner), duty.dutyId)];
  });
}

/** The milestones that one event has made overdue. What was so already when a stock contract came in is not news. */
export function becameOverdue({ data, before, after }: Announcement): readonly string[] {
  const wasNot = (milestoneId: string): boolean =>
    before?.milestones.find((one) => one.milestoneId === milestoneId)?.state !== 'overdue';
  const isNow = (milestoneId: string): boolean =>
    after.milestones.some((one) => one.milestoneId === milestoneId && one.state === 'overdue');
  // Where a payment system tells of it, what is paid is matched anew with everything: a reversal may take it from any.
  const isTold = before?.fed !== undefined || after.fed !== undefined;
  const touched = isTold ? after.milestones.map((one) => one.milestoneId) : touchedBy(data, after);
  return touched.filter((milestoneId) => isNow(milestoneId) && wasNot(milestoneId));
}

function touchedBy(data: ContractData, after: ContractState): readonly string[] {
  switch (data.type) {
    case 'contract-collected':
      return data.isStock ? [] : data.milestones.map(({ milestoneId }) => milestoneId);
    case 'signature-recorded':
      return after.milestones.filter((one) => !isSettled(one)).map(({ milestoneId }) => milestoneId);
    case 'performance-corrected':
      return [data.milestoneId];
    case 'contract-amended':
      return data.changes.map(({ milestoneId }) => milestoneId);
    case 'duty-lapsed':
      return [findDuty(after, data.dutyId)?.subjectId ?? ''];
    default:
      return [];
  }
}
