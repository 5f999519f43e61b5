import type { CaseCommand } from '../case';
import { findDuty } from '../duty';
import type { CommandId, DemandId, Instant, PlainDate } from '../ids';
import { officerOf, type Actor } from '../officer';
import { when } from '../obstacle';
import type { ApprovalStep } from '../policy';
import type { Refusal } from '../refusal';
import { accepted, refused, type Result } from '../result';
import { chainOf, type ApprovableAct } from './approval';
import type { ComplaintState, Demand, DemandState } from './complaint';
import type { ComplaintData } from './events';
import type { ComplaintCommandType, ComplaintFacts, FactsOf } from './facts';

export type ComplaintCommand = CaseCommand<ComplaintFacts>;

/** The state before a command, who issued it and when. `on` is the day of its receipt. */
export interface Situation {
  readonly state: ComplaintState;
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly at: Instant;
  readonly on: PlainDate;
}

/** One command in its situation. */
export interface Judged<Type extends ComplaintCommandType> extends Situation {
  readonly facts: Omit<FactsOf<Type>, 'version'>;
}

export type Verdict = Result<readonly ComplaintData[], Refusal>;

export type Decider<Type extends ComplaintCommandType> = (judged: Judged<Type>) => Verdict;

export type Deciders<Types extends ComplaintCommandType> = { readonly [Type in Types]: Decider<Type> };

/** The command stands: this is what happened. */
export function happened(...events: readonly ComplaintData[]): Verdict {
  return accepted(events);
}

export function findDemand(state: ComplaintState, demandId: DemandId): Demand | null {
  return state.demands.find((demand) => demand.demandId === demandId) ?? null;
}

/** Every demand named exists and is in one of the states; otherwise the refusal says which state it is in. */
export function demandsIn(
  state: ComplaintState,
  demandIds: readonly DemandId[],
  allowed: readonly DemandState[],
): Refusal | null {
  if (demandIds.length === 0) return { type: 'nothing-named' };
  for (const demandId of demandIds) {
    const demand = findDemand(state, demandId);
    if (demand === null) return { type: 'demand-unknown' };
    if (!allowed.includes(demand.state)) {
      return { type: 'demand-not-in-state', state: demand.state, allowed };
    }
  }
  return null;
}

/** Nothing may be decided beside an act that is on its way to its signatures. */
export function approvalPending({ approval }: ComplaintState): Refusal | null {
  return approval === null ? null : { type: 'approval-pending', act: approval.act.type };
}

/** No conclusion before the respondent has answered, or its window has closed. */
export function answerObstacle(state: ComplaintState): Refusal | null {
  if (state.answer === 'not-asked') return { type: 'respondent-not-notified' };
  const until = findDuty(state, 'answer')?.dueAt ?? '';
  return when(state.answer === 'open', { type: 'answer-window-open', until });
}

/** A day outside what the command may speak of: after its own, or before the fact that it follows. */
export function dateOutside(
  on: PlainDate,
  { from, until }: { readonly from: PlainDate | null; readonly until: PlainDate },
): Refusal | null {
  if (on > until) return { type: 'date-in-future' };
  return when(from !== null && on < from, { type: 'date-in-past' });
}

/**
 * Puts an act on its way through the chain that the rules name for it: never one pen. The approval's id is the
 * command's, so that proposing twice is one proposal.
 */
export function propose(
  situation: Situation,
  act: ApprovableAct,
  furtherSteps: readonly ApprovalStep[] = [],
): Verdict {
  const { state } = situation;
  const pending = approvalPending(state);
  if (pending !== null) return refused(pending);
  const steps = [...state.rules.approvals[chainOf(act.type)], ...furtherSteps];
  return happened(requested(situation, act, steps));
}

/** An act that begins its way through these steps. */
export function requested(
  { commandId, actor }: Situation,
  act: ApprovableAct,
  steps: readonly ApprovalStep[],
): ComplaintData {
  const approval = { approvalId: commandId, act, steps, signedBy: [], proposedBy: officerOf(actor) };
  return { type: 'approval-requested', approval };
}
