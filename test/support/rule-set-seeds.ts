import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSet } from '../../src/domain/rule-set';

const folder = join(__dirname, '..', '..', 'prisma', 'seed', 'rule-sets');

/** The rule sets that ship with the product, as they stand in their files. */
export const RULE_SET_SEEDS: readonly RuleSet[] = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RuleSet,
);

export function seededRuleSet(id: string): RuleSet {
  const found = RULE_SET_SEEDS.find(({ ruleSetId }) => ruleSetId === id);
  if (found === undefined) throw new Error(`no seed ${id}`);
  return found;
}
