import { basisObstacles, isWholeFrom, obstacleAt, type RuleObstacle } from '../rule-obstacle';
import type { ContractRules } from './contract-rules';
import { areTold } from './monitoring-obstacles';

const POINTER = '#/contract/decision';

/** Why these rules of the decision procedure cannot be put in force. */
export function decisionObstacles({ decision, categories }: ContractRules): readonly RuleObstacle[] {
  if (decision === undefined) return [];
  const { items } = decision;
  const named = items.flatMap((item) => item.categories ?? []);
  const isKnown = named.every((code) => categories.some((category) => category.code === code));
  return [
    ...(areTold(items)
      ? []
      : obstacleAt(POINTER, '决策程序的代码不能重复，中英文名称都要有', '改正重复的代码，补全名称')),
    ...(isKnown ? [] : obstacleAt(POINTER, '写明的合同类别不存在', '改为规则中有的类别代码')),
    ...(items.every(({ fromFen }) => fromFen === null || isWholeFrom(fromFen, 1))
      ? []
      : obstacleAt(POINTER, '金额须为正整数（分）', '填写整数，或写为 null')),
    ...items.flatMap(({ basis }, place) => basisObstacles(`${POINTER}/value/items/${place}/basis`, basis)),
  ];
}
