import { inFuture, withoutEvidence } from '../contract/decision';
import { findDuty, isOwed } from '../duty';
import { unless, when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { CommitmentState } from './commitment';
import { notOwed, type Deciders } from './decision';
import { findNode } from './node';

/** What becomes of the whole commitment; what comes from above and from outside. */
export const wholeDeciders: Deciders<
  | 'change'
  | 'withdraw'
  | 'link-contract'
  | 'assign-manager'
  | 'close'
  | 'urge'
  | 'notice-undelivered'
  | 'calendar-imported'
  | 'promisor-succeeded'
> = {
  // A ground from the closed list, with the document it rests on (seed 003 一(三)).
  change: ({ state, facts, on }) =>
    unless(
      [
        inFuture(facts.on, on),
        when(facts.changes.length === 0, { type: 'nothing-named' }),
        ...facts.changes.map(({ nodeId }) => notOwed(state, nodeId) ?? beforeExit(state, nodeId)),
        when(
          facts.changes.some(({ dueOn, isDropped }) => !isDropped && dueOn < on),
          { type: 'date-in-past' },
        ),
        withoutEvidence(facts),
      ],
      [{ ...facts, type: 'commitment-changed' }],
    ),

  withdraw: ({ state, facts, on }) =>
    unless(
      [
        inFuture(facts.on, on),
        ...state.nodes.map(({ nodeId }) => beforeExit(state, nodeId)),
        withoutEvidence(facts),
      ],
      [{ ...facts, type: 'commitment-withdrawn' }],
    ),

  'link-contract': ({ state, facts }) =>
    unless(
      [when(state.contractIds.includes(facts.contractId), { type: 'target-is-same' })],
      [{ ...facts, type: 'contract-linked' }],
    ),

  'assign-manager': ({ state, facts }) =>
    unless(
      [when(state.manager === facts.officerId, { type: 'target-is-same' })],
      [{ ...facts, type: 'manager-assigned' }],
    ),

  close: ({ on }) => unless([], [{ type: 'commitment-closed', on }]),

  urge: ({ state, facts }) => {
    const duty = facts.dutyId === null ? null : findDuty(state, facts.dutyId);
    const isIdle = facts.dutyId !== null && (duty === null || !isOwed(duty));
    return unless(
      [when(isIdle, { type: 'duty-not-running', duty: facts.dutyId ?? '' })],
      [{ ...facts, type: 'commitment-urged' }],
    );
  },

  'notice-undelivered': ({ facts }) => unless([], [{ ...facts, type: 'notice-undelivered' }]),

  'calendar-imported': ({ state, facts }) =>
    unless(
      [when(facts.calendar.version === state.calendar.version, { type: 'target-is-same' })],
      [{ ...facts, type: 'calendar-changed' }],
    ),

  'promisor-succeeded': ({ state, facts: { promisor, ...rest } }) =>
    unless(
      [
        when(promisor.organizationId === state.promisor.organizationId, { type: 'target-is-same' }),
        when(promisor.status !== 'active', { type: 'organization-not-active' }),
      ],
      [{ ...rest, promisor, type: 'promisor-succeeded' }],
    ),
};

/** What is overdue is not changed away: first a supervision with its result, and an answer to what is proposed. */
function beforeExit(state: CommitmentState, nodeId: string): Refusal | null {
  const node = findNode(state, nodeId);
  if (node?.state !== 'overdue') return null;
  const isUnsupervised = node.supervision === 'none' || node.supervision === 'open';
  return (
    when(isUnsupervised, { type: 'supervision-missing' }) ??
    when(node.proposal !== null, { type: 'proposal-pending' })
  );
}
