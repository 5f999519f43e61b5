import { dueBy, rungsTold, type Said } from '../announcing';
import type { CaseEvent } from '../case';
import { findDuty, isOwed } from '../duty';
import { noticeOf, rungNoticeOf, type Notice, type NoticeOrigin, type RungTemplate } from '../notification';
import { plainDateAt } from '../plain-date';
import type { CommitmentState } from './commitment';
import type { CommitmentData, CommitmentEventType, DataOf } from './events';
import { placeOfNode } from './journal-voice';
import { findNode, isSettled } from './node';
import { byOf, ofNode, rungAddressee, say, toBoth, toManager, toRegulator, workerOf } from './notice-parts';

/** One event between two states, and everybody it concerns. */
interface Announcement<Type extends CommitmentEventType = CommitmentEventType> {
  readonly data: DataOf<Type>;
  readonly event: CaseEvent<CommitmentData>;
  readonly before: CommitmentState | null;
  readonly after: CommitmentState;
}

type Announcer<Type extends CommitmentEventType> = (announcement: Announcement<Type>) => Said;

/** Who is told of an event, and what. Everything follows from the event and the two states around it. */
export function noticesFor(announcement: Announcement): readonly Notice[] {
  const { event, after, data } = announcement;
  const about: NoticeOrigin = { caseKind: 'commitment', caseId: after.caseId, sequence: event.sequence };
  const said = [...(announcerFor(data.type)(announcement) ?? []), ...endedSaid(announcement)];
  return [
    ...said.map(({ template, to }) => noticeOf(about, template, to)),
    ...overdueNotices(announcement, about),
    ...rungNotices(announcement, about),
    ...movedNotices(announcement, about),
  ];
}

const todayOf = ({ event }: Pick<Announcement, 'event'>) => plainDateAt(event.occurredAt);

const ANNOUNCERS: { readonly [Type in CommitmentEventType]?: Announcer<Type> } = {
  'overdue-explained': ({ after, data: { nodeId, reasonCode, plannedOn } }) =>
    ofNode(after, nodeId, (node) =>
      toRegulator(after, { type: 'commitment-explained', ...node, reasonCode, plannedOn }),
    ),
  'supervision-opened': ({ after, data: { nodeId, form }, event }) =>
    ofNode(after, nodeId, (node) => {
      const by = byOf(after, 'supervise', { nodeId, today: todayOf({ event }) });
      return toBoth(after, event.actor, { type: 'commitment-supervision-opened', ...node, form, by });
    }),
  'supervision-concluded': ({ after, data: { nodeId, result }, event }) =>
    ofNode(after, nodeId, (node) =>
      toBoth(after, event.actor, { type: 'commitment-supervision-concluded', ...node, result }),
    ),
  'tolerance-asked': ({ after, data: { nodeId, days, ground } }) =>
    ofNode(after, nodeId, (node) =>
      toRegulator(after, { type: 'commitment-tolerance-asked', ...node, days, ground }, 'section-head'),
    ),
  'tolerance-granted': ({ after, data: { nodeId, days }, event }) =>
    ofNode(after, nodeId, (node) => {
      const by = byOf(after, 'supervise', { nodeId, today: todayOf({ event }) });
      return toManager(after, { type: 'commitment-tolerance-decided', ...node, days, by });
    }),
  'tolerance-refused': ({ after, data: { nodeId } }) =>
    ofNode(after, nodeId, (node) =>
      toManager(after, { type: 'commitment-tolerance-decided', ...node, days: null, by: null }),
    ),
  'not-honoured-proposed': ({ after, data: { nodeId }, event }) =>
    ofNode(after, nodeId, (node) => {
      const by = byOf(after, 'answer-proposal', { nodeId, today: todayOf({ event }) });
      return toManager(after, { type: 'commitment-proposed', ...node, by });
    }),
  'proposal-answered': ({ after, data: { nodeId } }) =>
    ofNode(after, nodeId, (node) =>
      toRegulator(after, { type: 'commitment-answered', ...node }, 'section-head'),
    ),
  'commitment-urged': (announcement) => urged(announcement),
  'promisor-succeeded': ({ after, before, data, event }) => {
    const toId = data.promisor.organizationId;
    const fromId = before?.promisor.organizationId ?? toId;
    return toBoth(after, event.actor, { type: 'commitment-succeeded', fromId, toId });
  },
  'manager-assigned': ({ after }) => {
    const openNodes = after.nodes.filter((node) => !isSettled(node)).length;
    const { organizationId: promisorId } = after.promisor;
    return toManager(after, { type: 'commitment-assigned', promisorId, openNodes });
  },
  // What says that a notice was not delivered is never itself reported: it would go round for ever.
  'notice-undelivered': ({ after, data: { notice, unreached } }) => {
    const template = { type: 'notice-undelivered', notice, to: unreached.type } as const;
    const isManager = unreached.type === 'officer' && unreached.officerId === after.manager;
    return toManager(isManager ? { ...after, manager: null } : after, template);
  },
};

function announcerFor(type: CommitmentEventType): (announcement: Announcement) => Said | undefined {
  // The table pairs each type with its own announcer; the index expression alone loses that pairing.
  const announcer = ANNOUNCERS[type] as Announcer<CommitmentEventType> | undefined;
  return (announcement) => announcer?.(announcement);
}

/** What has become of the promise, once it is settled. */
function endedSaid({ before, after, event }: Announcement): Said {
  const { outcome, promisor } = after;
  if (outcome === null || before?.outcome === outcome) return [];
  const { organizationId: promisorId } = promisor;
  return toBoth(after, event.actor, { type: 'commitment-ended', promisorId, outcome });
}

/** 逾期未兑现: the body is to explain, and somebody supervises. */
function overdueNotices({ before, after, event }: Announcement, about: NoticeOrigin): readonly Notice[] {
  const today = todayOf({ event });
  const wasOverdue = (nodeId: string): boolean =>
    before !== null && findNode(before, nodeId)?.state === 'overdue';
  const late = after.nodes.filter(({ nodeId, state }) => state === 'overdue' && !wasOverdue(nodeId));
  return late.flatMap(({ nodeId }) =>
    ofNode(after, nodeId, (node) => {
      const overdue = { type: 'commitment-overdue', ...node } as const;
      const [explain, supervise] = (['explain-overdue', 'supervise'] as const).map((duty) =>
        byOf(after, duty, { nodeId, today }),
      );
      return [
        ...toManager(after, { ...overdue, reader: 'promisor', by: explain ?? null }),
        ...toRegulator(after, { ...overdue, reader: 'regulator', by: supervise ?? null }),
      ];
    }).map(({ template, to }) => noticeOf(about, template, to, nodeId)),
  );
}

/** What is said because rungs were reached: of a promised day to the body, of other duties up the line. */
function rungNotices({ data, after, event }: Announcement, about: NoticeOrigin): readonly Notice[] {
  if (data.type !== 'rungs-reached') return [];
  const duty = findDuty(after, data.dutyId);
  const by = duty === null ? null : dueBy(after, duty, plainDateAt(event.occurredAt));
  if (duty === null || by === null) return [];
  // A reminder that comes when nothing is owed any more is of no use to anybody.
  if (duty.duty === 'perform' && duty.state !== 'running') return [];
  const node = findNode(after, duty.subjectId ?? '');
  const told = rungsTold(data.rungs);
  return told.map(({ rung, to }) => {
    const common = { number: after.code, rung, by } as const;
    const template: RungTemplate =
      duty.duty === 'perform' && node !== null
        ? {
            ...{ type: 'commitment-reminder', ...common, dueOn: node.dueOn },
            promisorId: after.promisor.organizationId,
            node: placeOfNode(after, node.nodeId) ?? 1,
          }
        : {
            ...{ type: 'rung-reached', ...common, duty: duty.duty },
            missedRungs: data.rungs.length - told.length,
            ownerId: after[duty.owner].organizationId,
          };
    const { dutyId } = duty;
    return rungNoticeOf(
      about,
      { dutyId, revision: data.revision, template },
      rungAddressee(after, duty.owner, to),
    );
  });
}

/** A date that a new calendar has moved is told to whoever owes it. */
function movedNotices({ data, before, after, event }: Announcement, about: NoticeOrigin): readonly Notice[] {
  if (data.type !== 'calendar-changed' || before === null) return [];
  return after.duties.flatMap((duty) => {
    const old = findDuty(before, duty.dutyId);
    if (old === null || old.dueOn === duty.dueOn) return [];
    const by = dueBy(after, duty, plainDateAt(event.occurredAt));
    const template = {
      type: 'duty-moved',
      ...{ number: after.code, duty: duty.duty, why: data.type, oldDueOn: old.dueOn, by },
    } as const;
    return [noticeOf(about, template, workerOf(after, duty.owner), duty.dutyId)];
  });
}

/** The duty that was named; of the whole commitment, what each body owes first. */
function urged({ after, data, event }: Announcement<'commitment-urged'>): Said {
  const owed = after.duties
    .filter((duty) => (data.dutyId === null ? isOwed(duty) : duty === findDuty(after, data.dutyId)))
    .sort((left, right) => (left.dueAt ?? '').localeCompare(right.dueAt ?? ''));
  const first = owed.filter((duty, place) => owed.findIndex(({ owner }) => owner === duty.owner) === place);
  return first.flatMap((duty) => {
    const by = dueBy(after, duty, plainDateAt(event.occurredAt));
    if (by === null) return [];
    const template = {
      type: 'rung-reached',
      ...{ duty: duty.duty, rung: 'urged', missedRungs: 0, by },
      ownerId: after[duty.owner].organizationId,
    } as const;
    return [say(after, template, workerOf(after, duty.owner))];
  });
}
