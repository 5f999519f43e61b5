import { dueBy, type Said } from '../announcing';
import { findDuty, isOwed } from '../duty';
import { noticeOf, type Notice, type NoticeOrigin } from '../notification';
import { plainDateAt } from '../plain-date';
import type { ContractState } from './contract';
import type { ContractEventType } from './events';
import { isSettled } from './milestone';
import { becameOverdue, movedNotices, rungNotices, type Announcement } from './notice-clock';
import {
  byOf,
  milestoneSaid,
  ofMilestone,
  say,
  toBoth,
  toContacts,
  toDepartment,
  toLegalOffice,
  toManager,
  toRegulator,
  workerOf,
} from './notice-parts';
import { SUCCESSION_ANNOUNCERS } from './notices-succession';
import { PROBLEM_ANNOUNCERS } from './notices-problem';
import { bodyOf } from './party';

type Announcer<Type extends ContractEventType> = (announcement: Announcement<Type>) => Said;

/** Who is told of an event, and what. Everything follows from the event and the two states around it. */
export function noticesFor(announcement: Announcement): readonly Notice[] {
  const { event, after, data } = announcement;
  const about: NoticeOrigin = { caseKind: 'contract', caseId: after.caseId, sequence: event.sequence };
  const said = announcerFor(data.type)(announcement) ?? [];
  return [
    ...said.map(({ template, to }) => noticeOf(about, template, to)),
    ...overdueNotices(announcement, about),
    ...questionedNotices(announcement, about),
    ...rungNotices(announcement, about),
    ...movedNotices(announcement, about),
  ];
}

const todayOf = ({ event }: Pick<Announcement, 'event'>) => plainDateAt(event.occurredAt);

const undertakingIdOf = ({ undertaking }: ContractState) => undertaking.organizationId;

const ANNOUNCERS: { readonly [Type in ContractEventType]?: Announcer<Type> } = {
  'review-requested': ({ after, event }) =>
    toLegalOffice(after, {
      ...{ type: 'legal-review-requested', undertakingId: undertakingIdOf(after) },
      by: byOf(after, 'review-legality', { today: todayOf({ event }) }),
    }),
  'opinion-given': ({ after, data }) =>
    toManager(after, { type: 'legal-opinion-given', opinion: data.opinion }),
  'contract-filed': ({ after, data }) =>
    toManager(after, { type: 'contract-filed', undertakingId: undertakingIdOf(after), on: data.on }),
  'overdue-explained': ({ after, data }) =>
    ofMilestone(after, data.milestoneId, (said) => {
      const { reasonCode, plannedOn } = data;
      return toRegulator(after, { type: 'overdue-explained', ...said, reasonCode, plannedOn });
    }),
  'supervision-opened': (announcement) => {
    const { after, data, event } = announcement;
    const about = { milestoneId: data.milestoneId, today: todayOf(announcement) };
    return ofMilestone(after, data.milestoneId, (said) => {
      const by = byOf(after, 'supervise', about);
      return toBoth(after, event.actor, { type: 'supervision-opened', ...said, form: data.form, by });
    });
  },
  'supervision-concluded': (announcement) => {
    const { after, data, event } = announcement;
    const about = { milestoneId: data.milestoneId, today: todayOf(announcement) };
    return ofMilestone(after, data.milestoneId, (said) => {
      const by = byOf(after, 'supervise', about);
      return toBoth(after, event.actor, { type: 'supervision-concluded', ...said, result: data.result, by });
    });
  },
  'tolerance-asked': ({ after, data }) =>
    ofMilestone(after, data.milestoneId, (said) => {
      const { days, ground } = data;
      return toRegulator(after, { type: 'tolerance-asked', ...said, days, ground }, 'section-head');
    }),
  'tolerance-granted': (announcement) => {
    const { after, data } = announcement;
    const about = { milestoneId: data.milestoneId, today: todayOf(announcement) };
    return ofMilestone(after, data.milestoneId, (said) => {
      const by = byOf(after, 'supervise', about);
      return toManager(after, { type: 'tolerance-granted', ...said, days: data.days, by });
    });
  },
  'tolerance-refused': ({ after, data }) =>
    ofMilestone(after, data.milestoneId, (said) => toManager(after, { type: 'tolerance-refused', ...said })),
  // The parties hear that their own days stand still, or run again.
  'performance-suspended': ({ after, data: { ground, fromOn }, event }) => {
    const undertakingId = undertakingIdOf(after);
    const template = { type: 'performance-suspended', undertakingId, ground, fromOn } as const;
    return [...toContacts(after, template), ...toBoth(after, event.actor, template)];
  },
  'performance-resumed': ({ after, data, event }) => {
    const undertakingId = undertakingIdOf(after);
    const template = { type: 'performance-resumed', undertakingId, on: data.on } as const;
    return [...toContacts(after, template), ...toBoth(after, event.actor, template)];
  },
  'contract-terminated': (announcement) => terminated(announcement, 'impossibility'),
  'contract-rescinded': (announcement) => terminated(announcement, 'rescission'),
  'dispute-settled': (announcement) => {
    const { after, data, event } = announcement;
    const by = byOf(after, 'close-out', { today: todayOf(announcement) });
    const { breachBy, on } = data;
    return toBoth(after, event.actor, {
      ...{ type: 'contract-dispute-settled', undertakingId: undertakingIdOf(after), breachBy, on, by },
    });
  },
  // Who will have to answer it hears of it now, and not first by the notice of intent.
  'determination-opened': ({ after, data }) =>
    ofMilestone(after, data.milestoneId, (said) =>
      toDepartment(after, {
        ...{ type: 'contract-determination-opened', ...said },
        determiningId: data.determining.organizationId,
      }),
    ),
  'determination-answered': ({ after, data }) =>
    toDepartment(after, {
      ...{ type: 'contract-determination-answered', undertakingId: undertakingIdOf(after) },
      outcome: data.outcome,
    }),
  ...PROBLEM_ANNOUNCERS,
  'contract-closed-out': ({ after, data }) =>
    toRegulator(after, {
      ...{ type: 'contract-closed-out', undertakingId: undertakingIdOf(after) },
      ...{ outcome: after.outcome, on: data.on },
    }),
  'contract-listed': ({ after, event }) =>
    toBoth(after, event.actor, { type: 'contract-listed', undertakingId: undertakingIdOf(after) }),
  'contract-urged': (announcement) => urged(announcement),
  ...SUCCESSION_ANNOUNCERS,
  'manager-assigned': ({ after }) => {
    const openMilestones = after.milestones.filter((milestone) => !isSettled(milestone)).length;
    return toManager(after, {
      ...{ type: 'manager-assigned', undertakingId: undertakingIdOf(after), openMilestones },
    });
  },
  // What says that a notice was not delivered is never itself reported: it would go round for ever.
  'notice-undelivered': ({ after, data }) => {
    const { notice, unreached } = data;
    const template = { type: 'notice-undelivered', notice, to: unreached.type } as const;
    const isManager = unreached.type === 'officer' && unreached.officerId === after.manager;
    return toManager(isManager ? { ...after, manager: null } : after, template);
  },
};

function announcerFor(type: ContractEventType): (announcement: Announcement) => Said | undefined {
  // The table pairs each type with its own announcer; the index expression alone loses that pairing.
  const announcer = ANNOUNCERS[type] as Announcer<ContractEventType> | undefined;
  return (announcement) => announcer?.(announcement);
}

/** 超期未履约: the department is to explain, and somebody supervises. */
function overdueNotices(announcement: Announcement, about: NoticeOrigin): readonly Notice[] {
  const { after } = announcement;
  const today = todayOf(announcement);
  return becameOverdue(announcement).flatMap((milestoneId) => {
    const said = milestoneSaid(after, milestoneId);
    if (said === null) return [];
    const overdue = { type: 'milestone-overdue', ...said } as const;
    const explain = byOf(after, 'explain-overdue', { milestoneId, today });
    const supervise = byOf(after, 'supervise', { milestoneId, today });
    return [
      ...toManager(after, { ...overdue, reader: 'undertaking', by: explain }),
      ...toRegulator(after, { ...overdue, reader: 'regulator', by: supervise }),
    ].map(({ template, to }) => noticeOf(about, template, to, milestoneId));
  });
}

/** A payment that was told and fits nothing, or no longer fits: somebody has to look into it. */
function questionedNotices({ before, after }: Announcement, about: NoticeOrigin): readonly Notice[] {
  const earlier = new Map(before?.fed?.map((payment) => [payment.paymentId, payment.issue]));
  return (after.fed ?? []).flatMap(({ paymentId, issue, paidOn, amountFen, unplacedFen }) => {
    if (issue === null || earlier.get(paymentId) === issue) return [];
    const said = toManager(after, { type: 'payment-questioned', issue, paidOn, amountFen, unplacedFen });
    return said.map(({ template, to }) => noticeOf(about, template, to, paymentId));
  });
}

function terminated(
  announcement: Announcement<'contract-terminated'> | Announcement<'contract-rescinded'>,
  how: 'impossibility' | 'rescission',
): Said {
  const { after, data, event } = announcement;
  const by = byOf(after, 'settle-dispute', { today: todayOf(announcement) });
  const undertakingId = undertakingIdOf(after);
  return toBoth(after, event.actor, { type: 'contract-terminated', undertakingId, how, on: data.on, by });
}

/** The duty that was named; of the whole contract, what each body owes first. */
function urged({ after, data, event }: Announcement<'contract-urged'>): Said {
  const owed = after.duties
    .filter((duty) => (data.dutyId === null ? isOwed(duty) : duty === findDuty(after, data.dutyId)))
    .sort((left, right) => (left.dueAt ?? '').localeCompare(right.dueAt ?? ''));
  const first = owed.filter((duty, place) => owed.findIndex(({ owner }) => owner === duty.owner) === place);
  return first.flatMap((duty) => {
    const by = dueBy(after, duty, plainDateAt(event.occurredAt));
    if (by === null) return [];
    const ownerId = bodyOf(after, duty.owner)?.organizationId ?? null;
    const template = {
      type: 'rung-reached',
      duty: duty.duty,
      rung: 'urged',
      missedRungs: 0,
      ownerId,
      by,
    } as const;
    return [say(after, template, workerOf(after, duty.owner))];
  });
}
