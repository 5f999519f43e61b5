import { refused } from '../result';
import { isCompetentVerifier, isRespondentOrBelow } from './access';
import { happened, propose, unless, when, type Deciders } from './decision';
import type { OrganizationRef } from '../organization';
import type { Refusal } from '../refusal';
import type { ComplaintState } from './complaint';

/** The accepting department (受理部门): from receipt to the transfer, and what it settles beside it. */
export const acceptanceDeciders: Deciders<
  | 'request-supplement'
  | 'accept'
  | 'reject'
  | 'transfer'
  | 'assign'
  | 'redirect'
  | 'split-by-respondent'
  | 'correct-clerical'
  | 'confirm-settlement'
  | 'record-instalment'
  | 'record-follow-up'
  | 'hand-over-for-recusal'
> = {
  'request-supplement': ({ state, facts }) =>
    unless(
      [when(state.supplementRequested, { type: 'supplement-already-requested' })],
      [{ type: 'supplement-requested', itemCodes: facts.itemCodes }],
    ),

  accept: () => happened({ type: 'complaint-accepted' }),

  reject: (judged) => {
    const known = judged.state.rules.rejectReasons.map((reason) => reason.code);
    const { reasonCode } = judged.facts;
    if (!known.includes(reasonCode)) return refused({ type: 'reject-reason-unknown', known });
    return propose(judged, { type: 'reject', reasonCode });
  },

  transfer: ({ state, facts }) =>
    unless(
      [
        when(state.verifierAppointed, { type: 'verifier-appointed' }),
        when(state.approval !== null, { type: 'approval-pending', act: state.approval?.act.type ?? '' }),
        verifierObstacle(state, facts.verifying),
      ],
      [{ type: 'complaint-transferred', verifying: facts.verifying, again: state.returnedOnce }],
    ),

  assign: ({ facts }) =>
    happened({ type: 'officer-assigned', party: facts.party, officerId: facts.officerId }),

  redirect: ({ state, facts }) =>
    unless(
      [
        when(facts.accepting.organizationId === state.accepting.organizationId, { type: 'target-is-same' }),
        when(facts.accepting.status !== 'active', { type: 'organization-not-active' }),
        when(isRespondentOrBelow(facts.accepting, state.respondent), { type: 'verifier-is-respondent' }),
      ],
      [
        {
          type: 'complaint-redirected',
          accepting: facts.accepting,
          rules: facts.rules,
          calendar: facts.calendar,
        },
      ],
    ),

  'split-by-respondent': ({ state, facts }) => {
    const bodies = facts.children.map((child) => child.respondent.organizationId);
    return unless(
      [
        when(bodies.length < 2, { type: 'too-few-respondents' }),
        when(new Set(bodies).size !== bodies.length, { type: 'respondent-already-named' }),
        when(state.parentId !== null, { type: 'respondent-already-named' }),
      ],
      [{ type: 'complaint-split', children: facts.children }],
    );
  },

  'correct-clerical': ({ state, facts }) => {
    const { demandId, amountFen, respondent } = facts;
    const known = demandId === null || state.demands.some((demand) => demand.demandId === demandId);
    return unless(
      [
        when(!known, { type: 'demand-unknown' }),
        when(respondent !== null && state.verifying !== null, {
          type: 'case-not-in-status',
          status: state.status,
          allowed: [],
        }),
        when(respondent !== null && respondent.status !== 'active', { type: 'organization-not-active' }),
      ],
      [{ type: 'clerical-error-corrected', demandId, amountFen, respondent }],
    );
  },

  'confirm-settlement': ({ state, facts, on }) =>
    unless(
      [
        when(state.settlement !== 'declared', { type: 'settlement-not-declared' }),
        when(
          facts.instalments.some((instalment) => instalment.dueOn < on),
          { type: 'date-in-past' },
        ),
      ],
      [{ type: 'settlement-confirmed', instalments: facts.instalments }],
    ),

  'record-instalment': ({ state, facts }) =>
    unless(
      [
        when(!state.instalments.some((one) => one.instalmentId === facts.instalmentId && !one.paid), {
          type: 'instalment-unknown',
        }),
      ],
      [{ type: 'instalment-recorded', instalmentId: facts.instalmentId, paid: facts.paid }],
    ),

  'record-follow-up': ({ state, facts }) => {
    const recorded = { type: 'follow-up-recorded', result: facts.result } as const;
    const mayReopen =
      state.status === 'closed' &&
      state.outcome !== null &&
      ['unfounded', 'unverifiable', 'lawful-change', 'rectified'].includes(state.outcome);
    // 退回重办, which is not a review
    if (facts.result === 'dissatisfied' && mayReopen) return happened(recorded, { type: 'handled-again' });
    return happened(recorded);
  },

  'hand-over-for-recusal': ({ state, facts }) => {
    const current = facts.party === 'accepting' ? state.accepting : state.verifying;
    return unless(
      [
        when(facts.to.organizationId === current?.organizationId, { type: 'target-is-same' }),
        when(facts.to.status !== 'active', { type: 'organization-not-active' }),
        when(isRespondentOrBelow(facts.to, state.respondent), { type: 'verifier-is-respondent' }),
      ],
      [{ type: 'handed-over-for-recusal', party: facts.party, to: facts.to }],
    );
  },
};

/** Why a body may not verify this complaint, or null. */
export function verifierObstacle(state: ComplaintState, body: OrganizationRef): Refusal | null {
  if (body.status !== 'active') return { type: 'organization-not-active' };
  if (isRespondentOrBelow(body, state.respondent)) return { type: 'verifier-is-respondent' };
  if (!isCompetentVerifier(body, state.respondent)) return { type: 'verifier-not-competent' };
  return null;
}
