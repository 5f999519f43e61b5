import type { ContractRules } from '../../src/domain/contract/contract-rules';
import { resolveContractRules, type ContractOverlay } from '../../src/domain/contract/rule-overlay';
import { toOrganizationId, type PlainDate } from '../../src/domain/ids';
import { bindsCase, inLayerOrder, type RuleSet } from '../../src/domain/rule-set';
import { RULE_SET_SEEDS, seededRuleSet } from './rule-set-seeds';

export const document = '青城市合同履约监管办法';
export const basis = { document, article: '第三条' };
export const limitOf = (amount: number) => ({
  ...{ budget: { unit: 'working-day', amount } as const, internalTarget: null },
  ...{ basis, evidence: 'V' as const },
});
export const sourced = <T>(value: T) => ({ value, basis, evidence: 'V' as const });
export const rung = (name: string, amount: number, to: string, relativeTo: 'start' | 'due' = 'due') => ({
  ...{ rung: name, to, atTime: '09:00' },
  offset: { amount, unit: 'calendar-day' as const, relativeTo },
});

/** What a region or a department of its own says of contracts. */
export function layer(
  scope: 'region' | 'department',
  regionCode: string,
  contract: ContractOverlay,
): RuleSet {
  return {
    ...{ ruleSetId: `OWN-${scope}-${regionCode}`, scope, regionCode, stage: null, version: 3 },
    acceptingOrganizationId: scope === 'department' ? toOrganizationId('office') : null,
    ...{ effectiveOn: '2026-01-01' as PlainDate, document, name: '本市', note: '' },
    ...{ complaint: {}, contract },
  };
}

const at = { regionCode: '150102', acceptingOrganizationId: toOrganizationId('office') };
export const layersWith = (own: readonly RuleSet[]): readonly RuleSet[] =>
  inLayerOrder([...RULE_SET_SEEDS, ...own].filter((one) => bindsCase(one, at)));
export const rulesWith = (...own: readonly RuleSet[]): ContractRules => resolveContractRules(layersWith(own));
/** Where no region says anything. */
export const BASE = resolveContractRules([seededRuleSet('BASE')]);
