import type { ContractRules } from '../contract/contract-rules';
import { mergedContract, resolveContractRules } from '../contract/rule-overlay';
import type { RuleSet } from '../rule-set';
import type { CommitmentRules, SourcedProvisions } from './commitment-rules';

/**
 * The rules of a commitment from its layers in order: base, regions, department. What is counted for a contract's
 * milestone is counted for a promised day as well, for no document gives promises numbers of their own.
 * @returns null where no layer says anything of commitments: there is nothing to register one by.
 * @throws RangeError when the layers together leave the contracts' part unsaid: a base is missing.
 */
export function resolveCommitmentRules(layers: readonly RuleSet[]): CommitmentRules | null {
  const said = mergedContract(layers).commitments;
  if (said === undefined) return null;
  return commitmentRulesOf(resolveContractRules(layers), { ...said.value, basis: said.basis });
}

function commitmentRulesOf(
  { ruleSetId, version, name, dayRules, limits, ladders, wakingSpreadMinutes }: ContractRules,
  { kinds, answerWorkingDays, mostToleranceDays, basis }: SourcedProvisions,
): CommitmentRules {
  return {
    ...{ ruleSetId, version, name, dayRules, kinds, mostToleranceDays, wakingSpreadMinutes },
    limits: {
      perform: limits.perform,
      'explain-overdue': limits['explain-overdue'],
      supervise: limits.supervise,
      'answer-proposal': {
        budget: { unit: 'working-day', amount: answerWorkingDays },
        internalTarget: null,
        basis,
      },
      close: limits['close-out'],
    },
    ladders: {
      perform: ladders.perform ?? [],
      'explain-overdue': ladders['explain-overdue'] ?? [],
      supervise: ladders.supervise ?? [],
    },
  };
}
