import type { CaseId, CommandId, Instant } from './ids';
import type { Actor } from './officer';
import type { Refusal } from './refusal';
import type { Result } from './result';

export type CaseKind = 'complaint' | 'contract' | 'commitment' | 'credit-record';

/**
 * An act or an outside fact, as it reaches the decision. Free text stays in the store: `facts` hold codes, ids,
 * dates and amounts only, so that nothing a person wrote enters an engine's history.
 */
export interface CaseCommand<Facts extends { readonly type: string }> {
  readonly commandId: CommandId;
  readonly actor: Actor;
  /** The time of the command, in law: when it was received, not when it was handled. */
  readonly receivedAt: Instant;
  readonly facts: Facts;
}

/** One thing that happened. Written once; everything else is derived from it. */
export interface CaseEvent<Data extends { readonly type: string }> {
  readonly sequence: number;
  /** Null when a due instant moved the case. */
  readonly commandId: CommandId | null;
  readonly actor: Actor;
  /** The legal instant: of receipt, or of the deadline that ran out. */
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly data: Data;
}

/** What every case's state has; the rest is the noun's own. Plain JSON, absolute instants. */
export interface CaseState {
  readonly caseId: CaseId;
  /** Of the last event that was folded in. */
  readonly sequence: number;
  readonly status: string;
}

/** What fell due by a given moment: the earliest legal instant, and what follows from it. */
export interface FallenDue<Data> {
  readonly at: Instant;
  readonly events: readonly Data[];
}

/** The law of one kind of case, as pure functions. The workflow, the store and the console ask the same ones. */
export interface CaseLaw<
  State extends CaseState,
  Facts extends { readonly type: string },
  Data extends { readonly type: string },
> {
  readonly kind: CaseKind;
  /** Judges one command on the state before it; several events of one command are recorded together. */
  decide(state: State, command: CaseCommand<Facts>): Result<readonly Data[], Refusal>;
  /** Folds one recorded event in; the first event of a case makes its state out of nothing. */
  evolve(state: State | null, event: CaseEvent<Data>): State;
  /** The next legal instant at which something falls due, or null when nothing is owed. */
  nextDueAt(state: State): Instant | null;
  /** What has fallen due up to and including `now`, the earliest instant first; null when nothing has. */
  fallDue(state: State, now: Instant): FallenDue<Data> | null;
  /** Whether the case needs its workflow no longer. */
  isFinished(state: State): boolean;
}
