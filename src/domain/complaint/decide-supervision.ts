import { refused } from '../result';
import { verifierObstacle } from './decide-acceptance';
import { happened, propose, unless, when, type Deciders } from './decision';
import { findDuty, isOwed } from './duty';
import { isRespondentOrBelow } from './access';

/** From above and beside: 督查室, superiors, leaders' instructions, and a court that has the same matter. */
export const supervisionDeciders: Deciders<
  | 'urge'
  | 'list'
  | 'appoint-verifier'
  | 'grant-extension'
  | 'suspend'
  | 'resume'
  | 'discontinue'
  | 'record-instruction'
  | 'answer-instruction'
  | 'reassign'
> = {
  urge: ({ state, facts }) => {
    const duty = facts.dutyId === null ? null : findDuty(state, facts.dutyId);
    const isIdle = facts.dutyId !== null && (duty === null || !isOwed(duty));
    return unless(
      [when(isIdle, { type: 'duty-not-running', duty: facts.dutyId ?? '' })],
      [{ type: 'urged', dutyId: facts.dutyId }],
    );
  },

  list: ({ state }) =>
    unless([when(state.listed, { type: 'already-listed' })], [{ type: 'complaint-listed' }]),

  'appoint-verifier': ({ state, facts }) =>
    unless(
      [
        verifierObstacle(state, facts.verifying),
        when(facts.verifying.organizationId === state.verifying?.organizationId && state.verifierAppointed, {
          type: 'target-is-same',
        }),
      ],
      [{ type: 'verifier-appointed', verifying: facts.verifying }],
    ),

  'grant-extension': ({ state, facts }) => {
    const duty = findDuty(state, facts.dutyId);
    if (duty === null || duty.state !== 'running') {
      return refused({ type: 'duty-not-running', duty: facts.dutyId });
    }
    const extension = state.rules.extensions[duty.duty];
    if (extension === undefined) return refused({ type: 'extension-not-provided' });
    return unless(
      [when(duty.deadline.extensions.length >= extension.times, { type: 'extension-exhausted' })],
      [{ type: 'extension-granted', dutyId: facts.dutyId }],
    );
  },

  suspend: (judged) => {
    const { state, facts, on } = judged;
    if (facts.fromOn > on) return refused({ type: 'date-in-future' });
    const isCourt = facts.ground === 'court-proceedings';
    if (isCourt && state.rules.parallelProceedings === 'discontinue') {
      return propose(judged, { type: 'discontinue', ground: facts.ground });
    }
    return happened({ type: 'handling-suspended', ground: facts.ground, fromOn: facts.fromOn });
  },

  resume: ({ state, facts, on }) => {
    const { suspension } = state;
    if (suspension === null) return refused({ type: 'not-suspended' });
    return unless(
      [
        when(facts.on > on, { type: 'date-in-future' }),
        when(facts.on < suspension.fromOn, { type: 'date-in-past' }),
      ],
      [{ type: 'handling-resumed', on: facts.on }],
    );
  },

  discontinue: (judged) => propose(judged, { type: 'discontinue', ground: judged.facts.ground }),

  'record-instruction': ({ facts, on }) =>
    unless(
      [when(facts.dueOn < on, { type: 'date-in-past' })],
      [{ type: 'instruction-recorded', instructionId: facts.instructionId, dueOn: facts.dueOn }],
    ),

  'answer-instruction': ({ state, facts }) =>
    unless(
      [
        when(!state.instructions.some((one) => one.instructionId === facts.instructionId && !one.answered), {
          type: 'instruction-unknown',
        }),
      ],
      [{ type: 'instruction-answered', instructionId: facts.instructionId }],
    ),

  reassign: ({ state, facts }) => {
    const current = facts.party === 'accepting' ? state.accepting : state.verifying;
    return unless(
      [
        when(facts.to.organizationId === current?.organizationId, { type: 'target-is-same' }),
        when(facts.to.status !== 'active', { type: 'organization-not-active' }),
        when(isRespondentOrBelow(facts.to, state.respondent), { type: 'verifier-is-respondent' }),
        facts.party === 'verifying' ? verifierObstacle(state, facts.to) : null,
      ],
      [{ type: 'case-reassigned', party: facts.party, to: facts.to }],
    );
  },
};
