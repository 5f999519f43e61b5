import { findDuty } from '../duty';
import { unless, when } from '../obstacle';
import type { Actor } from '../officer';
import type { Refusal } from '../refusal';
import type { ComplaintState } from './complaint';
import { openQuestion } from './decide-rectification';
import { happened, type Deciders } from './decision';
import { isIndependent } from './review';

/** What a complainant does by receipt, in person or through an agent with a mandate. */
export const complainantDeciders: Deciders<
  | 'supply-supplement'
  | 'add-evidence'
  | 'reply'
  | 'agree-to-be-named'
  | 'withdraw'
  | 'settle'
  | 'rate'
  | 'request-review'
  | 'call-off-agent'
> = {
  'supply-supplement': ({ facts }) =>
    happened({ type: 'supplement-supplied', evidenceIds: facts.evidenceIds }),

  'add-evidence': ({ facts }) => happened({ type: 'evidence-added', evidenceIds: facts.evidenceIds }),

  reply: ({ state, facts }) =>
    unless(
      [openQuestion(state, facts.questionId, 'complainant')],
      [{ type: 'question-answered', questionId: facts.questionId, evidenceIds: facts.evidenceIds }],
    ),

  'agree-to-be-named': () => happened({ type: 'naming-agreed' }),

  withdraw: () => happened({ type: 'complaint-withdrawn' }),

  settle: () => happened({ type: 'settlement-declared' }),

  rate: ({ facts }) => happened({ type: 'complaint-rated', score: facts.score }),

  'request-review': ({ state, facts }) =>
    unless(
      [
        when(facts.reviewer !== null && !isIndependent(state, facts.reviewer), {
          type: 'reviewer-not-independent',
        }),
      ],
      [{ type: 'review-asked', reviewer: facts.reviewer }],
    ),

  'call-off-agent': () => happened({ type: 'agent-called-off' }),
};

/** 满意度评价: once, and in its days. */
export function ratingObstacle(state: ComplaintState): Refusal | null {
  return (
    noParty(state) ??
    when(state.rating !== null, { type: 'already-rated' }) ??
    when(findDuty(state, 'rate')?.state !== 'running', { type: 'rating-window-closed' })
  );
}

/** 申请复核: once, and in its days. */
export function askingObstacle(state: ComplaintState): Refusal | null {
  return (
    noParty(state) ??
    when(state.review !== 'none', { type: 'review-already-asked' }) ??
    when(findDuty(state, 'ask-review')?.state !== 'running', { type: 'review-window-closed' })
  );
}

/** 举报: somebody who is no party reports; what he reported is verified, and he is told the result. */
export function noParty({ kind }: ComplaintState): Refusal | null {
  return when(kind === 'tip-off', { type: 'tip-off-no-party' });
}

/** 特别授权: an agent without it may not give up what is the complainant's. */
export function specialAuthority(actor: Actor): Refusal | null {
  const lacks = actor.type === 'complainant' && actor.party === 'agent' && actor.authority !== 'special';
  return when(lacks, { type: 'special-authority-required' });
}
