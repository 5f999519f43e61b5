import type { Texts } from '../audit/chain';
import type { CaseEvent, CaseKind, CaseLaw, CaseState } from '../domain/case';
import type { Typed } from '../domain/recording';
import type { Refusal } from '../domain/refusal';
import type { StepTransaction, Transaction } from './transaction';

/** One step of a case, as its read rows need it: what it was, what happened, what it has become. */
export interface CaseChange<State extends CaseState, Data extends Typed> {
  readonly number: string;
  /** Null when the case has just been opened. */
  readonly before: State | null;
  readonly events: readonly CaseEvent<Data>[];
  readonly after: State;
  /** What people wrote with the command, without salt. */
  readonly texts: Texts;
}

/** What the store needs to know of one kind of case. */
export interface CaseProjection<State extends CaseState, Facts extends Typed, Data extends Typed> {
  readonly law: CaseLaw<State, Facts, Data>;
  /** Members of the state that hardly ever change and are the same for many cases; absent: none. @see splitState */
  readonly frame?: readonly string[];
  /**
   * Writes all that follows from the events (read rows, deadlines, notification outbox, child cases) in their own
   * transaction. What it throws is tried again until it succeeds: nothing of the step is kept meanwhile.
   */
  project(transaction: StepTransaction, change: CaseChange<State, Data>): Promise<void>;
  /** The same for cases that open together (a channel's batch), in fewer statements; one by one where it is absent. */
  projectOpenings?(transaction: StepTransaction, changes: readonly CaseChange<State, Data>[]): Promise<void>;
  /**
   * Checks, in the recording transaction, facts that only the store can vouch for (a body was merged since they were
   * read). Asked only of a command that would be recorded; its refusal is then the answer.
   */
  guard?(transaction: Transaction, state: State, facts: Facts): Promise<Refusal | null>;
}

/** The store handles every kind by its own law and looks into none. */
export type AnyProjection = CaseProjection<CaseState, Typed, Typed>;
export type Projections = Readonly<Partial<Record<CaseKind, AnyProjection>>>;

/** @throws when this process was composed without the kind. */
export function projectionFor(projections: Projections, kind: CaseKind): AnyProjection {
  const projection = projections[kind];
  if (projection === undefined) throw new Error(`no projection for cases of kind ${kind}`);
  return projection;
}
