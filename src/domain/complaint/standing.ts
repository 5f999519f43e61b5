import { findDuty, isOwed } from '../duty';
import { when } from '../obstacle';
import type { Actor } from '../officer';
import type { Refusal } from '../refusal';
import type { ComplaintState, Demand, DemandState } from './complaint';
import { determinedAlready } from './decide-acceptance';
import { signingObstacle } from './decide-approval';
import { askingObstacle, noParty, ratingObstacle, specialAuthority } from './decide-complainant';
import { defenceOpen, hearingOwed, undetermined } from './decide-determination';
import { publicationStanding, withdrawalStanding } from './decide-publication';
import { answerClosed, wasServedInTime } from './decide-rectification';
import { undiscontinuable } from './decide-supervision';
import { returnObstacle, unissued } from './decide-verification';
import { answerObstacle, approvalPending } from './decision';
import { companyHasNoAccount, speaksForItself } from './company';
import { needsComplainant } from './ex-officio';
import type { ComplaintCommandType } from './facts';
import { reviewObstacle } from './review';

type Obstacle = (state: ComplaintState, actor: Actor) => Refusal | null;

/**
 * What stands in the way of a command whatever it says. `decide` asks it before it looks at what the command says, and
 * whoever offers commands asks it too: nobody is offered what can only be refused.
 */
const STANDING: Readonly<Partial<Record<ComplaintCommandType, Obstacle>>> = {
  'request-supplement': (state) =>
    when(state.supplementRequested, { type: 'supplement-already-requested' }) ?? approvalPending(state),
  accept: approvalPending,
  reject: approvalPending,
  transfer: approvalPending,
  redirect: approvalPending,
  'split-by-respondent': (state) =>
    when(state.parentId !== null, { type: 'respondent-already-named' }) ?? approvalPending(state),
  'confirm-settlement': (state) =>
    when(state.settlement !== 'declared', { type: 'settlement-not-declared' }) ?? determinedAlready(state),
  'record-instalment': ({ settlement, instalments }) =>
    when(settlement !== 'confirmed' || instalments.every(({ paid }) => paid), { type: 'instalment-unknown' }),
  'record-follow-up': (state) =>
    when(state.handling !== 'followed' && findDuty(state, 'follow-up') === null, {
      type: 'duty-not-running',
      duty: 'follow-up',
    }),
  return: returnObstacle,
  'notify-respondent': ({ answer }) => when(answer !== 'not-asked', { type: 'respondent-already-notified' }),
  ask: companyHasNoAccount,
  conclude: (state) => noneIn(state, ['open']) ?? answerObstacle(state),
  explain: ({ outcome, explained }) =>
    when(outcome === null, { type: 'demands-still-open' }) ?? when(explained, { type: 'already-explained' }),
  serve: unissued,
  'order-rectification': (state) =>
    noneIn(state, ['substantiated', 'lawful-change', 'overdue'], isOrderable) ?? approvalPending(state),
  'confirm-rectification': (state) => noneIn(state, ['rectifying', 'overdue', 'refused']),
  'refuse-completion': (state) =>
    noneIn(state, ['rectifying', 'overdue', 'refused', 'breach']) ??
    when(!state.demands.some((demand) => demand.completionReported), {
      type: 'duty-not-running',
      duty: 'confirm',
    }),
  'judge-justification': ({ justifications: claims }) =>
    when(claims.length === 0, { type: 'justification-unknown' }) ??
    when(!claims.some(({ accepted }) => accepted === null), { type: 'justification-judged' }),
  'propose-determination': (state) =>
    when(state.proposal !== null, { type: 'proposal-pending' }) ?? noneIn(state, ['overdue', 'refused']),
  'withdraw-proposal': (state) =>
    when(state.proposal === null, { type: 'proposal-missing' }) ??
    (state.approval?.act.type === 'determine' ? approvalPending(state) : null),
  'record-defence': (state) =>
    speaksForItself(state) ??
    unproposed(state) ??
    when(state.proposal?.defenceClosed === true, { type: 'defence-window-closed' }),
  'hold-hearing': (state) =>
    speaksForItself(state) ??
    unproposed(state) ??
    when(state.proposal?.hearing !== 'asked', { type: 'hearing-not-asked' }),
  'hear-defence': (state) =>
    unproposed(state) ?? defenceOpen(state, ['submitted', 'heard']) ?? hearingOwed(state),
  defend: (state) =>
    unproposed(state) ?? when(state.proposal?.defenceClosed === true, { type: 'defence-window-closed' }),
  determine: (state) =>
    unproposed(state) ??
    defenceOpen(state, ['heard']) ??
    hearingOwed(state) ??
    when(state.proposal?.defence === 'submitted', { type: 'defence-not-heard' }) ??
    approvalPending(state),
  'correct-determination': undetermined,
  'revoke-determination': (state) => undetermined(state) ?? approvalPending(state),
  'publish-determination': (state) => publicationStanding(state) ?? approvalPending(state),
  'withdraw-publication': withdrawalStanding,
  'record-performance': (state) =>
    noneIn(state, ['breach', 'lawful-change']) ??
    when(noneIn(state, ['breach', 'lawful-change'], ({ performedOn }) => performedOn === null) !== null, {
      type: 'target-is-same',
    }),
  'decide-review': (state) => reviewObstacle(state, 'upheld') ?? approvalPending(state),
  answer: (state) => (hasOpenQuestion(state, 'respondent') ? null : answerClosed(state)),
  'report-progress': (state) => noneIn(state, ['rectifying', 'overdue', 'refused', 'breach']),
  'claim-justification': (state) => noneIn(state, ['rectifying', 'overdue']),
  'declare-refusal': (state) => noneIn(state, ['open', 'substantiated', 'lawful-change', 'rectifying']),
  reply: (state) => when(!hasOpenQuestion(state, 'complainant'), { type: 'question-unknown' }),
  'agree-to-be-named': (state, actor) =>
    when(state.namingAgreed, { type: 'already-agreed' }) ?? specialAuthority(actor),
  withdraw: (state, actor) => noParty(state) ?? specialAuthority(actor) ?? determinedAlready(state),
  settle: (state, actor) =>
    noParty(state) ??
    specialAuthority(actor) ??
    determinedAlready(state) ??
    when(state.settlement === 'declared', { type: 'settlement-already-declared' }),
  rate: ratingObstacle,
  'request-review': askingObstacle,
  'call-off-agent': ({ agentActive }, actor) =>
    when(!agentActive, { type: 'agent-unknown' }) ??
    when(actor.type === 'complainant' && actor.party === 'agent', { type: 'actor-not-concerned' }),
  approve: signingObstacle,
  'return-for-revision': signingObstacle,
  'link-duplicate': ({ leadingId }) => when(leadingId !== undefined, { type: 'duplicate-already-linked' }),
  'unlink-duplicate': ({ leadingId }) => when(leadingId === undefined, { type: 'duplicate-not-linked' }),
  'link-contract': ({ origin, linkedContract }) =>
    when(origin !== undefined || linkedContract !== undefined, { type: 'contract-already-linked' }),
  'unlink-contract': ({ linkedContract }) =>
    when(linkedContract === undefined, { type: 'contract-not-linked' }),
  // A case that is over is urged only for what is still owed in it.
  urge: ({ status, duties }) =>
    when(status === 'closed' && !duties.some(isOwed), { type: 'duty-not-running', duty: '' }),
  list: ({ listed }) => when(listed, { type: 'already-listed' }),
  'grant-extension': ({ rules }) =>
    when(Object.keys(rules.extensions).length === 0, { type: 'extension-not-provided' }),
  resume: ({ suspension }) => when(suspension === null, { type: 'not-suspended' }),
  discontinue: (state) => undiscontinuable(state) ?? approvalPending(state),
  'answer-instruction': ({ instructions }) =>
    when(!instructions.some(({ answered }) => !answered), { type: 'instruction-unknown' }),
};

/** Why nothing that this command could say would stand, or null. */
export function standingObstacle(
  state: ComplaintState,
  actor: Actor,
  type: ComplaintCommandType,
): Refusal | null {
  return needsComplainant(state, type) ?? STANDING[type]?.(state, actor) ?? null;
}

/** No demand is in a state in which the command could be about it; the first says in which it is instead. */
function noneIn(
  { demands: [first, ...others] }: ComplaintState,
  allowed: readonly DemandState[],
  isMeant: (demand: Demand) => boolean = () => true,
): Refusal | null {
  if (first === undefined) return { type: 'demand-unknown' };
  const isSome = [first, ...others].some((demand) => allowed.includes(demand.state) && isMeant(demand));
  return when(!isSome, { type: 'demand-not-in-state', state: first.state, allowed });
}

const isOrderable = (demand: Demand): boolean => demand.state !== 'overdue' || !wasServedInTime(demand);

/** There is no 拟认定, or the respondent has not been told of it. */
function unproposed({ proposal }: ComplaintState): Refusal | null {
  return (
    when(proposal === null, { type: 'proposal-missing' }) ??
    when(proposal?.servedOn === null, { type: 'notice-not-served' })
  );
}

function hasOpenQuestion({ questions }: ComplaintState, party: 'respondent' | 'complainant'): boolean {
  return questions.some((question) => question.party === party && !question.answered);
}
