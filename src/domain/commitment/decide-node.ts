import { inFuture, withoutEvidence } from '../contract/decision';
import { findDuty } from '../duty';
import type { OfficerId } from '../ids';
import { unless, when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { CommitmentState } from './commitment';
import { notOverdue, notOwed, type Deciders } from './decision';
import { findNode } from './node';

/** What becomes of one node: honoured, explained, supervised, tolerated, or confirmed as not honoured. */
export const nodeDeciders: Deciders<
  | 'record-performance'
  | 'explain-overdue'
  | 'open-supervision'
  | 'conclude-supervision'
  | 'ask-tolerance'
  | 'grant-tolerance'
  | 'refuse-tolerance'
  | 'propose-not-honoured'
  | 'answer-proposal'
  | 'confirm-not-honoured'
  | 'decline-not-honoured'
> = {
  'record-performance': ({ state, facts, on }) =>
    unless(
      [
        notOwed(state, facts.nodeId),
        inFuture(facts.on, on),
        when(!facts.completes && facts.thousandths === null, { type: 'nothing-named' }),
        withoutEvidence(facts),
      ],
      [{ ...facts, type: 'performance-recorded' }],
    ),

  'explain-overdue': ({ state, facts, on }) =>
    unless(
      [notOverdue(state, facts.nodeId), when(facts.plannedOn < on, { type: 'date-in-past' })],
      [{ ...facts, type: 'overdue-explained' }],
    ),

  'open-supervision': ({ state, facts }) => {
    const isOpen = findNode(state, facts.nodeId)?.supervision === 'open';
    return unless(
      [notOverdue(state, facts.nodeId), when(isOpen, { type: 'supervision-open' })],
      [{ ...facts, type: 'supervision-opened' }],
    );
  },

  'conclude-supervision': ({ state, facts }) => {
    const isOpen = findNode(state, facts.nodeId)?.supervision === 'open';
    return unless(
      [
        notOverdue(state, facts.nodeId),
        when(!isOpen, { type: 'supervision-missing' }),
        withoutEvidence(facts),
      ],
      [{ ...facts, type: 'supervision-concluded' }],
    );
  },

  'ask-tolerance': ({ state, facts, officerId }) => {
    const maximumDays = state.rules.mostToleranceDays;
    return unless(
      [
        notOverdue(state, facts.nodeId),
        notSupervisable(state, facts.nodeId),
        when(findNode(state, facts.nodeId)?.toleranceAsked !== null, { type: 'tolerance-pending' }),
        when(facts.days > maximumDays, { type: 'date-too-far', maximumDays }),
      ],
      [{ ...facts, type: 'tolerance-asked', askedBy: officerId }],
    );
  },

  'grant-tolerance': ({ state, facts, officerId }) => {
    const days = findNode(state, facts.nodeId)?.toleranceAsked?.days ?? 0;
    return unless(
      [
        notOverdue(state, facts.nodeId),
        toleranceNotDecidable(state, facts.nodeId, officerId),
        notSupervisable(state, facts.nodeId),
      ],
      [{ ...facts, type: 'tolerance-granted', days }],
    );
  },

  'refuse-tolerance': ({ state, facts, officerId }) =>
    unless(
      [notOwed(state, facts.nodeId), toleranceNotDecidable(state, facts.nodeId, officerId)],
      [{ ...facts, type: 'tolerance-refused' }],
    ),

  'propose-not-honoured': ({ state, facts, officerId }) => {
    const node = findNode(state, facts.nodeId);
    const isSupervised = node?.supervision === 'impossible' || node?.supervision === 'not-performed';
    return unless(
      [
        notOverdue(state, facts.nodeId),
        when(!isSupervised, { type: 'supervision-missing' }),
        when(node?.proposal != null, { type: 'proposal-pending' }),
      ],
      [{ ...facts, type: 'not-honoured-proposed', proposedBy: officerId }],
    );
  },

  // 书面陈述: its paper is the evidence.
  'answer-proposal': ({ state, facts }) => {
    const isWindowOpen = findDuty(state, `answer-proposal/${facts.nodeId}`)?.state === 'running';
    return unless(
      [
        proposalMissing(state, facts.nodeId),
        when(!isWindowOpen, { type: 'defence-window-closed' }),
        withoutEvidence(facts),
      ],
      [{ ...facts, type: 'proposal-answered' }],
    );
  },

  'confirm-not-honoured': ({ state, facts, officerId }) =>
    unless(
      [
        proposalMissing(state, facts.nodeId),
        ownProposal(state, facts.nodeId, officerId),
        notHeard(state, facts.nodeId),
      ],
      [{ ...facts, type: 'not-honoured-confirmed' }],
    ),

  'decline-not-honoured': ({ state, facts, officerId }) =>
    unless(
      [proposalMissing(state, facts.nodeId), ownProposal(state, facts.nodeId, officerId)],
      [{ ...facts, type: 'not-honoured-declined' }],
    ),
};

/** Only a supervision that is awaited can wait longer. */
function notSupervisable(state: CommitmentState, nodeId: string): Refusal | null {
  const isAwaited = findDuty(state, `supervise/${nodeId}`)?.state === 'running';
  return when(!isAwaited, { type: 'duty-not-running', duty: 'supervise' });
}

/** Never one pen: whoever asked does not decide. */
function toleranceNotDecidable(
  state: CommitmentState,
  nodeId: string,
  officerId: OfficerId | null,
): Refusal | null {
  const waiting = findNode(state, nodeId)?.toleranceAsked ?? null;
  if (waiting === null) return { type: 'tolerance-not-asked' };
  return when(waiting.askedBy === officerId, { type: 'approval-own-proposal' });
}

function proposalMissing(state: CommitmentState, nodeId: string): Refusal | null {
  const hasProposal = findNode(state, nodeId)?.proposal != null;
  return notOwed(state, nodeId) ?? when(!hasProposal, { type: 'proposal-missing' });
}

function ownProposal(state: CommitmentState, nodeId: string, officerId: OfficerId | null): Refusal | null {
  const proposedBy = findNode(state, nodeId)?.proposal?.proposedBy ?? null;
  return when(proposedBy === officerId, { type: 'approval-own-proposal' });
}

/** The body is heard first: it has answered in writing, or its days for it have run out. */
function notHeard(state: CommitmentState, nodeId: string): Refusal | null {
  if (findNode(state, nodeId)?.proposal?.isAnswered === true) return null;
  const window = findDuty(state, `answer-proposal/${nodeId}`);
  if (window?.state === 'lapsed') return null;
  return window?.dueOn == null
    ? { type: 'defence-not-heard' }
    : { type: 'defence-window-open', until: window.dueOn };
}
