import type { ComplaintEventType } from '../../../src/domain/complaint/events';
import type { ComplaintCommandType, ComplaintFacts } from '../../../src/domain/complaint/facts';
import type { Actor } from '../../../src/domain/officer';
import type { Refusal } from '../../../src/domain/refusal';
import type { ComplaintWorld } from '../complaint-world';

/** Somebody tries something in a case as it stands. */
export interface Try {
  readonly world: ComplaintWorld;
  readonly actor: Actor;
  readonly facts: ComplaintFacts;
}

export interface CommandCase {
  /** Once more, and what then has happened. */
  readonly stands: () => Try;
  readonly happens: readonly ComplaintEventType[];
  /** What stands in the way, in a sentence. */
  readonly refused: readonly (readonly [Refusal['type'], string, () => Try])[];
}

export type CommandCases<Types extends ComplaintCommandType> = Readonly<Record<Types, CommandCase>>;

export const tries = (world: ComplaintWorld, actor: Actor, facts: ComplaintFacts): Try => ({
  world,
  actor,
  facts,
});
