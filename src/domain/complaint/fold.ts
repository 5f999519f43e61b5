import { receiptDayFor } from '../deadline';
import type { DemandId, Instant, PlainDate } from '../ids';
import type { Actor } from '../officer';
import type { ComplaintState, Demand, LetterKind } from './complaint';
import type { ComplaintEventType, DataOf } from './events';

export interface Folding<Type extends ComplaintEventType> {
  readonly state: ComplaintState;
  readonly data: DataOf<Type>;
  /** The legal instant of the event. */
  readonly at: Instant;
  readonly actor: Actor;
}

export type Fold<Type extends ComplaintEventType> = (folding: Folding<Type>) => ComplaintState;

export type Folds<Types extends ComplaintEventType> = { readonly [Type in Types]: Fold<Type> };

export const unchanged = ({ state }: { readonly state: ComplaintState }): ComplaintState => state;

/** An act that has happened, or whose body has let go of the case, waits for no more signatures. */
export function withoutApproval(state: ComplaintState): ComplaintState {
  return { ...state, approval: null };
}

/** The letter is issued anew: the service of the former one does not count for it. */
export function reissued(state: ComplaintState, letterKind: LetterKind): ComplaintState {
  return { ...state, services: state.services.filter((service) => service.letterKind !== letterKind) };
}

/** Changes the demands named, and leaves the others. */
export function editDemands(
  state: ComplaintState,
  demandIds: readonly DemandId[],
  edit: (demand: Demand) => Partial<Demand>,
): ComplaintState {
  return {
    ...state,
    demands: state.demands.map((demand) =>
      demandIds.includes(demand.demandId) ? { ...demand, ...edit(demand) } : demand,
    ),
  };
}

/** The day on which something that arrived at an office counts as received, by the policy for after hours. */
export function arrivalOn(state: ComplaintState, at: Instant): PlainDate {
  return receiptDayFor(at, state.calendar, state.rules.dayRules);
}
