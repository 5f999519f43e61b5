import { dueBy, rungsTold, type Said } from '../announcing';
import type { CaseEvent } from '../case';
import {
  noticeOf,
  rungNoticeOf,
  type Addressee,
  type DutyMove,
  type Notice,
  type NoticeOrigin,
} from '../notification';
import { findDuty } from '../duty';
import { plainDateAt } from '../plain-date';
import type { ComplaintState, Duty } from './complaint';
import type { ComplaintData, ComplaintEventType, DataOf } from './events';
import { complainant, liaisonOf, rungAddressee } from './notice-parts';
import { bodyOf } from './party';

/** One event between two states, and everybody it concerns. */
export interface Announcement<Type extends ComplaintEventType = ComplaintEventType> {
  readonly data: DataOf<Type>;
  readonly event: CaseEvent<ComplaintData>;
  readonly before: ComplaintState | null;
  readonly after: ComplaintState;
}

export type Announcer<Type extends ComplaintEventType> = (announcement: Announcement<Type>) => Said;

export function rungNotices({ data, after, event }: Announcement, about: NoticeOrigin): readonly Notice[] {
  if (data.type !== 'rungs-reached') return [];
  const duty = findDuty(after, data.dutyId);
  const by = dueBy(after, duty, plainDateAt(event.occurredAt));
  if (duty === null || by === null) return [];
  const told = rungsTold(data.rungs);
  const base = {
    type: 'rung-reached',
    number: after.number,
    duty: duty.duty,
    missedRungs: data.rungs.length - told.length,
    ownerId: bodyOf(after, duty.owner)?.organizationId ?? null,
    by,
  } as const;
  return told.map(({ rung, to }) =>
    rungNoticeOf(
      about,
      { dutyId: data.dutyId, revision: data.revision, template: { ...base, rung } },
      addresseeOf(after, duty, to),
    ),
  );
}

/** Whether a suspension still has its ground is for the office to say that decided it; the inspectorate hears beside it. */
function addresseeOf(state: ComplaintState, duty: Duty, to: string): Addressee {
  const by = duty.duty === 'check-suspension' ? (state.suspension?.by ?? null) : null;
  if (by === null || to === 'inspector') return rungAddressee(state, duty.owner, to);
  return { type: 'role', organizationId: by.organizationId, role: by.role };
}

const MOVES: Readonly<Partial<Record<ComplaintEventType, DutyMove>>> = {
  'handling-suspended': 'suspended',
  'handling-resumed': 'resumed',
  'extension-granted': 'extended',
  'justification-judged': 'justified',
  'calendar-changed': 'calendar-changed',
  'respondent-succeeded': 'respondent-succeeded',
};

/** A date that has moved is told to whoever owes it. */
export function movedNotices(
  { data, before, after, event }: Announcement,
  about: NoticeOrigin,
): readonly Notice[] {
  const why = MOVES[data.type];
  if (why === undefined || before === null) return [];
  return after.duties.flatMap((duty) => {
    const old = findDuty(before, duty.dutyId);
    const body = bodyOf(after, duty.owner);
    if (old === null || old.dueOn === duty.dueOn || body === null || duty.owner === 'complainant') return [];
    const by = dueBy(after, duty, plainDateAt(event.occurredAt));
    const { number } = after;
    const template = { type: 'duty-moved', number, duty: duty.duty, why, oldDueOn: old.dueOn, by } as const;
    return [noticeOf(about, template, liaisonOf(after, duty.owner, body))];
  });
}

/** The complainant hears of every new stage, without a word of what is in it. */
export function stageNotices({ before, after }: Announcement, about: NoticeOrigin): readonly Notice[] {
  if (before === null || before.status === after.status || after.identity === 'anonymous') return [];
  const template = { type: 'complainant-update', number: after.number, stage: after.status } as const;
  return [noticeOf(about, template, complainant(after))];
}
