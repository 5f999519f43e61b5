import type { CaseCommand, CaseEvent, CaseKind, CaseState } from './case';
import type { CaseClock } from './case-clock';
import type { CaseId, CommandId, Instant } from './ids';
import type { Refusal } from './refusal';

/** What distinguishes one fact, or one thing that happened, from another. */
export interface Typed {
  readonly type: string;
}

/** What the loop of a case has decided and now asks the store to write. */
export type Decision<Data extends Typed> =
  | { readonly type: 'events'; readonly events: readonly Data[]; readonly occurredAt: Instant }
  | { readonly type: 'refusal'; readonly refusal: Refusal };

/** Which command a decision answers. A key that was refused once and is sent again is received again. */
export interface JudgedCommand {
  readonly commandId: CommandId;
  readonly receivedAt: Instant;
}

export interface RecordRequest<Data extends Typed> {
  readonly kind: CaseKind;
  readonly caseId: CaseId;
  readonly epoch: number;
  /** The sequence the first event would get: one more than what the loop has folded in. */
  readonly sequence: number;
  /** Null when a due instant moved the case; `occurredAt` of the decision is then that instant. */
  readonly command: JudgedCommand | null;
  readonly decision: Decision<Data>;
}

/**
 * What the store answered. It alone knows what else was written meanwhile, so even a refusal counts only when it
 * comes back from here.
 */
export type RecordOutcome<Facts extends Typed, Data extends Typed> =
  /** The events of this decision, and every earlier one that the asker has missed. */
  | { readonly outcome: 'recorded'; readonly events: readonly CaseEvent<Data>[] }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  /** Somebody else's events took the sequence: fold them in and decide again. */
  | { readonly outcome: 'behind'; readonly events: readonly CaseEvent<Data>[] }
  /** These were received before the instant that fell due, and come first. */
  | { readonly outcome: 'earlier-command'; readonly commands: readonly CaseCommand<Facts>[] }
  /** A later run of the same case has taken over. */
  | { readonly outcome: 'superseded' };

/** What a run begins with when no earlier run handed it a state. */
export type LoadOutcome<State extends CaseState, Facts extends Typed> =
  | {
      readonly outcome: 'loaded';
      readonly state: State;
      readonly clock: CaseClock;
      /** Stored and not decided yet, in the order of their receipt. */
      readonly pending: readonly CaseCommand<Facts>[];
    }
  | { readonly outcome: 'superseded' };

/** The argument of every case's workflow, kept small and versioned: runs of years ago are read by today's code. */
export interface CaseInput<State extends CaseState> {
  /** Since 2 a timer that rings too early is kept, and not set anew. */
  readonly v: 1 | 2;
  readonly kind: CaseKind;
  readonly caseId: CaseId;
  /** Raised whenever the case is started again from its events; the store refuses what an older run decides. */
  readonly epoch: number;
  readonly clock: CaseClock;
  /** Working-day deadlines all end at the same midnight; each case wakes at its own place in this window. */
  readonly wakeSpreadMs: number;
  /** Null: fold it from the stored events. */
  readonly state: State | null;
}
