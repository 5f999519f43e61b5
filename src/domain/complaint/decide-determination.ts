import { refused } from '../result';
import type { Refusal } from '../refusal';
import type { BreachGround, ComplaintState, DemandState } from './complaint';
import {
  demandsIn,
  happened,
  propose,
  unless,
  when,
  type Deciders,
  type Situation,
  type Verdict,
} from './decision';
import { findDuty } from './duty';

/** Which state of a demand carries which ground (内发改财金字〔2023〕1444号 二(一)3). */
const STATES_OF_GROUND: Readonly<Record<BreachGround, readonly DemandState[]>> = {
  overdue: ['overdue'],
  'rectification-refused': ['refused'],
  'successor-repudiation': ['refused', 'overdue'],
};

/** 拟认定 → 陈述申辩 → 认定 → 更正、撤销 → 复核. */
export const determinationDeciders: Deciders<
  | 'propose-determination'
  | 'hear-defence'
  | 'defend'
  | 'determine'
  | 'correct-determination'
  | 'revoke-determination'
  | 'record-performance'
  | 'decide-review'
> = {
  'propose-determination': ({ state, facts }) => {
    const { demandIds, ground, excuse } = facts;
    return unless(
      [
        when(state.proposal !== null, { type: 'proposal-pending' }),
        demandsIn(state, demandIds, STATES_OF_GROUND[ground]),
        when(ground === 'successor-repudiation' && excuse === null, { type: 'excuse-missing' }),
        undeclaredGround(state, facts),
        pendingJustification(state, demandIds),
      ],
      [{ type: 'determination-proposed', demandIds, ground, excuse }],
    );
  },

  'hear-defence': ({ state }) =>
    unless(
      [
        when(state.proposal === null, { type: 'proposal-missing' }),
        when(state.proposal?.servedOn === null, { type: 'notice-not-served' }),
      ],
      [{ type: 'defence-heard' }],
    ),

  defend: ({ state, facts }) =>
    unless(
      [
        when(state.proposal === null, { type: 'proposal-missing' }),
        when(state.proposal?.servedOn === null, { type: 'notice-not-served' }),
        when(state.proposal?.defenceClosed === true, { type: 'defence-window-closed' }),
      ],
      [{ type: 'defence-submitted', evidenceIds: facts.evidenceIds }],
    ),

  determine,

  'correct-determination': () => happened({ type: 'determination-corrected' }),

  'revoke-determination': (judged) => propose(judged, { type: 'revoke-determination' }),

  'record-performance': ({ state, facts, on }) =>
    unless(
      [
        demandsIn(state, [facts.demandId], ['breach']),
        when(facts.on > on, { type: 'date-in-future' }),
        when(
          state.demands.some((one) => one.demandId === facts.demandId && one.performedOn !== null),
          { type: 'target-is-same' },
        ),
      ],
      [{ type: 'performance-recorded', demandId: facts.demandId, on: facts.on }],
    ),

  'decide-review': ({ state, facts }) =>
    unless(
      [
        when(state.review !== 'asked', { type: 'review-not-asked' }),
        when(facts.reviewer.organizationId === state.verifying?.organizationId, {
          type: 'reviewer-not-independent',
        }),
        when(facts.reviewer.path.includes(state.respondent.organizationId), {
          type: 'reviewer-not-independent',
        }),
      ],
      [{ type: 'review-decided', result: facts.result, reviewer: facts.reviewer }],
    ),
};

/** A refusal must have been declared under seal; only an excuse may also show in an overdue rectification. */
function undeclaredGround(
  state: ComplaintState,
  { demandIds, ground }: { demandIds: readonly string[]; ground: BreachGround },
): Refusal | null {
  if (ground === 'overdue') return null;
  const declared = demandIds.every((demandId) => {
    const demand = state.demands.find((one) => one.demandId === demandId);
    if (demand?.state === 'overdue') return ground === 'successor-repudiation';
    return state.refusals.some((refusal) => refusal.demandId === demandId && refusal.kind === ground);
  });
  return when(!declared, { type: 'ground-not-given', ground });
}

function pendingJustification(state: ComplaintState, demandIds: readonly string[]): Refusal | null {
  const pending = state.justifications.some(
    (claim) => claim.accepted === null && demandIds.some((demandId) => demandId === claim.demandId),
  );
  return when(pending, { type: 'justification-pending' });
}

function determine(situation: Situation): Verdict {
  const { state } = situation;
  const { proposal } = state;
  if (proposal === null) return refused({ type: 'proposal-missing' });
  if (proposal.servedOn === null) return refused({ type: 'notice-not-served' });
  const submitted = proposal.defence === 'submitted';
  if (!proposal.defenceClosed && proposal.defence !== 'heard') {
    return refused({ type: 'defence-window-open', until: findDuty(state, 'defend')?.dueAt ?? '' });
  }
  if (submitted) return refused({ type: 'defence-not-heard' });
  const { demandIds, ground, excuse } = proposal;
  return propose(situation, { type: 'determine', demandIds, ground, excuse });
}
