import { findDuty, isOwed } from '../duty';
import { unless, when } from '../obstacle';
import type { Actor } from '../officer';
import type { ExtensionTerms } from '../policy';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import { relationsOf } from './access';
import type { ComplaintState, Duty, SuspensionGround } from './complaint';
import { determinedAlready, handOverObstacle, verifierObstacle } from './decide-acceptance';
import { dateOutside, happened, propose, type Deciders, type Situation, type Verdict } from './decision';

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
  | 'notice-undelivered'
> = {
  urge: ({ state, facts }) => {
    const duty = facts.dutyId === null ? null : findDuty(state, facts.dutyId);
    const isIdle = facts.dutyId !== null && (duty === null || !isOwed(duty));
    return unless(
      [when(isIdle, { type: 'duty-not-running', duty: facts.dutyId ?? '' })],
      [{ type: 'urged', dutyId: facts.dutyId }],
    );
  },

  list: () => happened({ type: 'complaint-listed' }),

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

  'grant-extension': ({ state, facts, actor, at }) => {
    const duty = findDuty(state, facts.dutyId);
    if (duty?.state !== 'running') {
      return refused({ type: 'duty-not-running', duty: facts.dutyId });
    }
    const extension = state.rules.extensions[duty.duty];
    if (extension === undefined) return refused({ type: 'extension-not-provided' });
    return unless(
      [
        granterObstacle(state, actor, { duty, extension }),
        when(duty.deadline.extensions.length >= extension.times, { type: 'extension-exhausted' }),
        when(duty.dueAt !== null && at >= duty.dueAt, { type: 'extension-too-late' }),
      ],
      [{ type: 'extension-granted', dutyId: facts.dutyId }],
    );
  },

  suspend: (judged) => {
    const { state, facts, on } = judged;
    const outside = dateOutside(facts.fromOn, { from: state.receivedOn, until: on });
    if (outside !== null) return refused(outside);
    const isCourt = facts.ground === 'court-proceedings';
    if (isCourt && state.rules.parallelProceedings === 'discontinue') return discontinue(judged);
    return happened({ type: 'handling-suspended', ground: facts.ground, fromOn: facts.fromOn });
  },

  resume: ({ state, facts, on }) => {
    const { suspension } = state;
    if (suspension === null) return refused({ type: 'not-suspended' });
    return unless(
      [dateOutside(facts.on, { from: suspension.fromOn, until: on })],
      [{ type: 'handling-resumed', on: facts.on }],
    );
  },

  discontinue: (judged) => discontinue(judged),

  'record-instruction': ({ facts, on }) =>
    unless(
      [when(facts.dueOn < on, { type: 'date-in-past' })],
      [{ type: 'instruction-recorded', instructionId: facts.instructionId, dueOn: facts.dueOn }],
    ),

  // The same notice is told of under the same key: nothing here can make it untrue.
  'notice-undelivered': ({ facts }) => happened(facts),

  'answer-instruction': ({ state, facts }) =>
    unless(
      [
        when(!state.instructions.some((one) => one.instructionId === facts.instructionId && !one.answered), {
          type: 'instruction-unknown',
        }),
      ],
      [{ type: 'instruction-answered', instructionId: facts.instructionId }],
    ),

  reassign: ({ state, facts }) =>
    unless(
      [
        handOverObstacle(state, facts),
        facts.party === 'verifying' ? verifierObstacle(state, facts.to) : null,
      ],
      [{ type: 'case-reassigned', party: facts.party, to: facts.to }],
    ),
};

/** 督查室 and superiors may always; the head of the agency that owes the duty where the rule set says so. */
function granterObstacle(
  state: ComplaintState,
  actor: Actor,
  { duty, extension }: { readonly duty: Duty; readonly extension: ExtensionTerms },
): Refusal | null {
  const relations = relationsOf(state, actor);
  if (relations.includes('superior') || relations.includes('supervising')) return null;
  const isOurs = relations.some((relation) => relation === duty.owner);
  return when(!isOurs || extension.grantedBy !== 'head-of-agency', { type: 'actor-not-concerned' });
}

/** 终止办理, also where a court has the case and the rules say so. */
function discontinue(
  situation: Situation & { readonly facts: { readonly ground: SuspensionGround } },
): Verdict {
  const { state, facts } = situation;
  const obstacle = undiscontinuable(state);
  return obstacle === null
    ? propose(situation, { type: 'discontinue', ground: facts.ground })
    : refused(obstacle);
}

/** Before a verifier has the case, parallel proceedings are a reason to reject it, and nobody could sign this. */
export function undiscontinuable(state: ComplaintState): Refusal | null {
  const { verifying, status } = state;
  return (
    when(verifying === null, { type: 'case-not-in-status', status, allowed: ['reject'] }) ??
    determinedAlready(state)
  );
}
