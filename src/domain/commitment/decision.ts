import type { OfficerId, PlainDate } from '../ids';
import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { Result } from '../result';
import type { CommitmentState } from './commitment';
import type { CommitmentData } from './events';
import type { CommitmentCommandType, FactsOf } from './facts';
import { findNode, isSettled } from './node';

export type Verdict = Result<readonly CommitmentData[], Refusal>;

/** One command on the state before it. */
export interface Judged<Type extends CommitmentCommandType> {
  readonly state: CommitmentState;
  /** Who issued it; null where nobody is named. */
  readonly officerId: OfficerId | null;
  /** The day of the command's receipt. */
  readonly on: PlainDate;
  readonly facts: Omit<FactsOf<Type>, 'version'>;
}

export type Decider<Type extends CommitmentCommandType> = (judged: Judged<Type>) => Verdict;

export type Deciders<Types extends CommitmentCommandType> = { readonly [Type in Types]: Decider<Type> };

/** The node is there, and something is still owed on it. */
export function notOwed(state: CommitmentState, nodeId: string): Refusal | null {
  const node = findNode(state, nodeId);
  if (node === null) return { type: 'milestone-unknown' };
  return when(isSettled(node), { type: 'milestone-settled', state: node.state });
}

export function notOverdue(state: CommitmentState, nodeId: string): Refusal | null {
  const isOverdue = findNode(state, nodeId)?.state === 'overdue';
  return notOwed(state, nodeId) ?? when(!isOverdue, { type: 'milestone-not-overdue' });
}
