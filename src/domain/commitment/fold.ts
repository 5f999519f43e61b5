import type { Instant } from '../ids';
import type { CommitmentState } from './commitment';
import type { CommitmentEventType, DataOf } from './events';

/** Every event but the first, which makes the state. */
export type LaterType = Exclude<CommitmentEventType, 'commitment-registered'>;

export interface Folding<Type extends LaterType> {
  readonly state: CommitmentState;
  readonly data: DataOf<Type>;
  /** The legal instant of the event. */
  readonly at: Instant;
}

export type Fold<Type extends LaterType> = (folding: Folding<Type>) => CommitmentState;

export type Folds<Types extends LaterType> = { readonly [Type in Types]: Fold<Type> };
