import { findDuty } from '../duty';
import type { DemandId } from '../ids';
import { unless, when } from '../obstacle';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import type { BreachGround, ComplaintState, DemandState, DeterminationProposal } from './complaint';
import { isAgainstCompany } from './company';
import { wasServedInTime } from './decide-rectification';
import {
  dateOutside,
  demandsIn,
  happened,
  propose,
  type Deciders,
  type Judged,
  type Situation,
  type Verdict,
} from './decision';
import type { ComplaintData } from './events';
import { isContractGround } from './ex-officio';
import { reviewObstacle } from './review';

/** Which state of a demand carries which ground (内发改财金字〔2023〕1444号 二(一)3). */
const STATES_OF_GROUND: Readonly<Record<BreachGround, readonly DemandState[]>> = {
  overdue: ['overdue'],
  'rectification-refused': ['refused'],
  'successor-repudiation': ['refused', 'overdue'],
  'not-performed': ['refused'],
  malicious: ['refused'],
};

/** 拟认定 → 陈述申辩 → 认定 → 更正、撤销 → 复核. */
export const determinationDeciders: Deciders<
  | 'propose-determination'
  | 'withdraw-proposal'
  | 'record-defence'
  | 'hold-hearing'
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
        when(ground === 'successor-repudiation' && excuse === null, { type: 'excuse-missing' }),
        // 新官不理旧账 is no plea of a company.
        when(excuse !== null && isAgainstCompany(state), { type: 'ground-not-given', ground }),
        groundObstacle(state, facts),
      ],
      [{ type: 'determination-proposed', demandIds, ground, excuse }],
    );
  },

  // The defence has convinced: nothing is determined, and the demand still presses for what is right.
  'withdraw-proposal': () => happened({ type: 'proposal-withdrawn' }),

  'record-defence': (judged) => onPaper(judged, { ...judged.facts, type: 'defence-recorded' }),

  'hold-hearing': (judged) => onPaper(judged, { ...judged.facts, type: 'hearing-held' }),

  // Nobody is heard before he has spoken, unless he let his days pass.
  'hear-defence': () => happened({ type: 'defence-heard' }),

  defend: ({ facts }) => happened({ type: 'defence-submitted', evidenceIds: facts.evidenceIds }),

  determine,

  'correct-determination': () => happened({ type: 'determination-corrected' }),

  'revoke-determination': (judged) => propose(judged, { type: 'revoke-determination' }),

  // 履行到位, counted apart from 认定办结; the compensation for a lawful change may be paid without an order.
  'record-performance': ({ state, facts, on }) =>
    unless(
      [
        demandsIn(state, [facts.demandId], ['breach', 'lawful-change']),
        dateOutside(facts.on, { from: state.receivedOn, until: on }),
        when(
          state.demands.some((one) => one.demandId === facts.demandId && one.performedOn !== null),
          { type: 'target-is-same' },
        ),
      ],
      [{ type: 'performance-recorded', demandId: facts.demandId, on: facts.on }],
    ),

  'decide-review': (judged) => {
    const { reviewer } = judged.state;
    const { result } = judged.facts;
    const obstacle = reviewObstacle(judged.state, result);
    if (obstacle !== null || reviewer === null) return refused(obstacle ?? { type: 'review-not-asked' });
    return propose(judged, { type: 'decide-review', result, reviewer });
  },
};

/** Why there is no determination to correct, to revoke or to publish. */
export function undetermined(state: ComplaintState): Refusal | null {
  return when(!state.demands.some((demand) => demand.state === 'breach'), { type: 'document-not-issued' });
}

/** While the window is open, only what the respondent has said may be heard. */
export function defenceOpen(
  state: ComplaintState,
  enough: readonly DeterminationProposal['defence'][],
): Refusal | null {
  const { proposal } = state;
  const isOpen = proposal !== null && !proposal.defenceClosed && !enough.includes(proposal.defence);
  return when(isOpen, { type: 'defence-window-open', until: findDuty(state, 'defend')?.dueAt ?? '' });
}

/** 听证: whoever has asked to be heard in a hearing is, before anything is determined. */
export function hearingOwed({ proposal }: ComplaintState): Refusal | null {
  return when(proposal?.hearing === 'asked', { type: 'hearing-not-held' });
}

/** What a company said or a hearing minuted: after it was told, and with the paper that shows it. */
function onPaper(
  { state, facts, on }: Judged<'record-defence' | 'hold-hearing'>,
  data: ComplaintData,
): Verdict {
  return unless(
    [
      dateOutside(facts.on, { from: state.proposal?.servedOn ?? state.receivedOn, until: on }),
      when(facts.evidenceIds.length === 0, { type: 'evidence-required' }),
    ],
    [data],
  );
}

/** Whether these demands carry this ground, now: asked when it is proposed and again by everybody who signs. */
export function groundObstacle(
  state: ComplaintState,
  facts: { readonly demandIds: readonly DemandId[]; readonly ground: BreachGround },
): Refusal | null {
  const { demandIds, ground } = facts;
  const named = state.demands.filter((demand) => demandIds.includes(demand.demandId));
  const isUnserved = named.some((demand) => demand.state === 'overdue' && !wasServedInTime(demand));
  return (
    demandsIn(state, demandIds, STATES_OF_GROUND[ground]) ??
    when(isUnserved, { type: 'order-not-served' }) ??
    undeclaredGround(state, facts) ??
    pendingJustification(state, demandIds)
  );
}

/** A refusal must have been declared under seal; only an excuse may also show in an overdue rectification. */
function undeclaredGround(
  state: ComplaintState,
  { demandIds, ground }: { demandIds: readonly string[]; ground: BreachGround },
): Refusal | null {
  if (ground === 'overdue') return null;
  // The supervision's record stands in for the refusal under seal.
  if (isContractGround(ground)) return when(state.origin === undefined, { type: 'ground-not-given', ground });
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
  const { demandIds, ground, excuse } = proposal;
  const obstacle = groundObstacle(state, { demandIds, ground });
  if (obstacle !== null) return refused(obstacle);
  return propose(situation, { type: 'determine', demandIds, ground, excuse });
}
