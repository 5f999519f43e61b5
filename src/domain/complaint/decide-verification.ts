import { refused } from '../result';
import { isRespondentOrBelow } from './access';
import type { Conclusion } from './complaint';
import { demandsIn, happened, propose, unless, when, type Deciders } from './decision';
import { dutyIdOf, findDuty, isOwed } from './duty';
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
  'sign-in': ({ state }) =>
    unless(
      [when(state.signedInAt !== null, { type: 'already-signed-in' })],
      [{ type: 'transfer-signed-in' }],
    ),

  return: ({ state, facts }) => {
    const window = findDuty(state, dutyIdOf('return'));
    return unless(
      [
        when(state.verifierAppointed, { type: 'verifier-appointed' }),
        when(state.returnedOnce, { type: 'already-returned' }),
        when(window !== null && !isOwed(window), { type: 'return-window-closed' }),
        when(facts.rightBody.organizationId === state.verifying?.organizationId, { type: 'target-is-same' }),
        when(isRespondentOrBelow(facts.rightBody, state.respondent), { type: 'verifier-is-respondent' }),
      ],
      [{ type: 'complaint-returned', rightBody: facts.rightBody }],
    );
  },

  'notify-respondent': ({ state, facts }) => {
    const identifies = facts.disclose.some((field) => IDENTIFYING_NOTICE_FIELDS.includes(field));
    return unless(
      [
        when(state.answer !== 'not-asked', { type: 'respondent-already-notified' }),
        when(identifies && !state.namingAgreed, { type: 'naming-not-agreed' }),
      ],
      [{ type: 'respondent-notified', disclose: facts.disclose }],
    );
  },

  ask: ({ facts, commandId }) =>
    happened({ type: 'question-asked', questionId: commandId, party: facts.party }),

  'record-contact-attempt': ({ state, facts, on }) =>
    unless(
      [
        when(facts.on > on, { type: 'date-in-future' }),
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
      when(state.answer === 'not-asked', { type: 'respondent-not-notified' }) ??
      when(state.answer === 'open', {
        type: 'answer-window-open',
        until: findDuty(state, 'answer')?.dueAt ?? '',
      }) ??
      when(givesUp && made < needed, { type: 'contact-attempts-too-few', made, needed });
    if (obstacle !== null) return refused(obstacle);
    if (conclusions.some((conclusion) => NEEDS_APPROVAL.includes(conclusion))) {
      return propose(judged, { type: 'conclude', items: facts.items });
    }
    return happened({ type: 'demands-concluded', items: facts.items });
  },

  explain: ({ state, facts, on }) =>
    unless(
      [
        when(state.outcome === null, { type: 'demands-still-open' }),
        when(state.explained, { type: 'already-explained' }),
        when(facts.on > on, { type: 'date-in-future' }),
      ],
      [{ type: 'result-explained', method: facts.method, on: facts.on }],
    ),

  serve: ({ state, facts, on }) => {
    const served = state.services.some(
      (service) => service.letterKind === facts.letterKind && service.party === facts.party,
    );
    const needsReceipt = facts.method === 'direct' || facts.method === 'post' || facts.method === 'left';
    const notIssued =
      (facts.letterKind === 'determination-notice' && state.proposal === null) ||
      (facts.letterKind === 'determination-document' &&
        !state.demands.some((demand) => demand.state === 'breach'));
    return unless(
      [
        when(notIssued, { type: 'document-not-issued' }),
        when(served && facts.letterKind !== 'determination-notice', { type: 'already-served' }),
        when(
          facts.letterKind === 'determination-notice' &&
            facts.party === 'respondent' &&
            state.proposal?.servedOn !== null &&
            state.proposal !== null,
          { type: 'already-served' },
        ),
        when(facts.on > on, { type: 'date-in-future' }),
        when(needsReceipt && facts.receiptEvidenceId === null, { type: 'service-receipt-missing' }),
      ],
      [{ ...facts, type: 'document-served' }],
    );
  },
};
