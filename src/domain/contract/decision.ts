import { when } from '../obstacle';
import type { CommandId, PlainDate } from '../ids';
import type { Actor } from '../officer';
import type { Refusal } from '../refusal';
import type { Result } from '../result';
import type { ContractState } from './contract';
import type { ContractData } from './events';
import type { ContractCommandType, FactsOf } from './facts';
import { findMilestone, isSettled } from './milestone';

export type Verdict = Result<readonly ContractData[], Refusal>;

/** One command on the state before it. */
export interface Judged<Type extends ContractCommandType> {
  readonly state: ContractState;
  readonly actor: Actor;
  readonly commandId: CommandId;
  /** The day of the command's receipt. */
  readonly on: PlainDate;
  readonly facts: Omit<FactsOf<Type>, 'version'>;
}

export type Decider<Type extends ContractCommandType> = (judged: Judged<Type>) => Verdict;

export type Deciders<Types extends ContractCommandType> = { readonly [Type in Types]: Decider<Type> };

export function inFuture(day: PlainDate, on: PlainDate): Refusal | null {
  return when(day > on, { type: 'date-in-future' });
}

export function withoutEvidence({
  evidenceIds,
}: {
  readonly evidenceIds: readonly unknown[];
}): Refusal | null {
  return when(evidenceIds.length === 0, { type: 'evidence-required' });
}

/** The milestone is there, and something is still owed on it. */
export function notOwed(state: ContractState, milestoneId: string): Refusal | null {
  const milestone = findMilestone(state, milestoneId);
  if (milestone === null) return { type: 'milestone-unknown' };
  return when(isSettled(milestone), { type: 'milestone-settled', state: milestone.state });
}

export function notOverdue(state: ContractState, milestoneId: string): Refusal | null {
  return (
    notOwed(state, milestoneId) ??
    when(findMilestone(state, milestoneId)?.state !== 'overdue', { type: 'milestone-not-overdue' })
  );
}
