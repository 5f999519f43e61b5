import { amountWords } from '../money';
import type { DecisionItem, DecisionRules } from './decision-procedure';

/** Of which contracts a step is asked: whoever confirms a rule set has to see that it has changed. */
const scopeWords = ({ isCompulsory, categories, fromFen, onlyKeySupervised }: DecisionItem): string =>
  [
    isCompulsory ? '必须' : '可选',
    ...(categories === null ? [] : [`类别${categories.join('、')}`]),
    ...(fromFen === null ? [] : [`${amountWords(fromFen)}以上`]),
    ...(onlyKeySupervised ? ['重点监管合同'] : []),
  ].join('，');

/** What a rule set says of the decision procedure, in the words of a table of rules. */
export function decisionWords({ items }: DecisionRules): string {
  const named = items.map((item) => `${item.label}（${scopeWords(item)}）`);
  return `签订前的决策程序：${named.join('、') || '没有'}`;
}
