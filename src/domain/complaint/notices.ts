import { dueBy, withDuty, type Said } from '../announcing';
import { dutyIdOf, findDuty, isOwed } from '../duty';
import { noticeOf, type Addressee, type Notice, type NoticeOrigin } from '../notification';
import type { ComplaintState, Duty, LetterKind } from './complaint';
import type { ComplaintEventType, DataOf } from './events';
import { movedNotices, rungNotices, stageNotices, type Announcement, type Announcer } from './notice-clock';
import {
  approvalWaiting,
  complainant,
  handlerOf,
  inspectorOf,
  say,
  toBody,
  toComplainant,
} from './notice-parts';
import { publicationAnnouncers } from './notices-publication';
import { bodyOf } from './party';

/** Who is told of an event, and what. Everything follows from the event and the two states around it. */
export function noticesFor(announcement: Announcement): readonly Notice[] {
  const { event, after } = announcement;
  const about: NoticeOrigin = { caseKind: 'complaint', caseId: after.caseId, sequence: event.sequence };
  const said = announcerFor(announcement.data.type)(announcement) ?? [];
  return [
    ...said.map(({ template, to }) => noticeOf(about, template, to)),
    ...rungNotices(announcement, about),
    ...movedNotices(announcement, about),
    ...stageNotices(announcement, about),
  ];
}

const ANNOUNCERS: { readonly [Type in ComplaintEventType]?: Announcer<Type> } = {
  'complaint-received': ({ after }) =>
    toBody(after, 'accepting', {
      type: 'case-received',
      respondentId: after.respondent.organizationId,
      channel: after.channel,
      by: dueBy(after, findDuty(after, 'transfer') ?? findDuty(after, 'accept')),
    }),
  'supplement-requested': ({ after, data }) =>
    toComplainant(
      after,
      (by) => ({ type: 'supplement-requested', itemCount: data.itemCodes.length, by }),
      'supplement',
    ),
  'supplement-supplied': ({ after }) =>
    toBody(after, 'accepting', { type: 'answer-received', answers: 'supplement' }),
  'complaint-rejected': ({ after, data }) => [
    say(after, { type: 'case-rejected', reasonCode: data.reasonCode }, complainant(after)),
  ],
  'complaint-transferred': (announcement) => transferred(announcement),
  'verifier-appointed': (announcement) => transferred(announcement),
  'appointment-requested': ({ after }) =>
    withDuty(after, 'verify', (by) => {
      const ownerId = after.verifying?.organizationId ?? null;
      const rung = {
        type: 'rung-reached',
        duty: 'verify',
        rung: '报请指定办理',
        missedRungs: 0,
        ownerId,
        by,
      } as const;
      return [say(after, rung, inspectorOf(after))];
    }),
  'complaint-returned': ({ after, before }) =>
    before?.verifying
      ? toBody(after, 'accepting', {
          type: 'case-reassigned',
          party: 'verifying',
          fromId: before.verifying.organizationId,
          toId: after.accepting.organizationId,
        })
      : [],
  'respondent-notified': ({ after }) =>
    withDuty(after, 'answer', (by) =>
      toBody(after, 'respondent', { type: 'notice-to-respondent', demandCount: after.demands.length, by }),
    ),
  'question-asked': ({ after, data }) =>
    withDuty(after, dutyIdOf('question', data.questionId), (by) =>
      data.party === 'respondent'
        ? toBody(after, 'respondent', { type: 'question-asked', by })
        : [say(after, { type: 'question-asked', by }, complainant(after))],
    ),
  'question-answered': ({ after }) =>
    toBody(after, 'verifying', { type: 'answer-received', answers: 'question' }),
  'answer-given': ({ after }) => toBody(after, 'verifying', { type: 'answer-received', answers: 'notice' }),
  'approval-requested': ({ after }) => approvalWaiting(after),
  'approval-given': ({ after }) => (after.approval === null ? [] : approvalWaiting(after)),
  'approval-returned': ({ after, before, data }) => {
    const to = before?.approval?.proposedBy;
    if (to === undefined || to === null) return [];
    const addressee: Addressee = { type: 'officer', officerId: to };
    return [say(after, { type: 'approval-returned', act: data.act }, addressee)];
  },
  'rectification-ordered': ({ after, data }) => {
    const [first] = data.items;
    if (first === undefined) return [];
    return withDuty(after, dutyIdOf('rectify', first.demandId), (by) =>
      toBody(after, 'respondent', { type: 'rectification-ordered', demandCount: data.items.length, by }),
    );
  },
  'progress-reported': ({ after, data }) =>
    toBody(after, 'verifying', {
      type: 'progress-reported',
      percent: data.percent,
      completed: data.completed,
    }),
  'justification-claimed': ({ after, data }) =>
    withDuty(after, dutyIdOf('justify', data.claimId), (by) =>
      toBody(after, 'verifying', { type: 'justification-filed', by }),
    ),
  'justification-judged': ({ after, data }) =>
    toBody(after, 'respondent', {
      type: 'justification-judged',
      accepted: data.accepted,
      newDueOn: data.newDueOn,
    }),
  'document-served': ({ after, data }) => {
    if (
      data.letterKind === 'determination-notice' &&
      data.party === 'respondent' &&
      after.proposal !== null
    ) {
      const { ground, demandIds } = after.proposal;
      return withDuty(after, 'defend', (by) =>
        toBody(after, 'respondent', {
          type: 'determination-proposed',
          ground,
          demandCount: demandIds.length,
          by,
        }),
      );
    }
    const { letterKind, method, on } = data;
    const template = {
      type: 'letter-served',
      letterKind,
      documentNumber: null,
      method,
      servedOn: on,
    } as const;
    return data.party === 'complainant'
      ? [say(after, template, complainant(after))]
      : toBody(after, data.party, template);
  },
  'defence-submitted': ({ after }) =>
    toBody(after, 'verifying', { type: 'answer-received', answers: 'notice' }),
  'defence-heard': ({ after }) => toBody(after, 'respondent', { type: 'defence-heard' }),
  'breach-determined': ({ after, data }) => {
    const template = {
      type: 'determined',
      respondentId: after.respondent.organizationId,
      ground: data.ground,
      demandCount: data.demandIds.length,
      documentNumber: null,
    } as const;
    return (['accepting', 'verifying', 'respondent'] as const).flatMap((party) =>
      toBody(after, party, template),
    );
  },
  ...publicationAnnouncers,
  'result-explained': ({ after }) => [
    say(after, { type: 'result-explained', outcome: after.outcome }, complainant(after)),
  ],
  // Whoever accepted a repeated complaint is reported to as well (各受理部门), not its complainant alone.
  'leading-case-answered': ({ after, data }) => {
    const template = { type: 'leading-case-answered', outcome: data.outcome } as const;
    const told = after.identity === 'anonymous' ? [] : [say(after, template, complainant(after))];
    return [...told, ...toBody(after, 'accepting', template)];
  },
  'instruction-recorded': ({ after, data }) =>
    withDuty(after, dutyIdOf('answer-instruction', data.instructionId), (by) =>
      toBody(after, handlerOf(after), { type: 'instruction-recorded', by }),
    ),
  'case-reassigned': ({ after, before, data }) => handedOver(after, before, data),
  'handed-over-for-recusal': ({ after, before, data }) => handedOver(after, before, data),
  'body-succeeded': ({ after, data }) =>
    toBody(after, data.party, {
      type: 'case-reassigned',
      party: data.party,
      fromId: data.from,
      toId: data.to.organizationId,
    }),
  'delivery-failed': ({ after, data }) =>
    toBody(after, issuerOf(after, data.letterKind), {
      type: 'delivery-failed',
      letterKind: data.letterKind,
      on: data.on,
      reason: data.reason,
    }),
  'complaint-redirected': ({ after }) =>
    toBody(after, 'accepting', {
      type: 'case-received',
      respondentId: after.respondent.organizationId,
      channel: after.channel,
      by: dueBy(after, findDuty(after, 'transfer') ?? findDuty(after, 'accept')),
    }),
  'complaint-listed': ({ after }) =>
    (['accepting', 'verifying'] as const).flatMap((party) =>
      toBody(after, party, { type: 'case-listed', respondentId: after.respondent.organizationId }),
    ),
  'right-body-named': ({ after, data }) =>
    toBody(after, 'accepting', {
      type: 'right-body-named',
      respondentId: after.respondent.organizationId,
      rightBodyId: data.rightBody.organizationId,
    }),
  // What says that a notice was not delivered is never itself reported: it would go round for ever.
  'notice-undelivered': ({ after, data }) =>
    toBody(after, handlerOf(after), {
      type: 'notice-undelivered',
      notice: data.notice,
      to: data.unreached.type,
    }),
  urged: ({ after, data }) =>
    urgedDuties(after, data.dutyId).flatMap((duty) => {
      const by = dueBy(after, duty);
      if (by === null || duty.owner === 'complainant') return [];
      return toBody(after, duty.owner, {
        ...{ type: 'rung-reached', duty: duty.duty, rung: 'urged', missedRungs: 0, by },
        ownerId: bodyOf(after, duty.owner)?.organizationId ?? null,
      });
    }),
  'review-asked': ({ after }) =>
    withDuty(after, 'decide-review', (by) => toBody(after, 'reviewing', { type: 'review-asked', by })),
  'review-decided': ({ after, data }) => [
    say(after, { type: 'review-decided', result: data.result }, complainant(after)),
    ...toBody(after, handlerOf(after), { type: 'review-decided', result: data.result }),
  ],
};

/** The one that was named; of the whole case, what each party owes first. */
function urgedDuties(state: ComplaintState, dutyId: string | null): readonly Duty[] {
  if (dutyId !== null) return [findDuty(state, dutyId)].filter((duty) => duty !== null);
  const owed = state.duties
    .filter((duty) => isOwed(duty) && dueBy(state, duty) !== null)
    .sort((left, right) => (left.dueAt ?? '').localeCompare(right.dueAt ?? ''));
  return owed.filter((duty, place) => owed.findIndex(({ owner }) => owner === duty.owner) === place);
}

function announcerFor(type: ComplaintEventType): (announcement: Announcement) => Said | undefined {
  // The table pairs each type with its own announcer; the index expression alone loses that pairing.
  const announcer = ANNOUNCERS[type] as Announcer<ComplaintEventType> | undefined;
  return (announcement) => announcer?.(announcement);
}

function transferred({
  after,
  before,
  data,
}: Announcement<'complaint-transferred'> | Announcement<'verifier-appointed'>): Said {
  const by = dueBy(after, findDuty(after, 'verify'));
  if (by === null) return [];
  const to: Addressee = {
    type: 'role',
    organizationId: data.verifying.organizationId,
    role: 'receiving-clerk',
  };
  const template = {
    type: 'case-transferred',
    respondentId: after.respondent.organizationId,
    fromId: (before ?? after).accepting.organizationId,
    part: 'lead',
    by,
  } as const;
  return [say(after, template, to)];
}

const INTAKE_LETTERS: readonly LetterKind[] = [
  'acceptance-notice',
  'rejection-notice',
  'supplement-notice',
  'transfer-letter',
];

/** Whose letter it is: what came back must be served otherwise by whoever has written it. */
function issuerOf(state: ComplaintState, letterKind: LetterKind): 'accepting' | 'verifying' {
  return INTAKE_LETTERS.includes(letterKind) ? 'accepting' : handlerOf(state);
}

function handedOver(
  after: ComplaintState,
  before: ComplaintState | null,
  data: DataOf<'case-reassigned' | 'handed-over-for-recusal'>,
): Said {
  const from = data.party === 'accepting' ? before?.accepting : before?.verifying;
  const toId = data.to.organizationId;
  const fromId = from?.organizationId ?? toId;
  return toBody(after, data.party, { type: 'case-reassigned', party: data.party, fromId, toId });
}
