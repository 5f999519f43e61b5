import type { CaseCommand } from '../case';
import { plainDateAt } from '../plain-date';
import { refused } from '../result';
import type { ContractState } from './contract';
import { complaintDeciders } from './decide-complaint';
import { determinationDeciders } from './decide-determination';
import { filingDeciders } from './decide-filing';
import { monitoringDeciders } from './decide-monitoring';
import { paymentDeciders } from './decide-payment';
import { performanceDeciders } from './decide-performance';
import { successionDeciders } from './decide-succession';
import { supervisionDeciders } from './decide-supervision';
import { toldDeciders } from './decide-told';
import type { Decider, Deciders, Verdict } from './decision';
import type { ContractCommandType, ContractFacts } from './facts';
import { mayIssue } from './permission';
import { standingObstacle } from './standing';

const DECIDERS: Deciders<ContractCommandType> = {
  ...filingDeciders,
  ...performanceDeciders,
  ...paymentDeciders,
  ...toldDeciders,
  ...supervisionDeciders,
  ...successionDeciders,
  ...monitoringDeciders,
  ...determinationDeciders,
  ...complaintDeciders,
};

/** Judges one command on a contract: first who may and when, then what it says. Pure, total, the only judge. */
export function decide(state: ContractState, command: CaseCommand<ContractFacts>): Verdict {
  const { actor, commandId, receivedAt } = command;
  const { version, ...facts } = command.facts;
  const permission = mayIssue(state, actor, facts.type);
  if (!permission.ok) return permission;
  if (version !== undefined && version !== state.sequence) {
    return refused({ type: 'version-stale', expected: version, actual: state.sequence });
  }
  const standing = standingObstacle(state, facts.type);
  if (standing !== null) return refused(standing);
  return deciderFor(facts.type)({ state, actor, commandId, on: plainDateAt(receivedAt), facts });
}

function deciderFor<Type extends ContractCommandType>(type: Type): Decider<Type> {
  const deciders: { readonly [Key in Type]: Decider<Key> } = DECIDERS;
  return deciders[type];
}
