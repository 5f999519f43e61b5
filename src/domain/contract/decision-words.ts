import type { DecisionRules } from './decision-procedure';

/** What a rule set says of the decision procedure, in the words of a table of rules. */
export function decisionWords({ items }: DecisionRules): string {
  const named = items.map(({ label, isCompulsory }) => `${label}（${isCompulsory ? '必须' : '可选'}）`);
  return `签订前的决策程序：${named.join('、') || '没有'}`;
}
