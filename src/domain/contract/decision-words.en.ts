import type { DecisionRules } from './decision-procedure';

/** What a rule set says of the decision procedure, in the words of a table of rules. */
export function englishDecisionWords({ items }: DecisionRules): string {
  const named = items.map(
    ({ labelEnglish, isCompulsory }) =>
      `${labelEnglish.toLowerCase()} (${isCompulsory ? 'compulsory' : 'optional'})`,
  );
  return `steps before signing: ${named.join(', ') || 'none'}`;
}
