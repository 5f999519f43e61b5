import type { CaseCommand } from '../case';
import { officerOf } from '../officer';
import { when } from '../obstacle';
import { plainDateAt } from '../plain-date';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import type { CommitmentState } from './commitment';
import { nodeDeciders } from './decide-node';
import { wholeDeciders } from './decide-whole';
import type { Decider, Deciders, Verdict } from './decision';
import type { CommitmentCommandType, CommitmentFacts } from './facts';
import { obstacleTo } from './permission';

const DECIDERS: Deciders<CommitmentCommandType> = { ...nodeDeciders, ...wholeDeciders };

/** Judges one command on a commitment: first who may and when, then what it says. Pure, total, the only judge. */
export function decide(state: CommitmentState, command: CaseCommand<CommitmentFacts>): Verdict {
  const { actor, receivedAt } = command;
  const { version, ...facts } = command.facts;
  const stale = when(version !== undefined && version !== state.sequence, {
    ...{ type: 'version-stale', expected: version ?? 0, actual: state.sequence },
  });
  const obstacle: Refusal | null = obstacleTo(state, actor, facts.type) ?? stale;
  if (obstacle !== null) return refused(obstacle);
  const officerId = officerOf(actor);
  return deciderFor(facts.type)({ state, officerId, on: plainDateAt(receivedAt), facts });
}

function deciderFor<Type extends CommitmentCommandType>(type: Type): Decider<Type> {
  const deciders: { readonly [Key in Type]: Decider<Key> } = DECIDERS;
  return deciders[type];
}
