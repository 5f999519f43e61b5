import { englishAmount } from '../money';
import type { DecisionItem, DecisionRules } from './decision-procedure';

const scopeWords = ({ isCompulsory, categories, fromFen, onlyKeySupervised }: DecisionItem): string =>
  [
    isCompulsory ? 'compulsory' : 'optional',
    ...(categories === null ? [] : [`categories ${categories.join(' and ')}`]),
    ...(fromFen === null ? [] : [`from ${englishAmount(fromFen)} on`]),
    ...(onlyKeySupervised ? ['key-supervised contracts alone'] : []),
  ].join(', ');

/** What a rule set says of the decision procedure, in the words of a table of rules. */
export function englishDecisionWords({ items }: DecisionRules): string {
  const named = items.map((item) => `${item.labelEnglish.toLowerCase()} (${scopeWords(item)})`);
  return `steps before signing: ${named.join(', ') || 'none'}`;
}
