import { dutyIdOf, findDuty, isOwed } from '../duty';
import type { PlainDate } from '../ids';
import { unless, when } from '../obstacle';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import { isRespondentOrBelow } from './access';
import { LETTER_KINDS, type ComplaintState, type Conclusion, type LetterKind } from './complaint';
import { dateOutside, demandsIn, happened, propose, type Deciders } from './decision';
import { noComplainant } from './ex-officio';
import { IDENTIFYING_NOTICE_FIELDS } from './facts';

/** Conclusions that send the complainant away, or change what is owed, need a second pen; so does unfounded. */
const NEEDS_APPROVAL: readonly Conclusion[] = ['unfounded', 'unverifiable', 'lawful-change'];

/** The verifying department (核实认定部门), from 签收 to a conclusion on each demand. */
export const verificationDeciders: Deciders<
  | 'sign-in'
  | 'return'
  | 'notify-respondent'
  | 'ask'
  | 'record-contact-attempt'
  | 'conclude'
  | 'explain'
  | 'serve'
> = {
  'sign-in': () => happened({ type: 'transfer-signed-in' }),

  // 退回以一次为限: the second body that will not have it brings the matter to the superior, and keeps it until then.
  return: ({ state, facts }) => {
    const { rightBody } = facts;
    const obstacles = [
      when(rightBody.organizationId === state.verifying?.organizationId, { type: 'target-is-same' }),
      when(isRespondentOrBelow(rightBody, state.respondent), { type: 'verifier-is-respondent' }),
    ];
    const type = state.returnedOnce ? 'appointment-requested' : 'complaint-returned';
    return unless(obstacles, [{ type, rightBody }]);
  },

  'notify-respondent': ({ state, facts }) => {
    const identifies = facts.disclose.some((field) => IDENTIFYING_NOTICE_FIELDS.includes(field));
    return unless(
      [when(identifies && !state.namingAgreed, { type: 'naming-not-agreed' })],
      [{ type: 'respondent-notified', disclose: facts.disclose }],
    );
  },

  ask: ({ state, facts, commandId }) =>
    unless(
      [facts.party === 'complainant' ? noComplainant(state) : null],
      [{ type: 'question-asked', questionId: commandId, party: facts.party }],
    ),

  'record-contact-attempt': ({ state, facts, on }) =>
    unless(
      [
        dateOutside(facts.on, { from: state.receivedOn, until: on }),
        when(state.contactAttemptsOn.includes(facts.on), { type: 'contact-attempt-same-day' }),
      ],
      [{ type: 'contact-attempted', on: facts.on, method: facts.method, reached: facts.reached }],
    ),

  conclude: (judged) => {
    const { state, facts } = judged;
    const demandIds = facts.items.map((item) => item.demandId);
    const conclusions = facts.items.map((item) => item.conclusion);
    const needed = state.rules.contactAttempts;
    const made = state.contactAttemptsOn.length;
    const givesUp = conclusions.includes('unverifiable') && state.identity !== 'anonymous';
    const obstacle =
      demandsIn(state, demandIds, ['open']) ??
      when(givesUp && made < needed, { type: 'contact-attempts-too-few', made, needed });
    if (obstacle !== null) return refused(obstacle);
    if (conclusions.some((conclusion) => NEEDS_APPROVAL.includes(conclusion))) {
      return propose(judged, { type: 'conclude', items: facts.items });
    }
    return happened({ type: 'demands-concluded', items: facts.items });
  },

  explain: ({ state, facts, on }) =>
    unless(
      [dateOutside(facts.on, { from: state.resultOn, until: on })],
      [{ type: 'result-explained', method: facts.method, on: facts.on }],
    ),

  serve: ({ state, facts, on }) => {
    const { letterKind, party, method, receiptEvidenceId } = facts;
    const isServed = state.services.some((one) => one.letterKind === letterKind && one.party === party);
    const needsReceipt = method === 'direct' || method === 'post' || method === 'left';
    return unless(
      [
        party === 'complainant' ? noComplainant(state) : null,
        when(!ISSUED[letterKind](state), { type: 'document-not-issued' }),
        when(isServed, { type: 'already-served' }),
        dateOutside(facts.on, { from: issuedOn(state, letterKind), until: on }),
        when(needsReceipt && receiptEvidenceId === null, { type: 'service-receipt-missing' }),
      ],
      [{ ...facts, type: 'document-served' }],
    );
  },
};

/** Whether the letter exists: nobody can be served what nobody has signed. */
const ISSUED: Readonly<Record<LetterKind, (state: ComplaintState) => boolean>> = {
  'acceptance-notice': ({ status, outcome }) =>
    status !== 'received' && status !== 'supplementing' && outcome !== 'rejected',
  'rejection-notice': ({ outcome }) => outcome === 'rejected',
  'supplement-notice': ({ supplementRequested }) => supplementRequested,
  'transfer-letter': ({ verifying }) => verifying !== null,
  'rectification-order': ({ demands }) => demands.some((demand) => demand.rectifyBy !== null),
  'determination-notice': ({ proposal }) => proposal !== null,
  'determination-document': ({ demands }) => demands.some((demand) => demand.state === 'breach'),
  reply: ({ outcome }) => outcome !== null,
};

/** Why there is nothing to serve on anybody. */
export function unissued(state: ComplaintState): Refusal | null {
  return when(!LETTER_KINDS.some((kind) => ISSUED[kind](state)), { type: 'document-not-issued' });
}

/** 退回以一次为限, in its days, and never of what was appointed. */
export function returnObstacle(state: ComplaintState): Refusal | null {
  const window = findDuty(state, dutyIdOf('return'));
  return (
    when(state.verifierAppointed, { type: 'verifier-appointed' }) ??
    when(window?.state === 'met', { type: 'already-returned' }) ??
    when(window !== null && !isOwed(window), { type: 'return-window-closed' })
  );
}

/** A service cannot lie before the letter: windows run from it, and nobody loses days that he never had. */
function issuedOn(state: ComplaintState, letterKind: LetterKind): PlainDate {
  const since = {
    'rejection-notice': state.resultOn,
    reply: state.resultOn,
    'determination-notice': state.proposal?.proposedOn ?? null,
    'determination-document': state.determinedOn,
    'rectification-order': orderedOn(state),
  };
  const known = Object.entries(since).find(([kind]) => kind === letterKind);
  return known?.[1] ?? state.receivedOn;
}

function orderedOn(state: ComplaintState): PlainDate | null {
  const days = state.demands
    .filter((demand) => demand.rectifyBy !== null && demand.orderServedOn === null)
    .map(({ demandId }) => findDuty(state, dutyIdOf('rectify', demandId))?.deadline.startOn ?? null);
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
