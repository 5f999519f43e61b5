import type { Instant } from '../ids';
import type { ContractState } from './contract';
import type { ContractEventType, DataOf } from './events';

export interface Folding<Type extends ContractEventType> {
  readonly state: ContractState;
  readonly data: DataOf<Type>;
  /** The legal instant of the event. */
  readonly at: Instant;
}

/** Every event but the first, which makes the state. */
export type LaterType = Exclude<ContractEventType, 'contract-collected'>;

export type Fold<Type extends LaterType> = (folding: Folding<Type>) => ContractState;

export type Folds<Types extends LaterType> = { readonly [Type in Types]: Fold<Type> };
