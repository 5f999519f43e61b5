import type { CaseCommand } from '../case';
import type { CommandId, DemandId, Instant, OfficerId, PlainDate } from '../ids';
import type { Actor } from '../officer';
import type { ApprovalStep } from '../policy';
import type { Refusal } from '../refusal';
import { accepted, refused, type Result } from '../result';
import type { ApprovableAct } from './approval';
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

/** The first fact that stands in the way, or what happened. */
export function unless(obstacles: readonly (Refusal | null)[], events: readonly ComplaintData[]): Verdict {
  const obstacle = obstacles.find((one) => one !== null);
  return obstacle === undefined ? accepted(events) : refused(obstacle);
}

export function when(isInTheWay: boolean, refusal: Refusal): Refusal | null {
  return isInTheWay ? refusal : null;
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

export function officerOf(actor: Actor): OfficerId | null {
  if (actor.type === 'officer' || actor.type === 'office-system') return actor.officerId;
  return null;
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
  const { state, commandId, actor } = situation;
  if (state.approval !== null) return refused({ type: 'approval-pending', act: state.approval.act.type });
  const steps = [...state.rules.approvals[act.type], ...furtherSteps];
  const approval = { approvalId: commandId, act, steps, signedBy: [], proposedBy: officerOf(actor) };
  return happened({ type: 'approval-requested', approval });
}
